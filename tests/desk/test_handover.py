"""A handover that was made: what went where, and taking it back."""

import factories
import pytest
import stories

from goldenthread.accounts.roles import Caseworker
from goldenthread.casework import actions as casework
from goldenthread.casework.caseload.actions import hand_over
from goldenthread.casework.models import Request
from goldenthread.clocks import actions as clocks


@pytest.fixture
def made(manager, officer):
    colleague = factories.user(Caseworker.code, team=officer.team, display_name="Ann")
    case = stories.requested(stories.child_of(officer))
    case.officer = officer
    case.save()
    clocks.rebuild()
    return hand_over(by=manager, moves=[(case, colleague)], note="Until spring")


def test_it_says_what_went_where_and_is_undone(signed_in, manager, officer, made):
    page = signed_in(manager).get(f"/caseloads/handovers/{made.pk}/")
    assert "Until spring" in page.text
    assert page.rows("Cases handed over") == [
        {"Child": "Amira Hussain-Cole", "From": officer.display_name, "To": "Ann"}
    ]
    page = page.submit("Undo this handover", redirects_to="/caseloads/")
    assert "The handover is undone" in page.soup.get_text()
    assert Request.objects.get().officer == officer
    page = signed_in(manager).get(f"/caseloads/handovers/{made.pk}/")
    assert f"Undone by {manager.display_name}" in page.text
    assert "Undo this handover" not in page.text


def test_once_a_case_was_written_on_it_offers_no_undoing_and_refuses_it(signed_in, manager, officer, made):
    page = signed_in(manager).get(f"/caseloads/handovers/{made.pk}/")
    told = {"kind": "absent_from_area", "reason": "-"}
    casework.record_exception(by=officer, request=Request.objects.get(), **told)
    page = page.submit("Undo this handover")
    assert "1 of its 1 cases have been written on since" in page.errors()[0]
    assert "cannot be undone as a whole" in page.text
    assert Request.objects.get().officer.display_name == "Ann"


def test_a_caseworker_sees_none(signed_in, officer, made):
    signed_in(officer).get(f"/caseloads/handovers/{made.pk}/", status=404)
