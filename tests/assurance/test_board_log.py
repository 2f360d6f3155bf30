from datetime import date

from goldenthread.assurance.boards import log_actions as actions


def numbers(page):
    return [row["Number"] for row in page.rows("Decisions and actions")]


def test_it_is_searched_and_narrowed(signed_in, board_member, office, siab, pdg, entry):
    actions.add_entry(board=pdg, kind="decision", words="Agreed", said_on=date(2024, 11, 1), by=office)
    client = signed_in(board_member)
    page = client.get("/boards/log/")
    assert numbers(page) == ["PDG 1", "SIAB 1"]
    assert page.rows("Decisions and actions")[1]["State"] == "Open, 12 days late"
    for query, found in (
        ("q=posts", ["SIAB 1"]),
        ("q=rowan+fill", ["SIAB 1"]),
        ("board=pdg", ["PDG 1"]),
        ("kind=action", ["SIAB 1"]),
        ("state=late", ["SIAB 1"]),
        ("sort=said", ["SIAB 1", "PDG 1"]),
    ):
        assert numbers(client.get(f"/boards/log/?{query}")) == found, query
    assert "No entry fits." in client.get("/boards/log/?state=ended").text


def test_it_is_shown_as_it_stood(signed_in, board_member, office, entry):
    actions.note_entry(
        entry=entry,
        kind="done",
        words="Both filled",
        said_on=date(2024, 11, 5),
        by=office,
        expected_revision=0,
    )
    client = signed_in(board_member)
    state = {
        day: client.get(f"/boards/log/?on={day}").rows("Decisions and actions")[0]["State"]
        for day in ("2024-10-31", "2024-11-04", "2024-11-05")
    }
    assert list(state.values()) == ["Open", "Open, 4 days late", "Done on 5 November 2024"]
    assert "Nothing has been decided" in client.get("/boards/log/?on=2024-01-01").text or "No entry fits" in (
        client.get("/boards/log/?on=2024-01-01").text
    )


def test_its_queries_do_not_grow(signed_in, board_member, entry, django_assert_num_queries):
    client = signed_in(board_member)
    client.get("/boards/log/")
    with django_assert_num_queries(16):
        client.get("/boards/log/")
