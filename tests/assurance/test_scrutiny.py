from datetime import date

from goldenthread.assurance.boards import scrutiny_actions as actions


def numbers(page):
    return [row["Number"] for row in page.rows("What scrutiny asked")]


def test_what_waits_and_what_is_late_is_visible(signed_in, board_member, asked, recommended):
    client = signed_in(board_member)
    page = client.get("/boards/scrutiny/")
    assert "2 asked, 2 waiting for an answer, 1 of them late." in page.text
    assert numbers(page) == ["Scrutiny 1", "Scrutiny 2"]
    assert page.rows("What scrutiny asked")[0]["State"] == "Not answered 12 days late"
    for query, found in (
        ("state=late", ["Scrutiny 1"]),
        ("state=unanswered", ["Scrutiny 1", "Scrutiny 2"]),
        ("kind=recommendation", ["Scrutiny 2"]),
        ("q=quarter", ["Scrutiny 2"]),
        ("committee=scrutiny-board", ["Scrutiny 1", "Scrutiny 2"]),
        ("q=rowan", ["Scrutiny 1"]),
    ):
        assert numbers(client.get(f"/boards/scrutiny/?{query}")) == found, query
    assert "Nothing fits." in client.get("/boards/scrutiny/?state=closed").text
    assert "Record what scrutiny asked" not in page.links()


def test_it_is_shown_as_it_stood(signed_in, board_member, office, asked):
    actions.answer(request=asked, words="Nine", answered_on=date(2024, 11, 5), by=office, expected_revision=0)
    client = signed_in(board_member)
    assert "1 asked, 0 waiting" in client.get("/boards/scrutiny/").text
    assert "1 waiting for an answer, 1 of them late" in client.get("/boards/scrutiny/?on=2024-11-04").text
    assert "0 asked" in client.get("/boards/scrutiny/?on=2024-09-17").text


def test_its_queries_do_not_grow(signed_in, board_member, asked, recommended, django_assert_num_queries):
    client = signed_in(board_member)
    client.get("/boards/scrutiny/")
    with django_assert_num_queries(13):
        client.get("/boards/scrutiny/")
