"""Writes on a case: in order, in one transaction, with a name beside each, and the clocks in step."""

from datetime import date

import factories
import pytest
from auditlog.models import LogEntry
from django.db import connection
from django.test.utils import CaptureQueriesContext

from goldenthread.accounts.errors import Conflict, Refused
from goldenthread.casework import actions, writing
from goldenthread.casework.models import Assessment, Plan, Request, Review
from goldenthread.clocks.actions import Counts, rebuild
from goldenthread.clocks.models import Clock

pytestmark = pytest.mark.django_db
D = date
TODAY = D(2026, 7, 1)


@pytest.fixture
def by(officer):
    return officer


def received(by, **over):
    given = {"child": factories.child(), "received_on": D(2025, 9, 1)} | over
    return actions.record_request(by=by, today=TODAY, **given)


def assessed(by):
    request = received(by)
    return actions.record_decision(
        by=by, today=TODAY, request=request, decision="assess", decided_on=D(2025, 10, 6)
    )


def agreed(by):
    return actions.agree_to_issue(by=by, today=TODAY, request=assessed(by), agreed_on=D(2025, 12, 1))


def drafted(by):
    request = agreed(by)
    return actions.send_draft(by=by, today=TODAY, request=request, draft_sent_on=D(2025, 12, 8))


def issued(by):
    plan = drafted(by)
    return actions.issue_plan(by=by, today=TODAY, request=plan.request, issued_on=D(2026, 1, 12))


def met(by):
    return actions.record_review_meeting(by=by, today=TODAY, plan=issued(by), meeting_on=D(2026, 3, 31))


def amending(by):
    return actions.record_review_decision(
        by=by, today=TODAY, review=met(by), decision="amend", decided_on=D(2026, 4, 28)
    )


def test_a_case_goes_from_request_to_amended_plan(by):
    review = amending(by)
    actions.record_review_papers(by=by, today=TODAY, review=review, papers_received_on=D(2026, 4, 14))
    actions.propose_amendments(by=by, today=TODAY, review=review, amendments_proposed_on=D(2026, 4, 28))
    review = actions.issue_amended_plan(by=by, today=TODAY, review=review, final_plan_on=D(2026, 6, 23))
    plan = Plan.objects.get()
    assert (plan.first_issued_on, plan.current_from_on) == (D(2026, 1, 12), D(2026, 6, 23))
    assert rebuild() == Counts(0, 0, 0)
    assert set(Clock.objects.running().values_list("duty", "due_on")) == {
        ("review_completed", D(2027, 4, 27))
    }
    actions.cease_plan(by=by, today=TODAY, plan=plan, ceased_on=D(2026, 6, 30), cease_reason="1")
    assert not Clock.objects.running().exists()
    assert rebuild() == Counts(0, 0, 0)


