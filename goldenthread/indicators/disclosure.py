"""Disclosure control: keeping a published table from saying something about one child.

A figure is hidden when it rests on one to four cases: the number counted, the number left over, or all of them. Where a
breakdown would have a single hidden group, that group could be had by subtraction from the whole, so the next smallest
is hidden with it. A hidden figure loses numerator, denominator and value together. Nought is shown.

It works on one set of results at a time. It cannot see that two published tables differ by a few cases (with and
without exceptions, say): the person who publishes both must look.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from goldenthread.indicators.results import Result

FEWEST_SHOWN = 5
TOO_FEW = "fewer than {fewest} cases"
BY_SUBTRACTION = "hidden so that another group cannot be worked out"


@dataclass(frozen=True)
class Published:
    """A result as the public may see it, and why it is hidden; reason is "" when it is shown."""

    result: Result
    reason: str

    @property
    def hidden(self) -> bool:
        return bool(self.reason)


def suppress(results: Sequence[Result], *, fewest: int = FEWEST_SHOWN) -> list[Published]:
    """Every result, in order, hidden where it must be."""
    reasons: dict[int, str] = {
        number: TOO_FEW.format(fewest=fewest)
        for number, result in enumerate(results)
        if is_small(result, fewest)
    }
    for members in _tables(results):
        hidden = [number for number in members if number in reasons]
        others = [number for number in members if number not in reasons]
        if len(hidden) == 1 and others:
            smallest = min(others, key=lambda number: _size(results[number]))
            reasons[smallest] = BY_SUBTRACTION
    return [_published(result, reasons.get(number, "")) for number, result in enumerate(results)]


def is_small(result: Result, fewest: int = FEWEST_SHOWN) -> bool:
    """Whether the figure rests on some cases, but too few. A returned figure has no cases behind it and is not small."""
    return any(0 < number < fewest for number in _numbers(result))


def _numbers(result: Result) -> Iterable[int]:
    met, all_of = result.numerator, result.denominator
    yield from (number for number in (met, all_of) if number is not None)
    if met is not None and all_of is not None:
        yield all_of - met


def _size(result: Result) -> int:
    return result.denominator if result.denominator is not None else result.numerator or 0


def _tables(results: Sequence[Result]) -> Iterable[list[int]]:
    """The positions of the results that add up to one whole: a code, a period and a breakdown."""
    tables: dict[tuple[str, dt.date, dt.date, str], list[int]] = {}
    for number, result in enumerate(results):
        if result.group_by:
            key = (result.code, result.period_start, result.period_end, result.group_by)
            tables.setdefault(key, []).append(number)
    return tables.values()


def _published(result: Result, reason: str) -> Published:
    bare = result._replace(numerator=None, denominator=None, value=None) if reason else result
    return Published(bare, reason)
