"""The family's days run from the day on which the letter is served: the letter, the clock, the family's page and the
check before issue say the same day."""

from datetime import date

import factories
import letters
import pytest

from goldenthread.accounts.errors import Refused
from goldenthread.casework import actions
from goldenthread.casework.models import Request
from goldenthread.casework.next_step import next_step
from goldenthread.casework.notices import actions as notices
from goldenthread.casework.notices import contents, serving
from goldenthread.casework.notices.models import Notice
from goldenthread.clocks.actions import Counts, rebuild
from goldenthread.clocks.models import Clock

D = date
FRIDAY = D(2026, 2, 13)
LAST_DAY = D(
    2026, 3, 3
)  # posted first class on the Friday, served on Tuesday 17 February, the first of 15 days


@pytest.fixture
def case(officer, parent):
    child = factories.child(
        district=officer.team.districts.get(), forename="Amira", surname="Cole", born_on=D(2017, 5, 4)
    )
    letters.name_contacts(officer)
    carer = letters.carer_of(child, officer)
    carer.user = parent
    carer.save()
    made = factories.request(
        child=child, received_on=D(2025, 11, 3), decided_on=D(2025, 12, 8), decision="assess"
    )
    factories.assessment(request=made, issue_agreed_on=D(2026, 2, 9))
    factories.plan(request=made, draft_sent_on=FRIDAY, first_issued_on=None)
    rebuild()
    return again(made)


def again(case) -> Request:
    return Request.objects.with_story().get(pk=case.pk)


def sent(case, by, kind="draft_sent", channel="first_class", **about) -> Notice:
    return letters.send(letters.prepared(case, by, kind, channel=channel, **about), by, FRIDAY)


def window() -> date:
    return Clock.objects.of_duty("draft_window").get().due_on


def became(notice, by, kind, on, **words):
    notice = Notice.objects.with_story().get(pk=notice.pk)
    given = {"by": by, "today": D(2026, 4, 1), "notice": notice, "copy": notice.copies.get()}
    notices.record_notice_step(**given, kind=kind, happened_on=on, **words)


def test_the_letter_the_clock_the_page_and_the_check_before_issue_say_one_day(
    signed_in, officer, parent, case
):
    assert window() == D(2026, 2, 27)  # no letter went from here: the recorded day stands
    notice = sent(case, officer)
    (comments,) = [one.due.due_on for one in contents.days_stated(notice, FRIDAY) if one.name == "comments"]
    assert {comments, window(), serving.draft_until(case)} == {LAST_DAY}
    assert "until 3 March 2026" in signed_in(parent).get(f"/family/{case.child.ref}/").text
    step = next_step(again(case), Clock.objects.for_next_step(), FRIDAY)
    assert step.waiting_for == ["The family's comments on the draft, until 3 March 2026"]
    with pytest.raises(Refused, match="until 3 March 2026"):
        actions.issue_plan(by=officer, today=D(2026, 4, 1), request=case, issued_on=LAST_DAY)
    actions.issue_plan(by=officer, today=D(2026, 4, 1), request=case, issued_on=D(2026, 3, 4))
    assert rebuild() == Counts(0, 0, 0)


@pytest.mark.parametrize(
    ("kind", "on", "words", "last_day"),
    [
        ("posted", D(2026, 2, 16), "", D(2026, 3, 4)),  # it left on the Monday
        ("proved", D(2026, 2, 20), "The parent wrote", D(2026, 3, 6)),
        ("returned", D(2026, 2, 20), "", D(2026, 2, 27)),  # it reached nobody
    ],
)
def test_what_becomes_of_the_letter_moves_the_clock(officer, case, kind, on, words, last_day):
    became(sent(case, officer), officer, kind, on, words=words)
    assert window() == last_day
    assert rebuild() == Counts(0, 0, 0)


def test_a_letter_that_was_withdrawn_served_nobody(officer, case):
    notice = sent(case, officer)
    notices.withdraw_notice(by=officer, today=D(2026, 2, 14), notice=notice, reason="The wrong draft")
    assert window() == D(2026, 2, 27)
    assert rebuild() == Counts(0, 0, 0)


def test_proposed_amendments_are_answered_from_their_service_too(officer, case):
    plan = case.plan
    plan.first_issued_on = plan.current_from_on = D(2026, 2, 13)
    plan.save()
    dates = {"meeting_on": FRIDAY, "decision": "amend", "decided_on": FRIDAY}
    review = factories.review(plan=plan, amendments_proposed_on=FRIDAY, **dates)
    assert serving.amendments_until(review) == D(2026, 2, 27)
    sent(again(case), officer, "amendments_proposed", review=review)
    with pytest.raises(Refused, match="until 3 March 2026"):
        actions.issue_amended_plan(by=officer, today=D(2026, 4, 1), review=review, final_plan_on=LAST_DAY)
    actions.issue_amended_plan(by=officer, today=D(2026, 4, 1), review=review, final_plan_on=D(2026, 3, 4))


def test_the_time_for_an_appeal_against_ending_runs_from_the_letter(officer, case):
    plan = case.plan
    plan.first_issued_on = plan.current_from_on = D(2026, 2, 2)
    plan.draft_sent_on = D(2026, 1, 5)
    plan.save()
    dates = {"meeting_on": D(2026, 2, 9), "decision": "cease", "decided_on": D(2026, 2, 10)}
    review = factories.review(plan=plan, **dates)
    assert serving.earliest_cease(review) == D(2026, 4, 11)
    sent(again(case), officer, "review_ceasing", review=review, reasons="The needs are met.")
    assert serving.earliest_cease(review) == D(2026, 4, 14)
