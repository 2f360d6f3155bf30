"""Working the figures out: every period and group in one pass, on Polars or on Spark.

Every row meets every period in which it may count; rows that no measure counts are left behind; each measure says, in
columns, what every other row adds; the groups of all breakdowns are summed in one query. The groups are known from all
rows, so a month or a district with no cases is answered "none" and not left out.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import narwhals.stable.v2 as nw
import polars as pl

from goldenthread.indicators import readings
from goldenthread.indicators.facts import Fact
from goldenthread.indicators.language import FoldedMeasure, Indicator, Latest
from goldenthread.indicators.periods import HasEnds, Span, ends
from goldenthread.indicators.results import Result, collected

PERIOD, BREAKDOWN, GROUP, DAY = "period", "breakdown", "group", "day_counted"
LONG = 250_000  # rows from which on Polars is quicker period by period, though each has to be planned
PERIOD_SCHEMA = {PERIOD: pl.Int32, "period_start": pl.Date, "period_end": pl.Date}
FOLDS: dict[str, Callable[[list[Any]], Any]] = {"sum": sum, "min": min, "max": max}


def evaluate(
    indicator: Indicator, rows: Any, periods: Sequence[HasEnds], by: Sequence[str] = ()
) -> list[Result]:
    """One indicator's results: the whole area for each period, then each group of each breakdown in `by`.

    rows: the indicator's fact as a Polars (or lazy) frame or a Spark DataFrame.
    Raises ValueError when the frame lacks a column of the fact, or `by` names no text column of it.
    """
    return evaluate_all([indicator], {indicator.fact.name: rows}, periods, by)


def evaluate_all(
    indicators: Iterable[Indicator],
    facts: Mapping[str, Any],
    periods: Sequence[HasEnds],
    by: Sequence[str] = (),
) -> list[Result]:
    """As `evaluate`, for many: the indicators of one fact share its join with the periods.

    Results come in the order of the indicators; for each, the whole area first, then groups, then time.
    """
    wanted = list(indicators)
    found: dict[str, list[Result]] = {}
    for fact in {id(indicator.fact): indicator.fact for indicator in wanted}.values():
        if fact.name not in facts:
            raise ValueError(f"no facts were given for '{fact.name}': there are {', '.join(facts) or 'none'}")
        of_this_fact = [indicator for indicator in wanted if indicator.fact is fact]
        found |= _evaluate_fact(fact, facts[fact.name], of_this_fact, periods, by)
    return [result for indicator in wanted for result in found[indicator.code]]


def cases(
    indicator: Indicator, rows: Any, period: HasEnds, *, group_by: str = "", group: str = ""
) -> pl.DataFrame:
    """The rows behind one figure: ref, child_ref, `counted` (in the numerator), and the columns that mattered."""
    fact, measure = indicator.fact, indicator.measure
    if isinstance(measure, Latest):
        return readings.behind(measure.series, rows, period, group_by, group)
    table = _with_periods(_named(fact, rows), ends([period])).filter(measure.of)
    if group_by:
        _refuse_breakdown(fact, group_by)
        table = table.filter(nw.col(fact.qualified(group_by)) == group)
    shown = list(dict.fromkeys(("ref", "child_ref", *indicator.worked.columns)))
    schema = {fact.qualified(name): kind for name, kind in fact.schema.items()}
    schema |= {"period_start": pl.Date, "period_end": pl.Date}
    found = nw.from_native(
        pl.DataFrame(collected(table.select(*schema)), schema=schema), eager_only=True
    ).with_columns(counted=measure.counted())
    columns = {name: nw.col(fact.qualified(name)) for name in shown} | {"counted": nw.col("counted")}
    frame_of_cases: pl.DataFrame = found.select(**columns).sort("ref").to_native()
    return frame_of_cases.select("ref", "child_ref", "counted", pl.exclude("ref", "child_ref", "counted"))


@dataclass(frozen=True, eq=False)
class _Part:
    """One column that an indicator needs, and the name it has in the one table they all share."""

    name: str
    column: nw.Expr
    how: str


Parts = dict[str, dict[str, _Part]]  # by indicator's code, then by what the measure calls it
Totals = dict[tuple[str, str, int], dict[str, Any]]  # by breakdown ("" is none), group, period's number
Places = dict[str, list[str]]  # the groups of each breakdown; the whole area is the one group of ""


def _evaluate_fact(
    fact: Fact, rows: Any, indicators: Sequence[Indicator], periods: Sequence[HasEnds], by: Sequence[str]
) -> dict[str, list[Result]]:
    folded = {
        indicator.code: indicator.measure
        for indicator in indicators
        if not isinstance(indicator.measure, Latest)
    }
    latest = [indicator.code for indicator in indicators if isinstance(indicator.measure, Latest)]
    results = readings.evaluate(latest, fact, rows, ends(periods), by) if latest else {}
    if folded:
        results |= _evaluate_folded(fact, rows, folded, periods, by)
    return results


def _evaluate_folded(
    fact: Fact,
    rows: Any,
    measures: Mapping[str, FoldedMeasure],
    periods: Sequence[HasEnds],
    by: Sequence[str],
) -> dict[str, list[Result]]:
    table, spans, places = _named(fact, rows, by), ends(periods), _places(rows, by)
    results: dict[str, list[Result]] = {}
    for day, together in _by_day(measures, table):
        parts = {code: _parts(code, measure) for code, measure in together.items()}
        counted = nw.any_horizontal(*(measure.of for measure in together.values()), ignore_nulls=True)
        columns = [part for of_one in parts.values() for part in of_one.values()]
        met = _with_periods(table, spans, day, one_by_one=_is_long(rows))
        totals = _totals(met.filter(counted), columns, by)
        results |= {
            code: _results(code, measure, parts[code], places, totals, spans)
            for code, measure in together.items()
        }
    return results


def _by_day(
    measures: Mapping[str, FoldedMeasure], table: nw.LazyFrame[Any]
) -> list[tuple[nw.Expr | None, dict[str, FoldedMeasure]]]:
    """The measures that count what happens on one day together; under None those that need every row in every period.

    On Spark all of them are: a query more costs more there than the rows that it spares.
    """
    groups: dict[int, tuple[nw.Expr | None, dict[str, FoldedMeasure]]] = {}
    for code, measure in measures.items():
        day = getattr(measure.of, "day", None) if table.implementation.is_polars() else None
        groups.setdefault(id(day), (day, {}))[1][code] = measure
    return list(groups.values())


def _parts(code: str, measure: FoldedMeasure) -> dict[str, _Part]:
    stem = code.replace("-", "_")  # a hyphen is a minus sign on some engines
    return {
        part: _Part(f"{stem}_{part}", aggregate.column, aggregate.how)
        for part, aggregate in measure.aggregates().items()
    }


def _is_long(rows: Any) -> bool:
    return isinstance(rows, pl.DataFrame) and rows.height > LONG


def _named(fact: Fact, rows: Any, by: Sequence[str] = ()) -> nw.LazyFrame[Any]:
    """The fact's columns under the names that definitions use, and the breakdowns to group by."""
    table = nw.from_native(rows).lazy()
    absent = fact.columns.keys() - table.collect_schema().names()
    if absent:
        raise ValueError(f"the rows of '{fact.name}' have no column '{min(absent)}'")
    groups = {_group_key(name): _group(fact, name, table) for name in by}
    named: nw.LazyFrame[Any] = table.select(
        *(nw.col(name).alias(fact.qualified(name)) for name in fact.columns), **groups
    )
    return named


