"""What has been imported: each measure an indicator is compared with, everything else that is held, and the files."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from goldenthread.indicators.benchmarks import BENCHMARKS, Benchmark
from goldenthread.publications.wording import counted, joined
from goldenthread.scorecard.benchmarks import areas, published
from goldenthread.scorecard.benchmarks.areas import Areas
from goldenthread.scorecard.benchmarks.reading import ANSWER, ENGLAND
from goldenthread.scorecard.models import BenchmarkFigure, BenchmarkImport

IMPORTS_SHOWN = 20


@dataclass(frozen=True)
class Linked:
    """An indicator's official counterpart as it stands in its latest published year."""

    benchmark: Benchmark
    period_words: str
    own_words: str
    country_words: str


@dataclass(frozen=True)
class Held:
    """A published column. has_page: there are numbers of it, not only answers."""

    measure: str
    column: str
    years: str
    figures: int
    has_page: bool


@dataclass(frozen=True)
class FileImported:
    record: BenchmarkImport
    figures_words: str
    left_out_words: str


@dataclass(frozen=True)
class Listing:
    """everything: by file of the Department's, in order of name."""

    linked: tuple[Linked, ...]
    everything: tuple[tuple[str, tuple[Held, ...]], ...]
    files: tuple[FileImported, ...]
    areas: Areas


def listing() -> Listing:
    """Four queries; five where no areas are chosen."""
    chosen = areas.chosen()
    return Listing(tuple(_linked(chosen)), tuple(_everything()), imports(), chosen)


def _linked(chosen: Areas) -> Iterator[Linked]:
    rows = BenchmarkFigure.objects.of_measures(published.columns(list(BENCHMARKS.values())))
    figures = published.gathered(rows.of_areas([ENGLAND, chosen.own]))
    for benchmark in BENCHMARKS.values():
        years = figures.years(benchmark)
        if years:
            own, country = (figures.official(benchmark, years[-1], name) for name in (chosen.own, ENGLAND))
            shown = country.value_words if benchmark.is_share else "A count: not compared"
            yield Linked(benchmark, benchmark.period_words(years[-1]), own.value_words, shown)


def _everything() -> Iterator[tuple[str, tuple[Held, ...]]]:
    for dataset, rows in groupby(
        BenchmarkFigure.objects.measures(), lambda row: row["measure"].partition(".")[0]
    ):
        yield dataset.replace("_", " ").capitalize(), tuple(_held(row) for row in rows)


def _held(row: dict) -> Held:
    first, last = row["first"], row["last"]
    return Held(
        measure=row["measure"],
        column=row["measure"].partition(".")[2],
        years=f"{first}" if first == last else f"{first} to {last}",
        figures=row["figures"],
        has_page=row["unit"] != ANSWER,
    )


def imports() -> tuple[FileImported, ...]:
    """The latest files, newest first. One query."""
    return tuple(
        FileImported(record, _figures_words(record.counts), _left_out_words(record.counts))
        for record in BenchmarkImport.objects.with_people()[:IMPORTS_SHOWN]
    )


def _figures_words(counts: dict) -> str:
    said = [f"{counts['added']:,} added", f"{counts['revised']:,} revised"]
    said += [f"{counts['unchanged']:,} as before"] if counts["unchanged"] else []
    said += [f"{counts['kept']:,} kept from a later release"] if counts["kept"] else []
    return joined(said)


def _left_out_words(counts: dict) -> str:
    said = [f"{number:,} {why}" for why, number in counts["left_out"].items()]
    if counts["below_nought"]:
        said.append(f"{counted(counts['below_nought'], 'count')} below nought, kept as published")
    return joined(said)
