"""Figures from files into the database: what is new is added, what differs replaces and is remembered, the rest stays."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

from django.utils import timezone

from goldenthread.indicators.benchmarks import LICENCE, PUBLISHER
from goldenthread.publications.wording import counted, joined
from goldenthread.scorecard.benchmarks.files import Given
from goldenthread.scorecard.benchmarks.reading import Published
from goldenthread.scorecard.models import BenchmarkFigure, BenchmarkImport, BenchmarkRevision

BATCH = 2000
REPLACED = ("value", "text", "unit", "source", "imported")
Key = tuple[str, int, str]


class Held(NamedTuple):
    pk: int
    value: float | None
    text: str
    source: str
    imported_id: int
    published_on: dt.date | None


@dataclass(frozen=True)
class Imported:
    """What one file did. record is None where it changed nothing. kept: figures of a later release that stood."""

    record: BenchmarkImport | None
    name: str
    added: int
    revised: int
    unchanged: int
    kept: int
    below_nought: int
    left_out: dict[str, int]

    def __str__(self) -> str:
        figures = f"{self.added:,} added, {self.revised:,} revised, {self.unchanged:,} as before"
        if self.kept:
            figures += f", {self.kept:,} kept from a later release"
        said = [f"{self.name}: {figures}."]
        if self.left_out:
            said.append(
                f"Left out: {joined([f'{number:,} {why}' for why, number in self.left_out.items()])}."
            )
        if self.below_nought:
            said.append(f"{counted(self.below_nought, 'count is', 'counts are')} below nought, as published.")
        return " ".join(said)


def bring_in(
    given: Given, *, by: Any, release: str = "", published_on: dt.date | None = None, source: str = ""
) -> Imported:
    """All of the file. A figure of a release published later than this one stands as it is."""
    figures = {key: figure for file in given.files for key, figure in file.figures.items()}
    held = _held({key[0] for key in figures})
    added = [figure for key, figure in figures.items() if key not in held]
    differing = [key for key, figure in figures.items() if key in held and not _same(held[key], figure)]
    kept = {key for key in differing if _is_later(held[key].published_on, published_on)}
    revised = [key for key in differing if key not in kept]
    done = {
        "added": len(added),
        "revised": len(revised),
        "unchanged": len(figures) - len(added) - len(differing),
        "kept": len(kept),
        "below_nought": sum(file.below_nought for file in given.files),
        "left_out": given.left_out,
    }
    if not added and not revised:
        return Imported(None, given.name, **done)
    record = BenchmarkImport.objects.create(
        file_name=given.name[-200:],
        digest=given.digest,
        release=release,
        published_on=published_on,
        licence=LICENCE,
        source=source or PUBLISHER,
        counts={**done, "files": [file.name for file in given.files]},
        imported_by=by,
        imported_at=timezone.now(),
    )
    BenchmarkFigure.objects.bulk_create(_rows(added, record), batch_size=BATCH)
    _replace({key: figures[key] for key in revised}, held, record)
    return Imported(record, given.name, **done)


def _held(measures: set[str]) -> dict[Key, Held]:
    rows = (
        BenchmarkFigure.objects.of_measures(measures)
        .values_list(
            "measure",
            "year",
            "area",
            "pk",
            "value",
            "text",
            "source",
            "imported_id",
            "imported__published_on",
        )
        .iterator(chunk_size=BATCH)
    )
    return {row[:3]: Held(*row[3:]) for row in rows}


def _same(held: Held, figure: Published) -> bool:
    return (held.value, held.text) == figure.said


def _is_later(held: dt.date | None, given: dt.date | None) -> bool:
    return held is not None and given is not None and held > given


def _rows(figures: list[Published], record: BenchmarkImport) -> Iterator[BenchmarkFigure]:
    for figure in figures:
        yield BenchmarkFigure(
            measure=figure.measure,
            year=figure.year,
            area=figure.area,
            level=figure.level,
            authority_code=figure.authority_code,
            value=figure.value,
            text=figure.text,
            unit=figure.unit,
            source=figure.source,
            imported=record,
        )


def _replace(figures: dict[Key, Published], held: dict[Key, Held], record: BenchmarkImport) -> None:
    BenchmarkRevision.objects.bulk_create(
        [
            BenchmarkRevision(
                figure_id=held[key].pk,
                was_value=held[key].value,
                was_text=held[key].text,
                was_source=held[key].source,
                was_imported_id=held[key].imported_id,
                replaced_in=record,
            )
            for key in figures
        ],
        batch_size=BATCH,
    )
    rows = list(_rows(list(figures.values()), record))
    for key, row in zip(figures, rows, strict=True):
        row.pk = held[key].pk
    BenchmarkFigure.objects.bulk_update(rows, REPLACED, batch_size=BATCH // 10)


def take_back(record: BenchmarkImport, by: Any) -> None:
    """As if the file had not come: what it replaced stands again, and what it added is gone."""
    replaced = BenchmarkRevision.objects.made_by(record)
    restored = []
    for revision in replaced:
        figure = revision.figure
        figure.value, figure.text, figure.source = revision.was_value, revision.was_text, revision.was_source
        figure.imported_id = revision.was_imported_id
        restored.append(figure)
    replaced.delete()
    BenchmarkFigure.objects.bulk_update(restored, ("value", "text", "source", "imported"), BATCH // 10)
    record.figures.all().delete()
    record.taken_back_by, record.taken_back_at = by, timezone.now()
    record.save(update_fields=["taken_back_by", "taken_back_at"])
