"""The official figure in one line, for a card: "England 45.9% (2024, official); 46.4% leaving exceptions out"."""

from __future__ import annotations

from collections.abc import Iterable

from goldenthread.indicators.benchmarks import BENCHMARKS, Benchmark
from goldenthread.scorecard.benchmarks import published
from goldenthread.scorecard.benchmarks.published import Figures
from goldenthread.scorecard.benchmarks.reading import ENGLAND
from goldenthread.scorecard.models import BenchmarkArea, BenchmarkFigure


def lines(codes: Iterable[str]) -> dict[str, str]:
    """By code, for those that have an official figure. A share is England's, a count the authority's own. One query."""
    wanted = [BENCHMARKS[code] for code in codes if code in BENCHMARKS]
    if not wanted:
        return {}
    rows = BenchmarkFigure.objects.of_measures(published.columns(wanted)).of_england_and(
        BenchmarkArea.Kind.OWN
    )
    figures = published.gathered(rows)
    own = next((area for _, _, area in figures.figures if area != ENGLAND), "")
    found = {each.code: _line(each, figures, ENGLAND if each.is_share else own) for each in wanted}
    return {code: words for code, words in found.items() if words}


def line(code: str) -> str:
    """ "" where there is no official figure. One query."""
    return lines([code]).get(code, "")


def _line(benchmark: Benchmark, figures: Figures, area: str) -> str:
    for year in reversed(figures.years(benchmark)):
        official = figures.official(benchmark, year, area)
        if official.value is None:
            continue
        kind = "worked out from official counts" if official.is_computed else "official"
        quoted = figures.quoted(benchmark, year, area)
        named = f"{benchmark.otherwise}: {area}" if benchmark.otherwise else area
        said = f"{named} {official.value_words} ({benchmark.period_words(year)}, {kind})"
        return f"{said}; {quoted}" if quoted else said
    return ""
