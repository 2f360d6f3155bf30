from datetime import date

import factories
import pytest

from goldenthread.accounts.roles import DataAnalyst
from goldenthread.assurance.checker import actions, checking

URL = "/plan/check/"
DAY = date(2024, 11, 12)


@pytest.fixture
def analyst(db):
    return factories.user(DataAnalyst.code, display_name="Ana Lyst")


def set_aside(analyst, rule):
    found = checking.check_stored_plan(DAY)
    finding = next(each for each in found.findings if each.rule == rule)
    return actions.suppress(kind="plan", finding=finding, reason="Agreed by the board", by=analyst)


def test_it_says_what_does_not_hold_where_by_which_rule_and_what_would_settle_it(
    signed_in, board_member, imported
):
    page = signed_in(board_member).get(URL)
    assert page.h1 == "What does not hold in the plan"
    assert "hard findings" in page.text
    assert (
        "Green or blue progress goes with a change that is being delivered: not with red impact." in page.text
    )
    assert page.links()["Action 1A1"] == "/plan/actions/1A1/"
    assert "It names 2 owners and says of none that they lead." in page.text
    assert "What would settle it: The name of the one who leads." in page.text


def test_it_can_be_narrowed_to_a_rule_or_a_strength(signed_in, board_member, imported):
    client = signed_in(board_member)
    assert "1 finding shown." in client.get(f"{URL}?rule=no-accountable-owner").text
    hard = client.get(f"{URL}?strength=hard")
    assert {tag.text.strip() for tag in hard.soup.select(".gt-finding .govuk-tag")} == {"Hard"}
    assert "findings shown." in client.get(f"{URL}?rule=no-such-rule").text


def test_what_is_set_aside_is_listed_apart_with_its_reason(signed_in, analyst, imported):
    set_aside(analyst, "no-accountable-owner")
    client = signed_in(analyst)
    page = client.get(URL)
    assert "1 finding is set aside." in page.text
    assert "says of none that they lead" not in page.text
    aside = client.get(f"{URL}?shown=aside")
    assert "Set aside by Ana Lyst" in aside.text
    assert "Agreed by the board" in aside.text
    assert any("Let it count again" in label for label in aside.links())


def test_only_those_who_may_see_a_way_to_set_aside(signed_in, analyst, board_member, imported):
    assert "Set aside" in signed_in(analyst).get(URL).text
    assert "Set aside" not in signed_in(board_member).get(URL).text


def test_it_says_what_to_do_before_there_is_a_plan(signed_in, board_member):
    assert "No improvement plan has been imported yet" in signed_in(board_member).get(URL).text


def test_it_asks_the_database_a_fixed_number_of_times(
    signed_in, board_member, whole_plan, django_assert_num_queries
):
    client = signed_in(board_member)
    with django_assert_num_queries(21):
        client.get(URL)
    with django_assert_num_queries(21):
        client.get(f"{URL}?rule=past-due")


def test_an_earlier_day_is_held_against_the_plan_of_that_day(signed_in, analyst, two_plans):
    client = signed_in(analyst)
    assert "Action 2B1" in client.get(URL).text
    page = client.get(f"{URL}?on=2024-02-29")
    assert page.links()["Action 1A1"] == "/plan/actions/1A1/?on=2024-02-29"
    assert "Action 2B1" not in page.text
    assert "Set aside" not in page.text
    assert "No improvement plan was in force on 1 January 2023." in client.get(f"{URL}?on=2023-01-01").text
