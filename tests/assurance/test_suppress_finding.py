from datetime import date

import factories
import pytest

from goldenthread.accounts.errors import Refused
from goldenthread.accounts.roles import AreaLead, BoardMember
from goldenthread.assurance.checker import actions, checking
from goldenthread.assurance.checker.models import SuppressedFinding
from goldenthread.assurance.models import Action

URL = "/plan/check/set-aside/"
DAY = date(2024, 11, 12)


def finding(rule="no-accountable-owner"):
    return next(each for each in checking.check_stored_plan(DAY).findings if each.rule == rule)


def address(found):
    return f"{URL}?finding={found.identity}"


def test_it_is_set_aside_with_a_reason_and_no_longer_stands(signed_in, area_lead, imported):
    page = signed_in(area_lead).get(address(finding()))
    assert "It names 2 owners and says of none that they lead." in page.text
    page = page.submit("Set it aside", reason="They lead together", redirects_to="/plan/check/")
    assert "Set aside until one of its figures changes: action 1A2." in page.text
    held = SuppressedFinding.objects.get()
    assert (held.rule, held.reason, held.suppressed_by) == (
        "no-accountable-owner",
        "They lead together",
        area_lead,
    )
    assert "says of none that they lead" not in page.text
    assert "says of none that they lead" not in signed_in(area_lead).get("/plan/actions/1A2/").text


def test_it_needs_a_reason(signed_in, area_lead, imported):
    page = signed_in(area_lead).get(address(finding())).submit("Set it aside", reason="")
    assert page.errors() == ["Say why this finding does not matter"]
    assert not SuppressedFinding.objects.exists()


def test_a_changed_figure_ends_it(imported, bring_in, small, changed, area_lead):
    actions.suppress(kind="plan", finding=finding("past-due"), reason="Agreed", by=area_lead)
    assert "1A2" not in {place(each) for each in standing() if each.rule == "past-due"}
    bring_in(changed(small, "1A2", due_on=date(2024, 6, 1), due_text="1 June 2024"))
    assert "1A2" in {place(each) for each in standing() if each.rule == "past-due"}


def test_another_day_does_not(imported, area_lead):
    actions.suppress(kind="plan", finding=finding("past-due"), reason="Agreed", by=area_lead)
    later = checking.sorted_out(checking.check_stored_plan(date(2025, 1, 1)))
    assert "past-due" not in {each.rule for each in later.standing}


def standing():
    return checking.sorted_out(checking.check_stored_plan(DAY)).standing


def place(each):
    return each.place.removeprefix("action ")


def test_it_is_set_aside_once(imported, area_lead):
    actions.suppress(kind="plan", finding=finding(), reason="Agreed", by=area_lead)
    with pytest.raises(Refused, match="set it aside already"):
        actions.suppress(kind="plan", finding=finding(), reason="Agreed", by=area_lead)


def test_a_finding_that_is_gone_sends_back(signed_in, area_lead, imported):
    gone = finding()
    Action.objects.get(code="1A2").owners.last().delete()
    page = signed_in(area_lead).get(address(gone), redirects_to="/plan/check/")
    assert "That finding is no longer there" in page.text


def test_a_forged_finding_is_not_taken(signed_in, area_lead, imported):
    signed_in(area_lead).post(URL, {"finding": "made:up", "reason": "x"}, status=404)


def test_it_is_for_those_who_may(signed_in, imported):
    signed_in(factories.user(BoardMember.code)).get(address(finding()), status=404)
    assert signed_in(factories.user(AreaLead.code)).get(address(finding())).status == 200


def test_it_asks_the_database_a_fixed_number_of_times(
    signed_in, area_lead, imported, django_assert_num_queries
):
    found, client = finding(), signed_in(area_lead)
    with django_assert_num_queries(20):
        client.get(address(found))
