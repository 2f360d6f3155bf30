"""Reading a file of returned figures, a spreadsheet or CSV, into rows: as they were typed, not yet judged.

Nothing that such a file can hold runs or reaches outside it: formulas are not worked out, links not followed, and what
unpacks to more than a return can be is not unpacked.
"""

from __future__ import annotations

import csv
import difflib
import io
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from openpyxl import load_workbook

LARGEST_FILE = 5 * 1024 * 1024  # bytes: a return of every measure by every group is a tenth of it
LARGEST_UNPACKED = 60 * 1024 * 1024
MOST_ROWS, MOST_COLUMNS = 20_000, 40
NEEDED = ("code", "period", "value")
READ = ("code", "measure", "period", "breakdown", "group", "numerator", "denominator", "value", "note")
BESIDE = ("unit", "frequency")  # the template's, for whoever fills it in
COLUMNS = (*READ[:2], *BESIDE, *READ[2:])
SHEET, NOTES = "Figures", "How to fill it in"
SIGNATURES = {b"%PDF": "a PDF", b"\xd0\xcf\x11\xe0": "an old spreadsheet (.xls) or a protected one"}


class Fault(NamedTuple):
    """What is wrong, or doubtful, and where. row 0 is the file as a whole; column "" the whole row."""

    row: int
    column: str
    words: str

    def __str__(self) -> str:
        if not self.row:
            return self.words
        column = f", column {self.column}" if self.column else ""
        return f"row {self.row}{column}: {self.words}"


class WrongFileError(ValueError):
    """The file gives no rows. `faults` says everything that is wrong with it."""

    def __init__(self, *faults: Fault):
        super().__init__("\n".join(map(str, faults)))
        self.faults = list(faults)


class Entry(NamedTuple):
    """A cell as it was typed. shown_as: the spreadsheet's number format, "" in a CSV file."""

    value: Any = None
    shown_as: str = ""
    is_formula: bool = False

    @property
    def text(self) -> str:
        value = self.value
        if isinstance(value, float) and value.is_integer():
            value = int(value)
        return "" if value is None else " ".join(str(value).replace("\u00a0", " ").split())


NO_ENTRY = Entry()


@dataclass(frozen=True)
class Row:
    """number: as the spreadsheet counts it, from 1 with the headings."""

    number: int
    entries: dict[str, Entry] = field(default_factory=dict)

    def __getitem__(self, column: str) -> Entry:
        return self.entries.get(column, NO_ENTRY)

    @property
    def has_figure(self) -> bool:
        return any(self[column].text for column in ("numerator", "denominator", "value"))


def read(content: bytes, name: str) -> list[Row]:
    """The rows under the headings that say something. Raises WrongFileError."""
    if len(content) > LARGEST_FILE:
        megabytes = LARGEST_FILE // (1024 * 1024)
        raise _wrong(f"the file is larger than {megabytes} MB, more than any return can be")
    if not content.strip():
        raise _wrong("the file is empty")
    for start, what in SIGNATURES.items():
        if content.startswith(start):
            raise _wrong(f"the file is {what}: save it as a spreadsheet (.xlsx) or as CSV")
    table = _workbook(content) if content.startswith(b"PK") else _csv(content, name)
    return _rows(table)


def _wrong(words: str, row: int = 0, column: str = "") -> WrongFileError:
    return WrongFileError(Fault(row, column, words))


def _rows(table: Iterable[tuple[int, Sequence[Entry]]]) -> list[Row]:
    filled = [(number, cells) for number, cells in table if any(cell.text for cell in cells)]
    if not filled:
        raise _wrong("there is nothing on it")
    (first, headings), *rest = filled
    columns = _columns(first, headings)
    found = []
    for number, cells in rest:
        entries = {name: cells[at] for name, at in columns.items() if at < len(cells)}
        _refuse_beyond(number, cells, len(headings))
        found.append(Row(number, entries))
    return found


def _refuse_beyond(number: int, cells: Sequence[Entry], width: int) -> None:
    beyond = [cell.text for cell in cells[width:] if cell.text]
    if beyond:
        raise _wrong(f"“{beyond[0]}” stands to the right of the headings: is there a comma too many?", number)


