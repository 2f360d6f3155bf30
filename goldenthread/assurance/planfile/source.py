"""Opening a plan: what kind of file it is, told from its content, and its text or tables."""

from __future__ import annotations

import codecs
import csv
import datetime as dt
import io
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import docx
import openpyxl
from docx.oxml.ns import qn

from goldenthread.assurance.planfile import sheets, tables
from goldenthread.assurance.planfile.document import PlanFileError, Reading
from goldenthread.assurance.planfile.notes import Log
from goldenthread.assurance.planfile.reader import read_blocks
from goldenthread.assurance.planfile.sheets import ACTIONS, SHEETS, Source, read_sheets

T = TypeVar("T")
LARGEST = 50_000_000
LARGEST_UNPACKED = 400_000_000
LARGEST_XML = 40_000_000
"""Bytes. A plan is some hundred kilobytes; a file far beyond that is a mistake or a trap. Unpacked, pictures may be
large; what has to be read may not."""
MOST_CELLS = 2_000_000
"""Of a sheet, up to its last cell: one word in the furthest corner makes seventeen thousand million."""
MOST_COLUMNS = 63
"""Of a table in Word, by Word's own limit. A cell can claim to span any number."""
KNOWN = {
    b"%PDF": "a PDF: save it as a Word document or as text first",
    b"\xd0\xcf\x11\xe0": "an old Word or Excel file: save it as .docx or .xlsx first",
    b"{\\rtf": "a rich text file: save it as a Word document first",
}
PACKAGE = b"PK\x03\x04"
MOJIBAKE = ("â€", "Ã©", "Ã¢", "Â£", "Â ")


def read(path: str | Path) -> Reading:
    """Read a plan from a text, a Word document, a spreadsheet or a folder of CSV files.

    The kind is told from the content, not the name. Raises PlanFileError, with the path and the reason, where there
    is no such file or it holds no plan; anything less is a note in the reading.
    """
    path = Path(path)
    try:
        return read_folder(path) if path.is_dir() else read_bytes(content_of(path))
    except PlanFileError as error:
        raise PlanFileError(f"{path.name}: {error}") from error


def content_of(path: Path) -> bytes:
    try:
        if path.stat().st_size > LARGEST:
            raise PlanFileError(f"larger than {LARGEST // 1_000_000} MB: not a plan")
        return path.read_bytes()
    except FileNotFoundError as error:
        raise PlanFileError("there is no such file") from error
    except OSError as error:
        raise PlanFileError(f"cannot be opened ({error.strerror})") from error


def read_bytes(content: bytes) -> Reading:
    """Read a plan from a file's content. Raises PlanFileError as `read` does."""
    refuse_unknown(content)
    if content.startswith(PACKAGE):
        return in_package(content, read_word, read_workbook)
    log = Log()
    return read_blocks(tables.from_text(decoded(content, log), log), log)


def blocks_of(content: bytes, name: str = "") -> list[tables.Block]:
    """Every line and table row of any paper: text, Word, a workbook, or CSV where the name ends so.

    Raises PlanFileError for a file that cannot be opened; what it holds does not matter.
    """
    refuse_unknown(content)
    log = Log()
    if content.startswith(PACKAGE):
        return in_package(
            content,
            lambda document: list(tables.from_word(checked_word(document), log)),
            lambda workbook: list(tables.from_workbook(checked_workbook(workbook), log)),
        )
    text = decoded(content, log)
    if name.lower().endswith(".csv"):
        return [
            tables.Block(tuple(row), f"row {number}", row=True)
            for number, row in enumerate(rows_in(text, name), start=1)
            if any(row)
        ]
    return list(tables.from_text(text, log))


def refuse_unknown(content: bytes) -> None:
    if not content.strip():
        raise PlanFileError("the file is empty")
    for start, what in KNOWN.items():
        if content.startswith(start):
            raise PlanFileError(f"the file is {what}")


