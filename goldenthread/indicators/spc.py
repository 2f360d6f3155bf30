"""Direction of travel: XmR charts as NHS "Making Data Count" draws them.

Limits are the mean and 2.66 average moving ranges either side of it, the ranges first screened of those too large to
be ordinary (3.267 times their average). Four rules find special cause, and each point says which rule it broke.
Source: NHS England, Making Data Count; the figures of the reference implementation NHSRplotthedots are the tests.

Nothing is rebased unless a person says where, and there is no icon on fewer than 13 points since the last baseline.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from goldenthread.indicators.language import Polarity

FEWEST_POINTS = 13
RUN = 7
LIMIT = 2.66
NEAR_LIMIT = LIMIT * 2 / 3
ORDINARY_RANGE = 3.267

Variation = Literal[
    "common_cause",
    "special_cause_improvement",
    "special_cause_concern",
    "special_cause_neutral_high",
    "special_cause_neutral_low",
]
Assurance = Literal["consistent_pass", "consistent_fail", "inconsistent"]
COMMON_CAUSE = "Common Cause"


@dataclass(frozen=True)
class Point:
    """One value with the limits that apply to it. A missing value has limits, no reason and no type."""

    value: float | None
    mean: float
    lower: float
    upper: float
    special_cause: str
    point_type: Variation | None
    target: float | None


@dataclass(frozen=True)
class Chart:
    """The points, and the two icons for the last of them; None where there is no icon to draw."""

    points: tuple[Point, ...]
    variation: Variation | None
    assurance: Assurance | None

    @property
    def reason(self) -> str:
        """The rule that the last point broke, or "Common Cause"; "" when there is no variation icon."""
        return _last(self.points).special_cause if self.variation else ""


@dataclass(frozen=True)
class _Limits:
    mean: float
    spread: float  # the average moving range

    @property
    def lower(self) -> float:
        return self.mean - LIMIT * self.spread

    @property
    def upper(self) -> float:
        return self.mean + LIMIT * self.spread

    def side(self, value: float) -> int:
        return (value > self.mean) - (value < self.mean)

    def is_outside(self, value: float) -> bool:
        return not self.lower <= value <= self.upper

    def is_near(self, value: float) -> bool:
        return abs(value - self.mean) > NEAR_LIMIT * self.spread and not self.is_outside(value)


def chart(
    values: Sequence[float | None],
    target: float | Sequence[float | None] | None = None,
    polarity: Polarity = "higher",
    fix_after: int | None = None,
    rebase_at: int | Sequence[int] | None = None,
) -> Chart:
    """The chart of a series in order of time.

    values: a missing month is None; it breaks no run and joins no moving range.
    target: one figure, or one for each value where the target moved.
    fix_after: work the limits out from this many first values and keep them.
    rebase_at: the position, from 1, of the value with which a new baseline begins; several, where there were several.

    Raises ValueError when the options do not fit the series.
    """
    targets = _targets(target, len(values))
    begins = [rebase_at] if isinstance(rebase_at, int) else sorted(set(rebase_at or ()))
    segments = _segments(values, fix_after, begins)
    points = [
        point
        for start, end in segments
        for point in _points(
            values[start:end], targets[start:end], polarity, fix_after if start == 0 else None
        )
    ]
    found = [point for point in points if point.value is not None]
    enough = sum(value is not None for value in values[segments[-1][0] :]) >= FEWEST_POINTS
    return Chart(
        points=tuple(points),
        variation=found[-1].point_type if enough else None,
        assurance=_assurance(found[-1], polarity) if enough else None,
    )


def _targets(target: float | Sequence[float | None] | None, count: int) -> list[float | None]:
    if target is None or isinstance(target, int | float):
        return [target] * count
    if len(target) != count:
        raise ValueError(f"{len(target)} targets for {count} values: give one for each, or a single one")
    return list(target)


def _segments(
    values: Sequence[float | None], fix_after: int | None, begins: Sequence[int]
) -> list[tuple[int, int]]:
    strange = [value for value in values if value is not None and not math.isfinite(value)]
    if strange:
        raise ValueError(f"{strange[0]} cannot be charted: a missing value is None")
    if fix_after is not None and not 2 <= fix_after <= len(values):
        raise ValueError(f"fix_after is {fix_after}: it must be from 2 to the {len(values)} values there are")
    for begin in begins:
        if not 2 <= begin <= len(values):
            raise ValueError(f"rebase_at is {begin}: it must be from 2 to the {len(values)} values there are")
    return list(pairwise([0, *(begin - 1 for begin in begins), len(values)]))


def _points(
    values: Sequence[float | None], targets: Sequence[float | None], polarity: Polarity, fix_after: int | None
) -> list[Point]:
    base = [value for value in values[:fix_after] if value is not None]
    if not base:
        return [
            Point(value, math.nan, math.nan, math.nan, "", None, goal)
            for value, goal in zip(values, targets, strict=True)
        ]
    limits = _limits(base)
    reasons = iter(_reasons([value for value in values if value is not None], limits))
    return [
        _point(value, limits, next(reasons) if value is not None else "", polarity, goal)
        for value, goal in zip(values, targets, strict=True)
    ]


def _limits(base: Sequence[float]) -> _Limits:
    ranges = [abs(later - earlier) for earlier, later in pairwise(base)]
    if not ranges:
        return _Limits(base[0], 0.0)
    ordinary = [size for size in ranges if size < ORDINARY_RANGE * _mean(ranges)]
    return _Limits(_mean(base), _mean(ordinary) if ordinary else 0.0)


def _point(
    value: float | None, limits: _Limits, reason: str, polarity: Polarity, target: float | None
) -> Point:
    kind = None if value is None else _variation(reason, polarity)
    return Point(value, limits.mean, limits.lower, limits.upper, reason, kind, target)


def _reasons(values: Sequence[float], limits: _Limits) -> list[str]:
    """For each point the first rule that it breaks, in the order in which Making Data Count names them."""
    sides = [limits.side(value) for value in values]
    moves = [0, *((later > earlier) - (later < earlier) for earlier, later in pairwise(values))]
    near = _two_in_three(values, sides, limits)
    runs = _runs(sides)
    trends = _trends(moves)
    return [
        _reason(limits.is_outside(value), near[i], runs[i], trends[i], sides[i])
        for i, value in enumerate(values)
    ]


def _reason(outside: bool, near: bool, run: bool, trend: int, side: int) -> str:
    if outside:
        return "Above UCL" if side > 0 else "Below LCL"
    if trend:
        return "7 Point Trend (Increasing)" if trend > 0 else "7 Point Trend (Decreasing)"
    if near:
        return "2 in 3 Above CL" if side > 0 else "2 in 3 Below CL"
    if run:
        return "7 Points Above CL" if side > 0 else "7 Points Below CL"
    return COMMON_CAUSE


def _two_in_three(values: Sequence[float], sides: Sequence[int], limits: _Limits) -> list[bool]:
    """Two of three neighbours near the limit, all three on one side; only those near it are marked."""
    near = [limits.is_near(value) for value in values]
    marked = [False] * len(values)
    for start in range(len(values) - 2):
        three = range(start, start + 3)
        if len({sides[i] for i in three}) == 1 and sum(near[i] for i in three) >= 2:
            for i in three:
                marked[i] = marked[i] or near[i]
    return marked


def _runs(signs: Sequence[int]) -> list[bool]:
    """Which points belong to seven or more in a row of one sign. Nought is no sign and ends a run."""
    marked = [False] * len(signs)
    for start in range(len(signs) - RUN + 1):
        if signs[start] and len(set(signs[start : start + RUN])) == 1:
            marked[start : start + RUN] = [True] * RUN
    return marked


def _trends(moves: Sequence[int]) -> list[int]:
    """The direction of the trend each point belongs to, or 0. Seven points are six moves and the one before them.

    Where the next point is in a trend too, the direction is that of the step to it: so the reference implementation
    has it, and a peak between two rises reads as the start of the dip.
    """
    moving = RUN - 1
    member = [False] * len(moves)
    for start in range(1, len(moves) - moving + 1):
        if moves[start] and len(set(moves[start : start + moving])) == 1:
            member[start - 1 : start + moving] = [True] * RUN
    steps = [moves[i + 1] if i + 1 < len(moves) and member[i + 1] else moves[i] for i in range(len(moves))]
    return [step if belongs else 0 for step, belongs in zip(steps, member, strict=True)]


def _variation(reason: str, polarity: Polarity) -> Variation:
    if reason == COMMON_CAUSE:
        return "common_cause"
    high = "Above" in reason or "Increasing" in reason
    if polarity == "neutral":
        return "special_cause_neutral_high" if high else "special_cause_neutral_low"
    return "special_cause_improvement" if high == (polarity == "higher") else "special_cause_concern"


def _assurance(point: Point, polarity: Polarity) -> Assurance | None:
    """Whether the process, as it runs today, will always, never or sometimes meet its target."""
    if point.target is None or polarity == "neutral":
        return None
    if point.lower <= point.target <= point.upper:
        return "inconsistent"
    above = point.lower > point.target
    return "consistent_pass" if above == (polarity == "higher") else "consistent_fail"


def _last(points: Sequence[Point]) -> Point:
    return [point for point in points if point.value is not None][-1]


def _mean(values: Sequence[float]) -> float:
    return math.fsum(values) / len(values)
