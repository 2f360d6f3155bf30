"""Plans that come with a child from another authority, and plans that follow a child to one."""

from datetime import date

import factories
import pytest

from goldenthread.accounts.errors import Refused
from goldenthread.casework import actions
from goldenthread.casework.models import Request
from goldenthread.casework.next_step import next_step, status
from goldenthread.casework.notices import belonging
from goldenthread.casework.stages import stage_of
from goldenthread.casework.timeline import timeline
from goldenthread.casework.transfers import actions as transfers
from goldenthread.clocks.actions import Counts, catch_up, rebuild
from goldenthread.clocks.models import Clock
from goldenthread.people.models import LocalArea, ProclaimedHoliday

pytestmark = pytest.mark.django_db
D = date
TODAY = D(2026, 7, 1)


@pytest.fixture
def by(officer):
    return officer


def came(by, **over):
    given = {
        "child": factories.child(),
        "transferred_from_authority": "887",
        "transferred_in_on": D(2026, 1, 12),
        "first_issued_on": D(2024, 3, 4),
    } | over
    return transfers.record_transfer_in(by=by, today=TODAY, **given)


def moving(by, **over):
    plan = factories.plan(draft_sent_on=D(2025, 1, 6), first_issued_on=D(2025, 2, 3))
    given = {
        "transferred_to_authority": "887",
        "moves_on": D(2026, 6, 15),
        "move_known_on": D(2026, 6, 10),
    } | over
    return transfers.record_plan_move(by=by, today=TODAY, plan=plan, **given)


def again(plan) -> Request:
    return Request.objects.with_story().get(pk=plan.request_id)


def step_of(plan):
    request = again(plan)
    return next_step(request, list(Clock.objects.of_refs(request.story_refs)), TODAY)


@pytest.mark.parametrize(
    ("reviewed", "review_by"),
    [
        ({}, D(2026, 4, 11)),  # three months from the transfer: the twelve ended before
        ({"reviewed_on": D(2025, 9, 8), "review_decision": "maintain"}, D(2026, 9, 7)),
    ],
)
def test_a_plan_that_came_is_told_of_and_reviewed_in_its_time(by, reviewed, review_by):
    plan = came(by, **reviewed)
    assert set(Clock.objects.running().values_list("duty", "due_on")) == {
        ("transfer_notified", D(2026, 2, 23)),
        ("transferred_plan_reviewed", review_by),
    }
    assert step_of(plan).action_name == "tell_of_transfer"
    transfers.tell_of_transfer(by=by, today=TODAY, plan=plan, transfer_notified_on=D(2026, 2, 2))
    assert (step_of(plan).action_name, step_of(plan).due_on) == ("record_review_meeting", review_by)
    assert [one.kind for one in belonging.wanted_now(again(plan), [])] == ["transfer_notified"]
    assert status(again(plan), TODAY).words == "EHC plan"
    assert rebuild() == Counts(0, 0, 0)


def test_a_review_completed_here_tells_the_family_too(by):
    plan = came(by)
    review = actions.record_review_meeting(by=by, today=TODAY, plan=plan, meeting_on=D(2026, 3, 2))
    actions.record_review_decision(
        by=by, today=TODAY, review=review, decision="maintain", decided_on=D(2026, 3, 9)
    )
    clock = Clock.objects.get(duty="transfer_notified")
    assert (clock.met_on, clock.stopped_on) == (None, D(2026, 3, 9))


def test_a_plan_follows_its_child_within_the_working_days_and_ends_here(by):
    plan = moving(by)
    assert stage_of(again(plan)).code == "leaving"
    step = step_of(plan)
    assert (step.words, step.due_on) == ("Transfer the plan to authority 887", D(2026, 6, 30))
    transfers.hand_over_plan(
        by=by, today=TODAY, plan=plan, transferred_on=D(2026, 6, 29), papers_sent="The plan and its advice"
    )
    request = again(plan)
    assert (request.plan.ceased_on, request.plan.cease_reason) == (D(2026, 6, 29), "5")
    assert status(request, TODAY).words == "Transferred"
    assert step_of(plan).words == "Nothing more: the plan was transferred on 29 June 2026 to authority 887"
    assert not Clock.objects.running().exists()
    assert timeline(request)[0].detail == (
        "Transferred to another authority in England. The plan and its advice"
    )
    assert rebuild() == Counts(0, 0, 0)


