"""What is in the folder of a published month: every file as bytes, the same bytes for the same facts and statement."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import polars as pl

from goldenthread.scorecard import store
from goldenthread.scorecard.facts import TABLES
from goldenthread.scorecard.freezing import definitions, figures, folders, tables
from goldenthread.scorecard.models import (
    BenchmarkArea,
    BenchmarkFigure,
    FactsRun,
    PublishedMonth,
    Reading,
    Rebase,
    Target,
)

STATEMENT = "publication.json"
RESULTS_CSV = "results.csv"
# What a reading says, and which return it came in: the path in the database, and what the column is called.
READING = {
    "pk": "reading_id",
    "code": "code",
    "from_on": "from_on",
    "until_on": "until_on",
    "grouped_by": "grouped_by",
    "group": "group",
    "numerator": "numerator",
    "denominator": "denominator",
    "value": "value",
    "note": "note",
    "return_of__ref": "return",
    "return_of__dataset": "dataset",
    "return_of__on_behalf_of": "on_behalf_of",
    "return_of__returned_by__display_name": "returned_by",
    "return_of__returned_at": "returned_at",
}
REBASE = {
    "id": "id",
    "code": "code",
    "month_on": "month_on",
    "reason": "reason",
    "decided_by__display_name": "decided_by_name",
    "decided_at": "decided_at",
}


def gather(
    scope: figures.Scope, run: FactsRun, results: pl.DataFrame, edition: int, statement: Mapping[str, Any]
) -> dict[str, bytes]:
    """Every file by its path, the manifest last. statement: who published and signed off, when, and what they said."""
    files = {
        **_facts(run),
        figures.RESULTS: figures.as_parquet(results),
        RESULTS_CSV: results.write_csv().encode(),
        definitions.DEFINITIONS: definitions.as_json(),
        definitions.ENGINE: definitions.engine_as_json(),
        "readings.csv": tables.of_query(_readings(run), list(READING), list(READING.values())),
        figures.TARGETS: tables.of_query(Target.objects.all(), tables.columns(Target, without=["revision"])),
        figures.REBASES: tables.of_query(Rebase.objects.all(), list(REBASE), list(REBASE.values())),
        "benchmarks.csv": _benchmarks(),
        STATEMENT: folders.as_json(statement),
    }
    facts = {"digest": run.digest, "as_of_on": run.as_of_on.isoformat()}
    about = {"edition": edition, "facts": facts, "product": definitions.product_version(), **scope.as_plain()}
    return {**files, folders.MANIFEST: folders.manifest_of(files, about)}


def statement(published: PublishedMonth, doubts: tuple[str, ...]) -> dict[str, Any]:
    """Who answers for the figures, as it is kept beside them."""
    return {
        "month": f"{published.month_on:%Y-%m}",
        "edition": published.edition,
        "published_by": published.publisher,
        "published_at": published.published_at.isoformat(),
        "signed_off_by": {"name": published.signed_off_name, "role": published.signed_off_role},
        "note": published.note,
        "reason": published.reason,
        "doubts": list(doubts),
    }


def _facts(run: FactsRun) -> dict[str, bytes]:
    """As they are kept: a projection's files are written once, in one order, for one digest."""
    home: Path = store.folder() / run.digest
    return {f"facts/{name}.parquet": (home / f"{name}.parquet").read_bytes() for name in TABLES}


def _readings(run: FactsRun) -> Any:
    return Reading.objects.standing().filter(until_on__lte=run.as_of_on)


def _benchmarks() -> bytes:
    """The figures of the areas that this one is shown beside, and of England."""
    shown = BenchmarkFigure.objects.filter(area__in=BenchmarkArea.objects.names())
    england = BenchmarkFigure.objects.filter(level=BenchmarkFigure.Level.COUNTRY)
    return tables.of_query(shown | england, tables.columns(BenchmarkFigure, without=["id"]))
