"""One area beside others: bars of one year, and small pictures of the years. Drawn so that grey alone tells them apart."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from goldenthread.publications import svg
from goldenthread.publications.shapes import Chart
from goldenthread.publications.svg import INK, LINE, MUTED, PAPER, element, words
from goldenthread.publications.wording import figure

Emphasis = Literal["subject", "peer", "reference"]
BAR_HEIGHT, BAR_GAP, LETTER = 24, 6, 7.6
SUBJECT = "#1d4f91"
FILLS: dict[Emphasis, dict[str, object]] = {
    "subject": {"fill": SUBJECT, "stroke": SUBJECT},
    "peer": {"fill": LINE, "stroke": MUTED},
    "reference": {"fill": PAPER, "stroke": INK, "stroke_dasharray": "4 2"},
}
PANELS_ACROSS, PANEL_HEIGHT, PLOT_TOP, PLOT_HEIGHT, ROOM_AT_END = 3, 132, 26, 74, 56
KEY_HEIGHT, TOP_OF_SCALE = 34, 10.0


@dataclass(frozen=True)
class Bar:
    """`words` is the figure as the reader meets it, or why there is none."""

    label: str
    value: float | None
    words: str
    emphasis: Emphasis = "peer"


@dataclass(frozen=True)
class Line:
    """An area's values, a place for each period; None is a gap in the line, never a nought. unit: "%" or a noun."""

    label: str
    values: tuple[float | None, ...]
    unit: str


def bars(rows: Sequence[Bar], *, title: str, prefix: str = "compared", width: int = 720) -> Chart:
    """Horizontal bars from nought in the order given, each with its name and figure before it, where a narrow screen
    shows them.

    The subject is dark and bold, its peers grey, what both are held against an empty frame. Raises ValueError for no bars.
    """
    if not rows:
        raise ValueError(f"{title}: a comparison needs at least one bar")
    gutter = min(width * 0.4, 16 + LETTER * max(len(row.label) for row in rows))
    most = max((row.value or 0.0 for row in rows), default=0.0) or 1.0
    room = 12 + LETTER * max((len(row.words) for row in rows if row.value is not None), default=0)
    scale = (width - gutter - room) / most
    body = "".join(
        _bar(row, gutter, room, place * (BAR_HEIGHT + BAR_GAP), scale) for place, row in enumerate(rows)
    )
    height = len(rows) * (BAR_HEIGHT + BAR_GAP)
    spoken = f"{title}. {'; '.join(f'{row.label} {row.words}' for row in rows)}."
    drawing = svg.picture(body, title=spoken, prefix=prefix, width=width, height=height)
    return Chart(drawing, title, spoken, ("Area", "Figure"), tuple((row.label, row.words) for row in rows))


def _bar(row: Bar, left: float, room: float, top: float, scale: float) -> str:
    """`left`: where figures begin; `room`: what they take, so that bars begin after it."""
    weight = 600 if row.emphasis == "subject" else 400
    middle = top + BAR_HEIGHT / 2 + 5
    drawn = words(row.label, 0, middle, font_weight=weight)
    if row.value is None:
        return drawn + words(row.words, left, middle, fill=MUTED)
    size, x = max(1.0, row.value * scale), left + room
    drawn += words(row.words, x - 8, middle, font_weight=weight, text_anchor="end")
    look = FILLS[row.emphasis]
    return drawn + element("rect", x=x, y=top + 1, width=size, height=BAR_HEIGHT - 2, stroke_width=1, **look)