def in_package(content: bytes, of_word: Callable[[Any], T], of_workbook: Callable[[Any], T]) -> T:
    """What is made of a Word document or a workbook.

    Their readers fail in many ways on a damaged file: each is one error here.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            names = set(package.namelist())
            check_size(package)
        if "word/document.xml" in names:
            document: Any = docx.Document(io.BytesIO(content))
        elif "xl/workbook.xml" in names:
            document = openpyxl.load_workbook(io.BytesIO(content), data_only=True)
        else:
            raise PlanFileError("a zip file that is neither a Word document nor a spreadsheet")
        return of_word(document) if "word/document.xml" in names else of_workbook(document)
    except PlanFileError:
        raise
    except Exception as error:
        raise PlanFileError(f"the file is damaged and cannot be opened ({type(error).__name__})") from error


def check_size(package: zipfile.ZipFile) -> None:
    parts = package.infolist()
    xml = sum(part.file_size for part in parts if part.filename.lower().endswith((".xml", ".rels")))
    if xml > LARGEST_XML or sum(part.file_size for part in parts) > LARGEST_UNPACKED:
        raise PlanFileError("unpacks to more than a plan can hold")


def read_word(document: Any) -> Reading:
    log = Log()
    return read_blocks(tables.from_word(checked_word(document), log), log)


def checked_word(document: Any) -> Any:
    widest = max((cell.grid_span for cell in document.element.body.iter(qn("w:tc"))), default=0)
    if widest > MOST_COLUMNS:
        raise PlanFileError(f"a table cell spans {widest:,} columns; Word allows {MOST_COLUMNS}")
    return document


def read_workbook(workbook: Any) -> Reading:
    """A workbook of the template's form, or one in which a published plan's tables were pasted."""
    log = Log()
    checked_workbook(workbook)
    known = {sheets.bare(sheet.title): sheet.title for sheet in SHEETS}
    source = Source()
    for page in workbook.worksheets:
        if title := known.get(sheets.bare(page.title)):
            rows = [[shown(value) for value in row] for row in page.iter_rows(values_only=True)]
            source.tables[title] = (f"sheet {title}", rows)
        else:
            log.left_out(f"sheet {page.title}", page.title, "not a sheet of the template")
    if source.tables:
        return read_sheets(source, log)
    log = Log()
    return read_blocks(tables.from_workbook(workbook, log), log)


def checked_workbook(workbook: Any) -> Any:
    for page in workbook.worksheets:
        if page.max_row * page.max_column > MOST_CELLS:
            raise PlanFileError(
                f"sheet {page.title} reaches to row {page.max_row:,}, column {page.max_column:,}: "
                "delete what stands outside its table"
            )
    return workbook


def shown(value: object) -> str:
    """A cell's value as it would be typed: dates as ISO text, whole numbers without a decimal point."""
    if isinstance(value, dt.datetime):
        return value.date().isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return "" if value is None else str(value)


def read_folder(folder: Path) -> Reading:
    """A folder of CSV files, one for each sheet of the template ("actions.csv")."""
    log = Log()
    source = Source()
    for sheet in SHEETS:
        path = folder / sheet.file
        if path.exists():
            text = decoded(content_of(path), log, prefix=f"{sheet.file}, ")
            source.tables[sheet.title] = (sheet.file, rows_in(text, sheet.file))
    if ACTIONS.title not in source.tables:
        raise PlanFileError(f"the folder holds no {ACTIONS.file}")
    return read_sheets(source, log)


def rows_in(text: str, name: str) -> list[list[str]]:
    rows = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        return list(rows)
    except csv.Error as error:
        raise PlanFileError(f"{name}, line {rows.line_num}: {error}") from error


def decoded(content: bytes, log: Log, prefix: str = "") -> str:
    """The content as text. Reports a character that could not be read, with its line.

    Raises PlanFileError for content that is no text.
    """
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        text = content.decode("utf-16", errors="replace")
    elif b"\x00" in content:
        raise PlanFileError(f"{prefix}the file is binary, not text")
    else:
        text = utf8_or_windows(content, log, prefix)
    for number, line in enumerate(text.split("\n"), start=1):
        if "\ufffd" in line:
            log.left_out(f"{prefix}line {number}", "\ufffd", "a character that the file's encoding lost")
        if any(sign in line for sign in MOJIBAKE):
            log.flagged(
                f"{prefix}line {number}", line[:60], "letters garbled by a wrong encoding, kept as printed"
            )
    return text


def utf8_or_windows(content: bytes, log: Log, prefix: str) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        number = content.count(b"\n", 0, error.start) + 1
        what = f"byte {content[error.start]:#04x}"
        log.repaired(f"{prefix}line {number}", what, "not UTF-8: the file is read as Windows-1252")
        return content.decode("cp1252", errors="replace")
