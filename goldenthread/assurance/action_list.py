"""The list of actions as a page, a CSV file and a spreadsheet: one search, one order, one set of columns."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from functools import partial
from typing import Any

from goldenthread.assurance import overview, table_files
from goldenthread.assurance.models import Action, ActionOwner
from goldenthread.assurance.plan_history import standing
from goldenthread.assurance.ratings import UNRATED
from goldenthread.people.today import today

ORDER = ("sub_theme__area__order", "sub_theme__order", "order")
SORTS = {
    "action": ORDER,
    "due": ("due_on", *ORDER),
    "progress": ("progress_rank", *ORDER),
    "impact": ("impact_rank", *ORDER),
}
WIDTHS = {"Area": 8, "Code": 8, "Action": 60, "Owners": 40, "Indicators": 30}


def offered() -> tuple[list[str], list[str]]:
    """The areas' numbers and the owners' organisations that the list can be narrowed to."""
    held = overview.plan_shown(today())
    if held is None:
        return [], []
    return held.areas.numbers(), ActionOwner.objects.of_plan(held).organisations()


def found(asked: Mapping[str, Any], day: dt.date) -> list[Action]:
    """The actions that a filter form's answers ask for, as they stood on a day; what it left empty asks for nothing.

    One way to look through them for every day: a past day's actions are rebuilt and stand in no table.
    """
    held = overview.plan_shown(day)
    if held is None:
        return []
    tests = [test(asked[name]) for name, test in TESTS.items() if asked.get(name)]
    if asked.get("when") == "overdue":
        tests.append(lambda action: action.days_overdue_on(day) > 0)
    return [each for each in standing.actions_of(held, day) if all(test(each) for test in tests)]


Test = Callable[[Action], bool]


def _matching(words: str) -> Test:
    """Its code, words, owners or indicators hold every one of these words."""
    wanted = words.casefold().split()

    def matches(action: Action) -> bool:
        exact = {action.code.casefold(), *(code.casefold() for code in action.kpi_codes)}
        text = " ".join([action.title, *(owner.role for owner in action.owners.all())]).casefold()
        return all(word in exact or word in text for word in wanted)

    return matches


TESTS: dict[str, Callable[[str], Test]] = {
    "q": _matching,
    "area": lambda number: lambda action: action.area.number == number,
    "progress": lambda brag: lambda action: (action.progress or UNRATED) == brag,
    "impact": lambda brag: lambda action: (action.impact or UNRATED) == brag,
    "monitoring": lambda state: lambda action: action.monitoring == state,
    "organisation": lambda name: lambda action: name in organisations(action),
}


COLUMNS: dict[str, Callable[[Action, dt.date], Any]] = {
    "Code": lambda action, day: action.code,
    "Area": lambda action, day: action.area.number,
    "Area of weakness": lambda action, day: action.area.title,
    "Sub-theme": lambda action, day: action.sub_theme.code,
    "Action": lambda action, day: action.title,
    "Owners": lambda action, day: "; ".join(owner.role for owner in action.owners.all()),
    "Organisations": lambda action, day: "; ".join(organisations(action)),
    "Accountable owner": lambda action, day: action.accountable.role if action.accountable else "",
    "Due": lambda action, day: action.due_on,
    "Due as printed": lambda action, day: action.due_text,
    "Monitoring": lambda action, day: action.get_monitoring_display(),
    "Days overdue": lambda action, day: action.days_overdue_on(day),
    "Progress": lambda action, day: action.progress,
    "Impact": lambda action, day: action.impact,
    "Indicators": lambda action, day: " ".join(action.kpi_codes),
}


def organisations(action: Action) -> list[str]:
    """The organisations that own it, each once."""
    return list(dict.fromkeys(owner.organisation for owner in action.owners.all() if owner.organisation))


def as_csv(actions: Iterable[Action], day: dt.date) -> bytes:
    return table_files.as_csv(_columns(day), actions)


def as_xlsx(actions: Iterable[Action], day: dt.date) -> bytes:
    return table_files.as_xlsx("actions", _columns(day), actions, WIDTHS)


def _columns(day: dt.date) -> table_files.Columns:
    return {name: partial(column, day=day) for name, column in COLUMNS.items()}
