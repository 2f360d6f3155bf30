"""What may not be: the refusals of the plan's writes."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from typing import Any

from goldenthread.accounts.errors import Refused
from goldenthread.accounts.recording import not_in_the_future
from goldenthread.assurance.models import Action, ActionChange, Area, CarryOver, ImprovementPlan, Milestone
from goldenthread.assurance.planfile import values
from goldenthread.assurance.words import given
from goldenthread.indicators import INDICATORS
from goldenthread.people.today import today
from goldenthread.publications.wording import joined
from goldenthread.statute.wording import in_words

CODE = re.compile(r"[0-9A-Za-z][0-9A-Za-z.-]{0,14}")
TAKEN = {"add", "download"}  # words that stand in addresses where a code may
Outcome = CarryOver.Outcome


def is_in_force(plan: ImprovementPlan) -> None:
    if plan != ImprovementPlan.objects.current():
        raise Refused(f"“{plan}” is not the plan in force, so it no longer changes.")


def may(allowed: bool, area: Area) -> None:
    if not allowed:
        raise Refused(f"Area {area.number} is for its lead and the programme office.")


def is_live(action: Action) -> None:
    if action.has_ended:
        what = action.get_monitoring_display().lower()
        raise Refused(f"Action {action.code} has ended ({what}). Restore it first.")


def why(said: Any, *actions: Action) -> None:
    """A reason, and a day that is neither to come nor before what was last changed."""
    given(said.reason, "Say why", "reason")
    not_in_the_future(said.on, today(), field="on")
    for action in actions:
        last = ActionChange.objects.last_of(action)
        if last and said.on < last.changed_on:
            raise Refused(
                f"A change of {action.code} on {in_words(last.changed_on)} is on file: give that day or a later one.",
                field="on",
            )


def code(plan: ImprovementPlan, wanted: str, field: str) -> None:
    if not CODE.fullmatch(wanted) or wanted.lower() in TAKEN:
        raise Refused("A code has letters and figures, such as 1A5, and 15 of them at most.", field=field)
    if Action.objects.of_plan(plan).called(wanted).exists():
        raise Refused(f"The plan has an action {wanted}, or had one: choose another code.", field=field)


def wanted(said: Any, plan: ImprovementPlan, *, held: Sequence[str]) -> None:
    """held: the indicators that the action cites already, which may stay though nobody else knows them."""
    given(said.title, "Say what is to be done", "title")
    given(said.accountable.role, "Name the one post that answers for it", "accountable")
    owners = [(each.role, each.organisation) for each in (said.accountable, *said.contributors)]
    if len(set(owners)) < len(owners):
        raise Refused("An owner is named twice.", field="contributors")
    if said.due_on is None:
        _open_end(said.open_ended_reason)
    known = {*INDICATORS, *held, *plan.kpis.codes()}
    unknown = [each for each in said.kpi_codes if each not in known]
    if unknown:
        words = joined(unknown)
        raise Refused(f"Neither the plan nor the scorecard knows {words}.", field="kpi_codes")


def _open_end(reason: str) -> None:
    """Words that say no more than that there is no date, such as "TBC" and "Ongoing", give no reason for it."""
    given(reason, "Give a due date, or say why it has no end", "open_ended_reason")
    if values.UNDECIDED.search(reason) or values.is_only_a_due_date(reason):
        raise Refused(
            f"“{reason.strip()}” does not say why it has no end. Say why, or give a due date.",
            field="open_ended_reason",
        )


def may_take_in(action: Action, other: Action) -> None:
    """An action merges only into one that is followed: so no chain of mergers ever comes back to its beginning."""
    if other.pk == action.pk:
        raise Refused("An action cannot be merged into itself.", field="into")
    if other.area.improvement_plan_id != action.area.improvement_plan_id:
        raise Refused(f"Action {other.code} is another plan's.", field="into")
    if not other.is_followed:
        what = other.get_monitoring_display().lower()
        raise Refused(f"Action {other.code} is no longer followed ({what}): choose another.", field="into")


def parts(plan: ImprovementPlan, wanted: Sequence[tuple[str, str]]) -> None:
    if len(wanted) < 2:
        raise Refused("Give two parts or more: an action of one part is only changed.", field="title_2")
    for number, (part, title) in enumerate(wanted, start=1):
        code(plan, part, f"code_{number}")
        given(title, "Say what this part is", f"title_{number}")
        if part in [each for each, _ in wanted[: number - 1]]:
            raise Refused(f"Two parts are called {part}.", field=f"code_{number}")


def milestone(
    held: Milestone, due_on: dt.date, reached_on: dt.date | None, *, is_dropped: bool, reason: str
) -> None:
    if reached_on:
        not_in_the_future(reached_on, today(), field="reached_on")
    if reached_on and is_dropped:
        raise Refused("A milestone that was reached cannot be dropped.", field="is_dropped")
    if due_on != held.due_on:
        given(reason, "Say why its day is another", "reason")
    if is_dropped and not held.is_dropped:
        given(reason, "Say why it is dropped", "reason")


def plan_days(
    plan: ImprovementPlan,
    kind: str,
    began_on: dt.date | None,
    ended_on: dt.date | None,
    follows: ImprovementPlan | None,
) -> None:
    if kind not in ImprovementPlan.Kind.values:
        raise Refused("Choose what kind of plan it is.", field="kind")
    if began_on and ended_on and ended_on < began_on:
        raise Refused("A plan cannot end before it begins.", field="ended_on")
    earlier, seen = follows, {plan.pk}
    while earlier is not None:
        if earlier.pk in seen:
            raise Refused("A plan cannot follow itself, or a plan that follows it.", field="follows")
        seen.add(earlier.pk)
        earlier = earlier.follows
    if follows and began_on and follows.began_on and follows.began_on > began_on:
        raise Refused(f"“{follows}” begins later than this plan.", field="follows")


def carried(action: Action, outcome: str, into: Sequence[Action], reason: str) -> None:
    if outcome not in Outcome.values:
        raise Refused("Say how it went on.", field="outcome")
    later = {plan.pk for plan in action.area.improvement_plan.followed_by_plans.all()}
    for each in into:
        if each.area.improvement_plan_id not in later:
            raise Refused(f"Action {each.code} is not of the plan that follows.", field="into")
    if outcome == Outcome.NOT_CARRIED and into:
        raise Refused("What was not carried over went into no action.", field="into")
    if outcome != Outcome.NOT_CARRIED and not into:
        raise Refused("Say into which action it went.", field="into")
    if outcome == Outcome.CARRIED and len(into) > 1:
        raise Refused(
            "Carried over as it is, it is one action: name one, or say that it was carried in part.",
            field="into",
        )
    if outcome in (Outcome.NOT_CARRIED, Outcome.PART):
        given(reason, "Say why", "why")