REFUSALS = {
    "a decision before the request": (
        lambda by: actions.record_decision(
            by=by, today=TODAY, request=received(by), decision="assess", decided_on=D(2025, 8, 31)
        ),
        "cannot be before the day the request was received (1 September 2025)",
    ),
    "a day in the future": (
        lambda by: received(by, received_on=D(2026, 7, 2)),
        "2 July 2026 is in the future",
    ),
    "a request before the birth": (
        lambda by: received(by, received_on=D(2016, 5, 3)),
        "was born on 4 May 2016",
    ),
    "a second request beside an open one": (
        lambda by: received(by, child=received(by).child),
        "already waiting for its decision",
    ),
    "a second decision": (
        lambda by: actions.record_decision(
            by=by, today=TODAY, request=assessed(by), decision="refuse", decided_on=D(2025, 10, 9)
        ),
        "recorded already, on 6 October 2025",
    ),
    "advice before the decision": (
        lambda by: actions.seek_advice(
            by=by, today=TODAY, request=received(by), kind="health", requested_on=D(2025, 9, 9)
        ),
        "not been decided to assess",
    ),
    "a draft before the agreement": (
        lambda by: actions.send_draft(by=by, today=TODAY, request=assessed(by), draft_sent_on=D(2025, 12, 1)),
        "before it was agreed to issue",
    ),
    "a plan before the agreement": (
        lambda by: actions.issue_plan(by=by, today=TODAY, request=assessed(by), issued_on=D(2025, 12, 1)),
        "before it was agreed to issue",
    ),
    "a plan before its draft": (
        lambda by: actions.issue_plan(by=by, today=TODAY, request=agreed(by), issued_on=D(2025, 12, 20)),
        "before its draft was sent",
    ),
    "a plan dated before its draft": (
        lambda by: actions.issue_plan(
            by=by, today=TODAY, request=drafted(by).request, issued_on=D(2025, 12, 7)
        ),
        "cannot be before the day the draft was sent (8 December 2025)",
    ),
    "a plan both agreed and refused": (
        lambda by: actions.record_not_issuing(
            by=by, today=TODAY, request=agreed(by), not_issued_on=D(2025, 12, 9)
        ),
        "agreed to issue a plan on 1 December 2025",
    ),
    "a withdrawal after the plan": (
        lambda by: actions.withdraw_request(
            by=by, today=TODAY, request=issued(by).request, withdrawn_on=D(2026, 2, 1)
        ),
        "The plan was issued on 12 January 2026",
    ),
    "a withdrawal before the decision it follows": (
        lambda by: actions.withdraw_request(
            by=by, today=TODAY, request=assessed(by), withdrawn_on=D(2025, 10, 1)
        ),
        "cannot be before the day of the decision whether to assess",
    ),
    "a review of a draft": (
        lambda by: actions.record_review_meeting(by=by, today=TODAY, plan=drafted(by), meeting_on=TODAY),
        "has not been issued",
    ),
    "one meeting twice": (
        lambda by: actions.record_review_meeting(
            by=by, today=TODAY, plan=met(by).plan, meeting_on=D(2026, 3, 31)
        ),
        "31 March 2026 is recorded already",
    ),
    "amendments nobody decided on": (
        lambda by: actions.propose_amendments(
            by=by, today=TODAY, review=met(by), amendments_proposed_on=D(2026, 4, 28)
        ),
        "not decided to amend",
    ),
    "an amended plan without amendments": (
        lambda by: actions.issue_amended_plan(by=by, today=TODAY, review=amending(by), final_plan_on=TODAY),
        "before amendments were proposed",
    ),
    "a review of a plan that ceased": (
        lambda by: actions.record_review_meeting(
            by=by,
            today=TODAY,
            plan=actions.cease_plan(
                by=by, today=TODAY, plan=issued(by), ceased_on=D(2026, 2, 1), cease_reason="8"
            ),
            meeting_on=TODAY,
        ),
        "The plan ceased on 1 February 2026",
    ),
    "an exception without a reason": (
        lambda by: actions.record_exception(by=by, request=received(by), kind="absent", reason=" "),
        "Say why",
    ),
    "a correction that turns the order round": (
        lambda by: actions.correct_date(
            by=by,
            today=TODAY,
            record=issued(by).request,
            field="received_on",
            to=D(2025, 10, 7),
            reason="typing",
        ),
        "cannot be before the day the request was received (7 October 2025)",
    ),
    "a correction that leaves a review before its plan": (
        lambda by: actions.correct_date(
            by=by,
            today=TODAY,
            record=met(by).plan,
            field="first_issued_on",
            to=D(2026, 4, 1),
            reason="typing",
        ),
        "cannot be before the day the plan was first issued (1 April 2026)",
    ),
    "a correction of nothing": (
        lambda by: actions.correct_date(
            by=by, today=TODAY, record=received(by), field="decided_on", to=TODAY, reason="typing"
        ),
        "nothing to correct",
    ),
    "a correction of what is no date": (
        lambda by: actions.correct_date(
            by=by, today=TODAY, record=received(by), field="officer", to=TODAY, reason="typing"
        ),
        "not a date that can be corrected",
    ),
}


@pytest.mark.parametrize(("act", "words"), REFUSALS.values(), ids=REFUSALS)
def test_it_refuses(by, act, words):
    with pytest.raises(Refused) as refused:
        act(by)
    assert words in refused.value.words
    assert rebuild() == Counts(0, 0, 0)


def test_every_change_carries_the_name_of_who_made_it(by):
    issued(by)
    entries = LogEntry.objects.filter(content_type__app_label="casework")
    assert {entry.content_type.model for entry in entries} == {"request", "assessment", "plan"}
    assert {entry.actor for entry in entries} == {by}


def test_an_error_after_the_write_leaves_neither_fact_nor_clock_nor_entry(by, monkeypatch):
    request = received(by)
    before = LogEntry.objects.count(), set(Clock.objects.values_list("duty", "due_on", "met_on"))

    def fail(*_):
        raise RuntimeError("the disk is full")

    monkeypatch.setattr(writing, "sync", fail)
    with pytest.raises(RuntimeError, match="disk"):
        actions.record_decision(
            by=by, today=TODAY, request=request, decision="assess", decided_on=D(2025, 10, 6)
        )
    request = Request.objects.get()
    assert (request.decision, request.revision) == ("", 0)
    assert not Assessment.objects.exists()
    assert (LogEntry.objects.count(), set(Clock.objects.values_list("duty", "due_on", "met_on"))) == before


def test_an_action_needs_somebody():
    with pytest.raises(TypeError, match="record_request needs by="):
        received(None)


def test_two_people_do_not_overwrite_each_other(by, manager):
    request = assessed(by)
    read = request.revision
    actions.agree_to_issue(
        by=manager, today=TODAY, request=request, agreed_on=D(2025, 12, 1), expected_revision=read
    )
    with pytest.raises(Conflict) as conflict:
        actions.record_not_issuing(
            by=by, today=TODAY, request=request, not_issued_on=D(2025, 12, 3), expected_revision=read
        )
    assert conflict.value.changed_by == manager.display_name
    assert conflict.value.changes == [("issue agreed on", "", "1 December 2025")]
    assert Assessment.objects.get().not_issued_on is None


