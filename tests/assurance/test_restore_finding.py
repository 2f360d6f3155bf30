from datetime import date

import pytest

from goldenthread.assurance.checker import actions, checking
from goldenthread.assurance.checker.models import SuppressedFinding

DAY = date(2024, 11, 12)


@pytest.fixture
def held(imported, area_lead):
    found = next(
        each for each in checking.check_stored_plan(DAY).findings if each.rule == "no-accountable-owner"
    )
    return actions.suppress(kind="plan", finding=found, reason="They lead together", by=area_lead)


def address(held):
    return f"/plan/check/take-back/?finding={held.pk}"


def test_it_lets_a_finding_count_again_and_keeps_who_did_what(signed_in, area_lead, held):
    page = signed_in(area_lead).get(address(held))
    assert "They lead together" in page.text
    page = page.submit("Let it count again", redirects_to="/plan/check/")
    assert "It counts again: action 1A2." in page.text
    assert "says of none that they lead" in page.text
    kept = SuppressedFinding.objects.get()
    assert (kept.restored_by, kept.reason) == (area_lead, "They lead together")


def test_it_can_be_set_aside_again_afterwards(held, area_lead):
    actions.restore(suppressed=held, by=area_lead)
    found = next(
        each for each in checking.check_stored_plan(DAY).findings if each.rule == "no-accountable-owner"
    )
    again = actions.suppress(kind="plan", finding=found, reason="Still so", by=area_lead)
    assert list(SuppressedFinding.objects.standing()) == [again]


@pytest.mark.parametrize("number", ["", "0", "999", "x"])
def test_what_is_not_set_aside_sends_back(signed_in, area_lead, held, number):
    signed_in(area_lead).get(f"/plan/check/take-back/?finding={number}", redirects_to="/plan/check/")


def test_it_is_for_those_who_may(signed_in, board_member, held):
    signed_in(board_member).get(address(held), status=404)
    signed_in(board_member).post(address(held), status=404)


def test_it_asks_the_database_a_fixed_number_of_times(signed_in, area_lead, held, django_assert_num_queries):
    client = signed_in(area_lead)
    with django_assert_num_queries(6):
        client.get(address(held))
