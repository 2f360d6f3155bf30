"""Where a case stands and the one thing to do next, derived from its facts and the day."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from goldenthread import statute
from goldenthread.casework.codes import Decision, ReviewDecision
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
    if ended := _ended(request):
        return NextStep(words=ended[1])
    plan = getattr(request, "plan", None)
    if plan and (plan.first_issued_on or plan.transferred_in_on):
        return _after_issue(plan, running)
    if not request.decision:
        return _step("Decide whether to assess", "record_decision", "assessment_decided", running)
    return _during_assessment(request, plan, running, today)


def _during_assessment(request, plan, running, today) -> NextStep:
    assessment = request.assessment
    advice = list(assessment.advice.all())
    waiting_for = [one.get_kind_display() for one in advice if one.returned_on is None]
    if plan and plan.draft_sent_on:
        return _step(
            "Issue the final plan", "issue_plan", "plan_issued", running, waiting_for=_window(plan, today)
        )
    if assessment.issue_agreed_on:
        return _step("Send the draft plan", "send_draft", "plan_issued", running)
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
        "Decide whether to issue a plan", "agree_to_issue", _limit_of_that_decision(running, today), running
    )


def _limit_of_that_decision(running, today) -> str:
    """A refusal has a day of its own. Once it has passed only a plan can be in time, and its day is the one left."""
    may_refuse = any(clock.duty == "not_issuing_notified" and clock.due_on >= today for clock in running)
    return "not_issuing_notified" if may_refuse else "plan_issued"


def _window(plan, today) -> list[str]:
    last_day = statute.due("draft_window", served_on=plan.draft_sent_on).due_on
    return [f"The family's comments on the draft, until {in_words(last_day)}"] if today <= last_day else []


def _after_issue(plan, running) -> NextStep:
    review = _open_review(plan)
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


def _open_review(plan):
    """The latest review that still asks for something. One overtaken by a later decision asks for nothing."""
    reviews = sorted(
        (review for review in plan.reviews.all() if review.meeting_on),
        key=lambda one: (one.meeting_on, one.pk),
    )
    latest = reviews[-1] if reviews else None
    return latest if latest and _asks(latest) else None


def _asks(review) -> bool:
    done = review.decision == ReviewDecision.MAINTAIN or review.final_plan_on is not None
    return not done


def _step(words, action_name, duty_code, running, waiting_for=()) -> NextStep:
    due = min((clock.due_on for clock in running if clock.duty == duty_code), default=None)
    return NextStep(
        words=words, action_name=action_name, duty_code=duty_code, due_on=due, waiting_for=list(waiting_for)
    )


def status(request, today: date) -> Status:
    """Such as `Needs assessment · week 13 of 20`."""
    if ended := _ended(request):
        return Status(stage=ended[0], words=ended[0])
    plan = getattr(request, "plan", None)
    if plan and (plan.first_issued_on or plan.transferred_in_on):
        return _status_of_plan(plan)
    stage, duty = (
        ("Needs assessment", "plan_issued") if request.decision else ("Request", "assessment_decided")
    )
    return _counted(stage, request.received_on, duty, today)


def _counted(stage: str, received_on: date | None, duty: str, today: date) -> Status:
    if received_on is None:
        return Status(stage=stage, words=stage)
    week = max(-(-(today - received_on).days // DAYS_IN_WEEK), 1)
    of_weeks = statute.DUTIES[duty].limits[0].rule.weeks
    return Status(stage=stage, words=f"{stage} · week {week} of {of_weeks}", week=week, of_weeks=of_weeks)


def _status_of_plan(plan) -> Status:
    review = _open_review(plan)
    if review is None:
        return Status(stage="EHC plan", words="EHC plan")
    doing = "being amended" if review.decision == ReviewDecision.AMEND else "annual review under way"
    return Status(stage="EHC plan", words=f"EHC plan · {doing}")


def _ended(request) -> tuple[str, str] | None:
    """Stage and words of a case on which nothing more is to be done."""
    assessment, plan = getattr(request, "assessment", None), getattr(request, "plan", None)
    if plan and plan.ceased_on:
        return "Plan ceased", f"Nothing more: the plan ceased on {in_words(plan.ceased_on)}"
    if plan and plan.first_issued_on:
        return None
    if request.withdrawn_on:
        return "Withdrawn", f"Nothing more: the request was withdrawn on {in_words(request.withdrawn_on)}"
    if request.moved_on:
        return "Moved", f"Nothing more: moved to another authority on {in_words(request.moved_on)}"
    if request.decision == Decision.REFUSE:
        told_on = in_words(request.decided_on)
        return "Not assessed", f"Nothing more: the family was told on {told_on} that there is no assessment"
    if assessment and assessment.not_issued_on:
        told_on = in_words(assessment.not_issued_on)
        return "No plan", f"Nothing more: the family was told on {told_on} that no plan is issued"
    return None