def _with_periods(
    table: nw.LazyFrame[Any], spans: Sequence[Span], day: nw.Expr | None = None, *, one_by_one: bool = False
) -> nw.LazyFrame[Any]:
    """Every row with every period, or, where a day is named, with the periods that hold its own."""
    joined: nw.LazyFrame[Any]
    if day is not None:
        joined = table.with_columns(day.alias(DAY)).join(_calendar(spans), on=DAY, how="inner")
    elif one_by_one:
        joined = nw.concat([_in_one_period(table, numbered) for numbered in _numbered(spans)])
    else:
        joined = table.join(_period_table(table, spans), how="cross")
    return joined


def _in_one_period(table: nw.LazyFrame[Any], numbered: tuple[int, dt.date, dt.date]) -> nw.LazyFrame[Any]:
    """The period as constants, which need not be copied to each row as a join would."""
    number, start, end = numbered
    return table.with_columns(
        nw.lit(number).alias(PERIOD), period_start=nw.lit(start), period_end=nw.lit(end)
    )


def _calendar(spans: Sequence[Span]) -> nw.LazyFrame[Any]:
    """Each day with each period that holds it, as a Polars table."""
    periods = pl.LazyFrame(_numbered(spans), schema=PERIOD_SCHEMA, orient="row")
    days = pl.date_ranges("period_start", "period_end").alias(DAY)
    calendar: nw.LazyFrame[Any] = nw.from_native(periods.with_columns(days).explode(DAY))
    return calendar


