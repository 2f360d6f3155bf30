"""A figure over the months with its control limits, and what they say about its direction."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from goldenthread.indicators import Month, spc
from goldenthread.indicators import months as months_between
from goldenthread.indicators.spc import Assurance, Variation
from goldenthread.scorecard import listed, rebases, targets, words
from goldenthread.scorecard.cells import Cell, Cells, Group, State, is_returned, standing_months
from goldenthread.scorecard.models import Rebase, Target

SERIES_KEPT = 4096  # each indicator's, of the months that people look at


@dataclass(frozen=True)
class SeriesPoint:
    """One month of a series with the limits that apply to it (None where the series has no value)."""

    month: Month
    value: float | None
    numerator: int | None
    denominator: int | None
    value_words: str
    fraction_words: str
    state: State
    source: str  # "computed" or "returned"; "" for no figure
    period_words: (
        str  # "school year 2022/23", where a returned figure does not describe just this month; else ""
    )
    target: float | None
    mean: float | None
    lower: float | None
    upper: float | None
    special_cause: str  # the rule the point broke; "Common Cause"; "" for a missing value
    variation: Variation | None


@dataclass(frozen=True)
class Series:
    """The points, oldest first, and what the last one says. variation and assurance are None under 13 points."""

    points: tuple[SeriesPoint, ...] = ()
    variation: Variation | None = None
    assurance: Assurance | None = None
    movement: str = ""


def of_code(
    code: str,
    cells: Cells,
    group: Group | None,
    month: Month,
    known: Sequence[Target],
    rebased: Sequence[Rebase] = (),
) -> Series:
    """Every month from the first computed to this one; of a figure that does not come every month, the months that have
    one, each once and none carried on. rebased: where its limits begin again."""
    months = _months(code, cells, group, month)
    own = tuple(cells.own(code, group, each) for each in months)
    if not any(cell.value is not None for cell in own):
        return Series()
    described = listed.described(code)
    return _drawn(
        tuple(months),
        own,
        tuple(
            "value" if cell.value is not None else cells.state(code, group, each)
            for each, cell in zip(months, own, strict=True)
        ),
        tuple(targets.value_in_force(known, Target.Kind.TARGET, each, group) for each in months),
        tuple(rebases.positions(rebased, months)),
        described,
        speaks=cells.get(code, group, month).value is not None,
    )


@lru_cache(maxsize=SERIES_KEPT)
def _drawn(
    months: tuple[Month, ...],
    own: tuple[Cell, ...],
    states: tuple[State, ...],
    goals: tuple[float | None, ...],
    begins: tuple[int, ...],
    described: listed.Described,
    *,
    speaks: bool,
) -> Series:
    """Kept by everything that it is made of. speaks: whether there is a figure to give icons to; those of a month without
    one would speak of an earlier month."""
    values = [cell.value for cell in own]
    chart = spc.chart(values, target=goals, polarity=described.polarity or "neutral", rebase_at=begins)
    points = tuple(
        _point(each, cell, state, found, described.unit)
        for each, cell, state, found in zip(months, own, states, chart.points, strict=True)
    )
    if not speaks:
        return Series(points)
    return Series(points, chart.variation, chart.assurance, words.movement(chart.variation, chart.reason))


def _months(code: str, cells: Cells, group: Group | None, month: Month) -> list[Month]:
    """To this month, so that a figure that stopped coming leaves a gap; a term's or a year's figure leaves none."""
    known = [each for each in cells.months(code, group) if each <= month]
    if not known or standing_months(code):
        return known
    return [*known, *months_between(known[-1].plus(1), month)]


def _point(month: Month, cell: Cell, state: State, point: spc.Point, unit: str) -> SeriesPoint:
    return SeriesPoint(
        month=month,
        value=cell.value,
        numerator=cell.numerator,
        denominator=cell.denominator,
        value_words=words.value(cell.value, unit),
        fraction_words=words.fraction(cell.numerator, cell.denominator),
        state=state,
        source=cell.source,
        period_words=words.period_of(cell.returned, month) if is_returned(cell) else "",
        target=point.target,
        mean=_limit(point.mean),
        lower=_limit(point.lower),
        upper=_limit(point.upper),
        special_cause=point.special_cause,
        variation=point.point_type,
    )


def _limit(number: float) -> float | None:
    return None if math.isnan(number) else number
