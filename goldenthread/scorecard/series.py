"""A figure over the months with its control limits, and what they say about its direction."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from goldenthread.indicators import Month, spc
from goldenthread.indicators.spc import Assurance, Variation
from goldenthread.scorecard import listed, targets, words
from goldenthread.scorecard.cells import Cells, Group, State
from goldenthread.scorecard.models import Target


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


def of_code(code: str, cells: Cells, group: Group | None, month: Month, known: Sequence[Target]) -> Series:
    """Every month from the first computed to this one."""
    months = [each for each in cells.months(code, group) if each <= month]
    values = [cells.get(code, group, each).value for each in months]
    if not any(value is not None for value in values):
        return Series()
    described = listed.described(code)
    goals = [targets.value_in_force(known, Target.Kind.TARGET, each) for each in months]
    chart = spc.chart(values, target=goals, polarity=described.polarity or "neutral")
    points = tuple(
        _point(cells, code, group, each, found, described.unit)
        for each, found in zip(months, chart.points, strict=True)
    )
    if values[-1] is None:  # the icons would speak of an earlier month
        return Series(points)
    return Series(points, chart.variation, chart.assurance, words.movement(chart.variation, chart.reason))


def _point(
    cells: Cells, code: str, group: Group | None, month: Month, point: spc.Point, unit: str
) -> SeriesPoint:
    cell = cells.get(code, group, month)
    return SeriesPoint(
        month=month,
        value=cell.value,
        numerator=cell.numerator,
        denominator=cell.denominator,
        value_words=words.value(cell.value, unit),
        fraction_words=words.fraction(cell.numerator, cell.denominator),
        state=cells.state(code, group, month),
        target=point.target,
        mean=_limit(point.mean),
        lower=_limit(point.lower),
        upper=_limit(point.upper),
        special_cause=point.special_cause,
        variation=point.point_type,
    )


def _limit(number: float) -> float | None:
    return None if math.isnan(number) else number
