"""A projection drawn: what happened as an unbroken line, what is expected broken, under one assumption or several.

The kinds of line differ in their dashes and in the mark at their ends as well as in colour, so greyscale loses nothing.
"""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from goldenthread.publications import svg
from goldenthread.publications.control_chart import spread
from goldenthread.publications.shapes import Chart, Point
from goldenthread.publications.svg import INK, MUTED, PAPER, element, words
from goldenthread.publications.wording import figure, lines, month_name, number, short_month

SUBJECT, OTHER, BAND, GRID = "#1d4f91", "#3d4347", "#dde1e4", "#e4e6e7"
LETTER = 8.6  # pixels a letter of 14-pixel text takes, generously
LABEL_GAP = 18
TITLE_LINE = 24
BEGINNING_LINE = 16
TICKS = 5
LEAST = 0.01  # a scale of less would show no figure as we write them


@dataclass(frozen=True)
class Expected:
    """One projected line: its values in the months after the last of the history. `is_subject`: drawn strong."""

    label: str
    values: tuple[float | None, ...]
    is_subject: bool = True


@dataclass(frozen=True)
class Band:
    """Between what and what the figure lies under two assumptions, month by month."""

    label: str
    low: tuple[float | None, ...]
    high: tuple[float | None, ...]


@dataclass(frozen=True)
class _Plot:
    """The drawing area in pixels, and the scale from months and values to them."""

    left: float
    right: float
    top: float
    bottom: float
    months: int
    ceiling: float

    def x(self, place: float) -> float:
        return self.left + (self.right - self.left) * place / max(1, self.months - 1)

    def y(self, value: float) -> float:
        return self.bottom - (self.bottom - self.top) * value / self.ceiling


def projection(
    history: Sequence[Point], expected: Sequence[Expected], *, name: str, unit: str, title: str,
    band: Band | None = None, target: float | None = None, prefix: str = "projection", width: int = 720,
    height: int = 360,
) -> Chart:  # fmt: skip
    """`history` is oldest first, one point for each month; every line goes on from its last month.

    `unit` is "%" or a plural noun; `prefix` must be unique on the page. Values are nought or more. Raises ValueError
    with no month of history or no line.
    """
    if not history or not expected:
        raise ValueError(f"{name}: a projection needs a month to begin from and a line to draw")
    months = _months(history, max(len(line.values) for line in expected))
    plot = _plot(history, expected, band, target, len(months), unit, title, width, height)
    spoken = _sentence(history, expected, months, name, unit, band)
    body = "".join(
        (
            _heading(title, width), _grid(plot, unit), _month_names(plot, months), _beginning(plot, len(history)),
            _band(plot, band, history), _target(plot, target), _past(plot, history),
            *(_line(plot, line, history) for line in expected), _labels(plot, history, expected, target, unit),
        )
    )  # fmt: skip
    drawing = svg.picture(body, title=f"{title}. {spoken}", prefix=prefix, width=width, height=height)
    return Chart(drawing, title, spoken, *_table(history, expected, band, months, unit))


def _months(history: Sequence[Point], ahead: int) -> list[dt.date]:
    last = history[-1].month
    counted = last.year * 12 + last.month - 1
    later = (divmod(counted + number, 12) for number in range(1, ahead + 1))
    return [*(point.month for point in history), *(dt.date(year, month + 1, 1) for year, month in later)]


def _plot(
    history: Sequence[Point], expected: Sequence[Expected], band: Band | None, target: float | None,
    months: int, unit: str, title: str, width: int, height: int,
) -> _Plot:  # fmt: skip
    values = [value for line in expected for value in line.values]
    values += [point.value for point in history] + (list(band.high) if band else []) + [target]
    highest = max((value for value in values if value is not None), default=0.0)
    ceiling = _ceiling(highest, 100.0 if unit == "%" else math.inf)
    longest = max(len(text) for _, text, _ in _wanted(history, expected, target, unit))
    top = 14 + TITLE_LINE * len(_title_lines(title, width)) + BEGINNING_LINE
    left = 10 + LETTER * len(_tick(ceiling, unit))
    return _Plot(left, width - 14 - LETTER * longest, top, height - 44, months, ceiling)


def _ceiling(highest: float, most: float) -> float:
    step = _step(highest)
    return max(min(most, math.ceil(highest / step) * step), step)


