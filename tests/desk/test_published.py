import factories
import publication
import pytest

from goldenthread.accounts.roles import DataAnalyst
from goldenthread.scorecard.freezing import folders

pytestmark = pytest.mark.django_db
PUBLISHED = "/scorecard/2024-10/published/"
TABLE = "As published and as now known"


@pytest.fixture
def published(october, work_out, manager):
    """October as published, and two late plans recorded since."""
    found = publication.publish(by=manager, note="Half term fell in the month.")
    publication.record_late(october[0].district)
    work_out()
    return found


def by_code(page):
    return {row["Indicator"]: row for row in page.rows(TABLE)}


def test_it_shows_what_was_revised_both_ways(published, signed_in, board_member):
    page = signed_in(board_member).get(PUBLISHED)
    assert page.h1 == "October 2024: as published and as now known"
    rows = by_code(page)
    assert (rows["APP17"]["As published"], rows["APP17"]["As now known"]) == (
        "60.0% (3 of 5)",
        "42.9% (3 of 7)",
    )
    assert {row["Since"] for row in rows.values()} == {"Revised"}
    assert "been revised since" in page.text


def test_it_shows_every_figure_when_asked(published, signed_in, board_member):
    page = signed_in(board_member).get(f"{PUBLISHED}?show=all")
    rows = by_code(page)
    assert rows["X-REQ-6WK"]["Since"] == "As published"
    assert rows["APP17"]["Since"] == "Revised"


def test_the_form_leads_to_what_it_was_asked_for(published, signed_in, manager):
    page = signed_in(manager).get(PUBLISHED)
    page = page.submit("Apply", show="all", by="district")
    assert "District" in page.rows(TABLE)[0]


def test_an_analyst_sees_the_districts_and_a_board_member_no_small_number(published, signed_in, board_member):
    address = f"{PUBLISHED}?by=district"
    shown = signed_in(factories.user(DataAnalyst.code)).get(address)
    assert "75.0% (3 of 4)" in shown.text
    assert "50.0% (3 of 6)" in shown.text
    hidden = signed_in(board_member).get(address)
    assert "75.0%" not in hidden.text
    assert "Too few to show" in hidden.text


def test_it_says_who_published_signed_off_and_what_was_said(published, signed_in, board_member, manager):
    [row] = signed_in(board_member).get(PUBLISHED).rows("Editions")
    assert row["Published"] == f"12 November 2024 at 10:30am by {manager.display_name}"
    assert row["Signed off by"] == "Dr A Patel, Director of Children's Services"
    assert row["Said with it"] == "Half term fell in the month."


def test_an_edition_may_be_chosen(published, signed_in, board_member):
    publication.publish(reason="Two plans came late")
    client = signed_in(board_member)
    assert "No figure of the whole area has been revised since." in client.get(PUBLISHED).text
    assert "APP17" in by_code(client.get(f"{PUBLISHED}?edition=1"))
    client.get(f"{PUBLISHED}?edition=3", status=404)


def test_each_figure_leads_to_its_definition_and_cases(published, signed_in, board_member):
    page = signed_in(board_member).get(PUBLISHED)
    assert page.links()["APP17"] == "/scorecard/2024-10/APP17/"


def test_damaged_files_are_named_and_nothing_is_compared(published, signed_in, board_member):
    file = folders.of(published).place / "results.parquet"
    file.chmod(0o644)
    file.write_bytes(b"other")
    page = signed_in(board_member).get(PUBLISHED)
    assert "results.parquet is not the file that was published" in page.text
    assert "Restore them from a backup" in page.text


def test_a_month_that_was_not_published_is_not_found(october, signed_in, board_member):
    signed_in(board_member).get(PUBLISHED, status=404)


def test_nothing_revised_says_so(october, signed_in, board_member):
    publication.publish()
    page = signed_in(board_member).get(PUBLISHED)
    assert "what was published is what is known now" in page.text


def test_a_parent_sees_nothing_of_it(published, signed_in, parent):
    signed_in(parent).get(PUBLISHED, status=404)


def test_its_queries_do_not_grow_with_the_figures(
    published, signed_in, board_member, django_assert_num_queries
):
    client = signed_in(board_member)
    for address in (PUBLISHED, f"{PUBLISHED}?show=all"):
        with django_assert_num_queries(7):
            client.get(address)
