"""What is odd about a figure and does not make it wrong: outside the limits of its series, or far from what it replaces."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from goldenthread.indicators import spans, spc
from goldenthread.publications.wording import counted
from goldenthread.scorecard import words
from goldenthread.scorecard.cells import Group
from goldenthread.scorecard.models import Reading
from goldenthread.scorecard.returned import datasets
from goldenthread.scorecard.returned.checking import Checked, Line
from goldenthread.scorecard.returned.files import Fault

MANY_POINTS = 10  # of a percentage: more than most of them move in a year
MUCH = 0.25  # of any other figure, as a part of what it was
FEW = 4  # people or things: two where there was one is no surprise


def add_warnings(checked: Checked) -> None:
    """Add to the warnings what stands out. One query."""
    lines = checked.to_take_in
    series = _series(lines)
    for line in lines:
        checked.warnings += [Fault(line.row, "value", said) for said in _surprises(line, series)]
    checked.warnings.sort(key=lambda warning: warning.row)


def _series(lines: Sequence[Line]) -> dict[tuple[str, Group], list[Reading]]:
    readings = Reading.objects.standing().of_codes({line.indicator.code for line in lines})
    found: dict[tuple[str, Group], list[Reading]] = {}
    for reading in readings.order_by("until_on", "pk"):
        found.setdefault((reading.code, Group(reading.grouped_by, reading.group)), []).append(reading)
    return found


def _surprises(line: Line, series: dict[tuple[str, Group], list[Reading]]) -> Iterator[str]:
    unit = line.indicator.unit
    if line.before and _is_far(line.figures.value, line.before.value, unit):
        sent = line.before.return_of
        yield f"{line.value_words} takes the place of {line.before_words}, returned by {sent.on_behalf_of}: much changed"
    known = [
        each
        for each in series.get((line.indicator.code, line.group), [])
        if each.until_on != line.period.last
    ]
    if line.what == "new" and not known and line.group.by:
        yield f"{line.indicator.code} has not been returned by {line.group.by} “{line.group.name}” before"
    yield from _outside(line, [each.value for each in known], unit)


def _outside(line: Line, values: Sequence[float], unit: str) -> Iterator[str]:
    if len(values) < spc.FEWEST_POINTS:
        return
    last = spc.chart(values, polarity=line.indicator.polarity).points[-1]
    if math.isnan(last.lower) or last.lower <= line.figures.value <= last.upper:
        return
    usual = f"{words.value(last.lower, unit)} to {words.value(last.upper, unit)}"
    yield (
        f"{line.value_words} for {spans.words(line.period)} lies outside the usual range of its "
        f"{counted(len(values), 'figure')}, {usual}"
    )


def _is_far(now: float, before: float, unit: str) -> bool:
    if datasets.is_share(unit):
        return abs(now - before) >= MANY_POINTS
    few = FEW if datasets.counts_things(unit) else 0
    return abs(now - before) > max(MUCH * abs(before), few)
