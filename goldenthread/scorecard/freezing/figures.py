"""The figures of a published month as one table: worked out from its facts, and read back as they were published."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

import polars as pl

from goldenthread.indicators import Month
from goldenthread.indicators.facts import FACTS, Fact
from goldenthread.scorecard import cards, cells, working
from goldenthread.scorecard.cells import Cells
from goldenthread.scorecard.freezing import folders, tables
from goldenthread.scorecard.freezing.folders import Kept
from goldenthread.scorecard.models import Rebase, Result, ResultsRun, Source, Target, YearResult

RESULTS = "results.parquet"
TARGETS = "targets.csv"
REBASES = "rebases.csv"
MONTH, YEAR = "month", "year"
SCHEMA: dict[str, Any] = {
    "span": pl.String,
    "code": pl.String,
    "month_on": pl.Date,
    "grouped_by": pl.String,
    "group": pl.String,
    "numerator": pl.Int64,
    "denominator": pl.Int64,
    "value": pl.Float64,
    "source": pl.String,
    "from_on": pl.Date,
    "definition_version": pl.String,
    "reading_id": pl.Int64,
}
KEY = ("span", *working.Cell._fields)
FIGURES = tuple(name for name in SCHEMA if name not in KEY)


class Scope(NamedTuple):
    """What is published: a month with its breakdowns, the whole area's months before it, and its twelve months if they
    are known. worked_out: months of which every indicator was worked out; in `months` before them, only what was returned.
    """

    month: Month
    months: tuple[Month, ...]
    worked_out: tuple[Month, ...]
    breakdowns: tuple[str, ...]
    has_year: bool

    @classmethod
    def of_today(cls, month: Month) -> Scope:
        """What the stored results have. No breakdowns where the month was never worked out."""
        held = Result.objects.up_to(month.first).values_list("month_on", flat=True).distinct()
        run = ResultsRun.objects.covering(month.first).whole().order_by("-finished_at", "-pk").first()
        return cls(
            month=month,
            months=tuple(sorted(map(Month.containing, held))),
            worked_out=tuple(sorted(m for m in map(Month.containing, Result.objects.months()) if m <= month)),
            breakdowns=tuple(run.breakdowns) if run else (),
            has_year=YearResult.objects.of_month(month.first).exists(),
        )

    @classmethod
    def of_manifest(cls, manifest: Mapping[str, Any]) -> Scope:
        return cls(
            month=Month.parse(manifest["month"]),
            months=tuple(map(Month.parse, manifest["months"])),
            worked_out=tuple(map(Month.parse, manifest["worked_out"])),
            breakdowns=tuple(manifest["breakdowns"]),
            has_year=manifest["has_year"],
        )

    def as_plain(self) -> dict[str, Any]:
        return {
            "month": str(self.month),
            "months": list(map(str, self.months)),
            "worked_out": list(map(str, self.worked_out)),
            "breakdowns": list(self.breakdowns),
            "has_year": self.has_year,
        }


def work_out(frames: Mapping[str, Any], scope: Scope) -> pl.DataFrame:
    """Every figure of the scope from these facts, by the present definitions, in one order."""
    series = working.of_months(frames, scope.months, (), _silent)
    whole_months = {month.first for month in scope.worked_out}
    known = {
        cell: found
        for cell, found in series.items()
        if cell.month_on in whole_months or found.source == Source.RETURNED.value
    }
    known |= working.of_months(frames, [scope.month], scope.breakdowns, _silent)
    years = working.of_years(frames, [scope.month], _silent) if scope.has_year else {}
    return _table([*_rows(MONTH, known), *_rows(YEAR, years)])


def _silent(step: str) -> None:
    return None


def _rows(span: str, found: Mapping[working.Cell, working.Figures]) -> Iterable[tuple]:
    return ((span, *cell, *(getattr(figures, name) for name in FIGURES)) for cell, figures in found.items())


def _table(rows: Sequence[tuple]) -> pl.DataFrame:
    return pl.DataFrame(rows, schema=SCHEMA, orient="row").sort(KEY)


def stored(scope: Scope) -> pl.DataFrame:
    """The month's figures as they stand in the database, with the breakdowns of the scope and those that only returns
    have."""
    others = set(working.BREAKDOWNS) - set(scope.breakdowns)
    rows: list[tuple] = []
    for span, model in ((MONTH, Result), (YEAR, YearResult)):
        found = model.objects.of_month(scope.month.first).exclude(grouped_by__in=others)
        rows += ((span, *row) for row in found.values_list(*KEY[1:], *FIGURES))
    return _table(rows)


def as_parquet(table: pl.DataFrame) -> bytes:
    written = io.BytesIO()
    table.write_parquet(written)
    return written.getvalue()


@lru_cache(maxsize=32)
def as_published(kept: Kept) -> pl.DataFrame:
    """The table that was published. Raises folders.Damaged."""
    return pl.read_parquet(io.BytesIO(folders.content(kept, RESULTS)))


def of_the_month(table: pl.DataFrame, month: Month) -> pl.DataFrame:
    """The month's own figures, whole area and groups."""
    return table.filter(pl.col("span") == MONTH, pl.col("month_on") == month.first)