def test_it_is_owed_on_the_day_of_a_move_that_was_known_in_time(by):
    moving(by, moves_on=D(2026, 8, 3), move_known_on=D(2026, 6, 10))
    assert Clock.objects.get(duty="plan_transferred").due_on == D(2026, 8, 3)


def test_a_bank_holiday_proclaimed_since_gives_a_day_more(by, manager):
    moving(by)
    ProclaimedHoliday.objects.create(day_on=D(2026, 6, 19), name="A jubilee", authority="Proclamation")
    catch_up(by=manager)
    assert Clock.objects.get(duty="plan_transferred").due_on == D(2026, 7, 1)
    assert rebuild() == Counts(0, 0, 0)


def test_a_move_called_off_leaves_the_plan_and_its_trace(by):
    plan = moving(by)
    transfers.call_off_plan_move(by=by, plan=plan, because="The sale fell through")
    assert stage_of(again(plan)).code == "in_force"
    assert not Clock.objects.of_duty("plan_transferred").exists()
    (called_off,) = [one for one in timeline(again(plan)) if one.kind == "plan.move_called_off"]
    assert called_off.detail == "It was to be on 15 June 2026. The sale fell through"
    assert rebuild() == Counts(0, 0, 0)


def test_a_plan_that_left_can_come_back(by):
    plan = moving(by)
    transfers.hand_over_plan(by=by, today=TODAY, plan=plan, transferred_on=D(2026, 6, 29), papers_sent="All")
    back = came(by, child=plan.request.child, transferred_in_on=D(2026, 6, 30))
    assert stage_of(again(back)).code == "in_force"


REFUSALS = {
    "a plan beside a plan": (
        lambda by: came(by, child=factories.plan().request.child),
        "has an EHC plan in force already",
    ),
    "a plan beside a request": (
        lambda by: came(by, child=factories.request().child),
        "A request of this child is under way here",
    ),
    "from nowhere": (lambda by: came(by, transferred_from_authority="Kent"), "three figures"),
    "from here": (lambda by: came(by, transferred_from_authority="999"), "this authority's own code"),
    "made after it came": (
        lambda by: came(by, first_issued_on=D(2026, 1, 13)),
        "cannot be before the day the plan was first issued",
    ),
    "told of before it came": (
        lambda by: transfers.tell_of_transfer(
            by=by, today=TODAY, plan=came(by), transfer_notified_on=D(2026, 1, 11)
        ),
        "cannot be before the day the plan was taken over",
    ),
    "told of a plan made here": (
        lambda by: transfers.tell_of_transfer(
            by=by, today=TODAY, plan=factories.plan(), transfer_notified_on=D(2026, 1, 11)
        ),
        "did not come from another authority",
    ),
    "a second move": (
        lambda by: transfers.record_plan_move(
            by=by,
            today=TODAY,
            plan=moving(by),
            transferred_to_authority="888",
            moves_on=D(2026, 7, 30),
            move_known_on=D(2026, 6, 10),
        ),
        "A move on 15 June 2026 is recorded already",
    ),
    "a move known tomorrow": (lambda by: moving(by, move_known_on=D(2026, 7, 2)), "is in the future"),
    "handed over before the move": (
        lambda by: transfers.hand_over_plan(
            by=by, today=TODAY, plan=moving(by), transferred_on=D(2026, 6, 14), papers_sent="All"
        ),
        "until then the plan is this authority's",
    ),
    "handed over without papers": (
        lambda by: transfers.hand_over_plan(
            by=by, today=TODAY, plan=moving(by), transferred_on=D(2026, 6, 29), papers_sent=" "
        ),
        "which papers",
    ),
    "handed over without a move": (
        lambda by: transfers.hand_over_plan(
            by=by, today=TODAY, plan=factories.plan(), transferred_on=D(2026, 6, 29), papers_sent="All"
        ),
        "No move to another authority is recorded",
    ),
    "ceased as transferred": (
        lambda by: actions.cease_plan(
            by=by, today=TODAY, plan=factories.plan(), ceased_on=D(2026, 6, 1), cease_reason="5"
        ),
        "Record that the family moves",
    ),
}


@pytest.mark.parametrize(("act", "words"), REFUSALS.values(), ids=REFUSALS)
def test_it_refuses(by, act, words):
    LocalArea.objects.create(name="Anyshire", authority_code="999")
    with pytest.raises(Refused) as refusal:
        act(by)
    assert words in refusal.value.words
