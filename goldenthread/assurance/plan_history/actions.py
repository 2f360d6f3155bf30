"""Writes of the plan through time. Each keeps what was before, with the day, the reason and who agreed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from goldenthread.accounts.errors import Conflict, Refused
from goldenthread.accounts.recording import not_in_the_future, recorded
from goldenthread.assurance.models import (
    Action,
    ActionChange,
    ActionKpi,
    ActionOwner,
    CarryOver,
    Evidence,
    ImprovementPlan,
    Milestone,
    PlanVersion,
    SubTheme,
)
from goldenthread.assurance.plan_history import checks, versions, who
from goldenthread.assurance.plan_history.changing import change_monitoring, keep_change, state
from goldenthread.people.today import this_moment, today
from goldenthread.statute.wording import in_words

Kind = ActionChange.Kind
Monitoring = Action.Monitoring


@dataclass(frozen=True)
class Why:
    """When a change holds from, why, and who agreed to it."""

    on: dt.date
    reason: str
    agreed: str = ""


@dataclass(frozen=True)
class Owner:
    """A post that answers for an action, and whose account it is where somebody has one."""

    role: str
    organisation: str = ""
    user: Any = None


@dataclass(frozen=True)
class Wanted:
    """What an action is to say. Without a due day it is open-ended, and says why."""

    title: str
    accountable: Owner
    contributors: tuple[Owner, ...] = ()
    due_on: dt.date | None = None
    open_ended_reason: str = ""
    evidence: tuple[str, ...] = ()
    kpi_codes: tuple[str, ...] = field(default=())


@recorded
def add_action(*, sub_theme: SubTheme, code: str, wanted: Wanted, why: Why, by: Any) -> Action:
    """Put a new action in the plan, last in its sub-theme.

    Raises Refused for a code that the plan has or that is no code, for what `change_action` refuses, or without a reason.
    """
    plan = sub_theme.area.improvement_plan
    checks.is_in_force(plan)
    checks.may(who.may_change(by, sub_theme.area), sub_theme.area)
    checks.code(plan, code, "code")
    checks.why(why)
    checks.wanted(wanted, plan, held=())
    action = _new(sub_theme, code, wanted.title)
    _write(action, wanted)
    keep_change(action, Kind.ADDED, on=why.on, reason=why.reason.strip(), agreed=why.agreed.strip(), by=by)
    return action


def _new(sub_theme: SubTheme, code: str, title: str) -> Action:
    order = Action.objects.of_plan(sub_theme.area.improvement_plan).next_order()
    return Action.objects.create(sub_theme=sub_theme, code=code, title=title.strip(), order=order)


def _write(action: Action, wanted: Wanted) -> None:
    """The action's columns, and the rows that hang under it. An owner who stays keeps their account."""
    users = {(each.role, each.organisation): each.user for each in action.owners.select_related("user")}
    if action.due_on != wanted.due_on or action.is_open_ended != (wanted.due_on is None):
        action.due_text = ""  # what was printed is no longer so
    action.title, action.due_on = wanted.title.strip(), wanted.due_on
    action.is_open_ended = wanted.due_on is None
    action.open_ended_reason = "" if wanted.due_on else wanted.open_ended_reason.strip()
    action.save()
    action.owners.all().delete()
    for order, owner in enumerate((wanted.accountable, *wanted.contributors)):
        ActionOwner.objects.create(
            action=action,
            role=owner.role.strip(),
            organisation=owner.organisation.strip(),
            is_accountable=order == 0,
            user=owner.user or (users.get((owner.role, owner.organisation)) if order else None),
            order=order,
        )
    action.evidence.all().delete()
    Evidence.objects.bulk_create(
        Evidence(action=action, text=text, order=order) for order, text in enumerate(wanted.evidence)
    )
    action.kpi_links.all().delete()
    ActionKpi.objects.bulk_create(
        ActionKpi(action=action, code=code, order=order) for order, code in enumerate(wanted.kpi_codes)
    )


@recorded
def change_action(*, action: Action, wanted: Wanted, why: Why, by: Any, expected_revision: int) -> Action:
    """Say otherwise what an action is, who answers for it, by when, or what it is known by.

    Raises Refused without words, an accountable owner, a due day or why there is none; for an indicator that nobody
    knows; where nothing differs; for an action that has ended or stands in another's area; without a reason, or for a
    day before its last change. Conflict when somebody changed it since `expected_revision`.
    """
    held = _locked(action, expected_revision)
    checks.may(who.may_change(by, held.area), held.area)
    checks.is_live(held)
    checks.why(why, held)
    checks.wanted(wanted, held.area.improvement_plan, held=held.kpi_codes)
    before = state(held)
    _write(held, wanted)
    held = Action.objects.with_parts().get(pk=held.pk)
    if before == state(held):
        raise Refused("Nothing is different: change something, or go back.")
    held.revision += 1
    held.save()
    keep_change(held, Kind.EDITED, on=why.on, reason=why.reason.strip(), agreed=why.agreed.strip(), by=by)
    return held


