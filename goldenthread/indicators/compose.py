"""Figures composed from finished results: a gap, a rate and a change. None of them touches a case.

Each takes a list of results and gives results under its own code, for every period and group in which its first part
has a result. Where a part is missing, or there is nothing to divide by, the value is None.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from goldenthread.indicators.periods import Month
from goldenthread.indicators.results import Result

Place = tuple[dt.date, dt.date, str, str]


@dataclass(frozen=True)
class Gap:
    """One figure less another, in their common unit: percentage points, for two shares."""

    code: str
    this: str
    less: str

    def compose(self, results: Sequence[Result]) -> list[Result]:
        other = _values(results, self.less)
        return _composed(self.code, self.this, results, lambda place, value: _minus(value, other.get(place)))


@dataclass(frozen=True)
class Rate:
    """A count for every `per` of a population: `over` is the code of the population's own results."""

    code: str
    count: str
    over: str
    per: int

    def compose(self, results: Sequence[Result]) -> list[Result]:
        population = _values(results, self.over)
        return _composed(
            self.code,
            self.count,
            results,
            lambda place, value: _times(self.per, _divided(value, population.get(place))),
        )


@dataclass(frozen=True)
class Change:
    """How much higher a month's figure is than the one `months` before it: in per cent of it, or in its unit."""

    code: str
    of: str
    months: int
    in_per_cent: bool = True

    def compose(self, results: Sequence[Result]) -> list[Result]:
        earlier = _values(results, self.of)
        return _composed(
            self.code,
            self.of,
            results,
            lambda place, value: self._change(value, earlier.get(self._before(place))),
        )

    def _before(self, place: Place) -> Place:
        start, end, group_by, group = place
        first = Month.containing(start).plus(-self.months).first
        return first, Month.containing(end).plus(-self.months).last, group_by, group

    def _change(self, value: float | None, before: float | None) -> float | None:
        difference = _minus(value, before)
        return _times(100, _divided(difference, before)) if self.in_per_cent else difference


def _values(results: Sequence[Result], code: str) -> dict[Place, float | None]:
    return {_place(result): result.value for result in results if result.code == code}


def _place(result: Result) -> Place:
    return result.period_start, result.period_end, result.group_by, result.group


def _composed(
    code: str,
    first: str,
    results: Sequence[Result],
    value: Callable[[Place, float | None], float | None],
) -> list[Result]:
    return [
        Result(code, start, end, group, group_by, None, None, value((start, end, group_by, group), found))
        for (start, end, group_by, group), found in _values(results, first).items()
    ]


def _minus(one: float | None, other: float | None) -> float | None:
    return None if one is None or other is None else one - other


def _divided(one: float | None, other: float | None) -> float | None:
    return None if one is None or not other else one / other


def _times(factor: float, value: float | None) -> float | None:
    return None if value is None else factor * value
