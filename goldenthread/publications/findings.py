"""What a series shows, in sentences: the title of its chart, and the words for those who hear the page."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby, pairwise

from goldenthread.publications.shapes import Point
from goldenthread.publications.wording import figure, joined, month_name, spelt

NAMED = 6  # so many months a sentence names; beyond that it counts them, and the table names them
CAUSES = {
    "common": "usual variation",
    "improvement": "improving",
    "concern": "a concern",
    "neutral": "unusual, neither better nor worse",
}


def finding(series: Sequence[Point], *, name: str, unit: str) -> str:
    """The title: a run of three months or more, or the kind of variation, or the plain figure."""
    known = [point for point in series if point.value is not None]
    if not known or known[-1].value is None:
        return f"{name}: no figures yet"
    now = f"{figure(known[-1].value, unit)} in {month_name(known[-1].month)}"
    run, direction = _run(series)
    if run >= 3:
        return f"{name}: {direction} {spelt(run)} months running, to {now}"
    if known[-1].cause == "common":
        return f"{name}: {now}"
    return f"{name}: {now}, {CAUSES[known[-1].cause]}"


def sentence(series: Sequence[Point], *, name: str, unit: str) -> str:
    """The chart read aloud: span, first and last, lowest and highest, range, target, special causes, what was noted."""
    known = [(point, point.value) for point in series if point.value is not None]
    if not known:
        return f"{name}: no figures yet."
    (first, opened), (last, closed) = known[0], known[-1]
    low, high = min(known, key=lambda pair: pair[1]), max(known, key=lambda pair: pair[1])
    parts = [
        f"{name}, {month_name(series[0].month)} to {month_name(series[-1].month)}: "
        f"{figure(opened, unit)} in {month_name(first.month)}, {figure(closed, unit)} in {month_name(last.month)}",
        f"Lowest {figure(low[1], unit)} in {month_name(low[0].month)}, "
        f"highest {figure(high[1], unit)} in {month_name(high[0].month)}",
        *_range(last, unit), *_against(last.target, closed, unit), *_moved(series, unit), *_special(series),
        *_without_figure(series), *_published(series), *_notes(series),
    ]  # fmt: skip
    return ". ".join(parts) + "."


def _run(series: Sequence[Point]) -> tuple[int, str]:
    """How many months, ending with the last, each moved the same way as the month after it."""
    values = [point.value for point in series]
    steps = [None if a is None or b is None else (b > a) - (b < a) for a, b in pairwise(values)]
    if not steps or not steps[-1]:
        return 0, ""
    run = next((n for n, step in enumerate(reversed(steps)) if step != steps[-1]), len(steps))
    return run, "up" if steps[-1] > 0 else "down"


def _range(last: Point, unit: str) -> list[str]:
    if last.lower is None or last.upper is None:
        return []
    middle = "" if last.mean is None else f", mean {figure(last.mean, unit)}"
    return [f"Usual range {figure(last.lower, unit)} to {figure(last.upper, unit)}{middle}"]


def _against(target: float | None, value: float, unit: str) -> list[str]:
    if target is None:
        return []
    place = "at" if value == target else "above" if value > target else "below"
    return [f"The last figure is {place} the target of {figure(target, unit)}"]


def _moved(series: Sequence[Point], unit: str) -> list[str]:
    """Where the target changed: "The target moved to 70.0% in June 2024"."""
    steps = [
        f"to {figure(later.target, unit)} in {month_name(later.month)}"
        for earlier, later in pairwise(series)
        if None not in (earlier.target, later.target) and earlier.target != later.target and later.target
    ]
    return [f"The target moved {'; '.join(steps)}"] if steps else []


def _published(series: Sequence[Point]) -> list[str]:
    months = [point for point in series if point.published]
    return [f"Published for {len(months)} of the {len(series)} months"] if months else []


def _special(series: Sequence[Point]) -> list[str]:
    found = []
    for cause, run in groupby(series, key=lambda point: point.cause):
        points = list(run)
        if cause != "common":
            span = month_name(points[0].month)
            if len(points) > 1:
                span += f" to {month_name(points[-1].month)}"
            found.append(f"{CAUSES[cause]} {span}")
    return [f"Unlikely to be chance: {'; '.join(found)}"] if found else []


def gaps(series: Sequence[Point]) -> str:
    """Which months have no figure and why, for a note under the picture; "" when all have one."""
    return "".join(f"{said}." for said in _without_figure(series))


def _without_figure(series: Sequence[Point]) -> list[str]:
    by_reason: dict[str, list[str]] = {}
    for point in series:
        if point.value is None:
            by_reason.setdefault(point.missing, []).append(month_name(point.month))
    said = [
        f"{_months(months, len(series))}{f' ({reason})' if reason else ''}"
        for reason, months in by_reason.items()
    ]
    return [f"No figure for {'; '.join(said)}"] if said else []


def _months(months: Sequence[str], span: int) -> str:
    return joined(months) if len(months) <= NAMED else f"{len(months)} of the {span} months"


def _notes(series: Sequence[Point]) -> list[str]:
    return [f"{month_name(point.month)}: {point.note}" for point in series if point.note]