def _group(fact: Fact, name: str, table: nw.LazyFrame[Any]) -> nw.Expr:
    """The breakdown to group by. Polars groups twice as fast by a category made before the join as by text."""
    _refuse_breakdown(fact, name)
    known = nw.col(name).fill_null("")
    return known.cast(nw.Categorical) if table.implementation.is_polars() else known


def _group_key(name: str) -> str:
    return f"group_{name}"


def _period_table(beside: nw.LazyFrame[Any], spans: Sequence[Span]) -> nw.LazyFrame[Any]:
    """The periods, numbered in order, as a table of the same engine."""
    if beside.implementation.is_pyspark():
        session = beside.to_native().sparkSession
        kinds = f"{PERIOD} int, period_start date, period_end date"
        table: nw.LazyFrame[Any] = nw.from_native(session.createDataFrame(_numbered(spans), kinds))
        return table
    if beside.implementation.is_polars():
        return nw.from_native(pl.LazyFrame(_numbered(spans), schema=PERIOD_SCHEMA, orient="row"))
    raise TypeError(f"indicators run on Polars and on Spark, not on {beside.implementation}")


def _numbered(spans: Sequence[Span]) -> list[tuple[int, dt.date, dt.date]]:
    return [(number, *span) for number, span in enumerate(spans)]


def _refuse_breakdown(fact: Fact, name: str) -> None:
    if name not in fact.columns or fact.columns[name].type is not str:
        texts = [column for column, described in fact.columns.items() if described.type is str]
        raise ValueError(f"'{fact.name}' cannot be broken down by '{name}': there are {', '.join(texts)}")


def _totals(table: nw.LazyFrame[Any], columns: Sequence[_Part], by: Sequence[str]) -> Totals:
    """The sums of every breakdown in one query, and the whole area under "": a whole is the sum of its parts.

    Each row is laid out once for every breakdown, so what it adds is worked out once, and one shuffle does on a cluster.
    """
    groups = [nw.col(_group_key(name)).alias(name) for name in by] or [nw.lit("").alias("")]
    each = table.select(PERIOD, *groups, **{part.name: part.column for part in columns})
    index = [PERIOD, *(part.name for part in columns)]
    found = (
        each.unpivot(list(by) or [""], index=index, variable_name=BREAKDOWN, value_name=GROUP)
        .group_by(PERIOD, BREAKDOWN, GROUP)
        .agg(*(getattr(nw.col(part.name), part.how)() for part in columns))
    )
    totals = {(row[BREAKDOWN], row[GROUP], row[PERIOD]): row for row in collected(found, in_pieces=True)}
    return totals | (_whole(totals, columns, by[0]) if by else {})


def _whole(totals: Totals, columns: Sequence[_Part], by: str) -> Totals:
    gathered: dict[int, list[dict[str, Any]]] = {}
    for (breakdown, _, period), row in totals.items():
        if breakdown == by:
            gathered.setdefault(period, []).append(row)
    return {
        ("", "", period): {part.name: _fold(part.how, [row[part.name] for row in rows]) for part in columns}
        for period, rows in gathered.items()
    }


def _fold(how: str, values: Sequence[Any]) -> Any:
    known = [value for value in values if value is not None]
    return FOLDS[how](known) if known else None


def _places(rows: Any, by: Sequence[str]) -> Places:
    if not by:
        return {"": [""]}
    places: Places = {"": [""]} | {name: [] for name in by}
    groups = nw.from_native(rows).lazy().select(nw.col(name).fill_null("") for name in by)
    for row in collected(groups.unpivot(list(by), variable_name=BREAKDOWN, value_name=GROUP).unique()):
        places[row[BREAKDOWN]].append(row[GROUP])
    return places


def _results(
    code: str,
    measure: FoldedMeasure,
    parts: Mapping[str, _Part],
    places: Places,
    totals: Totals,
    spans: Sequence[Span],
) -> list[Result]:
    columns = {part: described.name for part, described in parts.items()}
    nothing = {part: 0 if described.how == "sum" else None for part, described in parts.items()}
    results = []
    for group_by, groups in places.items():
        for group in sorted(groups):
            for number, (start, end) in enumerate(spans):
                row = totals.get((group_by, group, number))
                found = {part: row[column] for part, column in columns.items()} if row else nothing
                results.append(Result(code, start, end, group, group_by, *measure.figure(found, end)))
    return results
