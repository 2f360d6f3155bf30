"""Charts as SVG drawn on the server, each with its sentence and its table.

Nothing here knows where a figure came from: callers pass points and get back a `Chart`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

Cause = Literal["common", "improvement", "concern", "neutral"]


@dataclass(frozen=True)
class Point:
    """One month of a series: its value, what kind of variation it is, and the limits in force then.

    `month` is any day of the month. A month without a value is a gap in the line, never a nought.
    `note` is the reason for a mark on the axis (a rebase, a change of definition).
    """

    month: date
    value: float | None
    cause: Cause = "common"
    mean: float | None = None
    lower: float | None = None
    upper: float | None = None
    note: str = ""


@dataclass(frozen=True)
class Segment:
    """One part of a stacked bar. `key` names a colour of `charts.COLOURS`."""

    key: str
    label: str
    count: int


@dataclass(frozen=True)
class Bar:
    label: str
    segments: tuple[Segment, ...]

    @property
    def total(self) -> int:
        return sum(segment.count for segment in self.segments)


@dataclass(frozen=True)
class Mark:
    """Something on the weeks bar: `week` counts from the start (0.0 to total), `state` how it stands."""

    week: float
    label: str
    state: Literal["done", "due", "late"]


@dataclass(frozen=True)
class Chart:
    """`svg` may stand inside a page under a strict content policy; `sentence` says what it shows;
    `rows` under `columns` are the same figures as a table."""

    svg: str
    sentence: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def xmr(
    series: Sequence[Point],
    *,
    name: str,
    unit: str,
    title: str = "",
    target: float | None = None,
    prefix: str = "xmr",
    width: int = 720,
    height: int = 340,
) -> Chart:
    """A control chart of one measure. `title` is the finding; left out, it is derived from the series."""
    raise NotImplementedError


def sparkline(
    values: Sequence[float | None],
    *,
    name: str,
    unit: str = "",
    target: float | None = None,
    lower: float | None = None,
    upper: float | None = None,
    prefix: str = "spark",
) -> str:
    """A line 120 by 28 pixels as an SVG string, its sentence inside it."""
    raise NotImplementedError


def bars(rows: Sequence[Bar], *, title: str, unit: str = "", prefix: str = "bars", width: int = 720) -> Chart:
    """Aligned horizontal stacked bars on one scale, each segment with its count."""
    raise NotImplementedError


def weeks_bar(
    week_now: float, total: int, marks: Sequence[Mark] = (), *, prefix: str = "weeks", width: int = 720
) -> Chart:
    """A process of `total` weeks with today on it. `week_now` may exceed `total`: then it is late."""
    raise NotImplementedError
