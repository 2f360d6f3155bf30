from datetime import date

import factories
import pytest

from goldenthread.accounts.errors import Refused
from goldenthread.clocks.models import Clock
from goldenthread.voice import actions

pytestmark = pytest.mark.django_db
D = date
TODAY = D(2026, 7, 1)


def received(by, **over):
    given = {"child": factories.child(), "received_on": D(2026, 4, 1)} | over
    return actions.record_complaint(by=by, today=TODAY, **given)


def answered(by):
    return actions.answer_complaint(
        by=by, today=TODAY, complaint=received(by), answered_on=D(2026, 5, 1), upheld="partly"
    )


def test_a_complaint_goes_through_both_stages(officer):
    second = actions.escalate(
        by=officer, today=TODAY, complaint=answered(officer), received_on=D(2026, 5, 11)
    )
    assert (second.stage, second.follows.upheld) == (2, "partly")
    assert list(Clock.objects.running().values_list("duty", "due_on")) == [
        ("complaint_stage_2_answered", D(2026, 6, 9))
    ]


REFUSALS = {
    "received in the future": (lambda by: received(by, received_on=D(2026, 7, 2)), "in the future"),
    "acknowledged before it came": (
        lambda by: received(by, acknowledged_on=D(2026, 3, 31)),
        "after that day",
    ),
    "answered twice": (
        lambda by: actions.answer_complaint(
            by=by, today=TODAY, complaint=answered(by), answered_on=TODAY, upheld="not"
        ),
        "answered on 1 May 2026",
    ),
    "answered without a finding": (
        lambda by: actions.answer_complaint(
            by=by, today=TODAY, complaint=received(by), answered_on=TODAY, upheld=""
        ),
        "whether the complaint was upheld",
    ),
    "stage 2 before an answer": (
        lambda by: actions.escalate(by=by, today=TODAY, complaint=received(by), received_on=TODAY),
        "not been answered",
    ),
    "stage 2 before stage 1 ended": (
        lambda by: actions.escalate(by=by, today=TODAY, complaint=answered(by), received_on=D(2026, 4, 30)),
        "after that day",
    ),
    "a third stage": (
        lambda by: actions.escalate(
            by=by,
            today=TODAY,
            complaint=actions.escalate(by=by, today=TODAY, complaint=answered(by), received_on=D(2026, 5, 5)),
            received_on=TODAY,
        ),
        "Ombudsman",
    ),
}


@pytest.mark.parametrize(("act", "words"), REFUSALS.values(), ids=REFUSALS)
def test_it_refuses(officer, act, words):
    with pytest.raises(Refused, match=words):
        act(officer)


def test_a_complaint_goes_to_stage_2_once(officer):
    first = answered(officer)
    actions.escalate(by=officer, today=TODAY, complaint=first, received_on=D(2026, 5, 5))
    with pytest.raises(Refused, match="already"):
        actions.escalate(by=officer, today=TODAY, complaint=first, received_on=D(2026, 5, 6))
