"""Tables of a paper as cells with numbers, and those that run over months as series."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from goldenthread.assurance.checker.text.figures import MONTH_NAME, decimals, months_in, number
from goldenthread.assurance.checker.text.paper import Line, Paper, clean, parted

CELL = re.compile(
    r"^(?P<sign>[-–−+]?)\s*£?\s*(?P<number>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?|\.\d+)\s*(?P<unit>%|wks|weeks?|days?)?$",
    re.I,
)
MONTH_CELL = re.compile(
    rf"^\W*(?:{MONTH_NAME})\.?[\s-]*'?(?:(?:19|20)\d{{2}}|\d{{2}})\W*$|^(?:19|20)\d{{2}}-\d{{2}}$", re.I
)
ISO_MONTH = re.compile(r"^(?P<year>(?:19|20)\d{2})-(?P<month>\d{2})$")
YEAR = re.compile(r"^(?:19|20)\d{2}$")
ENOUGH_MONTHS = 3
UNITS = {"wks": "weeks", "week": "weeks", "day": "days"}
CAPTION_LINES = 4
TITLE_LENGTH = 110

MonthKey = tuple[int, int]


@dataclass(frozen=True)
class Cell:
    """A number in a table. unit: "%", "weeks", "days" or ""."""

    value: float
    decimals: int
    unit: str
    text: str


@dataclass(frozen=True)
class Table:
    """A run of rows. `rows` hold every cell as printed, all of one width."""

    file: str
    lines: tuple[Line, ...]
    rows: tuple[tuple[str, ...], ...]
    caption: str
    title: str

    @cached_property
    def numbers(self) -> list[list[Cell | None]]:
        return [[cell_of(cell) for cell in row] for row in self.rows]

    @cached_property
    def heading_rows(self) -> int:
        """How many rows stand above the first that holds more numbers than words."""
        for place, row in enumerate(self.numbers):
            filled = sum(bool(cell.strip()) for cell in self.rows[place])
            years = all(YEAR.match(cell.text) for cell in row if cell)
            if sum(cell is not None for cell in row) * 2 >= filled > 0 and not (years and place == 0):
                return place
        return len(self.rows)

    def heading(self, column: int) -> str:
        """The words above a column; a heading that spans columns belongs to each of them."""
        words = []
        for row in self.rows[: self.heading_rows]:
            spanning = [cell for cell in row[: column + 1] if cell.strip()]
            words.append(row[column] or (spanning[-1] if column and spanning and row[column] == "" else ""))
        return clean(" ".join(words))

    def label(self, row: int) -> str:
        """The words at the front of a row."""
        words = []
        for cell, figure in zip(self.rows[row], self.numbers[row], strict=True):
            if figure is not None:
                break
            words.append(cell)
        return clean(" ".join(word for word in words if word))

    def place(self, row: int) -> str:
        return self.lines[row].place


def cell_of(text: str) -> Cell | None:
    match = CELL.match(clean(text))
    if match is None:
        return None
    value = number(match["number"]) * (-1 if match["sign"] in ("-", "–", "−") else 1)
    unit = (match["unit"] or "").lower()
    return Cell(value, decimals(match["number"]), UNITS.get(unit, unit), clean(text))


def tables_of(paper: Paper) -> list[Table]:
    return [table_of(paper, lines) for lines in paper.tables]


def table_of(paper: Paper, lines: Sequence[Line]) -> Table:
    width = max(len(line.cells) for line in lines)
    rows = tuple(line.cells + ("",) * (width - len(line.cells)) for line in lines)
    above = [clean(line.text) for line in reversed(paper.before(lines[0].number, CAPTION_LINES))]
    return Table(paper.name, tuple(lines), rows, " ".join(above), title_of(above))


def title_of(above: Sequence[str]) -> str:
    """What the lines above a table call it: a sentence that speaks of the table, or a short line, or a line's beginning."""
    for line in reversed(above):
        for sentence in parted(line):
            if re.search(r"\btable\b", sentence, re.I) and len(sentence) > len("This table shows"):
                return sentence
    for line in reversed(above):
        bare = re.sub(r"^\W*\d{1,2}(?:\.\d{1,2})*\.?\s+", "", line).lstrip("- ")
        beginning = re.split(r"\s[-–]\s", bare)[0]
        if len(beginning) <= TITLE_LENGTH and re.search(r"[A-Za-z]{4}", beginning):
            return beginning
    return above[-1] if above else ""


