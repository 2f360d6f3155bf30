"""What a file of published figures gives, whatever its layout: figures, what was left out, or every fault it has."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from goldenthread.scorecard.models import BenchmarkFigure

Level = BenchmarkFigure.Level

# As the Department's guide for its own analysts lists them, with the older marks that still stand in some files.
SYMBOLS = {
    "c": "confidential: hidden so that nobody can be known by it",
    "x": "there is none to give",
    ":": "there is none to give",
    "..": "there is none to give",
    "z": "not applicable",
    "low": "more than nought, and rounds to nought",
    "~": "more than nought, and rounds to nought",
    "u": "of low reliability",
}
ANSWERS = {"yes", "no", "recruiting", "not returned", "n/a"}
ENGLAND = "England"
REGIONS = {
    "East Midlands",
    "East of England",
    "Inner London",
    "London",
    "North East",
    "North West",
    "Outer London",
    "South East",
    "South West",
    "West Midlands",
    "Yorkshire and The Humber",
}
SHARE, ANSWER = "%", "answer"
HIGHEST_SHARE = 100
MOST_FAULTS = 20
LONGEST_NAME = 100  # of a measure, an area or a file
NUMBER = re.compile(r"-?\d+(\.\d+)?")

Row = tuple[int, list[str]]  # its number in the file, counted from 1, and its cells


class WrongFileError(ValueError):
    """The file gives nothing. `faults` says what is wrong with it, a line for each: file, row, column."""

    def __init__(self, *faults: str):
        super().__init__("\n".join(faults))
        self.faults = list(faults)


class Faults:
    """Collects faults of one file; raises WrongFileError as soon as there are too many to be worth reading."""

    def __init__(self, file: str):
        self.file = file
        self.found: list[str] = []

    def add(self, words: str, *, row: int | None = None, column: str = "") -> None:
        place = ", ".join(
            part
            for part in (
                self.file,
                "" if row is None else f"row {row}",
                f"column “{column}”" if column else "",
            )
            if part
        )
        self.found.append(f"{place}: {words}")
        if len(self.found) >= MOST_FAULTS:
            raise WrongFileError(*self.found, "There may be more: these were the first.")

    def settle(self) -> None:
        if self.found:
            raise WrongFileError(*self.found)


@dataclass(frozen=True, slots=True)
class Published:
    """One figure of a file. value is None where `text`, a symbol or a word as printed, stands in its place."""

    measure: str
    year: int
    area: str
    level: str
    authority_code: str
    value: float | None
    text: str
    unit: str
    source: str
    row: int

    @property
    def key(self) -> tuple[str, int, str]:
        return self.measure, self.year, self.area

    @property
    def said(self) -> tuple[float | None, str]:
        return self.value, self.text


@dataclass
class FileRead:
    """One file inside what was given. left_out: rows that are no figure of a whole area, counted by why.

    below_nought: counts that the Department printed as less than nothing, which is taken as printed and said.
    """

    name: str
    figures: dict[tuple[str, int, str], Published] = field(default_factory=dict)
    left_out: Counter[str] = field(default_factory=Counter)
    below_nought: int = 0

    def gather(self, figures: Iterable[Published], faults: Faults) -> None:
        """Two rows may say the same thing; they may not say two."""
        for figure in figures:
            for name in (figure.measure, figure.area, figure.source):
                if len(name) > LONGEST_NAME:
                    faults.add(f"“{name[:40]}…” is longer than a name can be", row=figure.row)
            before = self.figures.setdefault(figure.key, figure)
            self.below_nought += before is figure and (figure.value or 0) < 0
            if before.said != figure.said:
                faults.add(
                    f"{figure.area} has another figure for {figure.year} in row {before.row}: "
                    f"{as_printed(*before.said)} there, {as_printed(*figure.said)} here",
                    row=figure.row,
                    column=figure.measure.partition(".")[2],
                )


def parsed(printed: str, unit: str) -> tuple[float | None, str]:
    """The value, or the symbol in its place. Raises ValueError saying what the cell should hold."""
    text = printed.strip()
    if text == "" or text.lower() in SYMBOLS:
        return None, text.lower()
    if unit == ANSWER:
        if text.lower() in ANSWERS:
            return None, text
        raise ValueError(f"“{text}” is none of the answers: {', '.join(sorted(ANSWERS))}")
    if not NUMBER.fullmatch(text):
        raise ValueError(f"“{text}” is neither a number nor a symbol the Department uses ({_symbols()})")
    value = float(text)
    if unit == SHARE and not 0 <= value <= HIGHEST_SHARE:
        raise ValueError(f"{text} cannot be a percentage")
    if unit != SHARE and not value.is_integer():
        raise ValueError(f"{text} is not a whole number, and the column counts {unit}")
    return value, ""


def _symbols() -> str:
    return ", ".join(SYMBOLS)


def as_printed(value: float | None, text: str) -> str:
    return f"{value:,g}" if value is not None else text or "nothing"


def missing_words(text: str) -> str:
    """Why there is no number: never "0"."""
    meaning = SYMBOLS.get(text)
    if meaning:
        return f"Not available: {meaning} ({text})"
    return text or "Not available: the file gives no reason"


def level_of(area: str) -> str:
    if area == ENGLAND:
        return Level.COUNTRY
    return Level.REGION if area in REGIONS else Level.AUTHORITY


def whole_rows(rows: Iterable[Row], columns: list[str], faults: Faults) -> Iterator[Row]:
    """The rows that have as many cells as there are headings; empty ones are passed over."""
    for number, cells in rows:
        if not any(cell.strip() for cell in cells):
            continue
        if len(cells) == len(columns):
            yield number, cells
        else:
            faults.add(f"it has {len(cells)} cells and there are {len(columns)} headings", row=number)
