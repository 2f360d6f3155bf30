"""From a figure to the cases behind it, out of the facts that it was worked out from."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import polars as pl

from goldenthread import indicators
from goldenthread.indicators import INDICATORS, Month
from goldenthread.indicators.periods import HasEnds
from goldenthread.scorecard import store
from goldenthread.scorecard.cells import WHOLE, Group


@dataclass(frozen=True)
class CaseRow:
    """One case behind a figure. counted: whether it is in the numerator."""

    ref: str
    child_ref: str
    counted: bool
    columns: dict[str, Any]  # the columns that mattered, by name


@dataclass(frozen=True)
class CaseTable:
    """The cases behind one figure. `columns` gives each column's name and description, in order."""

    kind: str  # the fact table: "request", "plan", "plan_year", "review" or "complaint"
    columns: tuple[tuple[str, str], ...]
    rows: tuple[CaseRow, ...]
    chosen_total: int  # how many there are of what was asked for, on this page and the others
    counted_total: int
    total: int
    as_of_on: dt.date  # the day the facts were taken


def cases(
    code: str,
    month: Month,
    group: Group | None = None,
    counted: bool | None = None,
    *,
    start: int = 0,
    limit: int | None = None,
    over_a_year: bool = False,
) -> CaseTable:
    """The cases behind a figure: all of them, those counted in the numerator, or (False) the others; in order of ref.

    over_a_year: those of the twelve months that end with the month. start, limit: one page of them. References only; whoever shows names asks the gate.
    Raises KeyError when the code has no definition, and store.NoFacts when no facts have been taken.
    """
    indicator = INDICATORS[code]
    run = store.run_behind(month, code)
    found = _found(run.digest, code, month.twelve_months() if over_a_year else month, group or WHOLE)
    shown = found if counted is None else found.filter(pl.col("counted") == counted)
    names = [name for name in found.columns if name not in ("ref", "child_ref", "counted")]
    return CaseTable(
        kind=indicator.fact.name,
        columns=tuple((name, indicator.fact.columns[name].description) for name in names),
        rows=tuple(
            CaseRow(ref, child_ref, is_counted, dict(zip(names, cells, strict=True)))
            for ref, child_ref, is_counted, *cells in shown.slice(start, limit).iter_rows()
        ),
        chosen_total=shown.height,
        counted_total=int(found["counted"].sum()),
        total=found.height,
        as_of_on=run.as_of_on,
    )


@lru_cache(maxsize=32)
def _found(digest: str, code: str, period: HasEnds, group: Group) -> pl.DataFrame:
    """Kept for the next page of the same list."""
    indicator = INDICATORS[code]
    rows = store.read(digest)[indicator.fact.name]
    return indicators.cases(indicator, rows, period, group_by=group.by, group=group.name)
