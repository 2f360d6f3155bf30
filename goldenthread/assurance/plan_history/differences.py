"""What differs between two states of an action, or of a whole plan, in words."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from goldenthread.assurance.models import Action, ActionChange
from goldenthread.publications.wording import full_date

State = Mapping[str, Any]
NOBODY, NOTHING = "nobody named", "nothing"


@dataclass(frozen=True)
class Difference:
    """One thing about an action that was otherwise."""

    what: str
    was: str
    now: str


@dataclass(frozen=True)
class ActionDifference:
    """An action of two versions of a plan. kind: how it differs, in words ("Added", "Changed", "Rated otherwise", "Retired" ...)."""

    code: str
    title: str
    kind: str
    differences: tuple[Difference, ...]


def of_action(before: State, after: State) -> tuple[Difference, ...]:
    """What differs between two states of one action, in the order in which its page shows things."""
    named = [Difference(what, say(before), say(after)) for what, say in SAID.items() if _says(what, before)]
    return tuple(each for each in (*named, *_milestones(before, after)) if each.was != each.now)


def _says(what: str, state: State) -> bool:
    """A state kept by an earlier version of the product lacks some things: of those nothing can be said."""
    return NEEDS.get(what, "code") in state


def of_plan(before: State, after: State) -> list[ActionDifference]:
    """What differs between two versions of a plan: actions in the order of the later one, then those it lacks."""
    then = {each["code"]: each for each in before["actions"]}
    now = {each["code"]: each for each in after["actions"]}
    found = [_between(then.get(code), state) for code, state in now.items()]
    gone = [
        ActionDifference(code, state["title"], "No longer in it", ())
        for code, state in then.items()
        if code not in now
    ]
    return [each for each in found if each] + gone


def of_places(before: State, after: State) -> list[Difference]:
    """Areas and sub-themes that were added, taken out or worded otherwise."""
    found = []
    for kind, name, key in (("areas", "Area", "number"), ("sub_themes", "Sub-theme", "code")):
        then, now = ({each[key]: each["title"] for each in state[kind]} for state in (before, after))
        for each in dict.fromkeys([*now, *then]):
            found.append(Difference(f"{name} {each}", then.get(each, NOTHING), now.get(each, NOTHING)))
    return [each for each in found if each.was != each.now]


def _between(before: State | None, after: State) -> ActionDifference | None:
    if before is None:
        return ActionDifference(after["code"], after["title"], "Added", ())
    found = of_action(before, after)
    if not found:
        return None
    return ActionDifference(after["code"], after["title"], _kind(before, after, found), found)


def _kind(before: State, after: State, found: Sequence[Difference]) -> str:
    if before["monitoring"] != after["monitoring"]:
        return _monitoring(after)
    if all(each.what in RATED for each in found):
        return "Rated otherwise"
    return "Moved" if _place(before) != _place(after) else "Changed"


def _due(state: State) -> str:
    if state["due_on"]:
        return full_date(dt.date.fromisoformat(state["due_on"]))
    if state.get("is_open_ended"):
        reason = state.get("open_ended_reason")
        return f"no end: {reason}" if reason else "no end"
    return "no date"


def _owners(state: State, *, accountable: bool) -> str:
    named = [
        f"{each['role']}, {each['organisation']}" if each["organisation"] else each["role"]
        for each in state["owners"]
        if each["is_accountable"] is accountable
    ]
    return "; ".join(named) or NOBODY


def _monitoring(state: State) -> str:
    watched_in = state.get("watched_in")
    return f"Watched under area {watched_in}" if watched_in else Action.Monitoring(state["monitoring"]).label


def in_words(state: State) -> dict[str, str]:
    """What a version's page shows of an action in words: when it is due and whether it is followed."""
    return {"due_words": _due(state), "monitoring_words": _monitoring(state)}


def _place(state: State) -> str:
    return f"area {state['area']}, sub-theme {state['sub_theme']}"


def _listed(texts: Iterable[str], between: str) -> str:
    return between.join(texts) or NOTHING


def _rated(state: State, scale: str) -> str:
    return state.get(scale) or "not rated"


SAID: dict[str, Callable[[State], str]] = {
    "What is to be done": lambda state: state["title"],
    "Place": _place,
    "Due": _due,
    "Accountable owner": lambda state: _owners(state, accountable=True),
    "Other owners": lambda state: _owners(state, accountable=False),
    "Expected evidence": lambda state: _listed(state.get("evidence", []), "; "),
    "Indicators": lambda state: _listed(state["kpi_codes"], ", "),
    "Other measures named": lambda state: state.get("kpi_text") or NOTHING,
    "Monitoring": _monitoring,
    "Progress": lambda state: _rated(state, "progress"),
    "Impact": lambda state: _rated(state, "impact"),
}
RATED = ("Progress", "Impact")
NEEDS = {"Expected evidence": "evidence", "Other measures named": "kpi_text"}


def _milestones(before: State, after: State) -> list[Difference]:
    then, now = ({each["number"]: each for each in state.get("milestones", [])} for state in (before, after))
    return [
        Difference(f"Milestone {number}", _milestone(then.get(number)), _milestone(now.get(number)))
        for number in sorted({*then, *now})
    ]


def _milestone(state: State | None) -> str:
    if state is None:
        return NOTHING
    said = f"“{state['words']}”, due {full_date(dt.date.fromisoformat(state['due_on']))}"
    if state["is_dropped"]:
        return f"{said}, dropped"
    if state["reached_on"]:
        return f"{said}, reached {full_date(dt.date.fromisoformat(state['reached_on']))}"
    return said


@dataclass(frozen=True)
class Event:
    """One entry of an action's history: a change of its own, or what another action brought to it."""

    change: ActionChange
    heading: str
    about: str  # the code of the other action that it links to
    differences: tuple[Difference, ...]


def history(changes: Sequence[ActionChange], of_others: Sequence[ActionChange]) -> list[Event]:
    """An action's history, the newest first. of_others: changes of other actions that name this one."""
    own = []
    for place, change in enumerate(changes):
        before = changes[place - 1].state if place else None
        own.append(_own_event(change, of_action(before, change.state) if before else ()))
    found = [*own, *(_event_of_other(each) for each in of_others)]
    return sorted(found, key=lambda each: (each.change.changed_on, each.change.pk), reverse=True)


def _own_event(change: ActionChange, found: tuple[Difference, ...]) -> Event:
    other = change.other.code if change.other else ""
    heading = change.get_kind_display()
    if watched_in := change.kind == ActionChange.Kind.MOVED and change.state.get("watched_in"):
        heading = f"To be watched under area {watched_in}"  # it stands where it stood
    if other:
        headings = {ActionChange.Kind.MERGED: "Merged into", ActionChange.Kind.ADDED: "Split out of"}
        heading = headings.get(ActionChange.Kind(change.kind), heading)
    return Event(change, heading, other, found)


def _event_of_other(change: ActionChange) -> Event:
    brought = change.kind == ActionChange.Kind.MERGED
    return Event(change, "Took in" if brought else "Gave rise to", change.action.code, ())
