"""Files as downloaded from Explore education statistics: one row for an area, a year and a breakdown; a column a measure.

Only the rows of everybody are taken: those whose breakdown is its own topic. A file is known by its columns and not by
its name, which browsers change. See the Department's guide to open data for the columns that all its files share.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from goldenthread.scorecard.benchmarks.reading import (
    ANSWER,
    ENGLAND,
    SHARE,
    Faults,
    FileRead,
    Level,
    Published,
    Row,
    parsed,
    whole_rows,
)

SHARED = ("time_period", "time_identifier", "geographic_level")
NAMES = ("country_name", "region_name", "la_name")
DESCRIBES = {*SHARED, *NAMES, "country_code", "region_code", "new_la_code", "old_la_code"}
TOPIC, BREAKDOWN, TOTAL = "breakdown_topic", "breakdown", "Total"
FOUR_DIGITS = {"Calendar year", "Reporting year", "January"}
SIX_DIGITS = {"Academic year"}
LEVELS = {
    "National": (Level.COUNTRY, "country_name"),
    "Regional": (Level.REGION, "region_name"),
    "Local authority": (Level.AUTHORITY, "la_name"),
}
OTHER_LEVELS = {
    "English devolved area",
    "Institution",
    "Local authority district",
    "Local enterprise partnership",
    "Local skills improvement plan area",
    "MAT",
    "Opportunity area",
    "Parliamentary constituency",
    "Planning area",
    "Provider",
    "RSC region",
    "School",
    "Sponsor",
    "Ward",
}
OF_A_PART = "rows of a part of the children"
OF_OTHER_PLACES = "rows of other kinds of area"
IN_PERCENT = re.compile(r"(^|_)pc(_|$)", re.IGNORECASE)
AUTHORITY_CODE = re.compile(r"\d{3}")


class Dataset(NamedTuple):
    """name: what its measures are named after. sign: a column that no other file has. noun: what it counts."""

    name: str
    sign: str
    noun: str


DATASETS = (
    Dataset("annual_reviews", "review_expected", "plans"),
    Dataset("assessments", "assess_in_year", "assessments"),
    Dataset("caseload", "ehcplans", "plans"),
    Dataset("ceased_plans", "total_ceased", "plans"),
    Dataset("designated_officers", "des_med_off", ANSWER),
    Dataset("new_plans", "new_ehc_plans", "plans"),
    Dataset("personal_budgets", "personal_budget", "plans"),
    Dataset("requests", "requests_received_in_year", "requests"),
    Dataset("residential", "Res_tot", "placements"),
    Dataset("timeliness", "plans_issued_den", "plans"),
    Dataset("work_based", "open_wbp", "placements"),
)
NEEDS = "asd_pc"  # two files have the same columns, and differ in the kind of year
NEEDS_OF_ALL = Dataset("primary_need_all_plans", NEEDS, "plans")
NEEDS_OF_NEW = Dataset("primary_need_new_plans", NEEDS, "plans")


def recognises(head: list[Row]) -> bool:
    return bool(head) and set(SHARED) <= set(head[0][1])


@dataclass
class _Table:
    columns: list[str]
    faults: Faults
    read: FileRead

    def __post_init__(self) -> None:
        self.at = {name: place for place, name in reversed(list(enumerate(self.columns)))}
        self.twice = [
            (self.at[name], place) for place, name in enumerate(self.columns) if self.at[name] != place
        ]
        skipped = {*DESCRIBES, TOPIC, BREAKDOWN}
        self.measured = [(name, place) for name, place in self.at.items() if name not in skipped]

    def cell(self, cells: list[str], name: str) -> str:
        place = self.at.get(name)
        return "" if place is None else cells[place].strip()


def read(rows: Iterator[Row], read: FileRead, faults: Faults) -> None:
    """Gather the figures of the file. Raises WrongFileError for a file of another publication."""
    _, columns = next(rows)
    table = _Table([name.strip() for name in columns], faults, read)
    _check_columns(table)
    read.gather(_figures(table, whole_rows(rows, columns, faults)), faults)


def _check_columns(table: _Table) -> None:
    for name in NAMES:
        if name not in table.at:
            table.faults.add("the column is missing; it says which area a row is about", column=name)
    if (TOPIC in table.at) != (BREAKDOWN in table.at):
        gone = BREAKDOWN if TOPIC in table.at else TOPIC
        table.faults.add("the column is missing; it says which children a row is about", column=gone)
    if not any(each.sign in table.at for each in (*DATASETS, NEEDS_OF_ALL)):
        signs = ", ".join(each.sign for each in DATASETS)
        table.faults.add(
            f"it is no file of the statistics of EHC plans that is known: it has none of the columns {signs}"
        )
    table.faults.settle()


def _figures(table: _Table, rows: Iterator[Row]) -> Iterator[Published]:
    for number, cells in rows:
        if not _is_of_everybody(table, cells):
            table.read.left_out[OF_A_PART] += 1
            continue
        area = _area(table, number, cells)
        year = _year(table, number, cells)
        if area is not None and year is not None:
            yield from _row(table, number, cells, area, year)


def _is_of_everybody(table: _Table, cells: list[str]) -> bool:
    topic, breakdown = table.cell(cells, TOPIC), table.cell(cells, BREAKDOWN)
    return topic == breakdown or TOTAL in (topic, breakdown)


def _area(table: _Table, number: int, cells: list[str]) -> tuple[str, str, str] | None:
    """(name, level, authority's code), or None for a row of another kind of area, or a faulty one."""
    printed = table.cell(cells, "geographic_level")
    if printed in OTHER_LEVELS:
        table.read.left_out[OF_OTHER_PLACES] += 1
        return None
    if printed not in LEVELS:
        table.faults.add(f"“{printed}” is no kind of area", row=number, column="geographic_level")
        return None
    level, column = LEVELS[printed]
    name = table.cell(cells, column)
    if not name or (level == Level.COUNTRY and name != ENGLAND):
        table.faults.add(f"“{name}” is not the name of an area", row=number, column=column)
        return None
    code = table.cell(cells, "old_la_code") if level == Level.AUTHORITY else ""
    return name, level, code if AUTHORITY_CODE.fullmatch(code) else ""


def _year(table: _Table, number: int, cells: list[str]) -> int | None:
    """The calendar year; of an academic year the one in which it ends, whose January is counted."""
    printed, kind = table.cell(cells, "time_period"), table.cell(cells, "time_identifier")
    if kind not in FOUR_DIGITS | SIX_DIGITS:
        table.faults.add(f"“{kind}” is no whole year", row=number, column="time_identifier")
        return None
    found = year_of(printed, digits=6 if kind in SIX_DIGITS else 4)
    if found is None:
        table.faults.add(f"“{printed}” is no {kind.lower()}", row=number, column="time_period")
    return found


def year_of(printed: str, *, digits: int) -> int | None:
    """ "2024" is 2024 and "202425" is 2025; None for anything else."""
    if not (printed.isascii() and printed.isdigit() and len(printed) == digits and printed.startswith("20")):
        return None
    first = int(printed[:4])
    if digits == 4:
        return first
    return first + 1 if (first + 1) % 100 == int(printed[4:]) else None


def _row(
    table: _Table, number: int, cells: list[str], area: tuple[str, str, str], year: int
) -> Iterator[Published]:
    dataset = _dataset(table, cells)
    for first, second in table.twice:
        if cells[first] != cells[second]:
            table.faults.add(
                f"it stands twice and says {cells[first]} and {cells[second]}",
                row=number,
                column=table.columns[first],
            )
    for column, place in table.measured:
        unit = SHARE if IN_PERCENT.search(column) else dataset.noun
        try:
            value, text = parsed(cells[place], unit)
        except ValueError as problem:
            table.faults.add(str(problem), row=number, column=column)
            continue
        name = f"{dataset.name}.{column}"
        yield Published(name, year, *area, value, text, unit, table.read.name, number)


def _dataset(table: _Table, cells: list[str]) -> Dataset:
    for dataset in DATASETS:
        if dataset.sign in table.at:
            return dataset
    return NEEDS_OF_ALL if table.cell(cells, "time_identifier") in SIX_DIGITS else NEEDS_OF_NEW
