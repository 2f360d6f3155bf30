"""Government reviews as a table: one row for each thing that a letter says. Read whole, or refused with every fault."""

from __future__ import annotations

import csv
import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from io import StringIO

COLUMNS = (
    "review",
    "met_on",
    "letter_on",
    "area",
    "item",
    "number",
    "actions",
    "to_area",
    "words",
    "asked_before",
)
ITEMS = ("progress", "ask", "released", "merged", "moved", "kept", "area_closed", "overall", "next_review")
OF_ACTIONS = ("released", "merged", "moved", "kept")


class Faulty(ValueError):
    """The table cannot be taken. `faults`: a sentence each, beginning with the place."""

    def __init__(self, faults: Sequence[str]) -> None:
        super().__init__("\n".join(faults))
        self.faults = tuple(faults)


@dataclass(frozen=True)
class Item:
    """One row. area: the area's number, "" for the whole plan. actions: codes. row: its line in the table."""

    kind: str
    area: str
    number: int
    actions: tuple[str, ...]
    to_area: str
    words: str
    asked_before: bool
    row: int


@dataclass
class ReviewDocument:
    """One review with what its letter says, in the table's order."""

    name: str
    met_on: dt.date | None
    letter_on: dt.date | None
    items: list[Item] = field(default_factory=list)

    def of_kind(self, *kinds: str) -> list[Item]:
        return [item for item in self.items if item.kind in kinds]


def read(text: str, areas: Iterable[str], actions: Iterable[str]) -> list[ReviewDocument]:
    """The reviews of a CSV table, in order. `areas` and `actions`: the numbers and codes that the plan has.

    Raises Faulty naming every row and column that cannot be taken.
    """
    rows = list(csv.DictReader(StringIO(text.removeprefix("\ufeff"))))
    absent = [name for name in COLUMNS if rows and name not in rows[0]]
    if not rows or absent:
        wanted = ", ".join(COLUMNS)
        raise Faulty([f"The table needs the columns {wanted}; it lacks {', '.join(absent) or 'rows'}."])
    known_areas, known_actions = set(areas), set(actions)
    faults = [
        f"Row {number}: {fault}"
        for number, row in enumerate(rows, start=2)
        for fault in _faults(row, known_areas, known_actions)
    ]
    if faults:
        raise Faulty(faults)
    return _reviews(rows)


def _faults(row: Mapping[str, str], areas: set[str], actions: set[str]) -> Iterator[str]:
    if not row["review"].strip():
        yield "column review is empty."
    for column in ("met_on", "letter_on"):
        if row[column] and _day(row[column]) is None:
            yield f"column {column}: “{row[column]}” is not a date such as 2024-07-12."
    if row["item"] not in ITEMS:
        yield f"column item: “{row['item']}” is not one of {', '.join(ITEMS)}."
    yield from _unknown(row, areas, actions)
    yield from _missing(row)


def _unknown(row: Mapping[str, str], areas: set[str], actions: set[str]) -> Iterator[str]:
    for column in ("area", "to_area"):
        if row[column] and row[column] not in areas:
            yield f"column {column}: the plan has no area “{row[column]}”."
    for code in row["actions"].split():
        if code not in actions:
            yield f"column actions: the plan has no action “{code}”."


def _missing(row: Mapping[str, str]) -> Iterator[str]:
    of_actions = row["item"] in OF_ACTIONS
    if of_actions and not row["actions"].strip():
        yield "column actions is empty: say which actions."
    if row["item"] in ("merged", "moved") and not row["to_area"]:
        yield "column to_area is empty: say which area they go to."
    if not of_actions and not row["words"].strip():
        yield "column words is empty."


def _reviews(rows: Iterable[Mapping[str, str]]) -> list[ReviewDocument]:
    found: dict[str, ReviewDocument] = {}
    for number, row in enumerate(rows, start=2):
        name = row["review"].strip()
        review = found.setdefault(name, ReviewDocument(name, _day(row["met_on"]), _day(row["letter_on"])))
        review.items.append(
            Item(
                kind=row["item"],
                area=row["area"],
                number=int(row["number"]) if row["number"].isdigit() else 0,
                actions=tuple(row["actions"].split()),
                to_area=row["to_area"],
                words=row["words"].strip(),
                asked_before=row["asked_before"].strip().lower() == "yes",
                row=number,
            )
        )
    return list(found.values())


def _day(text: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(text.strip())
    except ValueError:
        return None
