"""Charts as SVG drawn on the server, each with its sentence and its table.

Nothing here knows where a figure came from: callers pass points and get back a `Chart`.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import lru_cache

from goldenthread.publications import control_chart, svg
from goldenthread.publications.findings import CAUSES, finding, gaps, sentence
from goldenthread.publications.shapes import Bar, Cause, Chart, Mark, Point, Segment
from goldenthread.publications.svg import COLOURS, INK, LINE, MUTED, PAPER, element, words
from goldenthread.publications.wording import counted, figure, joined, level, month_name

__all__ = [
    "COLOURS", "Bar", "Cause", "Chart", "Mark", "Point", "Segment", "bars", "spark_sentence", "sparkline", "weeks_bar", "xmr",
]  # fmt: skip

SPARK_WIDTH, SPARK_HEIGHT = 120, 28
BAR_HEIGHT, BAR_GAP, KEY_HEIGHT = 24, 6, 34
DIGIT = 8  # pixels a digit of 14-pixel text takes
CHARTS_KEPT = 256
HEADED = ("Month", "Figure", "Variation", "Lower limit", "Mean", "Upper limit")
MAYBE: dict[str, Callable[[Point], bool]] = {  # columns for what only some series have
    "Target": lambda point: point.target is not None,
    "Published": lambda point: bool(point.published),
    "Noted": lambda point: bool(point.note),
}


def xmr(
    series: Sequence[Point], *, name: str, unit: str, title: str = "", target: float | None = None,
    prefix: str = "xmr", width: int = 720, height: int = 360,
) -> Chart:  # fmt: skip
    """A control chart of one measure over months, oldest first.

    `title` is the finding; left out, it is derived from the series. `unit` is "%" or a plural noun. `target` is for every
    month whose point has none of its own. `prefix` must be unique on the page.
    Raises ValueError on an empty or unordered series.
    """
    points = tuple(
        point if target is None or point.target is not None else replace(point, target=target)
        for point in series
    )
    return _xmr(points, name, unit, title, prefix, width, height)


@lru_cache(maxsize=CHARTS_KEPT)
def _xmr(
    series: tuple[Point, ...], name: str, unit: str, title: str, prefix: str, width: int, height: int
) -> Chart:
    """Kept by everything that it is drawn from: the same figures are the same picture, and drawing takes a while."""
    _check_order(series, name)
    title = title or finding(series, name=name, unit=unit)
    spoken = sentence(series, name=name, unit=unit)
    raw = control_chart.drawn(series, title=title, unit=unit, width=width, height=height)
    drawing = svg.adopted(raw, title=f"{title}. {spoken}", prefix=prefix, width=width)
    columns = HEADED + tuple(heading for heading, cell in MAYBE.items() if any(map(cell, series)))
    table = tuple(_row(point, unit, columns) for point in series)
    return Chart(drawing, title, spoken, columns, table, gaps(series))


def _check_order(series: Sequence[Point], name: str) -> None:
    if not series:
        raise ValueError(f"{name}: a chart needs at least one month")
    months = [(point.month.year, point.month.month) for point in series]
    for earlier, later in itertools.pairwise(months):
        if earlier >= later:
            raise ValueError(f"{name}: month {later[1]}/{later[0]} stands after {earlier[1]}/{earlier[0]}")


def _row(point: Point, unit: str, columns: Sequence[str]) -> tuple[str, ...]:
    limits = (point.lower, point.mean, point.upper)
    value = point.missing.capitalize() or "No figure" if point.value is None else figure(point.value, unit)
    cause = "" if point.value is None else CAUSES[point.cause].capitalize()
    always = (month_name(point.month), value, cause, *("" if v is None else figure(v, unit) for v in limits))
    target = "" if point.target is None else level(point.target, unit)
    maybe = {"Target": target, "Published": point.published, "Noted": point.note}
    return (*always, *(maybe[name] for name in columns[len(HEADED) :]))


def sparkline(
    values: Sequence[float | None], *, name: str, unit: str = "", target: float | None = None,
    lower: float | None = None, upper: float | None = None, prefix: str = "spark",
) -> str:  # fmt: skip
    """A line 120 by 28 pixels as an SVG string, its sentence inside it. Gaps stay gaps."""
    known = [value for value in values if value is not None]
    shown = [*known, *(v for v in (target, lower, upper) if v is not None)]
    title = spark_sentence(values, name, unit)
    if not known:
        return svg.picture("", title=title, prefix=prefix, width=SPARK_WIDTH, height=SPARK_HEIGHT)
    low, high = min(shown), max(shown)
    at = _Scale(len(values), low, high)
    body = _band(at, lower, upper, low, high) + _level(at, target) + _strokes(values, at)
    return svg.picture(body, title=title, prefix=prefix, width=SPARK_WIDTH, height=SPARK_HEIGHT)


class _Scale:
    """From a place in a series and a value to pixels of the sparkline."""

    def __init__(self, length: int, low: float, high: float) -> None:
        self.step = (SPARK_WIDTH - 10) / max(1, length - 1)
        self.low, self.room = low, (high - low) or 1.0

    def x(self, place: int) -> float:
        return 4 + place * self.step

    def y(self, value: float) -> float:
        return SPARK_HEIGHT - 4 - (value - self.low) / self.room * (SPARK_HEIGHT - 8)


def spark_sentence(values: Sequence[float | None], name: str, unit: str) -> str:
    """What the sparkline shows, in a sentence."""
    known = [value for value in values if value is not None]
    if not known:
        return f"{name}: no figures yet"
    now = "no figure for the last month" if values[-1] is None else f"now {figure(known[-1], unit)}"
    return (
        f"{name} over {counted(len(values), 'month')}: from {figure(known[0], unit)}, "
        f"lowest {figure(min(known), unit)}, highest {figure(max(known), unit)}, {now}"
    )


def _band(at: _Scale, lower: float | None, upper: float | None, low: float, high: float) -> str:
    if lower is None and upper is None:
        return ""
    top, bottom = at.y(high if upper is None else upper), at.y(low if lower is None else lower)
    return element("rect", x=0, y=top, width=SPARK_WIDTH, height=max(1.0, bottom - top), fill="#e4e6e7")


def _level(at: _Scale, target: float | None) -> str:
    if target is None:
        return ""
    y = at.y(target)
    return element("line", x1=0, x2=SPARK_WIDTH, y1=y, y2=y, stroke=INK, stroke_dasharray="1 3")


def _strokes(values: Sequence[float | None], at: _Scale) -> str:
    drawn: list[str] = []
    run: list[str] = []
    for place, value in enumerate([*values, None]):
        if value is not None:
            run.append(f"{at.x(place):.1f},{at.y(value):.1f}")
            continue
        if run:
            drawn.append(_stroke(run))
        run = []
    if values[-1] is not None:
        drawn.append(element("circle", cx=at.x(len(values) - 1), cy=at.y(values[-1]), r=3, fill="#1d4f91"))
    return "".join(drawn)


def _stroke(run: list[str]) -> str:
    if len(run) == 1:
        x, y = run[0].split(",")
        return element("circle", cx=x, cy=y, r=1.5, fill="#1d4f91")
    return element("polyline", points=" ".join(run), fill="none", stroke="#1d4f91", stroke_width=1.5)


def bars(rows: Sequence[Bar], *, title: str, unit: str = "", prefix: str = "bars", width: int = 720) -> Chart:
    """Aligned horizontal stacked bars on one scale, each segment with its count.

    Every bar has the same keys in the same order; `unit` is the plural noun that is counted ("actions").
    Raises ValueError when they differ or a count is below nought.
    """
    keys = _keys(rows, title)
    gutter = min(width * 0.45, 16 + 7.2 * max(len(row.label) for row in rows))
    longest = max((row.total for row in rows), default=0) or 1
    scale = (width - gutter - 60) / longest
    body = _key_line(keys, width)
    top = KEY_HEIGHT * _key_lines(keys, width)
    for place, row in enumerate(rows):
        body += _bar(row, gutter, top + place * (BAR_HEIGHT + BAR_GAP), scale)
    height = top + len(rows) * (BAR_HEIGHT + BAR_GAP)
    spoken = _bars_sentence(rows, title, unit)
    drawing = svg.picture(body, title=spoken, prefix=prefix, width=width, height=height)
    columns = ("", *(segment.label for segment in keys), "Total")
    table = tuple(
        (row.label, *(f"{segment.count:,}" for segment in row.segments), f"{row.total:,}") for row in rows
    )
    return Chart(drawing, title, spoken, columns, table)


def _keys(rows: Sequence[Bar], title: str) -> tuple[Segment, ...]:
    if not rows:
        raise ValueError(f"{title}: bars need at least one row")
    expected = [segment.key for segment in rows[0].segments]
    for row in rows:
        if [segment.key for segment in row.segments] != expected:
            raise ValueError(f"{title}: bar {row.label!r} has other segments than {rows[0].label!r}")
        for segment in row.segments:
            if segment.count < 0 or segment.key not in COLOURS:
                raise ValueError(f"{title}: bar {row.label!r}: segment {segment.key!r} cannot be drawn")
    return rows[0].segments


def _key_places(keys: Sequence[Segment], width: int) -> list[tuple[float, int]]:
    """(x, line) of each entry of the key, broken to the width."""
    places: list[tuple[float, int]] = []
    x, line = 0.0, 0
    for key in keys:
        entry = 52 + len(key.label) * 7.2
        if x and x + entry > width:
            x, line = 0.0, line + 1
        places.append((x, line))
        x += entry
    return places


def _key_lines(keys: Sequence[Segment], width: int) -> int:
    return _key_places(keys, width)[-1][1] + 1


def _key_line(keys: Sequence[Segment], width: int) -> str:
    drawn = ""
    for key, (x, line) in zip(keys, _key_places(keys, width), strict=True):
        fill, ink, letter = COLOURS[key.key]
        y = line * KEY_HEIGHT
        drawn += element("rect", x=x, y=y + 2, width=20, height=20, fill=fill)
        drawn += words(letter, x + 10, y + 17, fill=ink, text_anchor="middle", font_weight=600)
        drawn += words(key.label, x + 27, y + 17)
    return drawn


def _bar(row: Bar, left: float, top: float, scale: float) -> str:
    middle = top + BAR_HEIGHT / 2 + 5
    drawn = words(row.label, 0, middle)
    x = left
    for segment in row.segments:
        size = segment.count * scale
        if size:
            drawn += _block(segment, x, top, size, middle)
        x += size
    return drawn + words(f"{row.total:,}", x + 8, middle, font_weight=600)


def _block(segment: Segment, x: float, top: float, size: float, middle: float) -> str:
    """A coloured block with its letter and count, as much of them as its width holds."""
    fill, ink, letter = COLOURS[segment.key]
    block = element(
        "rect", x=x, y=top, width=size, height=BAR_HEIGHT, fill=fill, stroke=PAPER, stroke_width=1
    )
    count = f"{segment.count:,}"
    full = f"{letter} {count}"
    text = next((t for t in (full, count) if len(t) * DIGIT + 4 <= size), "")
    if not text:
        return block
    return block + words(text, x + size / 2, middle, fill=ink, text_anchor="middle")


def _bars_sentence(rows: Sequence[Bar], title: str, unit: str) -> str:
    said = []
    for row in rows:
        parts = [f"{segment.count:,} {segment.label.lower()}" for segment in row.segments if segment.count]
        said.append(f"{row.label}: {joined(parts) if parts else 'none'} of {row.total:,} {unit}".rstrip())
    return f"{title}. {'; '.join(said)}."


def weeks_bar(
    week_now: float, total: int, marks: Sequence[Mark] = (), *, prefix: str = "weeks", width: int = 720
) -> Chart:
    """A process of `total` weeks with today on it. `week_now` may exceed `total`: then it is late.

    A mark's words are in the sentence and the table; on the bar stands its shape, so that near marks
    cannot overprint each other. Raises ValueError for a negative week or a total below 1.
    """
    if total < 1 or week_now < 0 or any(mark.week < 0 for mark in marks):
        raise ValueError(f"weeks bar: week {week_now} of {total} with marks {[m.week for m in marks]}")
    end = max(float(total), week_now, *(mark.week for mark in marks), 0.0)
    scale = (width - 20) / end
    body = _track(week_now, total, scale) + "".join(_mark(mark, scale) for mark in marks)
    body += _now(week_now, total, scale, width)
    spoken = _weeks_sentence(week_now, total, marks)
    drawing = svg.picture(body, title=spoken, prefix=prefix, width=width, height=76)
    ordered = sorted(marks, key=lambda mark: mark.week)
    table = tuple((f"{mark.week:.0f}", mark.label, mark.state.capitalize()) for mark in ordered)
    return Chart(drawing, _week_words(week_now, total), spoken, ("Week", "Step", "State"), table)


def _track(week_now: float, total: int, scale: float) -> str:
    gone = min(week_now, total) * scale
    drawn = element("rect", x=10, y=28, width=total * scale, height=16, fill="#e4e6e7")
    drawn += element("rect", x=10, y=28, width=gone, height=16, fill="#1d4f91")
    if week_now > total:
        over = (week_now - total) * scale
        drawn += element("rect", x=10 + total * scale, y=28, width=over, height=16, fill=COLOURS["red"][0])
    for week in range(1, total):
        x = 10 + week * scale
        drawn += element("line", x1=x, x2=x, y1=28, y2=44, stroke=PAPER, stroke_width=1)
    return drawn


def _mark(mark: Mark, scale: float) -> str:
    x = 10 + mark.week * scale
    if mark.state == "done":
        return element("circle", cx=x, cy=36, r=6, fill=PAPER, stroke=INK, stroke_width=2)
    fill = COLOURS["red"][0] if mark.state == "late" else PAPER
    points = f"{x:.1f},27 {x + 8:.1f},36 {x:.1f},45 {x - 8:.1f},36"
    return element("polygon", points=points, fill=fill, stroke=INK, stroke_width=2)


def _now(week_now: float, total: int, scale: float, width: int) -> str:
    x = 10 + week_now * scale
    text = _week_words(week_now, total)
    half = len(text) * 3.8
    anchor = "start" if x < half else "end" if x > width - half else "middle"
    drawn = element("line", x1=x, x2=x, y1=22, y2=50, stroke=INK, stroke_width=3)
    drawn += words(text, min(max(x, 0.0), float(width)), 16, size=16, font_weight=600, text_anchor=anchor)
    drawn += element("line", x1=10, x2=10, y1=44, y2=52, stroke=LINE)
    drawn += words("Start", 10, 68, fill=MUTED)
    last = 10 + total * scale
    return drawn + words(f"Week {total}", last, 68, fill=MUTED, text_anchor="end")


def _week_words(week_now: float, total: int) -> str:
    """Weeks are counted as people say them: the first seven days are week 1."""
    if week_now > total:
        over = max(1, int(week_now - total))
        return f"{counted(over, 'week')} past week {total}"
    return f"Week {min(int(week_now) + 1, total)} of {total}"


def _weeks_sentence(week_now: float, total: int, marks: Sequence[Mark]) -> str:
    groups = (("done", "Done"), ("late", "Late"), ("due", "To come"))
    parts = [_week_words(week_now, total)]
    for state, heading in groups:
        named = [
            f"{m.label} (week {m.week:.0f})" for m in sorted(marks, key=lambda m: m.week) if m.state == state
        ]
        if named:
            parts.append(f"{heading}: {joined(named)}")
    return ". ".join(parts) + "."
