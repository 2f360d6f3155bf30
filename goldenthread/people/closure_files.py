"""Closures out of files: a spreadsheet of many settings, a spreadsheet of term dates, or one setting's iCalendar file.

Nothing is guessed and nothing is left out in silence: what cannot be read is a fault that names its row or line and
its column, and a file with a fault gives nothing.
"""

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from zipfile import BadZipFile

from icalendar import Calendar
from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from goldenthread import statute
from goldenthread.people.codes import SettingKind, typed_date

SPREADSHEETS = {".xlsx", ".csv"}
ICALENDAR = ".ics"
URN, SETTING, NAME, FIRST, REOPENS = "URN", "Setting", "Name", "First closed", "Reopens"
DISTRICT, KIND = "District", "Kind"
SAYS_CLOSED = re.compile(r"\b(closed|closure|holidays?|half[- ]?term)\b", re.IGNORECASE)
MOST_ROWS, MOST_COLUMNS = 50_000, 50  # a cell in the furthest corner would otherwise be looked for all day
LONGEST = 366  # days: a closure longer than a year is a mistyped year
KINDS = {label.lower(): value for value, label in SettingKind.choices} | {
    value: value for value in SettingKind.values
}


class WrongFileError(ValueError):
    """The file gives nothing. `faults` says everything that is wrong with it, a line for each."""

    def __init__(self, *faults: str):
        super().__init__("\n".join(faults))
        self.faults = list(faults)


@dataclass(frozen=True)
class Row:
    """One closure as a file has it. `place` is where: "row 4", "line 12 (Half term)"."""

    place: str
    name: str
    first_closed_on: date
    reopens_on: date
    urn: str = ""
    setting: str = ""
    district: str = ""
    kind: str = ""

    @property
    def days(self) -> tuple[date, date]:
        return self.first_closed_on, self.reopens_on


@dataclass(frozen=True)
class Read:
    """What a calendar file gave: the closures, and how many entries said nothing of a closure or lay within another."""

    rows: list[Row]
    left_out: int = 0


# Spreadsheets


def read_settings(path: Path) -> list[Row]:
    """Columns URN or Setting, First closed, Reopens, and Name if there is one. Errors: `WrongFileError`."""
    return _rows(path, needed=(FIRST, REOPENS), one_of=(URN, SETTING))


def read_term_dates(path: Path) -> list[Row]:
    """Columns Name, First closed, Reopens; District and Kind, empty for all. Errors: `WrongFileError`."""
    return _rows(path, needed=(NAME, FIRST, REOPENS), one_of=())


def _rows(path: Path, *, needed, one_of) -> list[Row]:
    table = [(number, cells) for number, cells in enumerate(_cells(path), start=1) if any(map(_text, cells))]
    if not table:
        raise WrongFileError(f"{path.name} is empty")
    columns = _columns(table[0][1], needed, one_of)
    rows, faults = [], []
    for number, cells in table[1:]:
        given = {name: cells[at] if at < len(cells) else None for name, at in columns.items()}
        found = _row(f"row {number}", given, needed, one_of)
        rows.append(found) if isinstance(found, Row) else faults.extend(found)
    if faults:
        raise WrongFileError(*faults)
    if not rows:
        raise WrongFileError(f"{path.name} has headings and no row under them")
    return rows


def _cells(path: Path) -> Iterator[list]:
    try:
        if path.suffix.lower() == ".xlsx":
            book = load_workbook(path, read_only=True, data_only=True)
            sheet = book.worksheets[0].iter_rows(max_row=MOST_ROWS, max_col=MOST_COLUMNS, values_only=True)
            yield from (list(row) for row in sheet)
            book.close()
        else:
            yield from csv.reader(io.StringIO(_decoded(path.read_bytes()), newline=""))
    except OSError as error:
        raise WrongFileError(f"{path.name} cannot be read: {error.strerror or error}") from None
    except (BadZipFile, InvalidFileException, KeyError, csv.Error) as error:
        raise WrongFileError(f"{path.name} is not a spreadsheet that can be read: {error}") from None


