import factories

from goldenthread.accounts.roles import Parent


def test_it_shows_an_earlier_plan_as_it_stood_on_its_last_day(signed_in, board_member, two_plans):
    page = signed_in(board_member).get(f"/plan/plans/{two_plans[0].pk}/")
    assert page.h1 == "A small plan"
    assert "as they stood on 29 February 2024" in page.text
    assert [row["Action"] for row in page.rows("Actions")] == ["1A1", "1A2", "1B1"]
    assert page.links()["what became of its actions"] == f"/plan/plans/{two_plans[0].pk}/carry-over/"


def test_it_knows_no_other_plan(signed_in, board_member, imported):
    signed_in(board_member).get("/plan/plans/0/", status=404)


def test_it_is_for_those_who_may_see_the_plan(signed_in, two_plans):
    signed_in(factories.user(Parent.code)).get(f"/plan/plans/{two_plans[0].pk}/", status=404)


def test_it_is_shown_as_it_stood_on_a_day_and_leads_to_what_belongs_to_its_last(
    signed_in, board_member, two_plans
):
    client, address = signed_in(board_member), f"/plan/plans/{two_plans[0].pk}/"
    assert client.get(address).links()["its rounds and their reports"] == "/rounds/?on=2024-02-29"
    page = client.get(f"{address}?on=2023-12-31")
    assert "as they stood on 31 December 2023" in page.text
    assert "follows it" not in page.text
    assert page.links()["1A1"] == f"{address}actions/1A1/?on=2023-12-31"
    assert page.links()["Its pages"] == "/plan/?on=2023-12-31"
