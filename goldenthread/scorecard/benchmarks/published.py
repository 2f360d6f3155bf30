"""The published figures of one benchmark, for the areas that are compared, as they were imported."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from typing import NamedTuple

from goldenthread.indicators.benchmarks import Benchmark
from goldenthread.scorecard import words
from goldenthread.scorecard.benchmarks.areas import Areas
from goldenthread.scorecard.benchmarks.reading import ENGLAND, missing_words
from goldenthread.scorecard.models import BenchmarkFigure, BenchmarkImport

YEARS = range(2000, 2100)
NOT_PUBLISHED = "Not published for this area"
COMPUTED = "computed:"


class Official(NamedTuple):
    """One official figure of one area in one year. value is None where missing says why there is none.

    is_computed: not printed by the Department, but worked out from figures that it printed.
    """

    area: str
    value: float | None
    value_words: str  # the figure, or why there is none
    fraction_words: str
    missing: str
    is_computed: bool
    numerator: int | None = None


def columns(benchmarks: Sequence[Benchmark]) -> set[str]:
    """Every column that any of these may read in any year."""
    return {name for benchmark in benchmarks for name in _columns(benchmark)}


@cache
def _columns(benchmark: Benchmark) -> frozenset[str]:
    return frozenset(name for year in YEARS for name in benchmark.columns(year))


@dataclass(frozen=True)
class Figures:
    """figures: by column, year and area."""

    figures: Mapping[tuple[str, int, str], BenchmarkFigure]

    @cached_property
    def areas_of_years(self) -> dict[int, set[str]]:
        found: dict[int, set[str]] = {}
        for _, year, area in self.figures:
            found.setdefault(year, set()).add(area)
        return found

    def years(self, benchmark: Benchmark) -> list[int]:
        """Those in which any area has a value, oldest first."""
        return [year for year in sorted(self.areas_of_years) if self._says_anything(benchmark, year)]

    def _says_anything(self, benchmark: Benchmark, year: int) -> bool:
        return any(
            self.official(benchmark, year, area).value is not None for area in self.areas_of_years[year]
        )

    def official(self, benchmark: Benchmark, year: int, area: str) -> Official:
        above = self._sum(benchmark.numerator(year), year, area)
        below = self._sum(benchmark.denominator(year), year, area)
        if benchmark.worked_out:
            value, is_computed = _share(above, below) if benchmark.is_share else above, True
            said = self._first_missing((*benchmark.numerator(year), *benchmark.denominator(year)), year, area)
        else:
            figure = self.figures.get((benchmark.measure, year, area))
            value = figure.value if figure else None
            is_computed = bool(figure) and figure.source.startswith(COMPUTED)
            said = _said(figure)
        missing = "" if value is not None else said
        shown = missing or words.value(value, benchmark.unit)
        return Official(area, value, shown, words.fraction(above, below), missing, is_computed, above)

    def quoted(self, benchmark: Benchmark, year: int, area: str) -> str:
        """The figure that is quoted more often, with how it differs: "46.4% leaving exceptions out"; "" for none."""
        figure = self.figures.get((benchmark.headline, year, area))
        if figure is None or figure.value is None:
            return ""
        return f"{words.value(figure.value, benchmark.unit)} {benchmark.headline_words}"

    def files(self, benchmark: Benchmark, year: int) -> list[tuple[str, BenchmarkImport]]:
        """The Department's files that the figures of a year came from, each with the import that brought it."""
        wanted = set(benchmark.columns(year))
        found = {
            (figure.source, figure.imported)
            for (column, of_year, _), figure in self.figures.items()
            if of_year == year and column in wanted
        }
        return sorted(found, key=lambda pair: (pair[0], pair[1].pk))

    def _sum(self, names: Sequence[str], year: int, area: str) -> int | None:
        values = [self._value(name, year, area) for name in names]
        known = [value for value in values if value is not None]
        return int(sum(known)) if known and len(known) == len(values) else None

    def _value(self, name: str, year: int, area: str) -> float | None:
        figure = self.figures.get((name, year, area))
        return figure.value if figure else None

    def _first_missing(self, names: Sequence[str], year: int, area: str) -> str:
        without = (name for name in names if self._value(name, year, area) is None)
        return next((_said(self.figures.get((name, year, area))) for name in without), "")


def _said(figure: BenchmarkFigure | None) -> str:
    return missing_words(figure.text) if figure else NOT_PUBLISHED


def _share(above: int | None, below: int | None) -> float | None:
    return None if above is None or not below else 100 * above / below


def of(benchmark: Benchmark, areas: Areas) -> Figures:
    """One query."""
    rows = (
        BenchmarkFigure.objects.of_measures(columns([benchmark]))
        .of_areas([ENGLAND, *areas.names])
        .with_file()
    )
    return gathered(rows)


def gathered(rows) -> Figures:
    return Figures({(row.measure, row.year, row.area): row for row in rows})
