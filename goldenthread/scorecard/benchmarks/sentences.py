"""What the figures show, in sentences: where the authority stands, and whether the gap closes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from goldenthread.indicators.benchmarks import Benchmark
from goldenthread.publications.wording import number, rounded
from goldenthread.scorecard.benchmarks.reading import ENGLAND
from goldenthread.statute.ages import ordinal

if TYPE_CHECKING:
    from goldenthread.scorecard.benchmarks.comparison import AreaFigure, YearRow


def finding(benchmark: Benchmark, year: int, own_name: str, areas: Sequence[AreaFigure]) -> str:
    """ "Kent, 32.3% in 2024, is 13.6 points below England and 7th best of 11 with its neighbours"."""
    by_kind = {area.kind: area for area in areas}
    own, period = by_kind["own"], benchmark.period_words(year)
    if own.value is None:
        return f"There is no official figure of {own_name} for {period}"
    parts = [part for part in (_against(own, by_kind.get("country")), _place(benchmark, own, areas)) if part]
    if not parts:
        return f"{own_name}: {own.official.value_words} in {period}"
    return f"{own_name}, {own.official.value_words} in {period}, is {' and '.join(parts)}"


def _against(own: AreaFigure, country: AreaFigure | None) -> str:
    if country is None or country.value is None or own.value is None:
        return ""
    apart = _points(own.value - country.value)
    if not apart:
        return f"level with {ENGLAND}"
    return f"{apart} {'above' if own.value > country.value else 'below'} {ENGLAND}"


def _place(benchmark: Benchmark, own: AreaFigure, areas: Sequence[AreaFigure]) -> str:
    ranked = sum(area.rank is not None for area in areas)
    if own.rank is None or ranked < 2:
        return ""
    return f"{place(benchmark, own.rank)} of {ranked} with its neighbours"


def place(benchmark: Benchmark, rank: int) -> str:
    """ "best", "7th best"; where neither way is better "highest", "2nd highest"."""
    end = "highest" if benchmark.polarity == "neutral" else "best"
    return end if rank == 1 else f"{ordinal(rank)} {end}"


def trend(benchmark: Benchmark, own_name: str, history: Sequence[YearRow]) -> str:
    """Whether the gap to England closes and the place among the neighbours changes; "" with fewer than two years.

    `history`: latest year first.
    """
    known = [row for row in history if row.gap is not None]
    if len(known) < 2:
        return ""
    now, before = known[0], known[1]
    said = f"{own_name} was {_stood(before)} in {before.period_words} and {_stood(now)} in {now.period_words}"
    return f"{said}: {_moved(benchmark, now.gap, before.gap)}{_ranks(benchmark, now, before)}"


def _stood(row: YearRow) -> str:
    apart = _points(row.gap)
    if not apart:
        return f"level with {ENGLAND}"
    return f"{apart} {'above' if row.gap > 0 else 'below'} {ENGLAND}"


def _moved(benchmark: Benchmark, now: float, before: float) -> str:
    worse = {"higher": -1, "lower": 1}.get(benchmark.polarity, 0)
    if rounded(now, 1) == rounded(before, 1):
        return "the distance is the same"
    if not worse:
        return "it has come closer" if abs(now) < abs(before) else "it has moved further away"
    was_behind, is_behind = before * worse > 0, now * worse > 0
    if was_behind and not is_behind:
        return "the gap is closed"
    if is_behind and not was_behind:
        return "it has fallen behind"
    if is_behind:
        return "the gap is closing" if abs(now) < abs(before) else "the gap is widening"
    return "its lead is growing" if abs(now) > abs(before) else "its lead is shrinking"


def _ranks(benchmark: Benchmark, now: YearRow, before: YearRow) -> str:
    if now.rank is None or before.rank is None:
        return ""
    was, is_now = (f"{place(benchmark, row.rank)} of {row.ranked}" for row in (before, now))
    both = f"{is_now} in both years" if was == is_now else f"{was} then, {is_now} now"
    return f"; with its neighbours {both}"


def _points(apart: float) -> str:
    """ "13.6 points"; "" where the figures as shown are the same."""
    shown = rounded(abs(apart), 1)
    return f"{number(float(shown), places=1)} {'point' if shown == 1 else 'points'}" if shown else ""
