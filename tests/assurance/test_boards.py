from goldenthread.assurance.boards import actions


def test_it_shows_who_reports_to_whom_and_whose_terms_are_overdue(signed_in, board_member, pdg):
    page = signed_in(board_member).get("/boards/")
    assert "2 boards and groups. Terms of reference overdue for review: SIAB." in page.text
    rows = {row["Board"].split()[0]: row for row in page.rows("Boards and groups")}
    assert rows["PDG"]["Reports to"] == "SIAB"
    assert rows["SIAB"]["Chair"] == "Ida Fenn"
    assert rows["SIAB"]["Terms of reference"] == "Review 409 days late"
    assert page.soup.select_one(".gt-chart svg title").text.startswith("Who reports to whom: 2 boards")
    assert "Add a board or group" not in page.links()


def test_it_is_shown_as_it_stood(signed_in, board_member, pdg):
    page = signed_in(board_member).get("/boards/?on=2023-02-15")
    assert [row["Board"].split()[0] for row in page.rows("Boards and groups")] == ["SIAB"]
    assert "None recorded" in page.text  # the terms were agreed in March
    assert "No board was recorded by this day" in signed_in(board_member).get("/boards/?on=2022-12-31").text


def test_what_ended_is_listed_apart(signed_in, office, pdg):
    from datetime import date

    actions.end_board(board=pdg, ended_on=date(2024, 4, 24), because="Its work is done", by=office)
    page = signed_in(office).get("/boards/")
    assert "ended on 24 April 2024: Its work is done" in page.text
    assert len(signed_in(office).get("/boards/?on=2024-04-23").rows("Boards and groups")) == 2


def test_its_queries_do_not_grow_with_the_boards(
    signed_in, board_member, pdg, committee, django_assert_num_queries
):
    client = signed_in(board_member)
    client.get("/boards/")
    with django_assert_num_queries(13):
        client.get("/boards/")
