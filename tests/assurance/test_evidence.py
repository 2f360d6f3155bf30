"""The evidence bank: searched, narrowed, sorted, and as it stood on a day."""

from datetime import UTC, date, datetime

import pytest

from goldenthread.assurance.evidence.actions import withdraw_evidence

URL = "/plan/evidence/"


def titles(page):
    return [row["Evidence"].split(" E")[0] for row in page.rows("Evidence")]


@pytest.fixture
def bank(imported, piece, put_to, office):
    """Three pieces in use, one withdrawn."""
    put_to(piece(), action="1A1")
    piece(
        title="Audit of plans", kind="audit", strength="checked", voice="records", dated_on=date(2024, 4, 2)
    )
    piece(title="An old survey", dated_on=date(2023, 2, 1))
    gone = piece(title="A family's story", kind="case_study", strength="one_account")
    withdraw_evidence(
        item=gone,
        why="Somebody could be recognised",
        by=office,
        expected_revision=1,
        at=datetime(2024, 7, 1, 10, tzinfo=UTC),
    )


def test_an_empty_bank_says_where_to_begin(imported, signed_in, board_member, office):
    assert "The bank held nothing" in signed_in(board_member).get(URL).text
    page = signed_in(office).get(URL)
    assert "Begin with what the last government review asked for" in page.text
    assert page.click("Add evidence").h1 == "Add evidence"


def test_the_newest_comes_first_and_each_says_how_old_it_is(
    bank, signed_in, board_member, django_assert_num_queries
):
    client = signed_in(board_member)
    client.get(URL)
    with django_assert_num_queries(8):
        page = client.get(URL)
    assert titles(page) == ["Survey of parents", "Audit of plans", "An old survey"]
    rows = page.rows("Evidence")
    assert rows[0]["What for"] == "Action 1A1"
    assert [row["Dated"] for row in rows] == [
        "20 May 2024 5 months old",
        "2 Apr 2024 7 months old",
        "1 Feb 2023 1 year and 9 months old",
    ]
    assert [each.get_text() for each in page.soup.select("td .gt-late")] == ["1 year and 9 months old"]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("q=survey", ["Survey of parents", "An old survey"]),
        ("q=1a1", ["Survey of parents"]),
        ("q=survey+plans", []),
        ("kind=audit", ["Audit of plans"]),
        ("strength=checked", ["Audit of plans"]),
        ("voice=records", ["Audit of plans"]),
        ("area=1", ["Survey of parents"]),
        ("age=old", ["An old survey"]),
        ("age=fresh", ["Survey of parents", "Audit of plans"]),
        ("which=unlinked", ["Audit of plans", "An old survey"]),
        ("which=withdrawn", ["A family's story"]),
        ("kind=nonsense", ["Survey of parents", "Audit of plans", "An old survey"]),
        ("sort=title", ["An old survey", "Audit of plans", "Survey of parents"]),
        ("sort=-strength", ["Audit of plans", "Survey of parents", "An old survey"]),
        ("on=2024-06-30&kind=case_study", ["A family's story"]),
        ("on=2024-06-02", []),
    ],
)
def test_it_is_narrowed_sorted_and_shown_as_it_stood(bank, signed_in, board_member, query, found):
    page = signed_in(board_member).get(f"{URL}?{query}")
    assert (titles(page) if found else []) == found
    if not found:
        assert "No evidence fits" in page.text or "The bank held nothing" in page.text


def test_nobody_adds_to_an_earlier_day(bank, signed_in, office):
    assert "Add evidence" in signed_in(office).get(URL).links()
    assert "Add evidence" not in signed_in(office).get(f"{URL}?on=2024-06-30").links()


def test_a_government_adviser_reads_bank_item_and_pack(bank, signed_in):
    import factories

    from goldenthread.accounts.roles import GovernmentAdviser

    page = signed_in(factories.user(GovernmentAdviser.code)).get(URL)
    assert page.click("Survey of parents").h1 == "Survey of parents"
    assert "The pack for the next government review" in page.links()
