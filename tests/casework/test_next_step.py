"""The one next step and the status of a case, at each station of the road."""

from datetime import date

import factories
import pytest

from goldenthread.casework import actions
from goldenthread.casework.models import Request
from goldenthread.casework.next_step import next_step, status
from goldenthread.clocks.actions import rebuild
from goldenthread.clocks.models import Clock

pytestmark = pytest.mark.django_db
D = date
TODAY = D(2025, 11, 27)
ASSESS = {"decision": "assess", "decided_on": D(2025, 10, 6)}


def case(*, assessment=None, advice=(), plan=None, reviews=(), **request):
    made = factories.request(**{"received_on": D(2025, 9, 1)} | request)
    if assessment is not None:
        held = factories.assessment(request=made, **assessment)
        for one in advice:
            factories.advice(assessment=held, requested_on=D(2025, 10, 7), **one)
    if plan is not None:
        dates = {"draft_sent_on": None, "first_issued_on": None} | plan
        held = factories.plan(request=made, **dates)
        for one in reviews:
            factories.review(plan=held, **one)
    rebuild()
    return Request.objects.with_story().get(pk=made.pk)


AGREED = ASSESS | {"assessment": {"issue_agreed_on": D(2025, 11, 20)}}
PLAN = ASSESS | {
    "assessment": {"issue_agreed_on": D(2024, 1, 3)},
    "plan": {"first_issued_on": D(2024, 1, 15)},
}
MET = {"meeting_on": D(2025, 10, 28)}
AMEND = MET | {"decision": "amend", "decided_on": D(2025, 11, 10)}
BACK = {"kind": "health", "returned_on": D(2025, 11, 3)}
OUT = {"kind": "psychology"}

STATIONS = [
    ({}, "Decide whether to assess", D(2025, 10, 13), "Request · week 13 of 6"),
    (ASSESS | {"assessment": {}}, "Ask for advice", None, "Needs assessment · week 13 of 20"),
    (
        ASSESS | {"assessment": {}, "advice": [BACK, OUT]},
        "Get in the advice asked for",
        D(2025, 11, 18),
        "Needs assessment · week 13 of 20",
    ),
    (
        ASSESS | {"assessment": {}, "advice": [BACK]},
        "Decide whether to issue a plan",
        D(2025, 12, 22),
        "Needs assessment · week 13 of 20",
    ),
    (AGREED, "Send the draft plan", D(2026, 1, 19), "Needs assessment · week 13 of 20"),
    (
        AGREED | {"plan": {"draft_sent_on": D(2025, 11, 21)}},
        "Issue the final plan",
        D(2026, 1, 19),
        "Needs assessment · week 13 of 20",
    ),
    (PLAN, "Hold the annual review meeting", D(2025, 1, 14), "EHC plan"),
    (
        PLAN | {"reviews": [MET]},
        "Decide after the review",
        D(2025, 11, 25),
        "EHC plan · annual review under way",
    ),
    (
        PLAN | {"reviews": [{"meeting_on": D(2024, 10, 8)}, MET]},  # an earlier review never decided
        "Decide after the review",
        D(2025, 11, 25),
        "EHC plan · annual review under way",
    ),
    (PLAN | {"reviews": [AMEND]}, "Propose the amendments", D(2025, 11, 25), "EHC plan · being amended"),
    (
        PLAN | {"reviews": [AMEND | {"amendments_proposed_on": D(2025, 11, 11)}]},
        "Issue the amended plan",
        D(2026, 1, 6),
        "EHC plan · being amended",
    ),
    (
        PLAN | {"reviews": [MET | {"decision": "cease", "decided_on": D(2025, 11, 10)}]},
        "Cease the plan",
        None,
        "EHC plan · annual review under way",
    ),
    (
        PLAN | {"reviews": [MET | {"decision": "maintain", "decided_on": D(2025, 11, 10)}]},
        "Hold the annual review meeting",
        D(2026, 11, 9),
        "EHC plan",
    ),
    (
        {"decision": "refuse", "decided_on": D(2025, 10, 9)},
        "Nothing more: the family was told on 9 October 2025 that there is no assessment",
        None,
        "Not assessed",
    ),
    (
        {"withdrawn_on": D(2025, 9, 9)},
        "Nothing more: the request was withdrawn on 9 September 2025",
        None,
        "Withdrawn",
    ),
    (
        {"moved_on": D(2025, 9, 9), "moved_to_authority": "999"},
        "Nothing more: moved to another authority on 9 September 2025",
        None,
        "Moved",
    ),
    (
        ASSESS | {"assessment": {"not_issued_on": D(2025, 11, 3)}},
        "Nothing more: the family was told on 3 November 2025 that no plan is issued",
        None,
        "No plan",
    ),
]


@pytest.mark.parametrize(
    ("facts", "words", "due_on", "stands"), STATIONS, ids=[row[1][:30] for row in STATIONS]
)
def test_stations(facts, words, due_on, stands, django_assert_num_queries):
    request = case(**facts)
    clocks = list(Clock.objects.of_refs(request.story_refs))
    with django_assert_num_queries(0):
        step, now = next_step(request, clocks, TODAY), status(request, TODAY)
    assert (step.words, step.due_on, now.words) == (words, due_on, stands)
    assert hasattr(actions, step.action_name) if step.action_name else step.words.startswith("Nothing more")


@pytest.mark.parametrize(
    ("today", "due_on", "duty"),
    [
        (D(2025, 12, 22), D(2025, 12, 22), "not_issuing_notified"),
        (D(2025, 12, 23), D(2026, 1, 19), "plan_issued"),  # too late to refuse in time; a plan can still be
    ],
)
def test_the_decision_about_a_plan_has_the_day_that_is_left(today, due_on, duty):
    request = case(**ASSESS, assessment={}, advice=[BACK])
    step = next_step(request, Clock.objects.of_refs(request.story_refs), today)
    assert (step.words, step.due_on, step.duty_code) == ("Decide whether to issue a plan", due_on, duty)


def test_it_says_whose_advice_it_waits_for():
    request = case(**ASSESS, assessment={}, advice=[BACK, OUT])
    step = next_step(request, Clock.objects.of_refs(request.story_refs), TODAY)
    assert step.waiting_for == ["Educational psychologist"]


@pytest.mark.parametrize(
    ("today", "waits"),
    [(D(2025, 12, 5), ["The family's comments on the draft, until 5 December 2025"]), (D(2025, 12, 6), [])],
)
def test_it_waits_for_the_family_until_their_time_has_run(today, waits):
    request = case(**AGREED, plan={"draft_sent_on": D(2025, 11, 21)})
    assert next_step(request, Clock.objects.all(), today).waiting_for == waits


@pytest.mark.parametrize(
    ("today", "week"),
    [(D(2025, 9, 1), 1), (D(2025, 9, 8), 1), (D(2025, 9, 9), 2), (D(2026, 1, 19), 20), (D(2026, 1, 20), 21)],
)
def test_the_last_lawful_day_lies_in_the_last_week(today, week):
    request = case(**ASSESS, assessment={})
    assert (status(request, today).week, status(request, today).of_weeks) == (week, 20)