def _locked(action: Action, expected_revision: int) -> Action:
    Action.objects.select_for_update().get(pk=action.pk)
    held = Action.objects.with_parts().get(pk=action.pk)
    checks.is_in_force(held.area.improvement_plan)
    if held.revision != expected_revision:
        last = ActionChange.objects.last_of(held)
        raise Conflict(
            record=held,
            changed_by=last.changed_by.display_name if last and last.changed_by else "",
            changed_at=last.changed_at if last else None,
            changes=[(f"action {held.code}", "", held.title)],
        )
    return held


@recorded
def merge_action(*, action: Action, into: Action, why: Why, by: Any, expected_revision: int) -> Action:
    """End an action because another takes over what it was for.

    Raises Refused for merging into itself, into one that has ended or is released, or into another plan's; for one that
    has ended; without a reason, or for a day before the last change of either. Conflict after somebody else's change.
    """
    held = _locked(action, expected_revision)
    other = Action.objects.select_for_update().get(pk=into.pk)
    checks.is_live(held)
    checks.may_take_in(held, other)
    checks.why(why, held, other)
    change_monitoring(held, Monitoring.MERGED, **_said(why), by=by, other=other)
    return held


def _said(why: Why) -> dict[str, Any]:
    return {"on": why.on, "reason": why.reason.strip(), "agreed": why.agreed.strip()}


@recorded
def split_action(
    *, action: Action, parts: Sequence[tuple[str, str]], why: Why, by: Any, expected_revision: int
) -> list[Action]:
    """End an action and put several in its place, each with its own code and words, and with the owners, due day,
    evidence and indicators of the one they come from. They are not rated until somebody rates them.

    Raises Refused for fewer than two parts, a code that the plan has or that is given twice, a part without words, and
    what `retire_action` refuses. Conflict after somebody else's change.
    """
    held = _locked(action, expected_revision)
    checks.is_live(held)
    checks.why(why, held)
    checks.parts(held.area.improvement_plan, parts)
    made = [_part(held, code, title, why, by) for code, title in parts]
    change_monitoring(held, Monitoring.SPLIT, **_said(why), by=by)
    return made


def _part(held: Action, code: str, title: str, why: Why, by: Any) -> Action:
    made = _new(held.sub_theme, code, title)
    for name in ("due_on", "due_text", "is_open_ended", "open_ended_reason", "kpi_text"):
        setattr(made, name, getattr(held, name))
    made.save()
    for name in ("owners", "evidence", "kpi_links"):
        rows = list(getattr(held, name).all())
        for row in rows:
            row.pk, row.action = None, made
        getattr(made, name).bulk_create(rows)
    keep_change(made, Kind.ADDED, **_said(why), by=by, other=held)
    return made


@recorded
def move_action(*, action: Action, sub_theme: SubTheme, why: Why, by: Any, expected_revision: int) -> Action:
    """Put an action under another sub-theme, of its area or another. It keeps its code.

    Raises Refused where it stands there already, for another plan's sub-theme, and what `retire_action` refuses.
    Conflict after somebody else's change.
    """
    held = _locked(action, expected_revision)
    checks.is_live(held)
    checks.why(why, held)
    if sub_theme.area.improvement_plan_id != held.area.improvement_plan_id:
        raise Refused("That sub-theme is another plan's.", field="sub_theme")
    if sub_theme.pk == held.sub_theme_id:
        raise Refused("The action stands there already.", field="sub_theme")
    held.sub_theme = sub_theme
    held.revision += 1
    held.save()
    keep_change(held, Kind.MOVED, **_said(why), by=by)
    return held


@recorded
def retire_action(*, action: Action, why: Why, by: Any, expected_revision: int) -> Action:
    """End an action that nothing takes the place of.

    Raises Refused for one that has ended, without a reason, or for a day before its last change. Conflict after somebody
    else's change.
    """
    held = _locked(action, expected_revision)
    checks.is_live(held)
    checks.why(why, held)
    change_monitoring(held, Monitoring.RETIRED, **_said(why), by=by)
    return held


@recorded
def restore_action(*, action: Action, why: Why, by: Any, expected_revision: int) -> Action:
    """Follow an action again that was released, merged, split, moved away or retired. What came of it stays.

    Raises Refused for one that is followed, without a reason, or for a day before its last change. Conflict after
    somebody else's change.
    """
    held = _locked(action, expected_revision)
    checks.why(why, held)
    if held.monitoring == Monitoring.ACTIVE:
        raise Refused("The action is followed as it is.")
    change_monitoring(held, Monitoring.ACTIVE, **_said(why), by=by)
    return held


# Milestones


@recorded
def add_milestone(
    *, action: Action, words: str, due_on: dt.date, by: Any, expected_revision: int
) -> Milestone:
    """Raises Refused without words, for an action that has ended or is for others to keep. Conflict after somebody
    else's change."""
    held = _kept_by(action, by, expected_revision)
    checks.given(words, "Say what is reached by then", "words")
    numbers = [each.number for each in held.milestones.all()]
    made = Milestone.objects.create(
        action=held, number=max(numbers, default=0) + 1, words=words.strip(), due_on=due_on
    )
    _milestones_changed(held, "", by)
    return made


