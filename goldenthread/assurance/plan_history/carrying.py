"""Plans that follow one another: their list, an earlier plan's pages, and how each of its actions went on."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.http import Http404

from goldenthread.accounts.errors import Refused
from goldenthread.assurance.models import Action, ActionChange, CarryOver, ImprovementPlan
from goldenthread.assurance.plan_history import actions as writes
from goldenthread.assurance.plan_history import differences, standing
from goldenthread.assurance.plan_history.differences import Event
from goldenthread.people.today import today
from goldenthread.publications.wording import counted, full_date, joined

NOT_SAID = "nobody has said"


@dataclass(frozen=True)
class PlanRow:
    plan: ImprovementPlan
    dates: str
    is_in_force: bool


@dataclass(frozen=True)
class PlanPage:
    """A plan as it stood on its last day, or as it stands."""

    row: PlanRow
    day: dt.date
    actions: tuple[Action, ...]
    followed_by: ImprovementPlan | None


@dataclass(frozen=True)
class CarriedRow:
    """An action of an earlier plan and how it went on; `said` is None while nobody has said."""

    action: Action
    said: CarryOver | None
    earlier: tuple[CarryOver, ...]
    namesake: str  # the code of an action of the later plan that is called the same

    @property
    def initial(self) -> dict[str, Any]:
        if self.said is None:
            return {"into": self.namesake}
        into = " ".join(each.code for each in self.said.into.all())
        return {"outcome": self.said.outcome, "into": into, "why": self.said.why}


@dataclass(frozen=True)
class CarriedTable:
    plan: ImprovementPlan
    followed_by: ImprovementPlan | None
    sentence: str
    rows: tuple[CarriedRow, ...]
    new: tuple[Action, ...]  # actions of the later plan that nothing went into


@dataclass(frozen=True)
class ActionPage:
    row: CarriedRow
    followed_by: ImprovementPlan | None
    history: tuple[Event, ...]
    carried_from: tuple[CarryOver, ...]


def plans(day: dt.date) -> list[PlanRow]:
    """Every plan that had begun by a day, and today those that are to begin; the newest first."""
    shown = ImprovementPlan.objects.in_force_on(day)
    found = ImprovementPlan.objects.newest_first()
    return [
        _plan_row(each, shown)
        for each in found
        if day >= today() or each.began_on is None or each.began_on <= day
    ]


def _plan_row(plan: ImprovementPlan, shown: ImprovementPlan | None) -> PlanRow:
    said = f"from {full_date(plan.began_on)}" if plan.began_on else "from a day not given"
    if plan.ended_on:
        said += f" to {full_date(plan.ended_on)}"
    return PlanRow(plan, f"In force {said}", plan == shown)


def plan(number: int) -> ImprovementPlan:
    """Raises Http404."""
    found = ImprovementPlan.objects.select_related("follows").filter(pk=number).first()
    if found is None:
        raise Http404("There is no such improvement plan.")
    return found


def others(held: ImprovementPlan) -> Any:
    return ImprovementPlan.objects.newest_first().exclude(pk=held.pk)


def last_day(held: ImprovementPlan) -> dt.date:
    return min(held.ended_on or today(), today())


def plan_page(held: ImprovementPlan, day: dt.date) -> PlanPage:
    """As it stood on a day, and after its last as it stood on that."""
    shown, until = _plan_row(held, ImprovementPlan.objects.shown_on(day)), min(day, last_day(held))
    return PlanPage(shown, until, tuple(standing.actions_of(held, until)), _follower_by(held, day))


def _follower_by(held: ImprovementPlan, day: dt.date) -> ImprovementPlan | None:
    """The plan that follows it, where that one had begun by an earlier day; today one that is prepared too."""
    later = follower(held)
    is_known = later and (day >= today() or later.began_on is None or later.began_on <= day)
    return later if is_known else None


def follower(held: ImprovementPlan) -> ImprovementPlan | None:
    """The plan that follows it; of several, the one begun first."""
    return held.followed_by_plans.order_by("began_on", "pk").first()


def table(held: ImprovementPlan, day: dt.date) -> CarriedTable:
    """How each action of a plan had gone on, as far as anybody had said by a day."""
    later = follower(held)
    theirs = standing.actions_of(later, day) if later else []
    said: dict[int, list[CarryOver]] = {}
    for each in CarryOver.objects.from_plan(held, day):
        said.setdefault(each.action_id, []).append(each)
    codes = {each.code for each in theirs}
    mine = standing.actions_of(held, min(day, last_day(held)))
    rows = tuple(_row(action, said.get(action.pk, []), codes) for action in mine)
    taken = {into.pk for row in rows if row.said for into in row.said.into.all()}
    new = tuple(each for each in theirs if each.pk not in taken)
    return CarriedTable(held, later, _sentence(rows), rows, new)


def _row(action: Action, said: Sequence[CarryOver], codes: set[str]) -> CarriedRow:
    namesake = action.code if action.code in codes else ""
    return CarriedRow(action, said[0] if said else None, tuple(said[1:]), namesake)


def _sentence(rows: Sequence[CarriedRow]) -> str:
    """ "116 actions: 80 carried over as it is and 36 of which nobody has said." """
    tally = Counter(row.said.get_outcome_display() if row.said else "" for row in rows)
    said = [f"{number} {words.lower()}" for words, number in tally.items() if words]
    if tally[""]:
        said.append(f"of {tally['']} {NOT_SAID}")
    return f"{counted(len(rows), 'action')}: {joined(said)}." if rows else "It has no actions."


def row(held: ImprovementPlan, code: str) -> CarriedRow:
    """One action's, for saying how it went on. Raises Http404 for no such action, or where no plan follows."""
    later = follower(held)
    action = _action(held, code)
    if later is None:
        raise Http404(f"No plan follows “{held}” yet: import it first.")
    codes = set(Action.objects.of_plan(later).codes())
    return _row(action, list(CarryOver.objects.of_action(action, today())), codes)


def _action(held: ImprovementPlan, code: str, day: dt.date | None = None) -> Action:
    found = standing.action_of(held, code, min(day or today(), last_day(held)))
    if found is None:
        raise Http404(f"“{held}” has no action {code}.")
    return found


def action_page(held: ImprovementPlan, code: str, day: dt.date) -> ActionPage:
    """An action of any plan on a day, with its history and both ways into the plans beside. Raises Http404."""
    action = _action(held, code, day)
    into_it = ActionChange.objects.by(min(day, last_day(held))).into(action)
    said = list(CarryOver.objects.of_action(action, day))
    return ActionPage(
        _row(action, said, set()),
        _follower_by(held, day),
        tuple(differences.history(list(action.changes.all()), into_it)),
        tuple(CarryOver.objects.into_action(action, day)),
    )


def say(*, action: Action, outcome: str, codes: Sequence[str], why: str, by: Any) -> CarryOver:
    """As `actions.carry_over`, with the later plan's actions by their codes. Raises Refused for a code it has not."""
    later = follower(action.area.improvement_plan)
    known = {each.code: each for each in Action.objects.of_plan(later).select_related("sub_theme__area")}
    unknown = [code for code in codes if code not in known]
    if unknown:
        raise Refused(f"“{later}” has no action {joined(unknown)}.", field="into")
    into = [known[code] for code in codes]
    return writes.carry_over(action=action, outcome=outcome, into=into, why=why, by=by)
