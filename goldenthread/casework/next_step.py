"""Where a case stands and the one thing to do next, derived from its facts and the day."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from goldenthread import statute
from goldenthread.casework.codes import ReviewDecision
from goldenthread.casework.orders.duties import STEPS, duty_of
from goldenthread.casework.orders.models import Requires
from goldenthread.casework.stages import (
    is_to_be_issued,
    is_under_way,
    no_plan_told_on,
    open_review,
    order_to_amend,
    order_to_reassess,
    ordered,
    reopening,
    sent_back,
    stage_of,
)
from goldenthread.statute.wording import in_words

DAYS_IN_WEEK = 7
CYCLES = {"review_completed", "transferred_plan_reviewed"}  # one of them runs as long as a plan does


@dataclass(frozen=True)
class NextStep:
    """`action_name` is the function in `casework.actions` that records the step, empty when nothing is to be done.

    `due_on` is the clock's day, None when the law gives the step none; `waiting_for` is what others still owe.
    """

    words: str
    action_name: str = ""
    duty_code: str = ""
    due_on: date | None = None
    waiting_for: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Status:
    """`week` of `of_weeks` is set while a limit counted in weeks runs; the day of receipt is in week 1."""

    stage: str
    words: str
    week: int | None = None
    of_weeks: int | None = None


def next_step(request, clocks: Iterable, today: date) -> NextStep:
    """For a request fetched `with_story`. `clocks` are those of its story (`Clock.objects.of_refs(story_refs)`)."""
    running = [clock for clock in clocks if clock.is_running() and clock.subject_ref in request.story_refs]
    stage = stage_of(request)
    if stage.is_end:
        return NextStep(words=_ended(stage.code, request))
    if stage.code == "received":
        return _step(_to_decide(request), "record_decision", "assessment_decided", running)
    if stage.code == "ordered_to_assess":
        return _tell_of_assessment(ordered(request, Requires.ASSESS), running)
    if stage.code == "ordered_to_reconsider":
        return _reconsider(sent_back(request), running)
    if is_under_way(request):
        return _during_assessment(request, _window(request, clocks, today), running, today)
    return _of_plan(stage.code, request, running)


def _to_decide(request) -> str:
    if request.moved_in_from_authority:
        return "Decide afresh whether to assess, with what the other authority has done"
    return "Decide whether to assess"


def _tell_of_assessment(order, running) -> NextStep:
    return _step(
        "Tell the family that there will be an assessment",
        "tell_of_ordered_assessment",
        duty_of("assessment_notified", order.origin),
        running,
    )


def _during_assessment(request, window: list[str], running, today) -> NextStep:
    plan, assessment = getattr(request, "plan", None), getattr(request, "assessment", None)
    advice = list(assessment.advice.all()) if assessment else []
    waiting_for = [one.get_kind_display() for one in advice if one.returned_on is None]
    drafted_by, issued_by, refused_by = _limits(request)
    if plan and plan.draft_sent_on:
        return _step("Issue the final plan", "issue_plan", issued_by, running, waiting_for=window)
    if is_to_be_issued(request):
        return _step("Send the draft plan", "send_draft", drafted_by, running)
    if not advice:
        return _step("Ask for advice", "seek_advice", "advice_sought", running)
    if waiting_for:
        return _step(
            "Get in the advice asked for",
            "receive_advice",
            "advice_returned",
            running,
            waiting_for=waiting_for,
        )
    return _step(
        "Decide whether to issue a plan",
        "agree_to_issue",
        _limit_of_that_decision(running, today, refused_by, issued_by),
        running,
    )


def _reconsider(order, running) -> NextStep:
    due = duty_of("reconsidered", order.origin)
    return _step(
        "Send the draft plan, or tell the family again that there is none", "send_draft", due, running
    )


def _limits(request) -> tuple[str, str, str]:
    """The duties that give the day of the draft, of the plan and of the notice that there is none: those of a request,
    or after an order its own."""
    order = reopening(request)
    if order is None:
        return "plan_issued", "plan_issued", "not_issuing_notified"
    if order.requires == Requires.MAKE_PLAN:
        issued = duty_of("made_plan_issued", order.origin)
        return duty_of("draft_sent", order.origin), issued, issued
    if order.requires == Requires.RECONSIDER:
        return duty_of("reconsidered", order.origin), "", ""  # the law gives the final plan no day then
    issued = duty_of("assessed_plan_issued", order.origin)
    return issued, issued, duty_of("no_plan_notified", order.origin)


def _limit_of_that_decision(running, today, refused_by: str, issued_by: str) -> str:
    """A refusal has a day of its own. Once it has passed only a plan can be in time, and its day is the one left."""
    may_refuse = any(clock.duty == refused_by and clock.due_on >= today for clock in running)
    return refused_by if may_refuse else issued_by


def _window(request, clocks, today) -> list[str]:
    """Its clock counts from the day on which the draft was served."""
    of_draft = [one for one in clocks if one.duty == "draft_window" and one.subject_ref == request.ref]
    days = [clock.due_on for clock in of_draft if clock.due_on >= today]
    return [f"The family's comments on the draft, until {in_words(day)}" for day in days]


def _of_plan(code: str, request, running) -> NextStep:
    plan = request.plan
    match code:
        case "leaving":
            return _hand_over(plan, running)
        case "ordered_to_amend":
            order = order_to_amend(request)
            (step,) = STEPS[order.requires]
            due = duty_of(step.key, order.origin)
            return _step("Issue the plan as it was ordered", "amend_as_ordered", due, running)
        case "ordered_to_reassess":
            return _tell_of_assessment(order_to_reassess(request), running)
        case "reassessing":
            due = duty_of("assessed_plan_issued", order_to_reassess(request).origin)
            return _step(
                "Issue the plan after the assessment, or tell the family that it stays as it is",
                "amend_as_ordered",
                due,
                running,
            )
        case "ordered_to_end":
            order = ordered(request, Requires.END_PLAN)
            return _step("Cease the plan", "cease_plan", duty_of("plan_ceased", order.origin), running)
        case "in_force" if _is_to_be_told(plan, running):
            return _step(
                "Tell the family that the plan came here", "tell_of_transfer", "transfer_notified", running
            )
    return _of_review(plan, running)


def _hand_over(plan, running) -> NextStep:
    words = f"Transfer the plan to authority {plan.transferred_to_authority}"
    return _step(words, "hand_over_plan", "plan_transferred", running)


def _is_to_be_told(plan, running) -> bool:
    return plan.transferred_in_on is not None and any(clock.duty == "transfer_notified" for clock in running)


def _of_review(plan, running) -> NextStep:
    review = open_review(plan)
    if review is None:
        duty = next((clock.duty for clock in running if clock.duty in CYCLES), "review_completed")
        return _step("Hold the annual review meeting", "record_review_meeting", duty, running)
    of_review = [clock for clock in running if clock.subject_ref == review.ref]
    if not review.decision:
        waiting_for = [] if review.papers_received_on else ["The report of the review meeting"]
        return _step(
            "Decide after the review",
            "record_review_decision",
            "review_decided",
            of_review,
            waiting_for=waiting_for,
        )
    if review.decision == ReviewDecision.CEASE:
        return _step("Cease the plan", "cease_plan", "", of_review)
    if review.amendments_proposed_on is None:
        return _step("Propose the amendments", "propose_amendments", "amendments_proposed", of_review)
    return _step("Issue the amended plan", "issue_amended_plan", "amended_plan_issued", of_review)


def _step(words, action_name, duty_code, running, waiting_for=()) -> NextStep:
    due = min((clock.due_on for clock in running if clock.duty == duty_code), default=None)
    return NextStep(
        words=words, action_name=action_name, duty_code=duty_code, due_on=due, waiting_for=list(waiting_for)
    )


def status(request, today: date) -> Status:
    """Such as `Needs assessment · week 13 of 20`."""
    stage = stage_of(request)
    if stage.is_end:
        return Status(stage=stage.words, words=stage.words)
    if stage.code in OF_PLAN:
        return Status(stage=stage.words, words=f"{stage.words}{OF_PLAN[stage.code]}")
    if order := reopening(request):
        return _reopened(stage, order, today)
    duty = "assessment_decided" if stage.code == "received" else "plan_issued"
    return _counted(stage.words, request.received_on, duty, today)


OF_PLAN = {
    "in_force": "",
    "reviewing": " · annual review under way",
    "ceasing": " · annual review under way",
    "amending": " · being amended",
    "ordered_to_amend": " · to be amended by order",
    "ordered_to_reassess": " · to be assessed again by order",
    "reassessing": " · being assessed again by order",
    "ordered_to_end": " · to be ended by order",
    "leaving": " · moving to another authority",
}


def _reopened(stage, order, today: date) -> Status:
    """Weeks are counted from the order, which starts the time anew; once it was reconsidered, the law gives none."""
    if order.requires == Requires.RECONSIDER and stage.code != "ordered_to_reconsider":
        return Status(stage=stage.words, words="Reopened")
    last = STEPS[order.requires][-1 if stage.code != "ordered_to_assess" else 0]
    counted = _counted("Reopened", order.made_on, duty_of(last.key, order.origin), today)
    return Status(stage=stage.words, words=counted.words, week=counted.week, of_weeks=counted.of_weeks)


def _counted(stage: str, from_on: date | None, duty: str, today: date) -> Status:
    if from_on is None:
        return Status(stage=stage, words=stage)
    week = max(-(-(today - from_on).days // DAYS_IN_WEEK), 1)
    of_weeks = statute.DUTIES[duty].limits[0].rule.weeks
    return Status(stage=stage, words=f"{stage} · week {week} of {of_weeks}", week=week, of_weeks=of_weeks)


def _ended(code: str, request) -> str:
    """What is said of a case on which the law asks nothing more."""
    plan = getattr(request, "plan", None)
    match code:
        case "ceased":
            return f"Nothing more: the plan ceased on {in_words(plan.ceased_on)}"
        case "transferred_out":
            gone = f"{in_words(plan.ceased_on)} to authority {plan.transferred_to_authority}"
            return f"Nothing more: the plan was transferred on {gone}"
        case "withdrawn":
            return f"Nothing more: the request was withdrawn on {in_words(request.withdrawn_on)}"
        case "moved":
            return f"Nothing more: moved to another authority on {in_words(request.moved_on)}"
        case "refused":
            told_on = in_words(request.decided_on)
            return f"Nothing more: the family was told on {told_on} that there is no assessment"
        case "no_plan":
            told_on = in_words(no_plan_told_on(request))
            return f"Nothing more: the family was told on {told_on} that no plan is issued"
    return "Nothing more: this case is from before this record began"
