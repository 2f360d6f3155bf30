"""What the demonstration's plan went through: milestones set, reached and missed, and a second version agreed."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Any

from django.utils import timezone

from goldenthread.accounts.recording import telling_of
from goldenthread.assurance.models import Action, ImprovementPlan, Milestone
from goldenthread.assurance.plan_history import actions

SET_ON, AGREED_ON = date(2024, 2, 6), date(2024, 2, 13)
# action, what is reached, due day, day it was reached (None: not yet)
MILESTONES = (
    ("6C1", "Check list for drafts agreed by all teams", date(2024, 3, 28), date(2024, 3, 22)),
    ("6C1", "Half of all drafts checked before they go out", date(2024, 10, 1), None),
    ("9A1", "Options for tuition shown to the delivery group", date(2024, 5, 31), date(2024, 6, 14)),
    ("9A1", "First tutors in post", date(2024, 12, 20), None),
)


def tell(*, by: Any) -> None:
    """Say what kind of plan it is, set the milestones, agree the version that has them, then say which were reached, each on its day."""
    plan = ImprovementPlan.objects.current()
    actions.describe_plan(
        plan=plan,
        kind=ImprovementPlan.Kind.ACCELERATED,
        began_on=plan.began_on,
        ended_on=None,
        follows=None,
        by=by,
        expected_revision=plan.revision,
    )
    with telling_of(_noon(SET_ON)):
        made = [_set(code, words, due_on, by) for code, words, due_on, _ in MILESTONES]
    with telling_of(_noon(AGREED_ON)):
        actions.agree_version(
            plan=plan,
            agreed_on=AGREED_ON,
            agreed_where="Partnership delivery group",
            words="Milestones for quality checks and for tuition.",
            by=by,
            expected_number=2,
        )
    reached = ((held, row[3]) for held, row in zip(made, MILESTONES, strict=True) if row[3])
    for milestone, day in sorted(reached, key=lambda each: each[1]):
        with telling_of(_noon(day)):
            _reach(milestone, day, by)


def _noon(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time(12)))


def _set(code: str, words: str, due_on: date, by: Any) -> Milestone:
    held = Action.objects.in_force().get(code=code)
    given = {"words": words, "due_on": due_on, "by": by, "expected_revision": held.revision}
    return actions.add_milestone(action=held, **given)


def _reach(milestone: Milestone, day: date, by: Any) -> None:
    held = Action.objects.get(pk=milestone.action_id)
    actions.change_milestone(
        milestone=milestone,
        words=milestone.words,
        due_on=milestone.due_on,
        reached_on=day,
        is_dropped=False,
        reason="",
        by=by,
        expected_revision=held.revision,
    )
