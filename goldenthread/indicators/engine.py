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
        table = table.filter(nw.col(_breakdown(fact, group_by)) == group)
    shown = list(dict.fromkeys(("ref", "child_ref", *indicator.worked.columns)))
    found = table.collect("polars").with_columns(counted=measure.counted())
    columns = {name: nw.col(fact.qualified(name)) for name in shown} | {"counted": nw.col("counted")}
    frame_of_cases: pl.DataFrame = found.select(**columns).sort("ref").to_native()
    return frame_of_cases.select("ref", "child_ref", "counted", pl.exclude("ref", "child_ref", "counted"))


def _evaluate_fact(
    fact: Fact, rows: Any, indicators: Sequence[Indicator], periods: Sequence[HasEnds], by: Sequence[str]
) -> dict[str, list[Result]]:
    table = _joined(fact, rows, periods)
    folded = [indicator for indicator in indicators if not isinstance(indicator.measure, Latest)]
    results: dict[str, list[Result]] = {indicator.code: [] for indicator in indicators}
    for group_by, totals in _all_totals(fact, table, folded, by):
        spans = ends(periods)
        for indicator in folded:
            results[indicator.code].extend(_results(indicator, group_by, totals, spans))
    for indicator in indicators:
        if isinstance(indicator.measure, Latest):
            results[indicator.code] = _latest(indicator, indicator.measure, table, ends(periods), by)
    return results


def _joined(fact: Fact, rows: Any, periods: Sequence[HasEnds]) -> nw.LazyFrame[Any]:
    table = nw.from_native(rows).lazy()
    absent = fact.columns.keys() - table.collect_schema().names()
    if absent:
        raise ValueError(f"the rows of '{fact.name}' have no column '{min(absent)}'")
    renamed = table.select(nw.col(column).alias(fact.qualified(column)) for column in fact.columns)
    joined: nw.LazyFrame[Any] = renamed.join(_period_table(table, periods), how="cross")
    return joined


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


def _breakdown(fact: Fact, name: str) -> str:
    if name not in fact.columns or fact.columns[name].type is not str:
        texts = [column for column, described in fact.columns.items() if described.type is str]
        raise ValueError(f"'{fact.name}' cannot be broken down by '{name}': there are {', '.join(texts)}")
    return fact.qualified(name)


Totals = dict[Key, dict[str, Any]]


def _all_totals(
    fact: Fact, table: nw.LazyFrame[Any], indicators: Sequence[Indicator], by: Sequence[str]
) -> Iterator[tuple[str, Totals]]:
    """The whole area under "", then each breakdown. A whole is the sum of its parts, so it needs no pass of its own."""
    if not indicators:
        return
    parts = {name: _totals(fact, table, indicators, name) for name in by}
    yield "", _whole(parts[by[0]], indicators) if by else _totals(fact, table, indicators, "")
    yield from parts.items()


def _totals(fact: Fact, table: nw.LazyFrame[Any], indicators: Sequence[Indicator], by: str) -> Totals:
    columns = {name: aggregate for name, aggregate in _columns(indicators)}
    keys = [*KEYS, _breakdown(fact, by)] if by else list(KEYS)
    found = (
        table.select(*keys, **{name: aggregate.column for name, aggregate in columns.items()})
        .group_by(keys)
        .agg(*(getattr(nw.col(name), aggregate.how)() for name, aggregate in columns.items()))
        .collect("polars")
    )
    return {
        (row["period_start"], row["period_end"], row[keys[-1]] if by else ""): row
        for row in found.rows(named=True)
    }


def _columns(indicators: Sequence[Indicator]) -> Iterator[tuple[str, Any]]:
    for indicator in indicators:
        for part, aggregate in _folded(indicator).aggregates().items():
            yield _column_name(indicator, part), aggregate


def _folded(indicator: Indicator) -> FoldedMeasure:
    assert not isinstance(indicator.measure, Latest)
    return indicator.measure


def _column_name(indicator: Indicator, part: str) -> str:
    return f"{indicator.code}_{part}".replace("-", "_")  # a hyphen is a minus sign on some engines


def _whole(parts: Totals, indicators: Sequence[Indicator]) -> Totals:
    whole: dict[Key, dict[str, Any]] = {}
    for (start, end, _), row in parts.items():
        key = (start, end, "")
        whole[key] = _combined(whole[key], row, indicators) if key in whole else row
    return whole


def _combined(
    one: Mapping[str, Any], other: Mapping[str, Any], indicators: Sequence[Indicator]
) -> dict[str, Any]:
    return {name: _fold(aggregate.how, one[name], other[name]) for name, aggregate in _columns(indicators)}


def _fold(how: str, *values: Any) -> Any:
    known = [value for value in values if value is not None]
    return FOLDS[how](known) if known else None


def _results(
    indicator: Indicator, group_by: str, totals: Totals, spans: Sequence[tuple[dt.date, dt.date]]
) -> list[Result]:
    groups = sorted({group for _, _, group in totals}) if group_by else [""]
    return [
        _result(indicator, group_by, group, start, end, totals.get((start, end, group)))
        for group in groups
        for start, end in spans
    ]


def _result(
    indicator: Indicator,
    group_by: str,
    group: str,
    start: dt.date,
    end: dt.date,
    row: Mapping[str, Any] | None,
) -> Result:
    measure = _folded(indicator)
    nothing = {
        part: 0 if aggregate.how == "sum" else None for part, aggregate in measure.aggregates().items()
    }
    found = {part: row[_column_name(indicator, part)] for part in nothing} if row else nothing
    return Result(indicator.code, start, end, group, group_by, *measure.figure(found, end))


def _latest(
    indicator: Indicator,
    measure: Latest,
    table: nw.LazyFrame[Any],
    spans: Sequence[tuple[dt.date, dt.date]],
    by: Sequence[str],
) -> list[Result]:
    """Returned figures are few, so the choice of the latest is made in Python."""
    names = {name: _breakdown(indicator.fact, name) for name in by}
    found = (
        table.filter(measure.of)
        .select(*KEYS, *names.values(), latest_on=measure.on, latest_value=measure.value)
        .collect("polars")
        .rows(named=True)
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
