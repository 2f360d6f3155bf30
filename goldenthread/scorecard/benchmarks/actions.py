"""Writes of the benchmarks: importing files of published figures, and choosing the areas to compare with."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from django.db import transaction

from goldenthread.accounts.errors import Conflict, Refused
from goldenthread.accounts.recording import recording
from goldenthread.people.local_area import local_area
from goldenthread.scorecard.benchmarks import areas, files, importing
from goldenthread.scorecard.benchmarks.areas import MOST_NEIGHBOURS, Areas, Kind
from goldenthread.scorecard.benchmarks.files import Given
from goldenthread.scorecard.benchmarks.importing import Imported
from goldenthread.scorecard.benchmarks.reading import Level
from goldenthread.scorecard.models import BenchmarkArea, BenchmarkFigure, BenchmarkImport, BenchmarkRevision

EXTRACT = Path(__file__).with_name("extract.csv")
RELEASE_OF_EXTRACT = "Reporting year 2025"


def import_benchmarks(
    *,
    by: Any,
    given: Sequence[Given],
    release: str = "",
    published_on: dt.date | None = None,
    source: str = "",
    dry_run: bool = False,
) -> list[Imported]:
    """Everything of every file, or nothing. `by` is None for the operator.

    Where no areas have been chosen and the product knows the authority's, they are chosen too.
    """
    with recording(by):
        done = [
            importing.bring_in(each, by=by, release=release, published_on=published_on, source=source)
            for each in given
        ]
        _choose_packaged(by)
        transaction.set_rollback(dry_run)
    return done


def take_back(*, by: Any, imported: BenchmarkImport) -> None:
    """Undo an import: what it replaced stands again, what it added is gone, and the record says who took it back.

    Raises Refused where it has been taken back, or where a later file has revised a figure of it.
    """
    with recording(by):
        record = BenchmarkImport.objects.locked(imported.pk)
        if record.taken_back_at:
            raise Refused(f"{record.file_name} has been taken back already")
        later = BenchmarkRevision.objects.of_figures_from(record).select_related("replaced_in").first()
        if later:
            raise Refused(
                f"{later.replaced_in.file_name} has revised figures of it since: take that back first"
            )
        importing.take_back(record, by)


def import_extract(*, by: Any) -> list[Imported]:
    """The extract that the product brings: one county, its region, England and ten neighbours."""
    return import_benchmarks(by=by, given=[files.read(EXTRACT)], release=RELEASE_OF_EXTRACT)


def _choose_packaged(by: Any) -> None:
    area = local_area()
    packaged = areas.packaged(area.authority_code) if area else None
    if packaged is None or BenchmarkArea.objects.exists():
        return
    known = BenchmarkFigure.objects.names_among(packaged.names)
    if packaged.own in known:
        _write(packaged)


def choose_areas(*, by: Any, own: str, region: str, neighbours: Sequence[str], seen: str = "") -> Areas:
    """Compare with these from now on. `seen` is the choice as it stood on the page that asks.

    Raises Refused for a name without figures, and Conflict where somebody else has chosen in the meantime.
    """
    wanted = Areas(own.strip(), region.strip(), _each_once(neighbours))
    with recording(by):
        before = areas.chosen()
        if seen and seen != str(before):
            raise Conflict(
                record=None,
                changed_by="",
                changed_at=None,
                changes=[("the areas to compare with", seen, str(before))],
            )
        _check(wanted)
        _write(wanted)
    return wanted


def _each_once(names: Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(" ".join(name.split()) for name in names if name.strip()))


def _check(wanted: Areas) -> None:
    authorities = BenchmarkFigure.objects.area_names(Level.AUTHORITY)
    regions = BenchmarkFigure.objects.area_names(Level.REGION)
    for field, names, known in (
        ("own", [wanted.own], authorities),
        ("region", [wanted.region], regions),
        ("neighbours", wanted.neighbours, authorities),
    ):
        unknown = areas.strangers(names, known)
        if unknown:
            raise Refused(f"There are no figures under {', '.join(unknown)}", field=field)
    if wanted.own in wanted.neighbours:
        raise Refused(f"{wanted.own} cannot be its own neighbour", field="neighbours")
    if len(wanted.neighbours) > MOST_NEIGHBOURS:
        raise Refused(f"Choose {MOST_NEIGHBOURS} neighbours or fewer", field="neighbours")


def _write(wanted: Areas) -> None:
    kinds = {wanted.own: Kind.OWN, wanted.region: Kind.REGION} | dict.fromkeys(
        wanted.neighbours, Kind.NEIGHBOUR
    )
    kinds.pop("", None)
    for area in BenchmarkArea.objects.all():
        if kinds.get(area.name) == area.kind:
            del kinds[area.name]
        else:
            area.delete()
    for name, kind in kinds.items():
        BenchmarkArea.objects.create(name=name, kind=kind)