def published_cells(
    kept: Kept, *, for_publication: bool = False, codes: Collection[str] | None = None
) -> Cells:
    """The figures as they were published: the month with its groups, and the whole area's months before it.

    codes: those that are wanted, where not all are. Raises folders.Damaged.
    """
    table = as_published(kept).filter(pl.col("span") == MONTH)
    if codes is not None:
        table = table.filter(pl.col("code").is_in(list(codes)))
    return cells.of_rows(rows_for_cells(table), for_publication=for_publication)


def rows_for_cells(table: pl.DataFrame) -> list[tuple]:
    """What `cells` reads, in its order. What a later version of it reads besides is nothing here."""
    columns = [pl.col(name) if name in table.columns else pl.lit(None).alias(name) for name in cells.COLUMNS]
    return list(table.select(columns).iter_rows())


def held(kept: Kept, *, for_publication: bool = False, codes: Collection[str] | None = None) -> cards.Held:
    """For `cards.scorecard(..., held=...)`: the scorecard as it was published.

    codes: those that cards are made of, where not all are; what they are read beside comes with them. Raises
    folders.Damaged.
    """
    return cards.Held(
        published_cells(
            kept,
            for_publication=for_publication,
            codes=None if codes is None else cards.with_companions(codes),
        ),
        _by_code(tables.read(Target, folders.content(kept, TARGETS)), "from_on"),
        _by_code(tables.read(Rebase, folders.content(kept, REBASES)), "month_on"),
    )


def _by_code(rows: Iterable[Any], day: str) -> dict[str, list[Any]]:
    found: dict[str, list[Any]] = {}
    for row in sorted(rows, key=lambda row: getattr(row, day) or dt.date.max):
        found.setdefault(row.code, []).append(row)
    return found


@lru_cache(maxsize=8)
def frozen_facts(kept: Kept, name: str) -> pl.DataFrame:
    """One fact table as it was published, with the columns of today.

    A column that came later is blank: what it would have said was not known. Raises folders.Damaged.
    """
    path = f"facts/{name}.parquet"
    if path not in folders.manifest(kept)["files"]:
        return FACTS[name].empty()
    return _with_columns_of(FACTS[name], pl.read_parquet(io.BytesIO(folders.content(kept, path))))


def _with_columns_of(fact: Fact, rows: pl.DataFrame) -> pl.DataFrame:
    came_later = [
        pl.lit(fact.columns[name].blank, dtype=kind).alias(name)
        for name, kind in fact.schema.items()
        if name not in rows.columns
    ]
    return rows.with_columns(came_later).select(list(fact.schema))
