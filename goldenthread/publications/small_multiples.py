"""Several series side by side, each in a panel of its own with the others in grey behind it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Literal

from goldenthread.publications import svg
from goldenthread.publications.shapes import Chart
from goldenthread.publications.svg import LINE, MUTED, element, words
from goldenthread.publications.wording import counted, figure, joined, lines, month_name, number, short_month

Scale = Literal["one", "own", "indexed"]
SUBJECT, CONTEXT = "#1d4f91", "#c5cbce"
COLUMNS = 3
GAP, TOP, PLOT, BOTTOM = 24, 46, 96, 30  # pixels: between panels, title, drawing, months
LEFT, RIGHT = 58, 74  # pixels beside the drawing: its scale, and the last figure
BASE = 100.0


@dataclass(frozen=True)
class Panel:
    """One series. values: one for each month of the chart; a missing one is None and a gap. marked: months to point at."""

    name: str
    unit: str
    values: tuple[float | None, ...]
    marked: tuple[date, ...] = ()


def panels(
    shown: Sequence[Panel],
    months: Sequence[date],
    *,
    title: str,
    scale: Scale = "one",
    prefix: str = "panels",
    width: int = 960,
) -> Chart:
    """The panels in the order given, three in a row.

    scale: "one" for all, where their units are one; "own" for each; "indexed", where each begins at 100.
    Raises ValueError for no panel, for a series that is not as long as the months, and for one scale of several units.
    """
    _check(shown, months, title, scale)
    drawn = [_indexed(panel) for panel in shown] if scale == "indexed" else list(shown)
    room = _Room((width - GAP * (COLUMNS - 1)) / COLUMNS, len(months))
    body = "".join(
        _panel(panel, drawn, months, room, scale, at=(place % COLUMNS, place // COLUMNS))
        for place, panel in enumerate(drawn)
    )
    rows = -(-len(shown) // COLUMNS)
    spoken = _sentence(shown, months, title, scale)
    picture = svg.picture(body, title=spoken, prefix=prefix, width=width, height=rows * _height())
    return Chart(picture, title, spoken, ("Month", *(panel.name for panel in shown)), _table(shown, months))


def _check(shown: Sequence[Panel], months: Sequence[date], title: str, scale: Scale) -> None:
    if not shown or not months:
        raise ValueError(f"{title}: there is nothing to draw")
    for panel in shown:
        if len(panel.values) != len(months):
            raise ValueError(
                f"{title}: {panel.name!r} has {len(panel.values)} values for {len(months)} months"
            )
    units = sorted({panel.unit for panel in shown})
    if scale == "one" and len(units) > 1:
        raise ValueError(f"{title}: {joined(units)} have no scale in common")


def _indexed(panel: Panel) -> Panel:
    """Against its first figure, which is 100. A series that begins at nought has no index."""
    base = next((value for value in panel.values if value is not None), None)
    values = [value / base * BASE if value is not None and base else None for value in panel.values]
    return Panel(panel.name, "", tuple(values), panel.marked)


@dataclass(frozen=True)
class _Room:
    """One panel's width in pixels, and how many months it holds."""

    width: float
    months: int

    def x(self, place: int) -> float:
        return LEFT + place * (self.width - LEFT - RIGHT) / max(1, self.months - 1)


@dataclass(frozen=True)
class _Axis:
    low: float
    high: float

    def y(self, value: float) -> float:
        if self.high == self.low:
            return TOP + PLOT / 2
        return TOP + PLOT * (self.high - value) / (self.high - self.low)


def _axis(shown: Sequence[Panel]) -> _Axis:
    """From nought, unless all lies in the top quarter of such a scale; a little room where it does."""
    known = [value for panel in shown for value in panel.values if value is not None] or [0.0, 1.0]
    low, high = min(known), max(known)
    if low >= 0 and high - low >= high / 4:
        return _Axis(0.0, high)
    return _Axis(low, high)


def _panel(
    panel: Panel,
    every: Sequence[Panel],
    months: Sequence[date],
    room: _Room,
    scale: Scale,
    *,
    at: tuple[int, int],
) -> str:
    alike = scale != "own"
    axis = _axis(every if alike else [panel])
    behind = "".join(_lines(other, room, axis, CONTEXT, 1.0) for other in every if alike and other != panel)
    drawn = (
        _heading(panel, room)
        + _scale(panel, axis, room)
        + behind
        + _lines(panel, room, axis, SUBJECT, 2.0)
        + _points(panel, months, room, axis)
        + _months(months, room)
    )
    x, y = at[0] * (room.width + GAP), at[1] * _height()
    return element("g", drawn, transform=f"translate({x:.1f},{y:.1f})")


