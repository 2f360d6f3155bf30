"""Working every figure out of the fact tables: of each month, and of the twelve months that end with it.

A figure worked out from cases stands before a returned one. Where no case is in it, a figure that was returned for the same
month and group stands, and says so.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from goldenthread import indicators
from goldenthread.indicators import INDICATORS, Indicator, Month, readings
from goldenthread.indicators import Result as Found
from goldenthread.indicators.facts import FACTS
from goldenthread.indicators.periods import Period, ends
from goldenthread.indicators.results import holds_rows
from goldenthread.scorecard.models import Source

BREAKDOWNS = ("district", "setting_type", "phase", "need", "sex", "ethnicity", "team")
YEAR_BREAKDOWNS = ("district",)
READING = "reading"

Progress = Callable[[str], None]


class Figures(NamedTuple):
    numerator: int | None
    denominator: int | None
    value: float | None
    source: str
    from_on: dt.date | None
    definition_version: str
    reading_id: int | None = None  # the figure that was returned, also where one from cases stands before it


class Cell(NamedTuple):
    code: str
    month_on: dt.date
    grouped_by: str
    group: str


def of_months(
    frames: Mapping[str, Any],
    months: Sequence[Month],
    breakdowns: Sequence[str],
    progress: Progress,
    codes: Collection[str] = (),
) -> dict[Cell, Figures]:
    """Every indicator, or these, for these months: the whole area and each group of each breakdown."""
    wanted = _of_codes(INDICATORS.values(), codes)
    found = _from_cases(frames, wanted, months, breakdowns, progress)
    returned = of_returns(frames, months, breakdowns, [each.code for each in wanted])
    for cell, figures in returned.items():
        stands = found.get(cell)
        if stands is None or _rests_on_nothing(stands):
            found[cell] = figures
        else:
            found[cell] = stands._replace(reading_id=figures.reading_id)
    return found


def of_years(
    frames: Mapping[str, Any], months: Sequence[Month], progress: Progress, codes: Collection[str] = ()
) -> dict[Cell, Figures]:
    """The twelve months that end with each of these, for what happens in a stretch of time and is held as cases."""
    if not months:
        return {}
    flows = [each for each in _of_codes(INDICATORS.values(), codes) if not each.is_stock]
    years = [month.twelve_months() for month in months]
    return _from_cases(frames, flows, years, YEAR_BREAKDOWNS, progress)


def _from_cases(
    frames: Mapping[str, Any],
    wanted: Iterable[Indicator],
    periods: Sequence[Month] | Sequence[Period],
    breakdowns: Sequence[str],
    progress: Progress,
) -> dict[Cell, Figures]:
    """What the parts hold no row of at all is left out: nought would be a claim, and nobody has looked."""
    if not periods:
        return {}
    computed = [each for each in wanted if not each.is_returned]
    found: dict[Cell, Figures] = {}
    for name in (name for name in frames if name != READING):
        progress(name)
        of_fact = [indicator for indicator in computed if indicator.fact.name == name]
        if of_fact and holds_rows(frames[name]):
            for result in indicators.evaluate_all(of_fact, frames, periods, by=breakdowns):
                found[_cell(result)] = _figures(result, Source.COMPUTED)
    return found


def _of_codes(indicators: Iterable[Indicator], codes: Collection[str]) -> list[Indicator]:
    return [each for each in indicators if not codes or each.code in codes]


def of_returns(
    frames: Mapping[str, Any], months: Sequence[Month], breakdowns: Sequence[str], codes: Sequence[str]
) -> dict[Cell, Figures]:
    """Of these months and codes only what was returned: also by breakdowns that no case has, such as phase and SEN."""
    by = [*breakdowns, *(set(frames[READING]["grouped_by"].unique()) - {"", *BREAKDOWNS})]
    found = readings.evaluate(codes, FACTS[READING], frames[READING], ends(months), by)
    return {
        _cell(result): _figures(result, Source.RETURNED)
        for results in found.values()
        for result in results
        if result.value is not None
    }


def _rests_on_nothing(figures: Figures) -> bool:
    return not figures.value and not figures.numerator and not figures.denominator


def _cell(result: Found) -> Cell:
    return Cell(result.code, Month.containing(result.period_end).first, result.group_by, result.group)


def _figures(result: Found, source: Source) -> Figures:
    version = str(INDICATORS[result.code].version)
    reading_id = int(result.reading_ref) if result.reading_ref else None
    figures = (result.numerator, result.denominator, result.value)
    return Figures(*figures, source.value, result.from_on, version, reading_id)
