"""An indicator beside the Department's published figures: the county, its region, England and its neighbours.

Nothing here is counted anew, save a share of two published counts and an average of neighbours, and each says so.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from goldenthread.indicators.benchmarks import BENCHMARKS, LICENCE, Benchmark
from goldenthread.publications import comparison_chart
from goldenthread.publications.shapes import Chart
from goldenthread.publications.wording import joined
from goldenthread.scorecard import words
from goldenthread.scorecard.benchmarks import areas as chosen_areas
from goldenthread.scorecard.benchmarks import local, published, sentences
from goldenthread.scorecard.benchmarks.areas import Areas
from goldenthread.scorecard.benchmarks.local import LocalFigures
from goldenthread.scorecard.benchmarks.published import Figures, Official
from goldenthread.scorecard.benchmarks.reading import ANSWER, ENGLAND, SHARE, as_printed, missing_words
from goldenthread.scorecard.models import BenchmarkFigure, BenchmarkImport, BenchmarkRevision

AVERAGE = "Neighbours’ average"
REVISIONS_SHOWN = 5


@dataclass(frozen=True)
class AreaFigure:
    """kind: "own", "neighbour", "region", "country" or "average". rank: among the authority and its neighbours, 1 the
    best, or the highest where neither way is better; None for others, and without a figure."""

    name: str
    kind: str
    official: Official
    rank: int | None = None

    @property
    def value(self) -> float | None:
        return self.official.value


@dataclass(frozen=True)
class YearRow:
    """How the authority stood in one year. gap: the authority less England, in the unit; None where either is missing."""

    year: int
    period_words: str
    own: Official
    country: Official
    region: Official | None
    average_words: str
    rank: int | None
    ranked: int
    gap: float | None
    gap_words: str


@dataclass(frozen=True)
class BenchmarkView:
    """Everything to show of one benchmark in one year. areas: best first, or highest first; those without a figure last.

    finding: who stands where, in a sentence; trend: whether the gap closes. history: every published year, latest first.
    """

    benchmark: Benchmark
    year: int
    years: tuple[int, ...]
    own_name: str
    areas: tuple[AreaFigure, ...]
    finding: str
    trend: str
    quoted: str
    history: tuple[YearRow, ...]
    local: LocalFigures
    files: tuple[tuple[str, BenchmarkImport], ...]
    revisions: tuple[str, ...]
    region_name: str
    figures: Figures
    licence: str = LICENCE

    @property
    def period_words(self) -> str:
        return self.benchmark.period_words(self.year)

    @property
    def own(self) -> AreaFigure | None:
        return next((area for area in self.areas if area.kind == "own"), None)

    @property
    def periods(self) -> list[tuple[int, str]]:
        """Every published year and what it is called, latest first."""
        return [(year, self.benchmark.period_words(year)) for year in reversed(self.years)]

    @property
    def worked_out_words(self) -> str:
        """Which of the figures shown the Department did not print, in a sentence; "" for none."""
        names = [area.name for area in self.areas if area.official.is_computed]
        if self.benchmark.worked_out:
            return "All of these are worked out here from the Department’s counts."
        said = f"Worked out here from the Department’s figures: {joined(names)}." if names else ""
        return f"{said} The average is unweighted." if AVERAGE in names else said

    @property
    def has_neighbours(self) -> bool:
        return any(area.kind == "neighbour" for area in self.areas)

    @property
    def chart(self) -> Chart | None:
        """Bars of a share, each with its name and figure; None for a count, which size alone decides."""
        if not self.benchmark.is_share:
            return None
        bars = [
            comparison_chart.Bar(area.name, area.value, area.official.value_words, _emphasis(area.kind))
            for area in self.areas
        ]
        return comparison_chart.bars(bars, title=self.finding, prefix=f"benchmark-{self.benchmark.measure}")

    @property
    def years_chart(self) -> Chart | None:
        """A small picture for each area over the years, the authority's own line in each."""
        others = [area.name for area in self.areas if area.kind in ("neighbour", "country", "region")]
        if not (self.benchmark.is_share and others and len(self.years) > 1):
            return None
        return comparison_chart.small_multiples(
            [self.benchmark.period_words(year) for year in self.years],
            own=self._line(self.own_name),
            others=[self._line(name) for name in others],
            title=self.trend or self.finding,
            prefix=f"years-{self.benchmark.measure}",
        )

    def _line(self, name: str) -> comparison_chart.Line:
        found = [self.figures.official(self.benchmark, year, name) for year in self.years]
        return comparison_chart.Line(name, tuple(one.value for one in found), self.benchmark.unit)


def _emphasis(kind: str) -> comparison_chart.Emphasis:
    if kind == "own":
        return "subject"
    return "peer" if kind == "neighbour" else "reference"


def beside(code: str, year: int | None = None) -> BenchmarkView | None:
    """What stands beside an indicator, in the latest published year or the one asked for. Four queries.

    None where the indicator has no official counterpart, or nothing of it (in that year) has been imported.
    """
    return of(BENCHMARKS[code], year) if code in BENCHMARKS else None


def of_measure(measure: str, year: int | None = None) -> BenchmarkView | None:
    """As `beside`, for a published measure, whether or not an indicator is compared with it."""
    linked = next((each for each in BENCHMARKS.values() if each.measure == measure), None)
    if linked is None:
        held = BenchmarkFigure.objects.of_measures([measure]).first()
        linked = unlinked(measure, held.unit) if held and held.unit != ANSWER else None
    return of(linked, year) if linked else None