def _decoded(data: bytes) -> str:
    """Older spreadsheet programs write CSV in Windows' own alphabet."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


def _columns(headings: list, needed, one_of) -> dict[str, int]:
    known = {name.lower(): name for name in (URN, SETTING, NAME, FIRST, REOPENS, DISTRICT, KIND)}
    columns: dict[str, int] = {}
    for at, heading in enumerate(headings):
        name = known.get(_text(heading).lower())
        if name in columns:
            raise WrongFileError(f'there are two columns "{name}"')
        if name:
            columns[name] = at
    missing = [f'there is no column "{name}"' for name in needed if name not in columns]
    if one_of and not any(name in columns for name in one_of):
        missing.append(f'there is no column "{one_of[0]}", and none called "{one_of[1]}"')
    if missing:
        raise WrongFileError(*missing)
    return columns


def _row(place: str, given: dict, needed, one_of) -> Row | list[str]:
    """The row, or what is wrong with it."""
    faults: list[str] = []
    days = {name: _day(given[name], f'{place}, column "{name}"', faults) for name in (FIRST, REOPENS)}
    words = {name: _text(given.get(name)) for name in (URN, SETTING, NAME, DISTRICT)}
    if NAME in needed and not words[NAME]:
        faults.append(f'{place}, column "{NAME}": say what it is called, such as Summer holiday')
    if one_of and not any(words[name] for name in one_of):
        faults.append(f'{place}, column "{one_of[0]}": say which setting it is')
    kind = _kind(_text(given.get(KIND)), place, faults)
    if not faults:
        faults += faults_of_days(*days.values(), f'{place}, column "{REOPENS}"')
    if faults:
        return faults
    return Row(
        place=place,
        name=words[NAME],
        first_closed_on=days[FIRST],
        reopens_on=days[REOPENS],
        urn=words[URN],
        setting=words[SETTING],
        district=words[DISTRICT],
        kind=kind,
    )


def _kind(words: str, place: str, faults: list[str]) -> str:
    if words and words.lower() not in KINDS:
        kinds = ", ".join(label for _, label in SettingKind.choices)
        faults.append(f'{place}, column "{KIND}": "{words}" is no kind of setting; the kinds are {kinds}')
    return KINDS.get(words.lower(), "")


def _day(value, place: str, faults: list[str]) -> date | None:
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    text = _text(value)
    found = typed_date(text) if text else None
    if found is None:
        said = f'"{text}" is not a date' if text else "there is no date"
        faults.append(f"{place}: {said}; write it as 22/07/2026")
    return found


def faults_of_days(first_closed_on: date, reopens_on: date, place: str) -> list[str]:
    """What is wrong with a closure from one day to another; nothing when it can be."""
    if reopens_on <= first_closed_on:
        return [f"{place}: the day it reopens must be after the first day closed"]
    if (reopens_on - first_closed_on).days > LONGEST:
        return [f"{place}: the closure would last more than a year"]
    return []


def _text(value) -> str:
    """A spreadsheet keeps a number such as a URN as 123456.0."""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return "" if value is None else " ".join(str(value).split())


# iCalendar


def read_icalendar(path: Path, calendar: statute.Calendar) -> Read:
    """The whole-day events whose summary says closed, holiday or half term. Their end is the day after the last day
    closed; a setting does not reopen on a day that is not worked, so it reopens on the first working day from then.

    Errors: `WrongFileError`.
    """
    try:
        data = path.read_bytes()
        held = Calendar.from_ical(data)
    except OSError as error:
        raise WrongFileError(f"{path.name} cannot be read: {error.strerror or error}") from None
    except (ValueError, IndexError) as error:
        raise WrongFileError(f"{path.name} is not an iCalendar file that can be read: {error}") from None
    lines = [
        n for n, line in enumerate(data.splitlines(), start=1) if line.strip().upper() == b"BEGIN:VEVENT"
    ]
    events = held.walk("VEVENT")
    rows, faults = [], []
    for line, event in zip(lines, events, strict=False):
        found = _event(line, event, calendar)
        rows.append(found) if isinstance(found, Row) else faults.extend(found)
    if faults:
        raise WrongFileError(*faults)
    kept = _outermost(rows)
    if not kept:
        raise WrongFileError(f"{path.name} has no whole-day event that says closed, holiday or half term")
    return Read(kept, left_out=len(events) - len(kept))


def _event(line: int, event, calendar: statute.Calendar) -> Row | list[str]:
    """The closure that an event is; what is wrong with it; or nothing, when it is about something else."""
    summary = " ".join(str(event.get("SUMMARY", "")).split())
    place = f"line {line} ({summary})"
    if not SAYS_CLOSED.search(summary) or str(event.get("STATUS", "")).upper() == "CANCELLED":
        return []
    try:
        first, end = event.start, event.end
    except ValueError as error:  # icalendar's own errors about an event are ValueErrors
        return [f"{place}: {error}"]
    if isinstance(first, datetime):
        return []
    if "RRULE" in event or "RDATE" in event:
        return [f"{place}: it repeats; give each closure an event of its own"]
    return _closed(place, summary, first, end, calendar)


def _closed(place: str, summary: str, first: date, end: date, calendar) -> Row | list[str]:
    faults = faults_of_days(first, end, f"{place}, DTEND")
    if faults:
        return faults
    try:
        reopens_on = statute.working_day_on_or_after(end, calendar=calendar)
    except statute.OutsideCalendarError as error:
        return [f"{place}, DTEND: {error}"]
    return Row(place, summary[:100], first, reopens_on)


def _outermost(rows: list[Row]) -> list[Row]:
    """Without those that lie within another, such as a bank holiday in the Christmas holiday."""
    kept: list[Row] = []
    for row in sorted(rows, key=lambda row: (row.first_closed_on, -row.reopens_on.toordinal())):
        if not (kept and row.reopens_on <= kept[-1].reopens_on):
            kept.append(row)
    return kept
