"""What the scorecard and the KPI pages show, ready to print. A page calls these functions and never counts."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal, NamedTuple

from goldenthread.indicators import Indicator, Month
from goldenthread.indicators.examples import WorkedExample
from goldenthread.indicators.rag import Rating
from goldenthread.indicators.spc import Assurance, Variation

State = Literal["value", "no cases", "not returned", "too few to show", "not computed yet"]


class Group(NamedTuple):
    """One part of the area: Group("district", "Ashford"). `None` in place of a group is the whole area."""

    by: str
    name: str


@dataclass(frozen=True)
class Level:
    """A baseline, a standard or a target. value is None where the paper gives only a text."""

    kind: str
    label: str
    value: float | None
    words: str  # "80%", "12.9 weeks", "To be confirmed"
    from_on: dt.date | None
    source: str
    in_force: bool


@dataclass(frozen=True)
class Companion:
    """A figure that must stand beside another, so that neither flatters itself."""

    code: str
    label: str
    value_words: str
    fraction_words: str


@dataclass(frozen=True)
class SeriesPoint:
    """One month of a series with the limits that apply to it (None where the series is empty)."""

    month: Month
    value: float | None
    numerator: int | None
    denominator: int | None
    value_words: str
    fraction_words: str
    state: State
    target: float | None
    mean: float | None
    lower: float | None
    upper: float | None
    special_cause: str  # the rule the point broke; "Common Cause"; "" for a missing value
    variation: Variation | None


@dataclass(frozen=True)
class Card:
    """One indicator in one month. `indicator` is None for one that the improvement plan names and nobody returns."""

    code: str
    title: str
    plain: str
    unit: str
    polarity: str
    indicator: Indicator | None
    month: Month
    group: Group | None
    state: State
    state_words: str  # "" with a value; else "No cases", "Not returned", "Not returned since July 2024" ...
    value: float | None
    numerator: int | None
    denominator: int | None
    value_words: str  # "76.0%", "26.0 weeks", "171"; "" without a value
    fraction_words: str  # "130 of 171"; "" where there is no denominator
    standard: Level | None
    target: Level | None
    rag: Rating
    rag_word: str  # "Red", "Amber", "Green", "Not rated"
    previous_month: Month | None
    previous_value: float | None
    previous_rag: Rating
    change_words: str  # "Up 3.1 points from 72.9%, better."; "" where there is nothing to compare
    rag_changed: bool  # since the month before, between red, amber and green
    companions: tuple[Companion, ...]
    series: tuple[SeriesPoint, ...]  # up to 24 months, oldest first, ending with this month
    movement: str  # "Improving: 7 points rising." ; "" when there are too few points
    variation: Variation | None
    assurance: Assurance | None
    assurance_words: str
    doubts: tuple[str, ...]  # what does not hold about its targets, in sentences


@dataclass(frozen=True)
class Summary:
    """The ratings of a list of cards, counted, and what changed since the month before."""

    green: int
    amber: int
    red: int
    unrated: int
    not_returned: int  # of the unrated
    changed: tuple[Card, ...]
    sentence: str


@dataclass(frozen=True)
class BreakdownRow:
    """One group of a breakdown in the month. `name` is "Not known" where the group's name is empty."""

    group: Group
    name: str
    state: State
    value: float | None
    numerator: int | None
    denominator: int | None
    value_words: str
    fraction_words: str
    rag: Rating
    rag_word: str


@dataclass(frozen=True)
class KpiView:
    """Everything about one indicator. `definition` and `worked` are empty for one that is not computed."""

    card: Card
    series: tuple[SeriesPoint, ...]  # every month computed, oldest first
    breakdowns: dict[str, tuple[BreakdownRow, ...]]  # by "district", "setting_type", "phase", "need", "sex"
    definition: tuple[tuple[str, str], ...]  # (heading, text): population, authority, owner, doubts ...
    worked: WorkedExample | None
    levels: tuple[Level, ...]  # every baseline, standard and target, in order of time
    companions_of: tuple[str, ...]  # codes of the indicators that show this one beside themselves


@dataclass(frozen=True)
class CaseRow:
    """One case behind a figure. counted: whether it is in the numerator."""

    ref: str
    child_ref: str
    counted: bool
    columns: dict[str, Any]  # the columns that mattered, by name


@dataclass(frozen=True)
class CaseTable:
    """The cases behind one figure. `columns` gives each column's name and description, in order."""

    kind: str  # the fact table: "request", "plan", "plan_year", "review" or "complaint"
    columns: tuple[tuple[str, str], ...]
    rows: tuple[CaseRow, ...]
    counted_total: int
    total: int
    as_of_on: dt.date | None  # the day the facts were taken; None when there are none yet


def months() -> list[Month]:
    """The months that have results, latest first."""
    raise NotImplementedError


def scorecard(
    month: Month,
    group: Group | None = None,
    *,
    titles: Mapping[str, str] | None = None,
    for_publication: bool = False,
) -> list[Card]:
    """A card for every indicator, in the order of `titles` and then by code.

    titles: codes that the improvement plan names, each with its title; a code with no definition is "not returned".
    for_publication: hide figures that rest on one to four cases.
    """
    raise NotImplementedError


def summary(cards: list[Card]) -> Summary:
    raise NotImplementedError


def kpi(
    code: str,
    month: Month,
    group: Group | None = None,
    *,
    titles: Mapping[str, str] | None = None,
    for_publication: bool = False,
) -> KpiView:
    """Raises KeyError when neither a definition nor `titles` has the code."""
    raise NotImplementedError


def cases(code: str, month: Month, group: Group | None = None, counted: bool | None = None) -> CaseTable:
    """The cases behind a figure: all of them, those counted in the numerator, or (False) the others.

    References only; whoever shows names asks the gate. Raises KeyError when the code has no definition.
    """
    raise NotImplementedError
