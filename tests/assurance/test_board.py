from datetime import date

from goldenthread.assurance.boards import actions


def test_it_says_what_it_is_who_sits_on_it_and_what_is_late(signed_in, board_member, pdg, entry, meeting):
    page = signed_in(board_member).get("/boards/siab/")
    assert "1 action open, 1 late. Meets next on 12 November 2024." in page.text
    assert [row["Part"] for row in page.rows("Members")] == ["Chair", "Member", "In attendance"]
    assert "Due for review by 30 September 2023: 409 days late." in page.text
    assert "PDG" in page.links()
    assert page.rows("Open actions")[0]["State"] == "Open, 12 days late"
    assert "Add a member" not in page.links()
    below = signed_in(board_member).get("/boards/pdg/")
    assert "Reports to SIAB" in below.text


def test_it_is_shown_as_it_stood(signed_in, office, siab, pdg, entry):
    chair = siab.memberships.get(part="chair")
    actions.end_membership(member=chair, ended_on=date(2024, 6, 1), by=office)
    actions.change_board(
        board=siab,
        name="Transformation Board",
        kind="board",
        from_on=date(2024, 6, 1),
        by=office,
        expected_revision=1,
    )
    assert signed_in(office).get("/boards/siab/").h1 == "Transformation Board"
    then = signed_in(office).get("/boards/siab/?on=2024-05-31")
    assert then.h1 == "Improvement and Assurance Board"
    assert then.rows("Members")[0]["Who"] == "Ida Fenn"
    assert "None are open." in then.text  # the action was agreed in September
    signed_in(office).get("/boards/siab/?on=2022-01-01", status=404)


def test_its_queries_do_not_grow(signed_in, board_member, pdg, entry, meeting, django_assert_num_queries):
    client = signed_in(board_member)
    client.get("/boards/siab/")
    with django_assert_num_queries(16):
        client.get("/boards/siab/")
