"""Facts of nobody: a county and an England of requests, plans, reviews, complaints and returned figures, at random.

Drawn with NumPy, so that England's six million rows take seconds. The proportions are a county's: two requests to four
plans, four stretches between reviews to a plan, three reviews, a complaint to twenty.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import polars as pl

from goldenthread.indicators import INDICATORS, Month, months
from goldenthread.indicators.facts import FACTS, WAITS_IN_WEEKS, Fact

Days = np.ndarray  # days since 1970 as numbers; NaN is no day
Values = dict[str, object]
BLANKS = {pl.Date: None, pl.Boolean: False, pl.Int64: 0, pl.Float64: 0.0, pl.String: ""}


@dataclass(frozen=True)
class Size:
    """What is invented: so many plans over the months and the places by which the figures are broken down."""

    plans: int
    months: list[Month]
    breakdown: str
    places: list[str]

    @property
    def first(self) -> int:
        """A year before the months begin: what is open on the first of them began before it."""
        return (self.months[0].plus(-12).first - dt.date(1970, 1, 1)).days

    @property
    def days(self) -> int:
        return (self.months[-1].last - dt.date(1970, 1, 1)).days - self.first


SIZES = {
    "county": Size(
        20_400,
        months(Month(2021, 11), Month(2024, 10)),
        "district",
        [f"District {number}" for number in range(12)],
    ),
    "England": Size(
        640_000,
        months(Month(2019, 11), Month(2024, 10)),
        "authority",
        [str(number) for number in range(200, 353)],
    ),
}


def facts(size: Size) -> dict[str, pl.DataFrame]:
    """Every fact table that the bench counts, checked as the product checks its own."""
    chance = np.random.default_rng(20)
    tables: list[tuple[str, int, Callable]] = [
        ("request", size.plans // 2, _requests),
        ("plan", size.plans, _plans),
        ("plan_year", 4 * size.plans, _plan_years),
        ("review", 3 * size.plans, _reviews),
        ("complaint", size.plans // 20, _complaints),
    ]
    found = {
        name: _table(FACTS[name], rows, make(chance, size, rows), chance, size) for name, rows, make in tables
    }
    return found | {"reading": _readings(size, chance)}


def _table(fact: Fact, rows: int, values: Values, chance: np.random.Generator, size: Size) -> pl.DataFrame:
    values = {"ref": pl.int_range(rows, eager=True).cast(pl.String), **values}
    values[size.breakdown] = _one_of(chance, rows, size.places)
    columns = [_column(name, values.get(name), kind, rows) for name, kind in fact.schema.items()]
    return fact.check(pl.DataFrame(columns))


def _column(name: str, values: object, kind: type[pl.DataType], rows: int) -> pl.Series:
    if values is None:
        return pl.repeat(BLANKS[kind], rows, dtype=kind, eager=True).alias(name)
    series = pl.Series(name, values, nan_to_null=True)
    return series.cast(pl.Int32).cast(pl.Date) if kind == pl.Date else series.cast(kind)


def _one_of(chance: np.random.Generator, rows: int, options: Sequence[str]) -> pl.Series:
    return pl.Series(options).gather(chance.integers(0, len(options), rows))


def _after(chance: np.random.Generator, start: Days, least: int, most: int, missing: float = 0.0) -> Days:
    """So many days after each start; none where there is no start, and in this share of the others."""
    found = start + chance.integers(least, most + 1, start.size)
    return np.where(chance.random(start.size) < missing, np.nan, found)


def _from_the_start(chance: np.random.Generator, size: Size, rows: int) -> Days:
    return (size.first + chance.integers(0, size.days, rows)).astype(float)


def _requests(chance: np.random.Generator, size: Size, rows: int) -> Values:
    received = _from_the_start(chance, size, rows)
    decided = _after(chance, received, 20, 60, missing=0.1)
    agreed = _after(chance, decided, 50, 110, missing=0.3)
    issued = _after(chance, agreed, 10, 60)
    return {
        "received_on": received,
        "decision_due_on": received + 42,
        "decided_on": decided,
        "decision": _one_of(chance, rows, ["assess", "assess", "refuse"]),
        "days_to_decide": decided - received,
        "source": _one_of(chance, rows, ["parent_or_young_person", "setting"]),
        "due_on": received + 140,
        "issue_decided_on": agreed,
        "days_to_issue_decision": agreed - received,
        "issued_on": issued,
        "days_to_issue": issued - received,
        "closed_on": np.where(np.isnan(issued), _after(chance, received, 40, 900), issued),
        "excepted": chance.random(rows) < 0.1,
        "psychology_in_time": chance.random(rows) < 0.5,
        "school_named": chance.random(rows) < 0.9,
        "placement": _one_of(chance, rows, ["mainstream", "special"]),
        "school_age": chance.random(rows) < 0.8,
        **{f"waited_{weeks}_weeks_on": received + 7 * weeks for weeks in WAITS_IN_WEEKS},
    }


def _plans(chance: np.random.Generator, size: Size, rows: int) -> Values:
    started = _from_the_start(chance, size, rows)
    return {
        "made_on": started,
        "started_on": started,
        "ended_on": _after(chance, started, 100, 1500, missing=0.5),
        "placement": _one_of(chance, rows, ["mainstream", "special", "alternative"]),
        "school_age": chance.random(rows) < 0.8,
    }


def _plan_years(chance: np.random.Generator, size: Size, rows: int) -> Values:
    """Four stretches a plan, one after another."""
    nth = np.arange(rows) % 4
    start = size.first + np.repeat(chance.integers(0, size.days, rows // 4), 4)
    opened = start + 380.0 * nth + chance.integers(0, 60, rows)
    return {
        "from_on": opened,
        "until_on": opened + chance.integers(300, 450, rows),
        "current_until_on": opened + 364,
        "opened_by": pl.Series(["plan_made", "meeting", "meeting", "meeting"]).gather(nth),
        "closed_by": _one_of(chance, rows, ["meeting", "meeting", "meeting", "plan_ended"]),
    }


def _reviews(chance: np.random.Generator, size: Size, rows: int) -> Values:
    met = _from_the_start(chance, size, rows)
    decided = _after(chance, met, 10, 60, missing=0.05)
    proposed = _after(chance, decided, 0, 20, missing=0.5)
    final = _after(chance, proposed, 30, 80, missing=0.05)
    ended = met + 400
    return {
        "meeting_on": met,
        "decision_due_on": met + 28,
        "decided_on": decided,
        "decision": _one_of(chance, rows, ["maintain", "amend", "cease"]),
        "decision_closed_on": np.where(np.isnan(decided), ended, decided),
        "amendments_on": proposed,
        "final_due_on": proposed + 56,
        "final_on": final,
        "final_closed_on": np.where(np.isnan(final), ended, final),
    }


def _complaints(chance: np.random.Generator, size: Size, rows: int) -> Values:
    received = _from_the_start(chance, size, rows)
    answered = _after(chance, received, 10, 60, missing=0.1)
    return {
        "stage": chance.integers(1, 4, rows),
        "received_on": received,
        "due_on": received + 28,
        "answered_on": answered,
        "working_days": (answered - received) * 5 // 7,
        "upheld": _one_of(chance, rows, ["upheld", "partly", "not"]),
    }


def _readings(size: Size, chance: np.random.Generator) -> pl.DataFrame:
    """A figure a month for every indicator that is returned; for every third one by place as well."""
    fact = FACTS["reading"]
    codes = [code for code, indicator in INDICATORS.items() if indicator.is_returned]
    whole = [(code, "", "") for code in codes]
    placed = [(code, size.breakdown, place) for code in codes[::3] for place in size.places]
    series = pl.DataFrame(whole + placed, schema=["series", "grouped_by", "group"], orient="row")
    ends = pl.DataFrame(
        [(m.first, m.last) for m in size.months], schema=["from_on", "until_on"], orient="row"
    )
    rows = series.join(ends, how="cross").with_row_index("ref")
    rows = rows.with_columns(pl.col("ref").cast(pl.String), value=pl.Series(chance.random(rows.height)))
    blanks = [
        pl.lit(fact.columns[name].blank, dtype=kind).alias(name)
        for name, kind in fact.schema.items()
        if name not in rows.columns
    ]
    return fact.check(rows.with_columns(blanks).select(list(fact.columns)))