def _columns(number: int, headings: Sequence[Entry]) -> dict[str, int]:
    """Where each column stands. Every heading that is missing, twice there or unknown is named."""
    columns: dict[str, int] = {}
    faults = []
    for at, heading in enumerate(headings):
        name = heading.text.lower()
        if name in columns:
            faults.append(Fault(number, name, "the column is there twice"))
        elif name in COLUMNS:
            columns[name] = at
        elif name:
            faults.append(
                Fault(number, "", f"“{heading.text}” is not a heading of the template{_meant(name)}")
            )
    missing = [name for name in NEEDED if name not in columns]
    faults += [Fault(number, "", f"there is no column “{name}”") for name in missing]
    if faults:
        raise WrongFileError(*faults)
    return columns


def _meant(name: str) -> str:
    close = difflib.get_close_matches(name, COLUMNS, n=1)
    return f": did you mean “{close[0]}”?" if close else f": they are {', '.join(COLUMNS)}"


# CSV


def _csv(content: bytes, name: str) -> Iterator[tuple[int, list[Entry]]]:
    text = _decoded(content)
    if "\0" in text:
        raise _wrong(f"{name} is not a text file: save it as a spreadsheet (.xlsx) or as CSV")
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text), strict=True)
    try:
        for count, cells in enumerate(reader, start=1):
            _check_size(count, len(cells))
            yield count, [Entry(cell) for cell in cells]
    except csv.Error as error:
        raise _wrong(f"the line cannot be read as CSV ({error})", reader.line_num) from None


def _decoded(content: bytes) -> str:
    """Older spreadsheet programs write CSV in Windows' own alphabet."""
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")


def _delimiter(text: str) -> str:
    heading = next((line for line in text.splitlines() if line.strip()), "")
    return max(",;\t", key=heading.count)


def _check_size(rows: int, columns: int) -> None:
    if rows > MOST_ROWS:
        raise _wrong(f"there are more than {MOST_ROWS:,} rows, more than any return has")
    if columns > MOST_COLUMNS:
        raise _wrong(f"there are more than {MOST_COLUMNS} columns", rows)


# Spreadsheets


def _workbook(content: bytes) -> list[tuple[int, list[Entry]]]:
    _check_package(content)
    try:
        book = load_workbook(io.BytesIO(content), read_only=True, data_only=False)
        try:
            return list(_entries(_the_sheet(book)))
        finally:
            book.close()
    except WrongFileError:
        raise
    except Exception as error:  # its readers fail in many ways on a damaged file
        raise _wrong(f"the spreadsheet is damaged and cannot be opened ({type(error).__name__})") from None


def _check_package(content: bytes) -> None:
    """Before anything is unpacked: how much it says it would be, and that no part brings definitions of its own."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            parts = package.infolist()
            if sum(part.file_size for part in parts) > LARGEST_UNPACKED:
                raise _wrong("the file unpacks to more than any return can be")
            if "xl/workbook.xml" not in package.namelist():
                raise _wrong("the file is a zip file and not a spreadsheet: save it as .xlsx or as CSV")
            for part in parts:
                if part.filename.endswith((".xml", ".rels")) and b"<!DOCTYPE" in package.open(part).read(
                    4096
                ):
                    raise _wrong("the file holds what no spreadsheet program writes, and was not opened")
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, OSError):
        raise _wrong("the spreadsheet is damaged, or protected by a password, and cannot be opened") from None


def _the_sheet(book: Any) -> Any:
    """The one sheet that has figures. A hidden sheet is refused: nobody who looked at the file has seen it."""
    hidden = [sheet.title for sheet in book.worksheets if sheet.sheet_state != "visible"]
    if hidden:
        raise _wrong(f"the sheet “{hidden[0]}” is hidden: show it, or delete it")
    others = [sheet for sheet in book.worksheets if sheet.title != NOTES]
    named = [sheet for sheet in others if sheet.title.strip().lower() == SHEET.lower()]
    if len(named) == 1 or len(others) == 1:
        return (named or others)[0]
    names = ", ".join(f"“{sheet.title}”" for sheet in others)
    raise _wrong(f"the file has more than one sheet ({names}): call the one with the figures “{SHEET}”")


def _entries(sheet: Any) -> Iterator[tuple[int, list[Entry]]]:
    for number, cells in enumerate(sheet.iter_rows(max_col=MOST_COLUMNS + 1), start=1):
        filled = list(cells)
        while filled and filled[-1].value is None:
            filled.pop()
        _check_size(number, len(filled))
        yield number, [_entry(cell) for cell in filled]


def _entry(cell: Any) -> Entry:
    if cell.value is None:
        return NO_ENTRY
    return Entry(cell.value, str(getattr(cell, "number_format", "") or ""), cell.data_type == "f")
