"""Working the figures out: every period and group in one pass, on Polars or on Spark.

The fact is joined with the table of periods; each measure says, in columns, what each row adds; the groups are summed.
Rows that count for nothing stay in, so a month or a district with no cases is answered "none" and not left out.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import narwhals.stable.v2 as nw
import polars as pl

from goldenthread.indicators.facts import Fact
from goldenthread.indicators.language import FoldedMeasure, Indicator, Latest
from goldenthread.indicators.periods import HasEnds, ends, frame

KEYS = ("period_start", "period_end")
FOLDS: dict[str, Callable[[list[Any]], Any]] = {"sum": sum, "min": min, "max": max}
Key = tuple[dt.date, dt.date, str]


@dataclass(frozen=True)
class Result:
    """One figure.

    group is "" for the whole area, else the value of the breakdown that group_by names ("" there too is the unknown
    district, say, and then group_by is not ""). numerator, denominator: numbers of cases, None where the measure has no
    such part. value is in the indicator's unit, unrounded; None when there were no cases.
    """

    code: str
    period_start: dt.date
    period_end: dt.date
    group: str
    group_by: str
    numerator: int | None
    denominator: int | None
    value: float | None


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
    table = _joined(fact, rows, [period]).filter(measure.of)
    if group_by:
        _refuse_breakdown(fact, group_by)
        table = table.filter(nw.col(fact.qualified(group_by)) == group)
    shown = list(dict.fromkeys(("ref", "child_ref", *indicator.worked.columns)))
    schema = {fact.qualified(name): kind for name, kind in fact.schema.items()} | dict.fromkeys(KEYS, pl.Date)
    found = nw.from_native(
        pl.DataFrame(_collected(table.select(*schema)), schema=schema), eager_only=True
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
Totals = dict[Key, dict[str, Any]]


def _evaluate_fact(
    fact: Fact, rows: Any, indicators: Sequence[Indicator], periods: Sequence[HasEnds], by: Sequence[str]
) -> dict[str, list[Result]]:
    table, spans = _joined(fact, rows, periods, by), ends(periods)
    folded = {
        indicator.code: indicator.measure
        for indicator in indicators
        if not isinstance(indicator.measure, Latest)
    }
    parts = {code: _parts(code, measure) for code, measure in folded.items()}
    results: dict[str, list[Result]] = {indicator.code: [] for indicator in indicators}
    for group_by, totals in _all_totals(table, parts, by):
        for code, measure in folded.items():
            results[code].extend(_results(code, measure, parts[code], group_by, totals, spans))
    for indicator in indicators:
        if isinstance(indicator.measure, Latest):
            results[indicator.code] = _latest(indicator, indicator.measure, table, spans, by)
    return results


def _parts(code: str, measure: FoldedMeasure) -> dict[str, _Part]:
    stem = code.replace("-", "_")  # a hyphen is a minus sign on some engines
    return {
        part: _Part(f"{stem}_{part}", aggregate.column, aggregate.how)
        for part, aggregate in measure.aggregates().items()
    }


def _joined(fact: Fact, rows: Any, periods: Sequence[HasEnds], by: Sequence[str] = ()) -> nw.LazyFrame[Any]:
    table = nw.from_native(rows).lazy()
    absent = fact.columns.keys() - table.collect_schema().names()
    if absent:
        raise ValueError(f"the rows of '{fact.name}' have no column '{min(absent)}'")
    groups = {_group_key(name): _group(fact, name, table) for name in by}
    renamed = table.select(*(nw.col(name).alias(fact.qualified(name)) for name in fact.columns), **groups)
    joined: nw.LazyFrame[Any] = renamed.join(_period_table(table, periods), how="cross")
    return joined


def _group(fact: Fact, name: str, table: nw.LazyFrame[Any]) -> nw.Expr:
    """The breakdown to group by. Polars groups twice as fast by a category made before the join as by text."""
    _refuse_breakdown(fact, name)
    known = nw.col(name).fill_null("")
    return known.cast(nw.Categorical) if table.implementation.is_polars() else known


def _group_key(name: str) -> str:
    return f"group_{name}"


def _collected(table: nw.LazyFrame[Any]) -> list[dict[str, Any]]:
    """The rows, by column. Spark's own collect spares an installation PyArrow, which Narwhals would go through."""
    if table.implementation.is_pyspark():
        return [row.asDict() for row in table.to_native().collect()]
    return table.collect("polars").rows(named=True)


