"""A control (XmR) chart drawn with Vega: the line, its limits, its target, each labelled where it is.

The months stand on a plain number line, not on Vega's clock, so no time zone can move a month.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import Any

from goldenthread.publications import svg
from goldenthread.publications.findings import CAUSES
from goldenthread.publications.shapes import Cause, Point
from goldenthread.publications.wording import figure, level, lines, number, short_month

FONTS = Path(__file__).parent / "fonts"
SUBJECT = "#1d4f91"
GREY = "#6f777b"
LABEL_GAP = 18  # pixels between the baselines of two labels at the right edge
LETTER = 7.2  # pixels a letter of 14-pixel text takes, generously
VERSION = "v6.4"  # of Vega-Lite: another may draw otherwise, and a report must come out the same
FAMILY = "Source Sans 3"  # the one name whose letters Vega can measure; a page gets the whole stack
Spec = dict[str, Any]  # a part of a chart as Vega-Lite is told it
# colour and shape say the same thing, so that greyscale and colour blindness lose nothing
LOOK: dict[Cause, tuple[str, str]] = {
    "common": (GREY, "circle"),
    "improvement": ("#0072ce", "diamond"),
    "concern": ("#d65f00", "square"),
    "neutral": ("#6a3d9a", "triangle-up"),
}


@dataclass(frozen=True)
class Frame:
    """The drawing area: pixels, and the scale from values to them."""

    width: int
    height: int
    bottom: float
    top: float

    def pixel(self, value: float) -> float:
        return self.height * (self.top - value) / (self.top - self.bottom)

    def value(self, pixel: float) -> float:
        return self.top - pixel * (self.top - self.bottom) / self.height


def drawn(series: Sequence[Point], *, title: str, unit: str, width: int, height: int) -> str:
    """The chart as Vega writes it, before `svg.adopted` makes it ours."""
    import vl_convert  # slow to load: paid by the first chart, not by every start

    _register_fonts()
    bottom, top = span(series, unit=unit)
    frame = Frame(width - _margins(series, unit, top), height - 120, bottom, top)
    spec = {
        "config": {"font": FAMILY, "aria": False, "view": {"stroke": None}},
        "title": _heading(title, _axis_sentence(frame, unit, series), width),
        "width": frame.width,
        "height": frame.height,
        "layer": _layers(series, unit, frame),
    }
    return str(vl_convert.vegalite_to_svg(spec, vl_version=VERSION))


def _layers(series: Sequence[Point], unit: str, frame: Frame) -> list[Spec]:
    """From the back to the front: limits, target, what was published, reasons, the line and its points, the names."""
    axes = {"x": _x(series), "y": _y(frame)}
    return [
        *_limits(series, axes), *_target(series, axes), *_published(series, axes, frame),
        *_notes(series, axes, frame), *_values(series, axes), _labels(series, unit, axes, frame),
    ]  # fmt: skip


def _layer(rows: list[dict[str, Any]], mark: Spec, encoding: Spec) -> Spec:
    return {"data": {"values": rows}, "mark": mark, "encoding": encoding}


def _heading(title: str, below: str, width: int) -> Spec:
    return {
        "text": lines(title, pixels=width, size=18), "subtitle": below, "fontSize": 18, "fontWeight": 600,
        "subtitleFontSize": 14, "subtitleColor": svg.MUTED, "anchor": "start", "frame": "bounds", "offset": 14,
    }  # fmt: skip


def _margins(series: Sequence[Point], unit: str, top: float) -> int:
    """Pixels to the left of the plot for the axis, and to the right for the names of the lines."""
    left = 24 + LETTER * len(number(top, places=1))
    longest = max((len(text) + weight for _, text, weight in _wanted(series, unit)), default=0)
    return round(left + 12 + LETTER * longest)


def span(series: Sequence[Point], *, unit: str) -> tuple[float, float]:
    """Where the axis begins and ends: at nought, unless the whole chart would lie in its top quarter."""
    marks = [v for p in series for v in (p.value, p.lower, p.upper, p.target) if v is not None]
    low, high = min(marks, default=0.0), max(marks, default=1.0)
    if low == high:  # one level all through: shown against nought, or it would have no scale at all
        low, high = min(low, 0.0), max(high, 0.0) or float(low == 0)
    ceiling = 100.0 if unit == "%" and high <= 100 else math.inf
    room = high - low
    if low < 0:
        return -_rounded_up(-low, room), _rounded_up(high, room)
    bottom = 0.0 if room >= high / 4 else _rounded_down(low, room)
    return bottom, min(ceiling, _rounded_up(high, room if bottom else high))


def _step(room: float) -> float:
    size = 10.0 ** math.floor(math.log10(room))
    return next(size * n for n in (0.2, 0.5, 1.0, 2.0) if room / (size * n) <= 5)


def _rounded_up(value: float, room: float) -> float:
    step = _step(room)
    return round(math.ceil(value / step) * step, 6)


def _rounded_down(value: float, room: float) -> float:
    step = _step(room)
    return round(math.floor(value / step) * step, 6)


def _axis_sentence(frame: Frame, unit: str, series: Sequence[Point]) -> str:
    measure = "Per cent" if unit == "%" else unit[:1].upper() + unit[1:]
    starts = "" if frame.bottom <= 0 else f"; the scale begins at {level(frame.bottom, unit)}, not at nought"
    marks = "; a small triangle stands under each published month" if any(p.published for p in series) else ""
    return f"{measure}, by month{starts}{marks}"


def _x(series: Sequence[Point]) -> Spec:
    places = _positions(series)
    every = max(1, math.ceil(len(series) / 8))
    shown = places[::-1][::every][::-1]
    names = {place: short_month(p.month).split() for place, p in zip(places, series, strict=True)}
    spoken = "{" + ",".join(f"'{n}':['{names[n][0]}','{names[n][1]}']" for n in shown) + "}[datum.value]"
    axis = {
        "values": shown, "labelExpr": spoken, "labelFontSize": 14, "labelColor": svg.INK, "title": None, "grid": False,
        "domainColor": svg.MUTED, "tickColor": svg.MUTED, "labelOverlap": False,
    }  # fmt: skip
    scale = {"domain": [-0.5, places[-1] + 0.5], "nice": False}
    return {"field": "n", "type": "quantitative", "axis": axis, "scale": scale}


def _y(frame: Frame) -> Spec:
    axis = {
        "labelFontSize": 14, "labelColor": svg.INK, "title": None, "tickCount": 5, "gridColor": "#e4e6e7",
        "domain": False, "ticks": False,
    }  # fmt: skip
    scale = {"domain": [frame.bottom, frame.top], "nice": False}
    return {"field": "v", "type": "quantitative", "axis": axis, "scale": scale}


def _positions(series: Sequence[Point]) -> list[int]:
    start = series[0].month if series else None
    return [
        (p.month.year - start.year) * 12 + p.month.month - start.month for p in series if start is not None
    ]


def _limits(series: Sequence[Point], axes: Spec) -> list[Spec]:
    """Grey, dashed, a step wherever the limits were set again; the mean is the same grey, unbroken."""
    rows = []
    placed = zip(_positions(series), series, strict=True)
    for limits, run in groupby(placed, key=lambda pair: (pair[1].lower, pair[1].mean, pair[1].upper)):
        months = [n for n, _ in run]
        for kind, value in zip(("limit", "mean", "limit"), limits, strict=True):
            if value is not None:
                rows.append({"n": months[0] - 0.5, "to": months[-1] + 0.5, "v": value, "kind": kind})
    if not rows:
        return []
    dashes = {"condition": {"test": "datum.kind == 'limit'", "value": [5, 4]}, "value": [1, 0]}
    mark = {"type": "rule", "color": GREY, "strokeWidth": 1.5}
    return [_layer(rows, mark, {**axes, "x2": {"field": "to"}, "strokeDash": dashes})]


def _target(series: Sequence[Point], axes: Spec) -> list[Spec]:
    """Dotted, a step wherever the target moved."""
    rows = []
    for target, run in groupby(zip(_positions(series), series, strict=True), key=lambda pair: pair[1].target):
        months = [n for n, _ in run]
        if target is not None:
            rows.append({"n": months[0] - 0.5, "to": months[-1] + 0.5, "v": target})
    if not rows:
        return []
    mark = {"type": "rule", "color": svg.INK, "strokeWidth": 1.5, "strokeDash": [1, 3], "strokeCap": "round"}
    return [_layer(rows, mark, {**axes, "x2": {"field": "to"}})]


def _published(series: Sequence[Point], axes: Spec, frame: Frame) -> list[Spec]:
    """A small triangle on the axis under each month that was published."""
    rows = [
        {"n": n, "v": frame.bottom} for n, p in zip(_positions(series), series, strict=True) if p.published
    ]
    mark = {
        "type": "point",
        "shape": "triangle-up",
        "filled": True,
        "color": svg.MUTED,
        "opacity": 1,
        "size": 36,
    }
    return [_layer(rows, mark, axes)] if rows else []


def _notes(series: Sequence[Point], axes: Spec, frame: Frame) -> list[Spec]:
    noted = [(n, p.note) for n, p in zip(_positions(series), series, strict=True) if p.note]
    if not noted:
        return []
    rows = [
        {"n": n - 0.5, "v": frame.top, "to": frame.bottom, "note": lines(t, pixels=170, size=14)}
        for n, t in noted
    ]
    late = len(series) and noted[-1][0] > _positions(series)[-1] * 0.7
    text = {
        "type": "text", "align": "right" if late else "left", "baseline": "top", "dx": -5 if late else 5, "dy": 2,
        "fontSize": 14, "color": svg.MUTED,
    }  # fmt: skip
    return [
        _layer(rows, {"type": "rule", "color": svg.MUTED, "strokeWidth": 1}, {**axes, "y2": {"field": "to"}}),
        _layer(rows, text, {**axes, "text": {"field": "note", "type": "nominal"}}),
    ]


def _values(series: Sequence[Point], axes: Spec) -> list[Spec]:
    rows = [
        {"n": n, "v": p.value, "cause": CAUSES[p.cause].capitalize()}
        for n, p in zip(_positions(series), series, strict=True)
    ]
    line = {
        "type": "line",
        "color": SUBJECT,
        "strokeWidth": 2,
        "invalid": "break-paths-show-path-domains",
    }
    points = {
        "type": "point", "filled": True, "opacity": 1, "size": 90 if len(series) <= 24 else 50, "stroke": svg.PAPER,
        "strokeWidth": 1,
    }  # fmt: skip
    known = [row for row in rows if row["v"] is not None]
    return [_layer(rows, line, axes), _layer(known, points, {**axes, **_looks(series)})]


def _looks(series: Sequence[Point]) -> Spec:
    """Colour and shape by cause, and their key where there is more than usual variation to tell apart."""
    used = [cause for cause in LOOK if any(p.cause == cause and p.value is not None for p in series)]
    names = [CAUSES[cause].capitalize() for cause in used]
    key = None
    if names not in ([], ["Usual variation"]):
        key = {
            "title": None, "orient": "bottom", "direction": "horizontal", "labelFontSize": 14, "labelLimit": 300,
            "symbolSize": 90, "columnPadding": 18, "offset": 8,
        }  # fmt: skip
    return {
        channel: {
            "field": "cause",
            "type": "nominal",
            "scale": {"domain": names, "range": [LOOK[cause][place] for cause in used]},
            "legend": key,
        }
        for place, channel in enumerate(("color", "shape"))
    }


def _labels(series: Sequence[Point], unit: str, axes: Spec, frame: Frame) -> Spec:
    """Names of the lines at their right ends, moved apart where they would touch."""
    wanted = _wanted(series, unit)
    pixels = spread([frame.pixel(value) for value, _, _ in wanted], gap=LABEL_GAP, height=frame.height)
    end = (_positions(series) or [0])[-1] + 0.5
    rows = [
        {"n": end, "v": frame.value(pixel), "text": text, "weight": weight}
        for pixel, (_, text, weight) in zip(pixels, wanted, strict=True)
    ]
    mark: Spec = {"type": "text", "align": "left", "baseline": "middle", "dx": 8}
    encoding = {**axes, "text": {"field": "text", "type": "nominal"}}
    looks: tuple[Spec, Spec] = (
        {"fontSize": 14, "color": svg.MUTED},
        {"fontSize": 16, "fontWeight": 600, "color": SUBJECT},
    )
    named = [
        {
            "mark": mark | look,
            "encoding": encoding,
            "transform": [{"filter": f"datum.weight == {weight}"}],
        }
        for weight, look in enumerate(looks)
    ]
    return {"data": {"values": rows}, "layer": named}


def _wanted(series: Sequence[Point], unit: str) -> list[tuple[float, str, int]]:
    """(value, text, 1 for the subject) for each line that has a right end."""
    found: list[tuple[float, str, int]] = []
    last = next((p for p in reversed(series) if p.value is not None), None)
    if last is not None and last.value is not None:
        found.append((last.value, figure(last.value, unit), 1))
    if series:
        end = series[-1]
        if end.target is not None:
            found.append((end.target, f"Target {level(end.target, unit)}", 0))
        named = (("Upper limit", end.upper), ("Mean", end.mean), ("Lower limit", end.lower))
        found += [
            (value, f"{name} {number(value, places=0 if abs(value) >= 1000 else 1)}", 0)
            for name, value in named
            if value is not None
        ]
    return found


def spread(pixels: Sequence[float], *, gap: float, height: float) -> list[float]:
    """The same positions, in the same order, no two nearer than `gap`, kept on the page where they fit."""
    order = sorted(range(len(pixels)), key=lambda n: pixels[n])
    placed: dict[int, float] = {}
    floor = -math.inf
    for n in order:
        placed[n] = max(pixels[n], floor)
        floor = placed[n] + gap
    ceiling = height
    for n in reversed(order):
        placed[n] = min(placed[n], ceiling)
        ceiling = placed[n] - gap
    return [placed[n] for n in range(len(pixels))]


@cache
def _register_fonts() -> None:
    import vl_convert

    vl_convert.register_font_directory(str(FONTS))
