import factories

from goldenthread.accounts.roles import Parent


def test_it_shows_an_action_of_an_earlier_plan_and_how_it_went_on(signed_in, office, two_plans):
    first, second = two_plans
    client = signed_in(office)
    page = client.get(f"/plan/plans/{first.pk}/actions/1A2/")
    assert "=Test letters with families" in page.text
    assert "Nobody has said how it went on." in page.text
    carried = client.get(f"/plan/plans/{first.pk}/carry-over/1A2/")
    carried.submit("Record it", outcome="part", into="1A2", why="Only the printing", redirects_to="anywhere")
    page = client.get(f"/plan/plans/{first.pk}/actions/1A2/")
    assert page.links()["1A2"] == f"/plan/plans/{second.pk}/actions/1A2/"
    assert "Carried over in part from 1A2 of “A small plan”. Only the printing" in (
        client.get("/plan/actions/1A2/").text
    )


def test_it_knows_no_other_action(signed_in, board_member, two_plans):
    signed_in(board_member).get(f"/plan/plans/{two_plans[1].pk}/actions/1B1/", status=404)


def test_it_is_for_those_who_may_see_the_plan(signed_in, two_plans):
    person = factories.user(Parent.code)
    signed_in(person).get(f"/plan/plans/{two_plans[0].pk}/actions/1A2/", status=404)


def test_on_an_earlier_day_nobody_had_said_how_it_went_on(signed_in, office, two_plans):
    client, address = signed_in(office), f"/plan/plans/{two_plans[0].pk}"
    carried = client.get(f"{address}/carry-over/1A2/")
    carried.submit("Record it", outcome="part", into="1A2", why="Only the printing", redirects_to="anywhere")
    then = client.get(f"{address}/actions/1A2/?on=2024-11-11")
    assert "Nobody has said how it went on." in then.text
    assert "Only the printing" not in then.text
    assert "Only the printing" in client.get(f"{address}/actions/1A2/").text
    client.get(f"{address}/actions/1A2/?on=2023-09-19", status=404)
