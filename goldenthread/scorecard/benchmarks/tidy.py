"""The tidy form: a row a figure, under measure, year, geography, value, unit and, if there is one, source_file."""

from __future__ import annotations

import re
from collections.abc import Iterator

from goldenthread.scorecard.benchmarks.open_data import year_of
from goldenthread.scorecard.benchmarks.reading import (
    ANSWER,
    SHARE,
    Faults,
    FileRead,
    Published,
    Row,
    level_of,
    parsed,
    whole_rows,
)

NEEDED = ("measure", "year", "geography", "value", "unit")
SOURCE = "source_file"
MEASURE = re.compile(r"[a-z_]+\.\w+", re.ASCII)
UNITS = {"percent": SHARE, SHARE: SHARE, "Yes/No/Recruiting": ANSWER} | {
    noun: noun for noun in ("appeals", "assessments", "decisions", "placements", "plans", "requests")
}
AVERAGES = "averages of other rows"
IS_AVERAGE = "computed: mean"


def recognises(head: list[Row]) -> bool:
    return bool(head) and len({*NEEDED} & {cell.strip() for cell in head[0][1]}) >= len(NEEDED) - 1


def read(rows: Iterator[Row], read: FileRead, faults: Faults) -> None:
    """Gather the figures of the file."""
    _, printed = next(rows)
    columns = [name.strip() for name in printed]
    for name in NEEDED:
        if name not in columns:
            faults.add("the column is missing", column=name)
    faults.settle()
    read.gather(_figures(whole_rows(rows, columns, faults), columns, read, faults), faults)


def _figures(rows: Iterator[Row], columns: list[str], read: FileRead, faults: Faults) -> Iterator[Published]:
    for number, cells in rows:
        given = {name: cell.strip() for name, cell in zip(columns, cells, strict=True)}
        if given.get(SOURCE, "").startswith(IS_AVERAGE):
            read.left_out[AVERAGES] += 1
            continue
        found = _figure(number, given, read.name, faults)
        if found:
            yield found


def _figure(number: int, given: dict[str, str], file: str, faults: Faults) -> Published | None:
    before = len(faults.found)
    year = year_of(given["year"], digits=4)
    unit = UNITS.get(given["unit"])
    if not MEASURE.fullmatch(given["measure"]):
        faults.add(f"“{given['measure']}” is no name of a measure", row=number, column="measure")
    if year is None:
        faults.add(f"“{given['year']}” is no year", row=number, column="year")
    if not given["geography"]:
        faults.add("say which area it is", row=number, column="geography")
    if unit is None:
        faults.add(
            f"“{given['unit']}” is no unit; the units are {', '.join(UNITS)}", row=number, column="unit"
        )
    if year is None or unit is None or len(faults.found) > before:
        return None
    try:
        value, text = parsed(given["value"], unit)
    except ValueError as problem:
        faults.add(str(problem), row=number, column="value")
        return None
    area, source = given["geography"], given.get(SOURCE) or file
    return Published(given["measure"], year, area, level_of(area), "", value, text, unit, source, number)
