"""The Tribunal's table of appeals and appeal rates by authority, which the Department publishes beside its own files.

A year stands over three columns, the latest over five, two of them "in development"; rows of regions are headings
without numbers; notes follow the last authority. Counts have thousands commas, rates a percent sign, and a dash is nought.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from goldenthread.scorecard.benchmarks.reading import (
    ENGLAND,
    REGIONS,
    SHARE,
    Faults,
    FileRead,
    Level,
    Published,
    Row,
    parsed,
)

HEADED = "appeals registered"
KINDS = (  # in the order in which they are looked for
    ("rate", "appeal_rate", SHARE),
    ("appealable", "total_appealable_decisions", "decisions"),
    ("registered", "appeals_registered", "appeals"),
)
IN_DEVELOPMENT = "in development"
NOUGHT = {"-", "\N{EN DASH}"}
HIDDEN = (
    "~"  # here it hides a small number; in the Department's own files it was a number that rounds to nought
)
YEAR = re.compile(r"20\d\d")
AUTHORITY_CODE = re.compile(r"\d{3}")


class Column(NamedTuple):
    place: int
    measure: str
    unit: str
    year: int


def _headings(head: list[Row]) -> int | None:
    """Where among the first rows the names of the columns stand, under the row of years."""
    for place, (_, cells) in enumerate(head):
        if place and any(cell.strip().lower() == HEADED for cell in cells):
            return place
    return None


def recognises(head: list[Row]) -> bool:
    return _headings(head) is not None


def read(rows: Iterator[Row], read: FileRead, faults: Faults) -> None:
    """Gather the figures of the file."""
    above: list[Row] = []
    for row in rows:
        above.append(row)
        if _headings(above) is not None:
            break
    columns = _columns(above[-2][1], above[-1], faults)
    faults.settle()
    read.gather(_figures(rows, columns, read.name, faults), faults)


def _columns(years: list[str], headings: Row, faults: Faults) -> list[Column]:
    """A year's name stands over the first of its columns."""
    number, names = headings
    found, over = [], ""
    for place, name in enumerate(names):
        over = (years[place].strip() if place < len(years) else "") or over
        year = YEAR.search(over)
        if not name.strip() or year is None:
            continue
        kind = next((kind for kind in KINDS if kind[0] in name.lower()), None)
        if kind is None:
            faults.add("it is no column that is known", row=number, column=name.strip())
            continue
        being_made = IN_DEVELOPMENT in f"{over} {name}".lower()
        measure = f"tribunal.{kind[1]}{'_in_development' if being_made else ''}"
        found.append(Column(place, measure, kind[2], int(year[0])))
    return found


def _figures(rows: Iterator[Row], columns: list[Column], file: str, faults: Faults) -> Iterator[Published]:
    for number, cells in rows:
        name = cells[0].strip() if cells else ""
        if not any(cell.strip() for cell in cells[2:]):
            if name and name not in REGIONS:
                return  # the notes begin
            continue
        if not name:
            faults.add("the row has figures and no name", row=number)
            continue
        yield from _row(number, name, cells, columns, file, faults)


def _row(
    number: int, name: str, cells: list[str], columns: list[Column], file: str, faults: Faults
) -> Iterator[Published]:
    code = cells[1].strip()
    level = Level.COUNTRY if name == ENGLAND else Level.REGION if name in REGIONS else Level.AUTHORITY
    for column in columns:
        printed = cells[column.place] if column.place < len(cells) else ""
        try:
            value, text = parsed(_plain(printed), column.unit)
        except ValueError as problem:
            faults.add(str(problem), row=number, column=f"{column.measure} {column.year}")
            continue
        own = code if AUTHORITY_CODE.fullmatch(code) else ""
        yield Published(column.measure, column.year, name, level, own, value, text, column.unit, file, number)


def _plain(printed: str) -> str:
    text = printed.strip().replace(",", "").removesuffix("%")
    if text in NOUGHT:
        return "0"
    return "c" if text == HIDDEN else text
