from datetime import date


def test_it_says_what_kind_of_plan_it_is_and_when_it_is_in_force(signed_in, office, two_plans):
    page = signed_in(office).get(f"/plan/plans/{two_plans[0].pk}/describe/")
    page = page.submit("Record it", kind="statement", ended_on=date(2024, 2, 20), redirects_to="anywhere")
    assert "Written statement of action. In force from 20 September 2023 to 20 February 2024." in page.text


def test_it_says_what_cannot_be(signed_in, office, two_plans):
    page = signed_in(office).get(f"/plan/plans/{two_plans[0].pk}/describe/")
    assert page.submit("Record it", ended_on=date(2023, 1, 1)).errors() == [
        "A plan cannot end before it begins."
    ]
    assert page.submit("Record it", follows=two_plans[1].pk).errors() == [
        "A plan cannot follow itself, or a plan that follows it."
    ]


def test_it_is_for_those_who_keep_the_plan(signed_in, board_member, two_plans):
    signed_in(board_member).get(f"/plan/plans/{two_plans[0].pk}/describe/", status=404)
