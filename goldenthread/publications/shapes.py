"""What a chart is made from, and what it is when made. Plain values, no drawing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

Cause = Literal["common", "improvement", "concern", "neutral"]


@dataclass(frozen=True)
class Point:
    """One month of a series: its value, what kind of variation it is, and the limits in force then.

    `month` is any day of the month. A month without a value is a gap in the line, never a nought.
    `missing` says in words why there is none ("too few to show"), where that is known.
    `target` is the one in force then: it may move. `note` is the reason for a mark on the axis (a rebase, a change of
    definition). `published` says when and by whom the month was published, "" where it was not.
    """

    month: date
    value: float | None
    cause: Cause = "common"
    mean: float | None = None
    lower: float | None = None
    upper: float | None = None
    note: str = ""
    missing: str = ""
    target: float | None = None
    published: str = ""


@dataclass(frozen=True)
class Segment:
    """One part of a stacked bar. `key` names an entry of `charts.COLOURS`."""

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
    `rows` under `columns` are the same figures as a table; `title` is the finding; `gaps` says which
    months have no figure and why, "" when all have one."""

    svg: str
    title: str
    sentence: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    gaps: str = ""
