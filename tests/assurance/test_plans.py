import factories

from goldenthread.accounts.roles import Parent

URL = "/plan/plans/"


def test_it_lists_the_plans_and_says_which_is_in_force(signed_in, board_member, two_plans):
    page = signed_in(board_member).get(URL)
    assert [heading.text.split() for heading in page.soup.select("main h2")] == [
        ["A", "later", "plan", "In", "force"],
        ["A", "small", "plan"],
    ]
    assert "Accelerated progress plan. In force from 1 March 2024. It follows A small plan" in page.text
    assert "In force from 20 September 2023 to 29 February 2024." in page.text


def test_it_shows_the_plan_in_force_on_a_day(signed_in, board_member, two_plans):
    page = signed_in(board_member).get(f"{URL}?on=2024-02-29")
    assert [heading.text.split() for heading in page.soup.select("main h2")] == [
        ["A", "small", "plan", "In", "force"]
    ]
    assert "No improvement plan had begun." in signed_in(board_member).get(f"{URL}?on=2023-01-01").text


def test_it_is_for_those_who_may_see_the_plan(signed_in, imported):
    signed_in(factories.user(Parent.code)).get(URL, status=404)
