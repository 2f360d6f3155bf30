"""Worked examples: a small table of rows and the answer, written in the definition, run as a test, shown on the page.

    received_on | due_on     | issued_on
    2024-05-06  | 2024-09-23 | 2024-09-23   # the last day in time
    2024-05-06  | 2024-09-23 | 2024-09-24   # the first late day
    2024-05-06  | 2024-09-23 |              # never issued
    = 50.0 of 2 in 2024-09

An empty cell is a missing date or unknown text; T and F are yes and no; columns not shown are blank. The columns that
are shown are those that matter to the indicator, and the drill-through shows them too. "of 2" is the number of cases that the
figure rests on; a count, which is its own number of cases, does without.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from goldenthread.indicators.facts import Fact
from goldenthread.indicators.periods import Month

ANSWER = re.compile(r"= (\d+(?:\.\d+)?)(?: of (\d+))? in (\S+)")
TRUTH = {"T": True, "F": False}
READERS: dict[type, Callable[[str], Any]] = {
    dt.date: dt.date.fromisoformat,
    bool: TRUTH.__getitem__,
    int: int,
    float: float,
    str: str,
}


@dataclass(frozen=True)
class ExampleRow:
    """The cells shown, by column, and why the row is there."""

    cells: dict[str, Any]
    note: str


@dataclass(frozen=True)
class WorkedExample:
    """columns: the names shown. expected: the answer to one decimal place, in `month`. cases: what it rests on."""

    columns: tuple[str, ...]
    rows: tuple[ExampleRow, ...]
    expected: float
    cases: int | None
    month: Month


def read(text: str, fact: Fact, code: str) -> WorkedExample:
    """Raises ValueError naming the indicator and the line when the table cannot be read."""
    lines = [line.strip() for line in text.strip().splitlines() if line.strip()]
    if len(lines) < 3:
        raise ValueError(f"{code}: an example needs a heading, a row and an answer")
    columns = tuple(cell.strip() for cell in lines[0].split("|"))
    unknown = [column for column in columns if column not in fact.columns]
    if unknown:
        raise ValueError(f"{code}: the example has a column '{unknown[0]}' that {fact.name} has not")
    rows = tuple(_row(line, columns, fact, code) for line in lines[1:-1])
    return WorkedExample(columns, rows, *_answer(lines[-1], code))


def rows(example: WorkedExample, fact: Fact) -> list[dict[str, Any]]:
    """Whole rows of the fact table: the cells, blanks elsewhere, and a reference for each."""
    return [
        fact.row(**{"ref": f"example-{number}", **row.cells})
        for number, row in enumerate(example.rows, start=1)
    ]


def _row(line: str, columns: tuple[str, ...], fact: Fact, code: str) -> ExampleRow:
    table, _, note = line.partition("#")
    cells = [cell.strip() for cell in table.split("|")]
    if len(cells) != len(columns):
        raise ValueError(f"{code}: {len(cells)} cells under {len(columns)} headings in '{line}'")
    return ExampleRow(
        {column: _cell(cell, column, fact, code) for column, cell in zip(columns, cells, strict=True)},
        note.strip(),
    )


def _cell(text: str, column: str, fact: Fact, code: str) -> Any:
    kind = fact.columns[column].type
    if not text:
        return fact.columns[column].blank
    try:
        return READERS[kind](text)
    except (ValueError, KeyError):
        raise ValueError(f"{code}: '{text}' under {column} is not a {kind.__name__}") from None


def _answer(line: str, code: str) -> tuple[float, int | None, Month]:
    found = ANSWER.fullmatch(line)
    if not found:
        raise ValueError(f"{code}: the example ends '{line}', not like '= 66.7 of 3 in 2024-10'")
    expected, number, month = found.groups()
    return float(expected), int(number) if number else None, Month.parse(month)
