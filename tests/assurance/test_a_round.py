from datetime import date

from goldenthread.assurance.boards.meeting_actions import plan_meeting


def test_it_shows_who_is_late_by_area_and_by_owner(signed_in, board_member, say):
    say("1A2")
    page = signed_in(board_member).get("/rounds/2024-10/")
    assert "1 of 3 actions reported on." in page.text
    assert page.rows("By area")[0]["Said"] == "1 of 3"
    late = {row["Owner"]: row["Waiting"] for row in page.rows("By owner")}
    assert late["Head of SEND (Rowan Ash)"] == "1 not said, 4 days late"
    assert "Close the round" not in page.links()


def test_it_is_not_there_without_a_round(signed_in, board_member, imported):
    signed_in(board_member).get("/rounds/2024-10/", status=404)


def test_the_queries_do_not_grow_with_the_plan(
    signed_in, board_member, open_round, django_assert_max_num_queries
):
    client = signed_in(board_member)
    with django_assert_max_num_queries(40):
        client.get("/rounds/2024-10/")


def test_it_leads_to_the_meetings_that_are_held_for_it(signed_in, board_member, office, siab, open_round):
    held = plan_meeting(board=siab, meets_on=date(2024, 11, 22), held_for=open_round, by=office)
    links = signed_in(board_member).get("/rounds/2024-10/").links()
    assert links["SIAB on 22 November 2024: agenda and minutes"] == f"/boards/meetings/{held.pk}/"
