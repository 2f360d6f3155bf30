"""After any sequence of actions, refused ones among them, the clocks are those that a rebuild would make."""

from contextlib import suppress
from datetime import date, timedelta

import factories
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from goldenthread.accounts.errors import Refused
from goldenthread.accounts.roles import Caseworker
from goldenthread.casework import actions
from goldenthread.casework.models import Advice, Plan, Request, Review
from goldenthread.clocks.actions import Counts, rebuild
from goldenthread.people.actions import set_district
from goldenthread.voice import actions as complaints
from goldenthread.voice.models import Complaint

TODAY = date(2027, 7, 1)
START = date(2024, 1, 1)


def on(model, act, **given):
    def run(day, **who):
        found = model.objects.order_by("-pk").first()
        if found:
            act(
                **who, today=TODAY, **{model.__name__.lower(): found}, **{k: v(day) for k, v in given.items()}
            )

    return run


def always(value):
    return lambda _day: value


def same(day):
    return day


def _new_request(day, *, by):
    actions.record_request(by=by, today=TODAY, child=factories.child(), received_on=day)


def _new_complaint(day, *, by):
    complaints.record_complaint(by=by, today=TODAY, child=factories.child(), received_on=day)


def _exception(day, *, by):
    if request := Request.objects.last():
        actions.record_exception(by=by, request=request, kind="absent_from_area", reason="abroad")


def _allocate(day, *, by):
    actions.allocate(by=by, requests=list(Request.objects.all()), officer=by)


def _move_house(day, *, by):
    if request := Request.objects.last():
        set_district(by=by, child=request.child, district=factories.district())


def _correct(model, field):
    def run(day, *, by):
        if found := model.objects.order_by("-pk").first():
            actions.correct_date(by=by, today=TODAY, record=found, field=field, to=day, reason="typing")

    return run


STEPS = {
    "request": _new_request,
    "assess": on(Request, actions.record_decision, decision=always("assess"), decided_on=same),
    "refuse": on(Request, actions.record_decision, decision=always("refuse"), decided_on=same),
    "withdraw": on(Request, actions.withdraw_request, withdrawn_on=same),
    "move": on(Request, actions.record_move, moved_on=same, moved_to_authority=always("999")),
    "advice": on(Request, actions.seek_advice, kind=always("health"), requested_on=same),
    "advice back": on(Advice, actions.receive_advice, returned_on=same),
    "agree": on(Request, actions.agree_to_issue, agreed_on=same),
    "no plan": on(Request, actions.record_not_issuing, not_issued_on=same),
    "draft": on(Request, actions.send_draft, draft_sent_on=same),
    "issue": on(Request, actions.issue_plan, issued_on=same),
    "meet": on(Plan, actions.record_review_meeting, meeting_on=same),
    "papers": on(Review, actions.record_review_papers, papers_received_on=same),
    "maintain": on(Review, actions.record_review_decision, decision=always("maintain"), decided_on=same),
    "amend": on(Review, actions.record_review_decision, decision=always("amend"), decided_on=same),
    "propose": on(Review, actions.propose_amendments, amendments_proposed_on=same),
    "final": on(Review, actions.issue_amended_plan, final_plan_on=same),
    "cease": on(Plan, actions.cease_plan, ceased_on=same, cease_reason=always("2")),
    "exception": _exception,
    "allocate": _allocate,
    "move house": _move_house,
    "correct receipt": _correct(Request, "received_on"),
    "correct issue": _correct(Plan, "first_issued_on"),
    "correct decision": _correct(Review, "decided_on"),
    "correct advice": _correct(Advice, "requested_on"),
    "complaint": _new_complaint,
    "acknowledge": on(Complaint, complaints.acknowledge_complaint, acknowledged_on=same),
    "answer": on(Complaint, complaints.answer_complaint, answered_on=same, upheld=always("not")),
    "escalate": on(Complaint, complaints.escalate, received_on=same),
}
ROAD = ["request", "assess", "advice", "agree", "draft", "issue", "meet", "amend", "propose", "final"]


@st.composite
def sequences(draw):
    """Mostly the ordinary road with other steps strewn in, so that deep states are reached."""
    names = list(ROAD[: draw(st.integers(1, len(ROAD)))])
    for name in draw(st.lists(st.sampled_from(sorted(STEPS)), max_size=12)):
        names.insert(draw(st.integers(1, len(names))), name)
    gaps = draw(st.lists(st.integers(-3, 60), min_size=len(names), max_size=len(names)))
    return list(zip(names, gaps, strict=True))


@pytest.mark.django_db
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(sequences())
def test_clocks_after_any_sequence_are_those_of_a_rebuild(steps):
    clear()
    by, day = factories.user(Caseworker.code), START
    for name, gap in steps:
        day += timedelta(gap)
        with suppress(Refused):
            STEPS[name](day, by=by)
    assert rebuild() == Counts(0, 0, 0)


def clear():
    """Each sequence starts from nothing: hypothesis runs them all inside one test's transaction."""
    for model in (Complaint, Review, Plan, Advice):
        for record in model.objects.order_by("-pk"):  # one by one: a complaint keeps the one that it follows
            record.delete()
    for request in Request.objects.all():
        if hasattr(request, "assessment"):
            request.assessment.delete()
        request.delete()
    rebuild()