def test_two_people_do_not_overwrite_each_other_on_a_review(by, manager):
    review = met(by)
    actions.record_review_papers(
        by=manager, today=TODAY, review=review, papers_received_on=D(2026, 4, 9), expected_revision=0
    )
    with pytest.raises(Conflict, match="papers received on"):
        actions.record_review_decision(
            by=by, today=TODAY, review=review, decision="amend", decided_on=TODAY, expected_revision=0
        )
    assert Review.objects.get().decision == ""


@pytest.mark.parametrize(
    ("decision", "ceased_on", "reason", "words"),
    [
        ("cease", D(2026, 6, 8), "2", "it may end on 9 June 2026 at the earliest"),
        ("cease", D(2026, 6, 9), "2", ""),  # 7 June is a Sunday: an appeal of Monday is in time
        ("maintain", D(2026, 6, 29), "2", "No decision to end the plan"),
        ("cease", D(2026, 4, 10), "8", ""),  # nobody waits for an appeal about a child who died
    ],
)
def test_a_plan_is_kept_until_the_time_for_an_appeal_is_over(by, decision, ceased_on, reason, words):
    plan = issued(by)
    review = actions.record_review_meeting(by=by, today=TODAY, plan=plan, meeting_on=D(2026, 3, 31))
    actions.record_review_decision(
        by=by, today=TODAY, review=review, decision=decision, decided_on=D(2026, 4, 7)
    )
    given = {"by": by, "today": TODAY, "plan": plan, "ceased_on": ceased_on, "cease_reason": reason}
    if words:
        with pytest.raises(Refused, match=words) as refusal:
            actions.cease_plan(**given)
        assert refusal.value.field == "early_because"
        given["early_because"] = "The family asked for it in writing"
    plan = actions.cease_plan(**given)
    assert (plan.ceased_on, bool(plan.ceased_early_because)) == (ceased_on, bool(words))


def test_no_review_is_held_of_a_plan_that_ended_since_the_page_was_opened(by):
    seen = issued(by)
    actions.cease_plan(by=by, today=TODAY, plan=seen, ceased_on=D(2026, 6, 1), cease_reason="8")
    with pytest.raises(Refused, match="ceased on 1 June 2026"):
        actions.record_review_meeting(by=by, today=TODAY, plan=seen, meeting_on=D(2026, 3, 31))


def test_an_amended_plan_writes_its_own_day_and_nothing_else_of_the_plan(by):
    review = amending(by)
    actions.propose_amendments(by=by, today=TODAY, review=review, amendments_proposed_on=D(2026, 4, 28))
    with CaptureQueriesContext(connection) as asked:
        actions.issue_amended_plan(by=by, today=TODAY, review=review, final_plan_on=D(2026, 6, 23))
    (written,) = [each["sql"] for each in asked if each["sql"].startswith('UPDATE "casework_plan"')]
    assert "current_from_on" in written
    assert "ceased_on" not in written


def test_an_amended_plan_holds_the_case_before_it_reads_the_plan(by):
    review = amending(by)
    actions.propose_amendments(by=by, today=TODAY, review=review, amendments_proposed_on=D(2026, 4, 28))
    review = Review.objects.select_related("plan__request").get(pk=review.pk)
    with CaptureQueriesContext(connection) as asked:
        actions.issue_amended_plan(by=by, today=TODAY, review=review, final_plan_on=D(2026, 6, 23))
    read = [each["sql"].partition(" FROM ")[2] for each in asked if each["sql"].startswith("SELECT")]
    tables = [sql.split()[0].strip('"') for sql in read if sql.startswith('"casework_')]
    assert tables[0] == "casework_request"


def test_a_correction_leaves_its_trace_and_moves_the_clocks(by):
    plan = issued(by)
    actions.correct_date(
        by=by,
        today=TODAY,
        record=plan,
        field="first_issued_on",
        to=D(2026, 1, 13),
        reason="letter of the 13th",
    )
    plan.refresh_from_db()
    assert plan.current_from_on == D(2026, 1, 13)
    entry = LogEntry.objects.get_for_object(plan).latest("pk")
    assert entry.changes["first_issued_on"] == ["2026-01-12", "2026-01-13"]
    assert entry.additional_data == {"reason": "letter of the 13th"}
    assert Clock.objects.of_duty("review_completed").get().due_on == D(2027, 1, 12)
    assert Clock.objects.of_duty("plan_issued").get().met_on == D(2026, 1, 13)


def test_allocation_takes_the_clocks_along(by, manager):
    plan = issued(by)
    other = received(by)
    requests = [plan.request, other]
    assert actions.allocate(by=manager, requests=requests, officer=by) == 2
    assert not Clock.objects.without_officer().exists()
    assert actions.allocate(by=manager, requests=requests, officer=by) == 0
    assert actions.allocate(by=manager, requests=[other], officer=None) == 1
    assert set(Clock.objects.without_officer().values_list("subject_ref", flat=True)) == {other.ref}
    assert rebuild() == Counts(0, 0, 0)


def test_a_case_is_not_allocated_to_somebody_who_takes_none(by, board_member):
    with pytest.raises(Refused, match="does not take cases"):
        actions.allocate(by=by, requests=[received(by)], officer=board_member)