def _step(highest: float) -> float:
    if highest < LEAST:
        return 1.0
    size = 10.0 ** math.floor(math.log10(highest))
    return next(size * n for n in (0.2, 0.5, 1.0, 2.0) if highest / (size * n) <= TICKS)


def _tick(value: float, unit: str) -> str:
    return f"{number(value, places=1)}{'%' if unit == '%' else ''}"


def _title_lines(title: str, width: int) -> list[str]:
    return lines(title, pixels=width, size=18)


def _heading(title: str, width: int) -> str:
    return "".join(
        words(line, 0, 18 + TITLE_LINE * place, size=18, font_weight=600)
        for place, line in enumerate(_title_lines(title, width))
    )


def _grid(plot: _Plot, unit: str) -> str:
    step = _step(plot.ceiling)
    drawn = ""
    for place in range(round(plot.ceiling / step) + 1):
        y = plot.y(place * step)
        drawn += element("line", x1=plot.left, x2=plot.right, y1=y, y2=y, stroke=GRID if place else INK)
        drawn += words(_tick(place * step, unit), plot.left - 6, y + 5, fill=INK, text_anchor="end")
    return drawn


def _month_names(plot: _Plot, months: Sequence[dt.date]) -> str:
    """As many as there is room for, the last always."""
    room = max(2, int((plot.right - plot.left) / 70))
    every = max(1, math.ceil(len(months) / room))
    drawn = ""
    for place in range(len(months) - 1, -1, -every):
        month, year = short_month(months[place]).split()
        x = plot.x(place)
        drawn += element("line", x1=x, x2=x, y1=plot.bottom, y2=plot.bottom + 5, stroke=INK)
        drawn += words(month, x, plot.bottom + 20, text_anchor="middle")
        drawn += words(year, x, plot.bottom + 36, text_anchor="middle")
    return drawn


def _beginning(plot: _Plot, known: int) -> str:
    """Where what happened ends and what is expected begins: named above the plot, where nothing is drawn over it."""
    x = plot.x(known - 1)
    rule = element("line", x1=x, x2=x, y1=plot.top, y2=plot.bottom, stroke=MUTED)
    fits = plot.right - x > 9 * LETTER
    place, anchor = (x, "start") if fits else (plot.right, "end")
    return rule + words("Projected", place, plot.top - 7, fill=MUTED, text_anchor=anchor)


class _Place(NamedTuple):
    x: float
    y: float


def _runs(plot: _Plot, values: Sequence[float | None], start: int) -> Iterator[list[_Place]]:
    """The stretches without a gap."""
    run: list[_Place] = []
    for place, value in enumerate([*values, None], start=start):
        if value is not None:
            run.append(_Place(plot.x(place), plot.y(value)))
        elif run:
            yield run
            run = []


def _strokes(plot: _Plot, values: Sequence[float | None], start: int, **look: object) -> str:
    drawn = ""
    for run in _runs(plot, values, start):
        points = " ".join(f"{place.x:.1f},{place.y:.1f}" for place in run)
        drawn += element("polyline", points=points, fill="none", stroke_linejoin="round", **look)
    return drawn


def _band(plot: _Plot, band: Band | None, history: Sequence[Point]) -> str:
    """It opens from the last figure known."""
    if band is None:
        return ""
    now = history[-1].value
    pairs = zip((now, *band.low), (now, *band.high), strict=True)
    both = [
        (plot.x(len(history) - 1 + place), plot.y(low), plot.y(high))
        for place, (low, high) in enumerate(pairs)
        if low is not None and high is not None
    ]
    there = [f"{x:.1f},{high:.1f}" for x, _, high in both]
    back = [f"{x:.1f},{low:.1f}" for x, low, _ in reversed(both)]
    return element("polygon", points=" ".join(there + back), fill=BAND, stroke=MUTED, stroke_width=0.5)


def _target(plot: _Plot, target: float | None) -> str:
    if target is None:
        return ""
    y = plot.y(target)
    return element(
        "line", x1=plot.left, x2=plot.right, y1=y, y2=y, stroke=INK, stroke_width=1.5, stroke_dasharray="1 3"
    )


