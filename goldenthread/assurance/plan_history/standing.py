"""Actions as they stood on a day, rebuilt from the states of their changes and from the days of their ratings."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.db.models import Model

from goldenthread.accounts.recording import moment_told
from goldenthread.assurance import ratings
from goldenthread.assurance.models import (
    Action,
    ActionChange,
    ActionKpi,
    ActionOwner,
    Evidence,
    ImprovementPlan,
    Milestone,
    Rating,
    SubTheme,
)
from goldenthread.people.today import today


def actions_of(plan: ImprovementPlan, day: dt.date, *, with_parts: bool = False) -> list[Action]:
    """The plan's actions in its order, each as it stood at the end of a day: for showing, never for saving.

    with_parts: with evidence, milestones and changes too, which a past day has in any case.
    """
    held = Action.objects.of_plan(plan).for_list().in_order()
    if _is_now(day):
        return list(held.with_parts() if with_parts else held)
    sub_themes = sub_themes_of(plan)
    stood = (as_it_stood(each, day, sub_themes) for each in held.with_parts())
    return sorted((each for each in stood if each), key=_place)


def action_of(plan: ImprovementPlan, code: str, day: dt.date) -> Action | None:
    """One action as it stood, or None where the plan had none of this code by then."""
    held = Action.objects.of_plan(plan).called(code).for_page().with_parts().first()
    if held is None or _is_now(day):
        return held
    return as_it_stood(held, day, sub_themes_of(plan))


def _is_now(day: dt.date) -> bool:
    """The rows as they are say how it stands: but not where a past day's story is told after what came later."""
    return day >= today() and moment_told() is None


def sub_themes_of(plan: ImprovementPlan) -> dict[str, SubTheme]:
    return {each.code: each for each in SubTheme.objects.of_plan(plan)}


def _place(action: Action) -> tuple[int, int, int]:
    return (action.area.order, action.sub_theme.order, action.order)


def state_on(action: Action, day: dt.date) -> Mapping[str, Any] | None:
    """The state that held at the end of a day; None before the action was added."""
    changes = list(action.changes.all())
    before = [each for each in changes if each.changed_on <= day]
    if before:
        return before[-1].state
    if changes and changes[0].kind == ActionChange.Kind.ADDED:
        return None
    # Held since before changes were kept, when only its monitoring could change.
    first = changes[0].state if changes else {}
    return {**first, "monitoring": Action.Monitoring.ACTIVE} if changes else first


def as_it_stood(action: Action, day: dt.date, sub_themes: Mapping[str, SubTheme]) -> Action | None:
    """The action with the words, days, owners and ratings that it had, as an object that was never saved."""
    state = state_on(action, day)
    if state is None:
        return None
    said = [each for each in action.ratings.all() if each.said_on is None or each.said_on <= day]
    stood = Action(
        pk=action.pk,
        sub_theme=sub_themes.get(state.get("sub_theme", ""), action.sub_theme),
        code=action.code,
        title=state.get("title", action.title),
        due_on=_day(state["due_on"]) if "due_on" in state else action.due_on,
        due_text=state.get("due_text", action.due_text),
        is_open_ended=state.get("is_open_ended", action.is_open_ended),
        open_ended_reason=state.get("open_ended_reason", action.open_ended_reason),
        monitoring=state.get("monitoring", action.monitoring),
        kpi_text=state.get("kpi_text", action.kpi_text),
        order=action.order,
        progress=_brag(said, Rating.Scale.PROGRESS),
        impact=_brag(said, Rating.Scale.IMPACT),
    )
    _give(stood, "ratings", Rating, said)
    _give(stood, "changes", ActionChange, [each for each in action.changes.all() if each.changed_on <= day])
    for name, rows in _parts(stood, state).items():
        model, key = PARTS[name]
        _give(stood, name, model, rows if key in state else list(getattr(action, name).all()))
    return stood


# What hangs under an action: its model, and what its state calls it.
PARTS: dict[str, tuple[type[Model], str]] = {
    "owners": (ActionOwner, "owners"),
    "evidence": (Evidence, "evidence"),
    "kpi_links": (ActionKpi, "kpi_codes"),
    "milestones": (Milestone, "milestones"),
}


def _parts(action: Action, state: Mapping[str, Any]) -> dict[str, list[Any]]:
    milestones = [Milestone(action=action, **_with_days(each)) for each in state.get("milestones", [])]
    return {
        "owners": [ActionOwner(action=action, **each) for each in state.get("owners", [])],
        "evidence": [Evidence(action=action, text=text) for text in state.get("evidence", [])],
        "kpi_links": [ActionKpi(action=action, code=code) for code in state.get("kpi_codes", [])],
        "milestones": sorted(milestones, key=lambda each: (each.due_on, each.number)),
    }


def _with_days(milestone: Mapping[str, Any]) -> dict[str, Any]:
    return {**milestone, "due_on": _day(milestone["due_on"]), "reached_on": _day(milestone["reached_on"])}


def _give(action: Action, name: str, model: Any, rows: Sequence[Any]) -> None:
    """Let `action.owners.all()` answer with these rows, as if they had been fetched with it."""
    found = model.objects.all()
    found._result_cache = list(rows)
    if not hasattr(action, "_prefetched_objects_cache"):
        action._prefetched_objects_cache = {}
    action._prefetched_objects_cache[name] = found


def _brag(said: Iterable[Rating], scale: str) -> str:
    last = ratings.latest(said, scale)
    return last.brag if last else ""


def _day(text: str | None) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None
