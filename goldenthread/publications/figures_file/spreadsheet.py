"""The tables as an accessible spreadsheet: a cover, notes, then one table a sheet, each with its headings in one row.

As the Government Analysis Function advises for published spreadsheets: a title in the first cell, no merged or empty
cells to lay things out with, marked-up tables, no meaning in colour alone.
"""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Iterable, Sequence
from typing import Any

from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE, WriteOnlyCell
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.table import Table as MarkedTable
from openpyxl.worksheet.table import TableStyleInfo

from goldenthread.publications.figures_file import About, Column, Sheet

WIDE, NARROW, LETTERS_IN_WIDE = 60, 16, 40
HEADED = 3  # the row of the headings: a title and a sentence stand over it
TITLE, HEADING = Font(bold=True, size=14), Font(bold=True)
WRAPPED = Alignment(wrap_text=True, vertical="top")
PLAIN = TableStyleInfo(name="TableStyleLight1", showRowStripes=False)
EMPTY = ("Empty cells", "There is nothing to say. Where a figure is missing, the column “State” says why.")


def book(about: About, sheets: Sequence[Sheet]) -> bytes:
    """The file. A text is written as text whatever it begins with; what a spreadsheet cannot hold is left out of it."""
    made = Workbook(write_only=True)  # row by row: half the time, and a part of the memory
    made.properties.title, made.properties.creator = about.title, "Golden Thread"
    made.properties.language = "en-GB"
    _cover(made.create_sheet("Cover"), about, sheets)
    _notes(made.create_sheet("Notes"), about, sheets)
    for number, sheet in enumerate(sheets, start=1):
        _table(made.create_sheet(sheet.name), sheet, number)
    held = io.BytesIO()
    made.save(held)
    return held.getvalue()


def _cover(page: Any, about: About, sheets: Sequence[Sheet]) -> None:
    contents = [(sheet.name, sheet.title) for sheet in sheets]
    _lines(page, about.title, [*about.facts, ("Notes", "What the words and columns mean"), *contents])


def _notes(page: Any, about: About, sheets: Sequence[Sheet]) -> None:
    columns: dict[str, Column] = {column.name: column for sheet in sheets for column in sheet.table.columns}
    said = [(column.heading, column.description) for column in columns.values()]
    notes = [(f"Note {n}", note) for n, note in enumerate(about.notes, start=1)]
    _lines(page, "Notes", [*notes, EMPTY, *said])


def _lines(page: Any, title: str, lines: Iterable[tuple[str, str]]) -> None:
    page.column_dimensions["A"].width, page.column_dimensions["B"].width = 30, 100
    page.append([_styled(page, title, TITLE)])
    for what, words in lines:
        page.append([_styled(page, what, HEADING), _styled(page, words, alignment=WRAPPED)])


def _table(page: Any, sheet: Sheet, number: int) -> None:
    page.freeze_panes = f"A{HEADED + 1}"
    page.print_title_rows = f"{HEADED}:{HEADED}"
    for at, column in enumerate(sheet.table.columns, start=1):
        page.column_dimensions[get_column_letter(at)].width = _width(column, at, sheet)
    page.append([_styled(page, sheet.title, TITLE)])
    page.append([_held(page, sheet.note)])
    page.append([_styled(page, column.heading, HEADING) for column in sheet.table.columns])
    for row in sheet.table.rows:
        page.append([_held(page, cell) for cell in row])
    _mark(page, sheet, number)


def _mark(page: Any, sheet: Sheet, number: int) -> None:
    """Name the table for a screen reader. One without rows cannot be named."""
    if not sheet.table.rows:
        return
    last = f"{get_column_letter(len(sheet.table.columns))}{HEADED + len(sheet.table.rows)}"
    marked = MarkedTable(displayName=f"Table{number}", ref=f"A{HEADED}:{last}")
    marked.tableStyleInfo = PLAIN
    marked._initialise_columns()  # a sheet written row by row cannot be asked for its headings
    for named, column in zip(marked.tableColumns, sheet.table.columns, strict=True):
        named.name = column.heading
    page._tables.add(marked)  # `add_table` does no more, and warns of what has just been seen to


def _width(column: Column, at: int, sheet: Sheet) -> int:
    longest = max((len(str(row[at - 1] or "")) for row in sheet.table.rows[:200]), default=0)
    return WIDE if column.kind == "text" and longest > LETTERS_IN_WIDE else NARROW


def _held(page: Any, value: Any) -> Any:
    """One cell: a number as a number, a day as a day, and every text as text, never as a formula."""
    if isinstance(value, str):
        text = ILLEGAL_CHARACTERS_RE.sub("", value)
        return _styled(page, text) if text.startswith("=") else text or None
    if isinstance(value, dt.date):
        day = WriteOnlyCell(page, value)
        day.number_format = "yyyy-mm-dd"
        return day
    return value


def _styled(page: Any, text: str, font: Font | None = None, alignment: Alignment | None = None) -> Any:
    cell = WriteOnlyCell(page, ILLEGAL_CHARACTERS_RE.sub("", text))
    cell.data_type = "s"
    if font:
        cell.font = font
    if alignment:
        cell.alignment = alignment
    return cell