def small_multiples(
    periods: Sequence[str],
    *,
    own: Line,
    others: Sequence[Line],
    title: str,
    prefix: str = "years",
    width: int = 720,
) -> Chart:
    """A small picture for each other area, its line dashed, with the subject's own solid line in every one.

    All share one scale from nought. Raises ValueError for no others, fewer than two periods, or a line of another length.
    """
    _check(periods, own, others, title)
    most = max((value or 0.0 for line in (own, *others) for value in line.values), default=0.0)
    top = max(TOP_OF_SCALE, most)
    body = _key(own.label)
    for place, other in enumerate(others):
        column, row = place % PANELS_ACROSS, place // PANELS_ACROSS
        body += _panel(
            _Panel(
                column * width / PANELS_ACROSS, KEY_HEIGHT + row * PANEL_HEIGHT, width / PANELS_ACROSS, top
            ),
            periods,
            own,
            other,
        )
    height = KEY_HEIGHT + -(-len(others) // PANELS_ACROSS) * PANEL_HEIGHT
    columns = ("Area", *periods)
    table = tuple(
        (line.label, *(_shown(value, line.unit) for value in line.values)) for line in (own, *others)
    )
    spoken = f"{title}. {'; '.join(_spoken(line, periods) for line in (own, *others))}."
    drawing = svg.picture(body, title=spoken, prefix=prefix, width=width, height=height)
    return Chart(drawing, title, spoken, columns, table)


def _check(periods: Sequence[str], own: Line, others: Sequence[Line], title: str) -> None:
    if not others or len(periods) < 2:
        raise ValueError(f"{title}: there is nothing to compare over the years")
    for line in (own, *others):
        if len(line.values) != len(periods):
            raise ValueError(
                f"{title}: {line.label} has {len(line.values)} values for {len(periods)} periods"
            )


def _shown(value: float | None, unit: str) -> str:
    return "" if value is None else figure(value, unit)


def _spoken(line: Line, periods: Sequence[str]) -> str:
    known = [(period, value) for period, value in zip(periods, line.values, strict=True) if value is not None]
    if not known:
        return f"{line.label}: no figures"
    (first, was), (last, now) = known[0], known[-1]
    return f"{line.label} {figure(was, line.unit)} in {first}, {figure(now, line.unit)} in {last}"


def _key(own: str) -> str:
    drawn = element("line", x1=0, x2=32, y1=12, y2=12, stroke=SUBJECT, stroke_width=4)
    drawn += words(own, 40, 17, font_weight=600)
    x = 64 + len(own) * LETTER
    drawn += element(
        "line", x1=x, x2=x + 32, y1=12, y2=12, stroke=INK, stroke_width=2, stroke_dasharray="5 3"
    )
    return drawn + words("the area named above each picture", x + 40, 17)


@dataclass(frozen=True)
class _Panel:
    left: float
    top: float
    width: float
    most: float

    def x(self, place: int, places: int) -> float:
        return self.left + 4 + place * (self.width - ROOM_AT_END - 12) / max(1, places - 1)

    def y(self, value: float) -> float:
        return self.top + PLOT_TOP + PLOT_HEIGHT * (1 - value / self.most)


def _panel(panel: _Panel, periods: Sequence[str], own: Line, other: Line) -> str:
    floor = panel.y(0)
    end = panel.x(len(periods) - 1, len(periods))
    drawn = words(other.label, panel.left, panel.top + 16, font_weight=600)
    drawn += element("line", x1=panel.left + 4, x2=end, y1=floor, y2=floor, stroke=LINE)
    drawn += _stroke(panel, own, stroke=SUBJECT, stroke_width=4)
    drawn += _stroke(panel, other, stroke=INK, stroke_width=2, stroke_dasharray="5 3")
    last = other.values[-1]
    if last is not None:
        drawn += words(figure(last, other.unit), end + 8, panel.y(last) + 5)
    drawn += words(periods[0], panel.left, floor + 18, fill=MUTED)
    return drawn + words(periods[-1], end + 8, floor + 18, fill=MUTED, text_anchor="end")


def _stroke(panel: _Panel, line: Line, **strokes: object) -> str:
    """The line, broken where a value is missing; a value alone is a dot."""
    drawn, run = "", list[tuple[float, float]]()
    for place, value in enumerate((*line.values, None)):
        if value is not None:
            run.append((panel.x(place, len(line.values)), panel.y(value)))
            continue
        if len(run) == 1:
            drawn += element("circle", cx=run[0][0], cy=run[0][1], r=3, fill=strokes["stroke"])
        elif run:
            points = " ".join(f"{x:.1f},{y:.1f}" for x, y in run)
            drawn += element("polyline", points=points, fill="none", **strokes)
        run = []
    return drawn
