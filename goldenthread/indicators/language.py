"""The language that a definition is written in: two phrases, five measures, and the indicator that holds them.

A measure is written over one row of a fact joined with one period. What it needs from the engine is a few columns to be
added up, or the least or greatest taken; the figure itself is worked out in Python. So every engine does only what all
engines do alike, and no date is reckoned there.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, ClassVar, Literal, NamedTuple, cast

import narwhals.stable.v2 as nw

from goldenthread.indicators import examples
from goldenthread.indicators.facts import Fact, reading

Polarity = Literal["higher", "lower", "neutral"]
PERIOD_START, PERIOD_END = nw.col("period_start"), nw.col("period_end")
DAYS_IN_WEEK = 7


class InPeriod(nw.Expr):
    """A condition that holds only where `day` lies in the period: the engine then need not try every period.

    It stays one when more conditions are added with &. After any other operation nothing is known any more.
    """

    day: nw.Expr | None = None

    def __and__(self, other: Any) -> InPeriod:
        day = getattr(other, "day", None) if self.day is None else self.day
        return _in_period(super().__and__(other), day)

    def __rand__(self, other: Any) -> InPeriod:
        return _in_period(nw.Expr.__and__(other, self), self.day)


def _in_period(condition: nw.Expr, day: nw.Expr | None) -> InPeriod:
    condition.__class__ = InPeriod
    found = cast(InPeriod, condition)
    found.day = day
    return found


def during(day: nw.Expr) -> InPeriod:
    """It happened in the period. Both ends count."""
    return _in_period(day.is_between(PERIOD_START, PERIOD_END), day)


def open_at_end(opened: nw.Expr, closed: nw.Expr) -> nw.Expr:
    """It had begun by the last day of the period and had not ended by then."""
    return (opened <= PERIOD_END) & (closed.is_null() | (closed > PERIOD_END))


class Aggregate(NamedTuple):
    """A column to work out for every row, and how the rows of a group are brought together."""

    column: nw.Expr
    how: Literal["sum", "min", "max"]


class Figure(NamedTuple):
    """The parts of a result. value is None where there is nothing to divide, to average or to be oldest."""

    numerator: int | None
    denominator: int | None
    value: float | None


@dataclass(frozen=True, eq=False)
class Share:
    """Of the rows in `of`, the percentage that also meet `that`. An unknown is not a yes."""

    of: nw.Expr
    that: nw.Expr

    def aggregates(self) -> dict[str, Aggregate]:
        return {"denominator": _tally(self.of), "numerator": _tally(self.of & self.that)}

    def figure(self, found: Mapping[str, Any], period_end: dt.date) -> Figure:
        met, all_of = int(found["numerator"]), int(found["denominator"])
        return Figure(met, all_of, 100 * met / all_of if all_of else None)

    def counted(self) -> nw.Expr:
        return nw.when(self.that).then(nw.lit(True)).otherwise(nw.lit(False))


@dataclass(frozen=True, eq=False)
class Count:
    """How many rows are in `of`. None at all is a true nought."""

    of: nw.Expr

    def aggregates(self) -> dict[str, Aggregate]:
        return {"numerator": _tally(self.of)}

    def figure(self, found: Mapping[str, Any], period_end: dt.date) -> Figure:
        number = int(found["numerator"])
        return Figure(number, None, float(number))

    def counted(self) -> nw.Expr:
        return nw.lit(True)


@dataclass(frozen=True, eq=False)
class Average:
    """The mean of a number over the rows in `of` that have one."""

    of: nw.Expr
    value: nw.Expr

    def aggregates(self) -> dict[str, Aggregate]:
        return {
            "denominator": _tally(self.of & ~self.value.is_null()),
            "total": Aggregate(nw.when(self.of).then(self.value), "sum"),
        }

    def figure(self, found: Mapping[str, Any], period_end: dt.date) -> Figure:
        number = int(found["denominator"])
        return Figure(None, number, found["total"] / number if number else None)

    def counted(self) -> nw.Expr:
        return ~self.value.is_null()


@dataclass(frozen=True, eq=False)
class Oldest:
    """Of the rows in `of`, how many weeks before the period's last day the earliest `since` lies."""

    of: nw.Expr
    since: nw.Expr

    def aggregates(self) -> dict[str, Aggregate]:
        return {
            "denominator": _tally(self.of),
            "since": Aggregate(nw.when(self.of).then(self.since), "min"),
        }

    def figure(self, found: Mapping[str, Any], period_end: dt.date) -> Figure:
        since = found["since"]
        weeks = None if since is None else (period_end - since).days / DAYS_IN_WEEK
        return Figure(None, int(found["denominator"]), weeks)

    def counted(self) -> nw.Expr:
        return self.since == self.since.min()