def unlinked(measure: str, unit: str) -> Benchmark:
    """A measure that no indicator is compared with: only its column's name says what it is."""
    dataset, _, column = measure.partition(".")
    title = f"{dataset.replace('_', ' ')}: {column.replace('_', ' ')}"
    return Benchmark(
        code="",
        measure=measure,
        title=title[0].upper() + title[1:],
        unit=unit,
        counts=f"The column {column} of the Department’s file; its data guidance says what it counts.",
        differs="",
        polarity="neutral",
    )


def of(benchmark: Benchmark, year: int | None) -> BenchmarkView | None:
    areas = chosen_areas.chosen()
    figures = published.of(benchmark, areas)
    years = figures.years(benchmark)
    year = years[-1] if year is None and years else year
    if year is None or year not in years:
        return None
    compared = _compared(benchmark, figures, areas, year)
    history = tuple(_year_row(benchmark, figures, areas, each) for each in reversed(years))
    own = {each: figures.official(benchmark, each, areas.own) for each in years}
    return BenchmarkView(
        benchmark=benchmark,
        year=year,
        years=tuple(years),
        own_name=areas.own,
        areas=compared,
        finding=sentences.finding(benchmark, year, areas.own, compared),
        trend=sentences.trend(benchmark, areas.own, [row for row in history if row.year <= year]),
        quoted=figures.quoted(benchmark, year, ENGLAND),
        history=history,
        local=local.beside(benchmark, own),
        files=tuple(figures.files(benchmark, year)),
        revisions=tuple(_revisions(benchmark, areas)),
        region_name=areas.region,
        figures=figures,
    )


def _compared(benchmark: Benchmark, figures: Figures, areas: Areas, year: int) -> tuple[AreaFigure, ...]:
    """A count is compared with nobody's: its size is the size of the authority."""
    own = figures.official(benchmark, year, areas.own)
    if not benchmark.is_share:
        return (AreaFigure(areas.own, "own", own),)
    peers = [figures.official(benchmark, year, name) for name in areas.neighbours]
    ranks = _ranks(benchmark, [own, *peers])
    found = [AreaFigure(areas.own, "own", own, ranks.get(areas.own))]
    found += [AreaFigure(peer.area, "neighbour", peer, ranks.get(peer.area)) for peer in peers]
    if areas.region:
        found.append(AreaFigure(areas.region, "region", figures.official(benchmark, year, areas.region)))
    found.append(AreaFigure(ENGLAND, "country", figures.official(benchmark, year, ENGLAND)))
    found += [AreaFigure(AVERAGE, "average", average) for average in _average(benchmark, peers)]
    return tuple(sorted(found, key=lambda area: _order(benchmark, area)))


def _order(benchmark: Benchmark, area: AreaFigure) -> tuple[bool, float, str]:
    if area.value is None:
        return True, 0.0, area.name
    return False, area.value if benchmark.polarity == "lower" else -area.value, area.name


def _ranks(benchmark: Benchmark, officials: Sequence[Official]) -> dict[str, int]:
    """Equal figures share a rank, and the next has as many before it as there are."""
    values = {one.area: one.value for one in officials if one.value is not None}
    if benchmark.polarity == "lower":
        return {name: 1 + sum(other < value for other in values.values()) for name, value in values.items()}
    return {name: 1 + sum(other > value for other in values.values()) for name, value in values.items()}


def _average(benchmark: Benchmark, peers: Sequence[Official]) -> list[Official]:
    """Unweighted, of the neighbours that have a figure; none where there are fewer than two."""
    known = [peer.value for peer in peers if peer.value is not None]
    if len(known) < 2:
        return []
    mean = sum(known) / len(known)
    of_how_many = f"of {len(known)} of {len(peers)} neighbours"
    return [Official(AVERAGE, mean, words.value(mean, benchmark.unit), of_how_many, "", True)]


def _year_row(benchmark: Benchmark, figures: Figures, areas: Areas, year: int) -> YearRow:
    own, country = (figures.official(benchmark, year, name) for name in (areas.own, ENGLAND))
    peers = (
        [figures.official(benchmark, year, name) for name in areas.neighbours] if benchmark.is_share else []
    )
    ranks = _ranks(benchmark, [own, *peers])
    gap = None
    if benchmark.is_share and own.value is not None and country.value is not None:
        gap = own.value - country.value
    return YearRow(
        year=year,
        period_words=benchmark.period_words(year),
        own=own,
        country=country,
        region=figures.official(benchmark, year, areas.region) if areas.region else None,
        average_words=next((one.value_words for one in _average(benchmark, peers)), ""),
        rank=ranks.get(areas.own) if peers else None,
        ranked=len(ranks),
        gap=gap,
        gap_words="" if gap is None else local.difference_words(own.value, country.value, benchmark.unit),
    )


def _revisions(benchmark: Benchmark, areas: Areas) -> list[str]:
    """What later files said otherwise, latest first, of the areas that are shown."""
    shown = {ENGLAND, *areas.names}
    rows = BenchmarkRevision.objects.of_measures(published.columns([benchmark])).of_areas(shown)
    return [revision_words(row) for row in rows[:REVISIONS_SHOWN]]


def revision_words(row: BenchmarkRevision) -> str:
    """ "England 2023, plans_issued_den: 80,945 now, was 80,900 (replaced by timeliness.csv)." """
    figure = row.figure
    column = figure.measure.partition(".")[2]
    now, was = _said(figure.value, figure.text, figure.unit), _said(row.was_value, row.was_text, figure.unit)
    return f"{figure.area} {figure.year}, {column}: {now} now, was {was} (replaced by {row.replaced_in.file_name})."


def _said(value: float | None, text: str, unit: str) -> str:
    if value is None:
        return missing_words(text).lower()
    return words.value(value, unit) if unit == SHARE else as_printed(value, text)
