"""Approving an exception, or refusing it with the reason."""

import factories
import pytest
import stories

from goldenthread.accounts.models import ReadRecord
from goldenthread.accounts.roles import Caseworker, SendManager
from goldenthread.casework import actions
from goldenthread.casework.models import TimeException
from goldenthread.clocks.models import Clock


@pytest.fixture
def proposed(officer):
    case = stories.requested(stories.child_of(officer))
    return propose(officer, case)


def propose(by, case):
    return actions.record_exception(by=by, request=case, kind="absent_from_area", reason="Abroad")


def address(exception):
    return f"/cases/{exception.request.ref}/exceptions/{exception.pk}/"


def excepted():
    return Clock.objects.filter(is_excepted=True).exists()


def test_an_approved_one_counts_and_the_case_says_so(signed_in, manager, officer, proposed):
    assert not excepted()
    page = signed_in(manager).get("/exceptions/").click("Decide on Amira Hussain-Cole")
    page = page.submit("Record the decision", standing="approved", redirects_to="/exceptions/")
    assert "The decision is recorded" in page.soup.get_text()
    assert excepted()
    case = signed_in(officer).get(f"/cases/{proposed.request.ref}/")
    assert "Exception recorded" in [title.get_text() for title in case.soup.select(".gt-timeline__title")]
    assert ReadRecord.objects.filter(by=manager, page="decide_exception").exists()


def test_one_is_refused_with_its_reason_and_whoever_recorded_it_reads_it(
    signed_in, manager, officer, proposed
):
    page = signed_in(manager).get(address(proposed)).submit("Record the decision", standing="refused")
    assert page.errors() == ["Say why: whoever recorded it will read it"]
    page.submit("Record the decision", because="A week only", redirects_to="/exceptions/")
    assert not excepted()
    case = signed_in(officer).get(f"/cases/{proposed.request.ref}/")
    assert "It was not approved: A week only" in case.text
    assert "Exception proposed, and not approved" in case.text


def test_nothing_chosen_says_what_to_do(signed_in, manager, proposed):
    page = signed_in(manager).get(address(proposed)).submit("Record the decision")
    assert page.errors() == ["Select whether the exception is approved"]


def test_the_second_to_decide_is_told(signed_in, manager, proposed):
    page = signed_in(manager).get(address(proposed))
    other = factories.user(SendManager.code)
    actions.decide_exception(by=other, exception=proposed, standing="refused", because="-")
    page = page.submit("Record the decision", standing="approved")
    assert other.display_name in page.errors()[0]
    assert TimeException.objects.get().standing == "refused"


def test_nobody_approves_what_they_proposed(signed_in, officer):
    both = factories.user(Caseworker.code, team=officer.team)
    case = stories.requested(stories.child_of(officer))
    exception = propose(both, case)
    both.grants.create(role=SendManager.code)
    page = signed_in(both).get(address(exception))
    page = page.submit("Record the decision", standing="approved")
    assert page.errors() == ["You recorded this exception yourself: somebody else approves it"]


def test_one_of_another_case_is_not_found_under_this_one(signed_in, manager, officer, proposed):
    other = stories.requested(stories.child_of(officer))
    signed_in(manager).get(f"/cases/{other.ref}/exceptions/{proposed.pk}/", status=404)


def test_a_caseworker_decides_none(signed_in, officer, proposed):
    signed_in(officer).get(address(proposed), status=404)
