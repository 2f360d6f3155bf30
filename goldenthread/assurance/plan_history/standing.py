"""Actions as they stood on a day, rebuilt from the states of their changes and from the days of their ratings."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, TypeVar

from django.db.models import Model

from goldenthread.accounts.models import User
from goldenthread.accounts.recording import moment_told
from goldenthread.assurance import ratings, rewinding
from goldenthread.assurance.models import (
    Action,
    ActionChange,
    ActionKpi,
    ActionOwner,
    Area,
    EarlierTitle,
    Evidence,
    HighImpactMeasure,
    ImprovementPlan,
    Milestone,
    PlanKpi,
    Rating,
    SubTheme,
)
from goldenthread.people.today import today

Place = TypeVar("Place", bound=Area | SubTheme)


def actions_of(plan: ImprovementPlan, day: dt.date, *, with_parts: bool = False) -> list[Action]:
    """The plan's actions in its order, each as it stood at the end of a day: for showing, never for saving.

    with_parts: with evidence, milestones and changes too, which a past day has in any case.
    """
    held = Action.objects.of_plan(plan).for_list().in_order()
    if _is_now(day):
        return list(held.with_parts() if with_parts else held)
    fetched, sub_themes = list(held.with_parts()), sub_themes_of(plan, day)
    accounts = _accounts(fetched)
    stood = (as_it_stood(each, day, sub_themes, accounts) for each in fetched)
    return sorted((each for each in stood if each), key=_place)


def action_of(plan: ImprovementPlan, code: str, day: dt.date) -> Action | None:
    """One action as it stood, or None where the plan had none of this code by then."""
    held = Action.objects.of_plan(plan).called(code).for_page().with_parts().first()
    if held is None or _is_now(day):
        return held
    return as_it_stood(held, day, sub_themes_of(plan, day), _accounts([held]))


def _is_now(day: dt.date) -> bool:
    """The rows as they are say how it stands: but not where a past day's story is told after what came later."""
    return day >= today() and moment_told() is None


def sub_themes_of(plan: ImprovementPlan, day: dt.date) -> dict[str, SubTheme]:
    """By code, each with the titles that it and its area had on a day."""
    found = list(SubTheme.objects.of_plan(plan).in_order())
    with_titles_of(day, plan, [*found, *(each.area for each in found)])
    return {each.code: each for each in found}


def areas_of(plan: ImprovementPlan, day: dt.date) -> list[Area]:
    """In order, each with the title that it had on a day and its headline measures, those too that left the plan since."""
    areas = with_titles_of(day, plan, list(plan.areas.with_measures()))
    gone = [] if _is_now(day) else rewinding.removed_since(day, HighImpactMeasure)
    for area in areas:
        if since := [each for each in gone if each.area_id == area.pk]:
            measures = sorted([*area.high_impact.all(), *since], key=lambda each: each.order)
            _give(area, "high_impact", HighImpactMeasure, measures)
    return areas


def indicator_titles(plan: ImprovementPlan, day: dt.date) -> dict[str, str]:
    """By code, the plan's names for its indicators, those too that left the plan since a day."""
    gone = [] if _is_now(day) else rewinding.removed_since(day, PlanKpi, improvement_plan=plan.pk)
    return {each.code: each.title for each in gone} | plan.kpis.titles()


def with_titles_of(day: dt.date, plan: ImprovementPlan, places: list[Place]) -> list[Place]:
    """The same areas and sub-themes of a plan, with the titles that they had on a day: for showing, never for saving."""
    if _is_now(day):
        return places
    earlier = EarlierTitle.objects.of_plan(plan).still_held_on(day)
    titles = {
        (each.area_id, each.sub_theme_id): each.title for each in earlier
    }  # the first given up is the last here
    for place in places:
        key = (place.pk, None) if isinstance(place, Area) else (None, place.pk)
        place.title = titles.get(key, place.title)
    return places


def _accounts(actions: Iterable[Action]) -> dict[int, User]:
    """The accounts of those who own these actions, or did. One query."""
    own = {owner.user_id for action in actions for owner in action.owners.all()}
    did = {
        owner.get("user")
        for action in actions
        for change in action.changes.all()
        for owner in change.state.get("owners", [])
    }
    return User.objects.in_bulk(own.union(did) - {None})


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


def as_it_stood(
    action: Action, day: dt.date, sub_themes: Mapping[str, SubTheme], accounts: Mapping[int, User]
) -> Action | None:
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
        watched_in=_area(state.get("watched_in"), action, sub_themes),
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
    posts = {(each.role, each.organisation): each.user_id for each in action.owners.all()}
    for owner in stood.owners.all():
        owner.user = accounts.get(owner.user_id or posts.get((owner.role, owner.organisation)))
    return stood


def _area(number: str | None, action: Action, sub_themes: Mapping[str, SubTheme]) -> Area | None:
    """The area of a number, among those where sub-themes stand; one without any where it still watches the action."""
    places = [*(each.area for each in sub_themes.values()), action.watched_in]
    return next((each for each in places if each and each.number == number), None)


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
        "owners": [_owner(action, each) for each in state.get("owners", [])],
        "evidence": [Evidence(action=action, text=text) for text in state.get("evidence", [])],
        "kpi_links": [ActionKpi(action=action, code=code) for code in state.get("kpi_codes", [])],
        "milestones": sorted(milestones, key=lambda each: (each.due_on, each.number)),
    }


def _owner(action: Action, state: Mapping[str, Any]) -> ActionOwner:
    """user: the key of the account that was theirs, where one was; a state kept before that was kept has none."""
    named = {name: value for name, value in state.items() if name != "user"}
    return ActionOwner(action=action, user_id=state.get("user"), **named)


def _with_days(milestone: Mapping[str, Any]) -> dict[str, Any]:
    return {**milestone, "due_on": _day(milestone["due_on"]), "reached_on": _day(milestone["reached_on"])}


def _give(record: Any, name: str, model: Any, rows: Sequence[Any]) -> None:
    """Let `action.owners.all()` answer with these rows, as if they had been fetched with it."""
    found = model.objects.all()
    found._result_cache = list(rows)
    if not hasattr(record, "_prefetched_objects_cache"):
        record._prefetched_objects_cache = {}
    record._prefetched_objects_cache[name] = found


def _brag(said: Iterable[Rating], scale: str) -> str:
    last = ratings.latest(said, scale)
    return last.brag if last else ""


def _day(text: str | None) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None
