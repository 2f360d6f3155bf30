import factories

from goldenthread.accounts.roles import Parent


def test_it_says_of_each_action_how_it_went_on_and_what_is_new(signed_in, office, two_plans):
    url = f"/plan/plans/{two_plans[0].pk}/carry-over/"
    client = signed_in(office)
    assert "3 actions: of 3 nobody has said." in client.get(url).text
    client.get(f"{url}1A1/").submit("Record it", outcome="carried", redirects_to="anywhere")
    client.get(f"{url}1B1/").submit(
        "Record it", outcome="none", into="", why="It is everyday work", redirects_to="anywhere"
    )
    page = client.get(url)
    assert "3 actions: 1 carried over as it is, 1 not carried over and of 1 nobody has said." in page.text
    rows = page.rows("How each action went on")
    assert rows[0]["How it went on"] == "Carried over as it is: 1A1 Billie Moss, 12 November 2024"
    assert "New in the later plan (2)" in page.text
    assert "of 3 nobody has said" in client.get(f"{url}?on=2024-11-11").text


def test_a_plan_that_none_follows_has_nothing_to_carry_over(signed_in, board_member, two_plans):
    page = signed_in(board_member).get(f"/plan/plans/{two_plans[1].pk}/carry-over/")
    assert "No plan follows it." in page.text


def test_it_asks_the_database_a_fixed_number_of_times(
    signed_in, board_member, two_plans, django_assert_num_queries
):
    client = signed_in(board_member)
    with django_assert_num_queries(20):
        client.get(f"/plan/plans/{two_plans[0].pk}/carry-over/")


def test_it_is_for_those_who_may_see_the_plan(signed_in, two_plans):
    signed_in(factories.user(Parent.code)).get(f"/plan/plans/{two_plans[0].pk}/carry-over/", status=404)