@recorded
def change_milestone(
    *,
    milestone: Milestone,
    words: str,
    due_on: dt.date,
    reached_on: dt.date | None,
    is_dropped: bool,
    reason: str,
    by: Any,
    expected_revision: int,
) -> Milestone:
    """Word a milestone otherwise, move its day, say when it was reached, or drop it.

    Raises Refused for a day reached that is still to come, for a milestone both reached and dropped, for another day or
    a drop without a reason, where nothing differs, and what `add_milestone` refuses. Conflict after somebody else's
    change. expected_revision: the action's.
    """
    action = _kept_by(milestone.action, by, expected_revision)
    held = Milestone.objects.get(pk=milestone.pk)
    checks.given(words, "Say what is reached by then", "words")
    checks.milestone(held, due_on, reached_on, is_dropped=is_dropped, reason=reason)
    wanted = {"words": words.strip(), "due_on": due_on, "reached_on": reached_on, "is_dropped": is_dropped}
    if all(getattr(held, name) == value for name, value in wanted.items()):
        raise Refused("Nothing is different: change something, or go back.")
    if reached_on != held.reached_on:
        held.reached_by = by if reached_on else None
    for name, value in wanted.items():
        setattr(held, name, value)
    held.save()
    _milestones_changed(action, reason, by)
    return held


def _kept_by(action: Action, by: Any, expected_revision: int) -> Action:
    held = _locked(action, expected_revision)
    checks.is_live(held)
    if not who.may_keep_milestones(by, held):
        raise Refused(f"Action {held.code} is for its owner, its area's lead and the programme office.")
    return held


def _milestones_changed(action: Action, reason: str, by: Any) -> None:
    action.revision += 1
    action.save()
    keep_change(action, Kind.MILESTONE, on=today(), reason=reason.strip(), by=by)


# Versions, and plans that follow one another


@recorded
def agree_version(
    *,
    plan: ImprovementPlan,
    agreed_on: dt.date,
    agreed_where: str,
    words: str,
    by: Any,
    expected_number: int,
) -> PlanVersion:
    """Keep the whole plan as it stood at the end of a day, as the version agreed then.

    Raises Refused without words on what changed or where it was agreed, for a day to come or before the last version's,
    and for a plan that is not in force. Conflict when somebody agreed a version with this number.
    """
    ImprovementPlan.objects.select_for_update().get(pk=plan.pk)
    checks.is_in_force(plan)
    last = PlanVersion.objects.of_plan(plan).last()
    if last and last.number >= expected_number:
        raise Conflict(
            record=last,
            changed_by=last.recorded_by.display_name if last.recorded_by else "",
            changed_at=last.recorded_at,
            changes=[(f"version {last.number}", "", last.words)],
        )
    checks.given(agreed_where, "Say where it was agreed", "agreed_where")
    checks.given(words, "Say what changed", "words")
    not_in_the_future(agreed_on, today(), field="agreed_on")
    if last and agreed_on < last.agreed_on:
        raise Refused(
            f"Version {last.number} was agreed on {in_words(last.agreed_on)}: give that day or a later one.",
            field="agreed_on",
        )
    return versions.keep(plan, agreed_on=agreed_on, agreed_where=agreed_where, words=words, by=by)


@recorded
def describe_plan(
    *,
    plan: ImprovementPlan,
    kind: str,
    began_on: dt.date | None,
    ended_on: dt.date | None,
    follows: ImprovementPlan | None,
    by: Any,
    expected_revision: int,
) -> ImprovementPlan:
    """Say what kind of plan it is, from when to when it is in force, and which plan it follows.

    Raises Refused for an unknown kind, an end before the beginning, or a plan that would follow itself, itself by way of
    others, or one that begins later. Conflict after somebody else's change.
    """
    held = ImprovementPlan.objects.select_for_update().get(pk=plan.pk)
    if held.revision != expected_revision:
        raise Conflict(
            record=held,
            changed_by="",
            changed_at=None,
            changes=[("when it is in force", "", str(held.began_on))],
        )
    checks.plan_days(held, kind, began_on, ended_on, follows)
    held.kind, held.began_on, held.ended_on, held.follows = kind, began_on, ended_on, follows
    held.revision += 1
    held.save()
    return held


@recorded
def carry_over(*, action: Action, outcome: str, into: Sequence[Action], why: str, by: Any) -> CarryOver:
    """Say how an action of an earlier plan went on in the plan that follows it. What was said before stays on file.

    Raises Refused for an unknown outcome, actions of any other plan, none or too many for what is said, or an action
    carried in part or not at all without why.
    """
    checks.carried(action, outcome, into, why)
    said = CarryOver.objects.create(
        action=action,
        outcome=outcome,
        why=why.strip(),
        said_on=today(),
        said_at=this_moment(),
        said_by=by,
    )
    said.into.set(into)
    return said