@dataclass(frozen=True, eq=False)
class Latest:
    """For figures that arrive as figures: of the readings of `series` whose last day falls in the period, the latest.

    Two different figures of one day cannot both be the latest: working that out raises ValueError.
    """

    series: str


FoldedMeasure = Share | Count | Average | Oldest
Measure = FoldedMeasure | Latest


def _tally(condition: nw.Expr) -> Aggregate:
    return Aggregate(nw.when(condition).then(nw.lit(1)).otherwise(nw.lit(0)), "sum")


@dataclass(frozen=True, eq=False)
class Indicator:
    """One KPI. Two indicators are the same only if they are one object: `==` on what they hold builds an expression.

    plain: one sentence in plain English. population: which cases are counted, and why those. companions: codes of the
    indicators to show beside it. doubts: what could mislead. checked_on: when the definition was last compared with its
    authority. example: a table of rows and the answer (see `examples`), run as a test and shown on the KPI's page.
    dataset: the template by which the figure can be returned where the cases are not held; "" for none.
    is_stock: it says how things stood on the period's last day, so a figure for twelve months means nothing.
    """

    code: str
    title: str
    plain: str
    fact: Fact
    measure: Measure
    unit: str
    polarity: Polarity
    authority: str
    owner: str
    population: str
    doubts: str
    checked_on: dt.date
    example: str
    kind: Literal["statutory", "local"]
    companions: tuple[str, ...] = ()
    frequency: Literal["monthly", "termly", "annual"] = "monthly"
    dataset: str = ""
    is_stock: bool = False
    version: int = 1  # raised when the same code comes to mean something else
    worked: examples.WorkedExample = field(init=False)

    REQUIRED: ClassVar = ("code", "title", "plain", "unit", "authority", "owner", "population")

    @property
    def is_returned(self) -> bool:
        """There are no cases to work it out from: it is always a figure that somebody returned."""
        return isinstance(self.measure, Latest)

    def __post_init__(self) -> None:
        empty = [name for name in self.REQUIRED if not getattr(self, name).strip()]
        if empty:
            raise ValueError(f"indicator {self.code or self.title!r} has no {empty[0]}")
        object.__setattr__(self, "worked", examples.read(self.example, self.fact, self.code))


def returned(
    *,
    code: str,
    title: str,
    plain: str,
    unit: str,
    polarity: Polarity,
    dataset: str,
    authority: str,
    owner: str,
    population: str,
    doubts: str,
    checked_on: dt.date,
    example: str,
    kind: Literal["statutory", "local"] = "local",
    companions: tuple[str, ...] = (),
    frequency: Literal["monthly", "termly", "annual"] = "monthly",
    is_stock: bool = False,
) -> Indicator:
    """An indicator whose figures arrive as figures, in the template of `dataset`."""
    return Indicator(
        code=code,
        title=title,
        plain=plain,
        fact=reading,
        measure=Latest(code),
        unit=unit,
        polarity=polarity,
        authority=authority,
        owner=owner,
        population=population,
        doubts=doubts,
        checked_on=checked_on,
        example=example,
        kind=kind,
        companions=companions,
        frequency=frequency,
        dataset=dataset,
        is_stock=is_stock,
    )