@dataclass(frozen=True)
class Series:
    """Values by month. title: what is counted; caption: the words around it."""

    file: str
    title: str
    caption: str
    line: int
    values: dict[MonthKey, Cell]
    places: dict[MonthKey, str]

    @property
    def unit(self) -> str:
        units = {cell.unit for cell in self.values.values() if cell.unit}
        return next(iter(units)) if len(units) == 1 else ""

    @property
    def is_percent(self) -> bool:
        return self.unit == "%"

    @property
    def is_count(self) -> bool:
        return not self.unit and all(cell.decimals == 0 for cell in self.values.values())


def month_of_cell(text: str) -> MonthKey | None:
    bare = clean(text)
    if not MONTH_CELL.match(bare):
        return None
    if iso := ISO_MONTH.match(bare):
        return (int(iso["year"]), int(iso["month"]))
    named = months_in(bare)
    return named[0].key if named else None


def series_of(table: Table) -> list[Series]:
    """The series in a table whose months stand in a row or in a column."""
    found = []
    for place, row in enumerate(table.rows):
        months = {column: key for column, cell in enumerate(row) if (key := month_of_cell(cell))}
        if len(months) >= ENOUGH_MONTHS:
            found += along_rows(table, place, months)
    months = {place: key for place, row in enumerate(table.rows) if (key := month_of_cell(row[0]))}
    if len(months) >= ENOUGH_MONTHS and not found:
        found += down_columns(table, months)
    return found


def along_rows(table: Table, heading: int, months: dict[int, MonthKey]) -> list[Series]:
    """One series for each row of numbers below a row of months, up to the next such row."""
    found = []
    for place in range(heading + 1, len(table.rows)):
        if sum(month_of_cell(cell) is not None for cell in table.rows[place]) >= ENOUGH_MONTHS:
            break
        values = {key: cell for column, key in months.items() if (cell := table.numbers[place][column])}
        if len(values) < ENOUGH_MONTHS:
            continue
        label, unit = table.label(place), unit_below(table, place, list(months))
        values = {key: with_unit(cell, unit) for key, cell in values.items()}
        places = dict.fromkeys(values, table.place(place))
        title = f"{label} {table.title}" if label else table.title
        found.append(Series(table.file, title, table.caption, table.lines[place].number, values, places))
    return found


def unit_below(table: Table, place: int, columns: list[int]) -> str:
    """The unit that the next row repeats under each number ("wks"), or ""."""
    if place + 1 >= len(table.rows):
        return ""
    below = {table.rows[place + 1][column].strip().lower() for column in columns} - {""}
    unit = next(iter(below)) if len(below) == 1 else ""
    return UNITS.get(unit, unit) if unit in ("%", "wks", "weeks", "days") else ""


def with_unit(cell: Cell, unit: str) -> Cell:
    return Cell(cell.value, cell.decimals, cell.unit or unit, cell.text)


def down_columns(table: Table, months: dict[int, MonthKey]) -> list[Series]:
    found = []
    for column in range(1, len(table.rows[0])):
        values = {key: cell for place, key in months.items() if (cell := table.numbers[place][column])}
        if len(values) >= ENOUGH_MONTHS:
            places = {key: table.place(place) for place, key in months.items() if key in values}
            title = f"{table.heading(column)} {table.title}".strip()
            line = table.lines[min(months)].number
            found.append(Series(table.file, title, table.caption, line, values, places))
    return found