def _past(plot: _Plot, history: Sequence[Point]) -> str:
    values = [point.value for point in history]
    drawn = _strokes(plot, values, 0, stroke=SUBJECT, stroke_width=2.5)
    return drawn + "".join(
        element("circle", cx=plot.x(place), cy=plot.y(value), r=3, fill=SUBJECT)
        for place, value in enumerate(values)
        if value is not None
    )


def _line(plot: _Plot, line: Expected, history: Sequence[Point]) -> str:
    colour, dashes = (SUBJECT, "7 4") if line.is_subject else (OTHER, "2 4")
    start = len(history) - 1
    drawn = _strokes(
        plot,
        [history[-1].value, *line.values],
        start,
        stroke=colour,
        stroke_width=2.5,
        stroke_dasharray=dashes,
    )
    last = _last(line.values)
    if last is None:
        return drawn
    x, y = plot.x(start + 1 + last[0]), plot.y(last[1])
    if line.is_subject:
        return drawn + element("circle", cx=x, cy=y, r=4.5, fill=PAPER, stroke=colour, stroke_width=2.5)
    return drawn + element("rect", x=x - 4, y=y - 4, width=8, height=8, fill=colour)


def _last(values: Sequence[float | None]) -> tuple[int, float] | None:
    known = [(place, value) for place, value in enumerate(values) if value is not None]
    return known[-1] if known else None


def _labels(
    plot: _Plot, history: Sequence[Point], expected: Sequence[Expected], target: float | None, unit: str
) -> str:
    """The name of each line at its right end, moved apart where they would touch."""
    wanted = _wanted(history, expected, target, unit)
    pixels = spread([plot.y(value) for value, _, _ in wanted], gap=LABEL_GAP, height=plot.bottom)
    return "".join(
        words(
            text, plot.right + 9, y + 5, fill=SUBJECT if strong else INK, font_weight=600 if strong else 400
        )
        for y, (_, text, strong) in zip(pixels, wanted, strict=True)
    )


def _wanted(
    history: Sequence[Point], expected: Sequence[Expected], target: float | None, unit: str
) -> list[tuple[float, str, bool]]:
    """(value, text, whether it is the subject) for each line that has an end."""
    found = []
    for line in expected:
        last = _last(line.values)
        if last is not None:
            found.append((last[1], f"{_figure(last[1], unit)} {line.label}".strip(), line.is_subject))
    if target is not None:
        found.append((target, f"Target {_tick(target, unit)}", False))
    return found or [(history[-1].value or 0.0, "No figures", False)]


def _figure(value: float, unit: str) -> str:
    """Short, where the axis and the title say what is counted."""
    return figure(value, unit) if unit in ("%", "weeks") else number(value, places=1)


def _sentence(
    history: Sequence[Point], expected: Sequence[Expected], months: Sequence[dt.date], name: str, unit: str,
    band: Band | None,
) -> str:  # fmt: skip
    now = history[-1]
    said = "no figure" if now.value is None else figure(now.value, unit)
    parts = [f"{name}: {said} in {month_name(now.month)}"]
    for line in expected:
        last = _last(line.values)
        if last is None:
            parts.append(f"{line.label or 'Projected'}: no figure")
            continue
        values = [value for value in line.values if value is not None]
        ends_on = month_name(months[len(history) + last[0]])
        parts.append(
            f"{line.label.capitalize() or 'Projected'}: {figure(last[1], unit)} in {ends_on}, "
            f"between {figure(min(values), unit)} and {figure(max(values), unit)} on the way"
        )
    if band is not None:
        parts.append(f"The band is {band.label}")
    return ". ".join(parts) + "."


def _table(
    history: Sequence[Point], expected: Sequence[Expected], band: Band | None, months: Sequence[dt.date], unit: str
) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]:  # fmt: skip
    ahead = len(months) - len(history)
    columns: list[tuple[str, list[float | None]]] = [
        ("What happened", [*(point.value for point in history), *[None] * ahead])
    ]
    later = [(line.label.capitalize() or "Projected", line.values) for line in expected]
    if band is not None:
        later += [("Least in the band", band.low), ("Most in the band", band.high)]
    columns += [(label, [*[None] * len(history), *values]) for label, values in later]
    rows = tuple(
        (
            month_name(month),
            *("" if cells[place] is None else figure(cells[place] or 0.0, unit) for _, cells in columns),
        )
        for place, month in enumerate(months)
    )
    return ("Month", *(label for label, _ in columns)), rows
