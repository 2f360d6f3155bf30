"""Figures that arrived as figures, put into the periods that their last days fall in.

Readings are few, so they are fetched once for all the series that are asked for and sorted into periods here.
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

import narwhals.stable.v2 as nw
import polars as pl

from goldenthread.indicators.facts import Fact, reading
from goldenthread.indicators.periods import HasEnds, Span
from goldenthread.indicators.results import Result, collected

COLUMNS = ("series", "grouped_by", "group", "from_on", "until_on", "value", "numerator", "denominator")


class Place(NamedTuple):
    series: str
    group_by: str
    group: str


Row = dict[str, Any]
Standing = dict[Place, dict[int, Row]]  # the latest reading of each place, by the number of the span


def evaluate(
    codes: Sequence[str], fact: Fact, rows: Any, spans: Sequence[Span], by: Sequence[str]
) -> dict[str, list[Result]]:
    """For each code the whole area in every span, then every group that was ever returned.

    Raises ValueError when one day has two different figures.
    """
    standing = _standing(codes, fact, rows, spans)
    groups: dict[str, list[tuple[str, str]]] = {code: [] for code in codes}
    for place in standing:
        groups[place.series].append((place.group_by, place.group))
    return {
        code: [
            result
            for group_by, group in _shown(groups[code], by)
            for result in _results(Place(code, group_by, group), standing, spans)
        ]
        for code in codes
    }


def behind(code: str, rows: Any, period: HasEnds, group_by: str = "", group: str = "") -> pl.DataFrame:
    """The readings of one series in a period: ref, child_ref, `counted` (the one that stands), and what they say."""
    table = nw.from_native(rows).lazy()
    table = table.filter(
        nw.col("series") == code,
        nw.col("grouped_by") == group_by,
        nw.col("group") == group,
        nw.col("until_on").is_between(period.first, period.last),
    ).select("ref", "child_ref", *COLUMNS)
    schema = {name: reading.schema[name] for name in ("ref", "child_ref", *COLUMNS)}
    found = pl.DataFrame(collected(table), schema=schema)
    return found.select(
        "ref",
        "child_ref",
        (pl.col("until_on") == pl.col("until_on").max()).alias("counted"),
        pl.exclude("ref", "child_ref"),
    ).sort("ref")


def _standing(codes: Sequence[str], fact: Fact, rows: Any, spans: Sequence[Span]) -> Standing:
    found: Standing = {}
    holding: dict[dt.date, list[int]] = {}  # readings share few days
    for row in _fetched(codes, fact, rows):
        day = row["until_on"]
        if day not in holding:
            holding[day] = _containing(day, spans)
        if holding[day]:
            at = found.setdefault(Place(row["series"], row["grouped_by"], row["group"]), {})
            for number in holding[day]:
                at[number] = _later(at.get(number), row)
    return found


def _later(standing: Row | None, row: Row) -> Row:
    if standing is None or standing["until_on"] < row["until_on"]:
        return row
    if standing["until_on"] == row["until_on"] and standing["value"] != row["value"]:
        raise ValueError(f"{row['series']} has 2 different figures for {row['until_on']}")
    return standing


def _fetched(codes: Sequence[str], fact: Fact, rows: Any) -> list[dict[str, Any]]:
    table = nw.from_native(rows).lazy()
    absent = fact.columns.keys() - table.collect_schema().names()
    if absent:
        raise ValueError(f"the rows of '{fact.name}' have no column '{min(absent)}'")
    return collected(table.filter(nw.col("series").is_in(list(codes))).select("ref", *COLUMNS))


def _containing(day: dt.date, spans: Sequence[Span]) -> list[int]:
    """The numbers of the spans that hold a day. They come in order of their first days; twelve-month spans overlap."""
    after = bisect_right(spans, day, key=lambda span: span[0])
    return [number for number in range(after) if day <= spans[number][1]]


def _shown(groups: Iterable[tuple[str, str]], by: Sequence[str]) -> list[tuple[str, str]]:
    return [("", ""), *sorted((name, group) for name, group in groups if name in by)]


def _results(place: Place, standing: Standing, spans: Sequence[Span]) -> Iterator[Result]:
    at = standing.get(place, {})
    for number, (start, end) in enumerate(spans):
        yield _result(place, start, end, at.get(number))


def _result(place: Place, start: dt.date, end: dt.date, row: Row | None) -> Result:
    code, group_by, group = place
    if row is None:
        return Result(code, start, end, group, group_by, None, None, None)
    figures = (row["numerator"], row["denominator"], row["value"])
    return Result(code, start, end, group, group_by, *figures, from_on=row["from_on"], reading_ref=row["ref"])