def _period_table(beside: nw.LazyFrame[Any], periods: Sequence[HasEnds]) -> nw.LazyFrame[Any]:
    """The periods as a table of the same engine."""
    if beside.implementation.is_pyspark():
        session = beside.to_native().sparkSession
        table: nw.LazyFrame[Any] = nw.from_native(
            session.createDataFrame(ends(periods), "period_start date, period_end date")
        )
        return table
    if beside.implementation.is_polars():
        return nw.from_native(frame(periods).lazy())
    raise TypeError(f"indicators run on Polars and on Spark, not on {beside.implementation}")


def _refuse_breakdown(fact: Fact, name: str) -> None:
    if name not in fact.columns or fact.columns[name].type is not str:
        texts = [column for column, described in fact.columns.items() if described.type is str]
        raise ValueError(f"'{fact.name}' cannot be broken down by '{name}': there are {', '.join(texts)}")


def _all_totals(table: nw.LazyFrame[Any], parts: Parts, by: Sequence[str]) -> Iterator[tuple[str, Totals]]:
    """The whole area under "", then each breakdown. A whole is the sum of its parts and needs no pass of its own."""
    columns = [part for of_one in parts.values() for part in of_one.values()]
    if not columns:
        return
    broken_down = {name: _totals(table, columns, name) for name in by}
    yield "", _whole(broken_down[by[0]], columns) if by else _totals(table, columns, "")
    yield from broken_down.items()


def _totals(table: nw.LazyFrame[Any], columns: Sequence[_Part], by: str) -> Totals:
    keys = [*KEYS, _group_key(by)] if by else list(KEYS)
    found = (
        table.select(*keys, **{part.name: part.column for part in columns})
        .group_by(keys)
        .agg(*(getattr(nw.col(part.name), part.how)() for part in columns))
    )
    return {
        (row["period_start"], row["period_end"], row[keys[-1]] if by else ""): row
        for row in _collected(found)
    }


def _whole(totals: Totals, columns: Sequence[_Part]) -> Totals:
    gathered: dict[Key, list[dict[str, Any]]] = {}
    for (start, end, _), row in totals.items():
        gathered.setdefault((start, end, ""), []).append(row)
    return {
        key: {part.name: _fold(part.how, [row[part.name] for row in rows]) for part in columns}
        for key, rows in gathered.items()
    }


def _fold(how: str, values: Sequence[Any]) -> Any:
    known = [value for value in values if value is not None]
    return FOLDS[how](known) if known else None


def _results(
    code: str,
    measure: FoldedMeasure,
    parts: Mapping[str, _Part],
    group_by: str,
    totals: Totals,
    spans: Sequence[tuple[dt.date, dt.date]],
) -> list[Result]:
    nothing = {part: 0 if described.how == "sum" else None for part, described in parts.items()}
    results = []
    for group in sorted({group for _, _, group in totals}) if group_by else [""]:
        for start, end in spans:
            row = totals.get((start, end, group))
            found = {part: row[described.name] for part, described in parts.items()} if row else nothing
            results.append(Result(code, start, end, group, group_by, *measure.figure(found, end)))
    return results


def _latest(
    indicator: Indicator,
    measure: Latest,
    table: nw.LazyFrame[Any],
    spans: Sequence[tuple[dt.date, dt.date]],
    by: Sequence[str],
) -> list[Result]:
    """Returned figures are few, so the choice of the latest is made in Python."""
    names = {name: _group_key(name) for name in by}
    found = _collected(
        table.filter(measure.of).select(
            *KEYS, *names.values(), latest_on=measure.on, latest_value=measure.value
        )
    )
    results = []
    for group_by, column in {"": "", **names}.items():
        groups = sorted({row[column] for row in found}) if group_by else [""]
        for group in groups:
            inside = [row for row in found if not group_by or row[column] == group]
            for start, end in spans:
                rows = [row for row in inside if (row["period_start"], row["period_end"]) == (start, end)]
                value = _latest_value(indicator.code, rows)
                results.append(Result(indicator.code, start, end, group, group_by, None, None, value))
    return results


def _latest_value(code: str, rows: Sequence[Mapping[str, Any]]) -> float | None:
    if not rows:
        return None
    latest_on = max(row["latest_on"] for row in rows)
    values = {row["latest_value"] for row in rows if row["latest_on"] == latest_on}
    if len(values) > 1:
        raise ValueError(f"{code} has {len(values)} different figures for {latest_on}")
    return float(values.pop())