def _height() -> int:
    return TOP + PLOT + BOTTOM + 14


def _heading(panel: Panel, room: _Room) -> str:
    """The name on one line or two; what does not fit ends in an ellipsis, and the table has the whole of it."""
    broken = lines(panel.name, pixels=room.width, size=14)
    if len(broken) > 2:
        broken = [broken[0], broken[1][:-1].rstrip() + "…"]
    return "".join(words(text, 0, 14 + 17 * row, size=14, font_weight=600) for row, text in enumerate(broken))


def _scale(panel: Panel, axis: _Axis, room: _Room) -> str:
    levels = [axis.low] if axis.low == axis.high else [axis.low, axis.high]
    rules = "".join(
        element("line", x1=LEFT, x2=room.width - RIGHT, y1=axis.y(v), y2=axis.y(v), stroke=LINE)
        for v in levels
    )
    return rules + "".join(
        words(_short(v, panel.unit), LEFT - 6, axis.y(v) + 5, text_anchor="end", fill=MUTED) for v in levels
    )


def _short(value: float, unit: str) -> str:
    written = number(value, places=0 if abs(value) >= 10 else 1)
    return f"{written}%" if unit == "%" else written


def _lines(panel: Panel, room: _Room, axis: _Axis, colour: str, thick: float) -> str:
    placed = [(place, value) for place, value in enumerate(panel.values)]
    drawn = ""
    for known, run in groupby(placed, key=lambda pair: pair[1] is not None):
        points = [(room.x(place), axis.y(value)) for place, value in run if value is not None]
        if not known:
            continue
        if len(points) == 1:
            drawn += element("circle", cx=points[0][0], cy=points[0][1], r=1.5, fill=colour)
        else:
            path = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
            drawn += element("polyline", points=path, fill="none", stroke=colour, stroke_width=thick)
    return drawn


def _points(panel: Panel, months: Sequence[date], room: _Room, axis: _Axis) -> str:
    """The last figure, with its words, and each month that is pointed at."""
    known = [(place, value) for place, value in enumerate(panel.values) if value is not None]
    if not known:
        return words("No figures", LEFT + 6, TOP + PLOT / 2, fill=MUTED)
    marks = [(place, value) for place, value in known if months[place] in panel.marked]
    place, last = known[-1]
    dots = [
        element("circle", cx=room.x(at), cy=axis.y(value), r=4, fill=SUBJECT)
        for at, value in [*marks, known[-1]]
    ]
    shown = figure(last, panel.unit) if panel.unit == "%" else number(last, places=1)
    label = words(shown, room.x(place) + 8, axis.y(last) + 5, size=16, font_weight=600, fill=SUBJECT)
    return "".join(dict.fromkeys(dots)) + label


def _months(months: Sequence[date], room: _Room) -> str:
    y = TOP + PLOT + 20
    first = words(short_month(months[0]), LEFT, y, fill=MUTED)
    if len(months) == 1:
        return first
    last = words(short_month(months[-1]), room.width - RIGHT, y, fill=MUTED, text_anchor="end")
    return (first if len(months) > 2 else "") + last


def _sentence(shown: Sequence[Panel], months: Sequence[date], title: str, scale: Scale) -> str:
    how = {
        "one": "All on one scale",
        "own": "Each on a scale of its own",
        "indexed": "Each against its first figure, which is 100",
    }[scale]
    said = [f"{panel.name}: {_ends(panel)}" for panel in shown]
    span = f"{month_name(months[0])} to {month_name(months[-1])}"
    return f"{title}. {counted(len(shown), 'panel')}, {span}. {how}. {'. '.join(said)}."


def _ends(panel: Panel) -> str:
    known = [value for value in panel.values if value is not None]
    if not known:
        return "no figures"
    if len(known) == 1:
        return figure(known[0], panel.unit)
    return f"from {figure(known[0], panel.unit)} to {figure(known[-1], panel.unit)}"


def _table(shown: Sequence[Panel], months: Sequence[date]) -> tuple[tuple[str, ...], ...]:
    return tuple(
        (month_name(month), *(_cell(panel, place) for panel in shown)) for place, month in enumerate(months)
    )


def _cell(panel: Panel, place: int) -> str:
    value = panel.values[place]
    return "" if value is None else figure(value, panel.unit)
