"""The scorecard's figures worked out by hand, in Polars and in pandas, as one who knows each library would.

They know what the language does not: which figures look at the same rows, that what happens on a day belongs to one month
and needs no comparison with the others, and that what is open at a month's end is one pass over two columns. A condition
below is written once for both: `t.issued_on <= t.due_on` is a Polars expression when t is `pl.col`, a pandas mask when t
is a DataFrame.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

import polars as pl
from invented import Size

Figure = tuple[float | None, ...]  # numerator, denominator, value
Figures = dict[tuple[str, dt.date, str], Figure]  # by code, last day of the month, place ("" is all of them)
Condition = Callable[..., Any]


@dataclass(frozen=True)
class Share:
    """Of the rows where `of` holds, how many also meet `that`."""

    that: Condition
    of: Condition | None = None


@dataclass(frozen=True)
class Count:
    of: Condition | None = None


@dataclass(frozen=True)
class Average:
    value: str
    of: Condition | None = None


@dataclass(frozen=True)
class Oldest:
    since: str
    of: Condition | None = None


Measure = Share | Count | Average | Oldest


def first_stage(t, end=None):
    return t.stage == 1


def second_stage(t, end=None):
    return t.stage == 2


def overdue(t, end):
    return t.due_on < end


# What happened in the month, by the table and the day on which it happened.
FLOWS: dict[tuple[str, str], dict[str, Measure]] = {
    ("request", "issued_on"): {
        "APP17": Share(lambda t: t.issued_on <= t.due_on),
        "APP17-EX": Share(lambda t: t.issued_on <= t.due_on, of=lambda t: ~t.excepted),
        "APP18": Share(lambda t: t.placement == "mainstream", of=lambda t: t.school_age),
        "APP19": Share(lambda t: ~t.school_named),
        "X-EHCP-ISSUED-M": Count(),
        "X-EP-INTIME-VS-PLAN": Share(lambda t: (t.issued_on <= t.due_on) & t.psychology_in_time),
        "X-TIME-TO-ISSUE": Average("days_to_issue"),
    },
    ("request", "issue_decided_on"): {"X-DECISION-TO-ISSUE-TIME": Average("days_to_issue_decision")},
    ("request", "decided_on"): {
        "X-ASSESS-DECISIONS-M": Count(),
        "X-REQ-REFUSED-PCT": Share(lambda t: t.decision == "refuse"),
        "X-DECISION-TO-ASSESS-TIME": Average("days_to_decide"),
    },
    ("request", "received_on"): {
        "APP16": Share(lambda t: t.source == "parent_or_young_person"),
        "X-ASSESS-REQUESTS": Count(),
    },
    ("plan_year", "until_on"): {
        "X-AR-BACKLOG-CLEARED": Count(
            lambda t: (t.closed_by == "meeting") & (t.current_until_on < t.until_on)
        ),
    },
    ("review", "decision_due_on"): {"X-AR-DECISION-4WK": Share(lambda t: t.decided_on <= t.decision_due_on)},
    ("review", "final_due_on"): {"X-AR-PLAN-UPDATED-PCT": Share(lambda t: t.final_on <= t.final_due_on)},
    ("review", "final_on"): {"X-AR-FINAL-ISSUED-M": Count()},
    ("review", "decided_on"): {
        "X-AR-COMPLETED-M": Count(),
        "X-AR-COMPLETED-AMEND": Count(lambda t: t.decision == "amend"),
        "X-AR-COMPLETED-CEASE": Count(lambda t: t.decision == "cease"),
        "X-AR-COMPLETED-MAINTAIN": Count(lambda t: t.decision == "maintain"),
    },
    ("complaint", "due_on"): {"APP01": Share(lambda t: t.answered_on <= t.due_on, of=first_stage)},
    ("complaint", "received_on"): {
        "X-COMPLAINT-S1-RECEIVED": Count(first_stage),
        "X-COMPLAINT-S2-RECEIVED": Count(second_stage),
    },
    ("complaint", "answered_on"): {
        "APP02": Share(
            lambda t: (t.upheld == "upheld") | (t.upheld == "partly"),
            of=lambda t: (t.stage == 1) & (t.upheld != ""),
        ),
        "X-COMPLAINT-S1-COMPLETED": Count(first_stage),
        "X-COMPLAINT-S2-COMPLETED": Count(second_stage),
        "X-COMPLAINT-S1-AVGDAYS": Average("working_days", of=first_stage),
        "X-COMPLAINT-S2-AVGDAYS": Average("working_days", of=second_stage),
    },
}

# What was open on the month's last day, by the table and the days on which it began and ended.
STOCKS: dict[tuple[str, str, str], dict[str, Measure]] = {
    ("request", "received_on", "closed_on"): {
        "X-OPEN-ASSESS": Count(),
        "X-OPEN-OVER-20": Count(overdue),
        "X-OPEN-ASSESS-OVERDUE-PCT": Share(overdue),
        "X-OLDEST-OPEN-WKS": Oldest("received_on"),
        "X-WAIT-OVER-26-WKS": Count(lambda t, end: t.waited_26_weeks_on < end),
        "X-WAIT-OVER-30-WKS": Count(lambda t, end: t.waited_30_weeks_on < end),
        "X-WAIT-OVER-32-WKS": Count(lambda t, end: t.waited_32_weeks_on < end),
        "X-WAIT-OVER-37-WKS": Count(lambda t, end: t.waited_37_weeks_on < end),
        "X-WAIT-OVER-40-WKS": Count(lambda t, end: t.waited_40_weeks_on < end),
        "X-WAIT-OVER-52-WKS": Count(lambda t, end: t.waited_52_weeks_on < end),
        "X-WAIT-OVER-90-WKS": Count(lambda t, end: t.waited_90_weeks_on < end),
        "X-WAIT-OVER-100-WKS": Count(lambda t, end: t.waited_100_weeks_on < end),
    },
    ("plan", "started_on", "ended_on"): {
        "X-EHCP-STOCK": Count(),
        "APP31": Share(lambda t, end: t.placement == "mainstream", of=lambda t, end: t.school_age),
        "APP34": Share(lambda t, end: t.placement == "alternative", of=lambda t, end: t.school_age),
    },
    ("plan_year", "from_on", "until_on"): {
        "X-AR-IN-TIME-PCT": Share(lambda t, end: (t.opened_by == "meeting") & (t.current_until_on >= end)),
        "APP20": Share(lambda t, end: (t.opened_by == "plan_made") | (t.current_until_on < end)),
        "X-AR-OVER-12M-PCT": Share(lambda t, end: t.current_until_on < end),
    },
    ("review", "meeting_on", "decision_closed_on"): {
        "X-AR-DECISION-OVERDUE": Count(lambda t, end: t.decision_due_on < end)
    },
    ("review", "decided_on", "final_closed_on"): {
        "X-AR-FINAL-OVERDUE": Count(lambda t, end: t.final_due_on < end)
    },
    ("complaint", "received_on", "answered_on"): {
        "X-COMPLAINT-S1-OVERDUE": Count(lambda t, end: (t.stage == 1) & (t.due_on < end)),
        "X-COMPLAINT-S2-OVERDUE": Count(lambda t, end: (t.stage == 2) & (t.due_on < end)),
        "X-COMPLAINTS-OPEN": Count(lambda t, end: t.stage <= 2),
    },
}

CODES = sorted(code for group in (*FLOWS.values(), *STOCKS.values()) for code in group)
Rows = Mapping[
    tuple[dt.date, str], Mapping[str, Any]
]  # what was summed, by the month's last day and the place


def gathered(size: Size, measures: Mapping[str, Measure], rows: Rows) -> Figures:
    """The figures of one group of measures: each place, then all places together, in each month."""
    nothing: dict[str, Any] = {}
    found: Figures = {}
    for month in size.months:
        placed = {place: rows.get((month.last, place), nothing) for place in size.places}
        for code, measure in measures.items():
            for place, row in placed.items():
                found[code, month.last, place] = _figure(code, measure, [row], month.last)
            found[code, month.last, ""] = _figure(code, measure, list(placed.values()), month.last)
    return found


def _figure(code: str, measure: Measure, rows: list[Mapping[str, Any]], end: dt.date) -> Figure:
    def total(part: str) -> int:
        return int(sum(row.get(f"{code} {part}", 0) for row in rows))

    of = total("of")
    if isinstance(measure, Share):
        met = total("met")
        return met, of, 100 * met / of if of else None
    if isinstance(measure, Count):
        return of, None, float(of)
    if isinstance(measure, Average):
        return None, of, total("total") / of if of else None
    days = [row[f"{code} since"] for row in rows if row.get(f"{code} since") is not None]
    return None, of, (end - min(days)).days / 7 if days else None


# Polars


def with_polars(facts: Mapping[str, pl.DataFrame], size: Size) -> Figures:
    found: Figures = {}
    tables = {name: _for_polars(frame, size) for name, frame in facts.items()}
    for (name, day), measures in FLOWS.items():
        found |= gathered(size, measures, _polars_flow(tables[name], day, measures, size))
    for (name, opened, closed), measures in STOCKS.items():
        found |= gathered(size, measures, _polars_stock(tables[name], opened, closed, measures, size))
    return found


def _for_polars(frame: pl.DataFrame, size: Size) -> pl.LazyFrame:
    return frame.lazy().with_columns(place=pl.col(size.breakdown).cast(pl.Categorical))


def _polars_flow(table: pl.LazyFrame, day: str, measures: Mapping[str, Measure], size: Size) -> Rows:
    in_time = pl.col(day).is_between(size.months[0].first, size.months[-1].last)
    month = pl.col(day).dt.month_end().alias("month")
    rows = table.filter(in_time).group_by(month, "place").agg(**_polars_sums(measures)).collect()
    return {(row["month"], row["place"]): row for row in rows.rows(named=True)}


def _polars_stock(
    table: pl.LazyFrame, opened: str, closed: str, measures: Mapping[str, Measure], size: Size
) -> Rows:
    months = []
    for month in size.months:
        ended = pl.col(closed)
        is_open = (pl.col(opened) <= month.last) & (ended.is_null() | (ended > month.last))
        sums = _polars_sums(measures, month.last)
        months.append(table.filter(is_open).group_by("place").agg(**sums))
    return {
        (month.last, row["place"]): row
        for month, rows in zip(size.months, pl.collect_all(months), strict=True)
        for row in rows.rows(named=True)
    }


def _polars_sums(measures: Mapping[str, Measure], *end: dt.date) -> dict[str, pl.Expr]:
    sums: dict[str, pl.Expr] = {}
    for code, measure in measures.items():
        of = measure.of(pl.col, *end) if measure.of else None
        sums[f"{code} of"] = pl.len() if of is None else of.sum()
        if isinstance(measure, Share):
            that = measure.that(pl.col, *end)
            sums[f"{code} met"] = (that if of is None else of & that).sum()
        if isinstance(measure, Average):
            value = pl.col(measure.value) if of is None else pl.col(measure.value).filter(of)
            sums[f"{code} of"], sums[f"{code} total"] = value.count(), value.sum()
        if isinstance(measure, Oldest):
            sums[f"{code} since"] = pl.col(measure.since).min()
    return sums


# pandas


def for_pandas(facts: Mapping[str, pl.DataFrame], size: Size) -> dict[str, Any]:
    """The same tables as pandas likes them best: days as days, text as categories. Not counted in its time."""
    import pandas as pd

    def column(series: pl.Series) -> Any:
        if series.dtype == pl.String:
            codes = series.cast(pl.Categorical).to_physical()
            names = series.unique(maintain_order=True)
            at = names.cast(pl.Categorical).to_physical()
            place = dict(zip(at, range(len(at)), strict=True))
            return pd.Categorical.from_codes(
                codes.replace_strict(place, return_dtype=pl.Int32).to_numpy(), names.to_list()
            )
        return series.to_numpy()

    tables = {}
    for name, frame in facts.items():
        wanted = [each for each in frame.columns if each not in ("ref", "child_ref")]
        tables[name] = pd.DataFrame({each: column(frame[each]) for each in wanted})
        tables[name]["place"] = tables[name][size.breakdown]
    return tables


def with_pandas(tables: Mapping[str, Any], size: Size) -> Figures:
    found: Figures = {}
    for (name, day), measures in FLOWS.items():
        found |= gathered(size, measures, _pandas_flow(tables[name], day, measures, size))
    for (name, opened, closed), measures in STOCKS.items():
        found |= gathered(size, measures, _pandas_stock(tables[name], opened, closed, measures, size))
    return found


def with_pandas_each(tables: Mapping[str, Any], size: Size) -> Figures:
    """As an analyst keeps them: a function for each figure, which looks for its own rows, month by month."""
    found: Figures = {}
    for (name, day), measures in FLOWS.items():
        for code, measure in measures.items():
            for month in size.months:
                only = replace(size, months=[month])
                found |= gathered(
                    only, {code: measure}, _pandas_flow(tables[name], day, {code: measure}, only)
                )
    for (name, opened, closed), measures in STOCKS.items():
        for code, measure in measures.items():
            rows = _pandas_stock(tables[name], opened, closed, {code: measure}, size)
            found |= gathered(size, {code: measure}, rows)
    return found


def _pandas_flow(table: Any, day: str, measures: Mapping[str, Measure], size: Size) -> Rows:
    import pandas as pd

    first, last = pd.Timestamp(size.months[0].first), pd.Timestamp(size.months[-1].last)
    rows = table[(table[day] >= first) & (table[day] <= last)]
    number = rows[day].dt.year * 12 + rows[day].dt.month
    grouped = _pandas_summed(rows, measures, [number, rows["place"]])
    ends = {month.year * 12 + month.month: month.last for month in size.months}
    return {(ends[key], place): row for (key, place), row in grouped.items()}


def _pandas_stock(table: Any, opened: str, closed: str, measures: Mapping[str, Measure], size: Size) -> Rows:
    import pandas as pd

    found: dict[tuple[dt.date, str], Mapping[str, Any]] = {}
    for month in size.months:
        end = pd.Timestamp(month.last)
        rows = table[(table[opened] <= end) & (table[closed].isna() | (table[closed] > end))]
        summed = _pandas_summed(rows, measures, [rows["place"]], end)
        found |= {(month.last, place): row for place, row in summed.items()}
    return found


def _pandas_summed(rows: Any, measures: Mapping[str, Measure], keys: list[Any], *end: Any) -> dict[Any, dict]:
    import pandas as pd

    parts: dict[str, Any] = {}
    least: dict[str, Any] = {}
    for code, measure in measures.items():
        of = measure.of(rows, *end) if measure.of else pd.Series(True, index=rows.index)
        parts[f"{code} of"] = of
        if isinstance(measure, Share):
            parts[f"{code} met"] = of & measure.that(rows, *end)
        if isinstance(measure, Average):
            parts[f"{code} of"] = of & rows[measure.value].notna()
            parts[f"{code} total"] = rows[measure.value].where(of)
        if isinstance(measure, Oldest):
            least[f"{code} since"] = rows[measure.since]
    summed = pd.DataFrame(parts).groupby(keys, observed=True).sum()
    for name, values in least.items():
        summed[name] = values.groupby(keys, observed=True).min().dt.date
    return summed.to_dict("index")
