"""Figures to take away: a table with one row for each, as CSV with a description of its columns, or in a spreadsheet.

    table = Table(COLUMNS, rows)
    csvw.package(about, table)         # a zip: figures.csv and its metadata, as the W3C has it
    spreadsheet.book(about, sheets)    # .xlsx: a cover, notes, and one table a sheet

Nothing here knows where a figure came from, and no text in a file is ever taken for a formula.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

Kind = Literal["text", "whole", "number", "day"]


@dataclass(frozen=True)
class Column:
    """name: as it stands in the file's first row. kind: what its cells hold; an empty one is None."""

    name: str
    kind: Kind
    description: str

    @property
    def heading(self) -> str:
        """ "Returned by": the name as a person reads it."""
        return self.name.replace("_", " ").capitalize()


@dataclass(frozen=True)
class Table:
    columns: tuple[Column, ...]
    rows: Sequence[tuple[Any, ...]]


@dataclass(frozen=True)
class Sheet:
    """One table of a spreadsheet. note: a sentence that stands over it."""

    name: str
    title: str
    note: str
    table: Table


@dataclass(frozen=True)
class About:
    """What the file is: its name without an ending, its title, and what is said of it: (what, in words)."""

    name: str
    title: str
    facts: tuple[tuple[str, str], ...]
    notes: tuple[str, ...]
