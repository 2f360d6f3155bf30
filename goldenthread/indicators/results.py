"""What an evaluation gives, and how rows are fetched from whichever engine holds them."""

from __future__ import annotations

import datetime as dt
from typing import Any, NamedTuple

import narwhals.stable.v2 as nw


class Result(NamedTuple):
    """One figure.

    group is "" for the whole area, else the value of the breakdown that group_by names ("" there too is the unknown
    district, say, and then group_by is not ""). numerator, denominator: numbers of cases, None where the measure has no
    such part. value is in the indicator's unit, unrounded; None when there were no cases. from_on: for a figure that was
    returned, the first day that it describes (its last day falls in the period); None for one worked out from cases.
    reading_ref: the reference of the returned figure; "" for one worked out from cases.
    """

    code: str
    period_start: dt.date
    period_end: dt.date
    group: str
    group_by: str
    numerator: int | None
    denominator: int | None
    value: float | None
    from_on: dt.date | None = None
    reading_ref: str = ""


def collected(table: nw.LazyFrame[Any], *, in_pieces: bool = False) -> list[dict[str, Any]]:
    """The rows, by column. Spark's own collect spares an installation PyArrow, which Narwhals would go through.

    in_pieces: Polars streams the query, so that a fact joined with all periods is never in memory as a whole; the rows
    then come in any order.
    """
    if table.implementation.is_pyspark():
        return [row.asDict() for row in table.to_native().collect()]
    return table.collect("polars", engine="streaming" if in_pieces else "in-memory").rows(named=True)


def holds_rows(rows: Any) -> bool:
    """Whether a table has any row at all, on whichever engine."""
    return bool(collected(nw.from_native(rows).lazy().head(1)))
