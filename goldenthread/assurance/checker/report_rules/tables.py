"""Tables recomputed: totals, differences, shares, and rows that combine others."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations, permutations

from goldenthread.assurance.checker.findings import Fault, Strength, rule
from goldenthread.assurance.checker.text.report import Report
from goldenthread.assurance.checker.text.tables import Cell, Table

DIFFERENCE = re.compile(r"\b(?:diff(?:erence)?|change|variance|movement|gap|\+/-)\b", re.I)
TOTAL = re.compile(r"^\W*(?:(?:grand|overall|sub-?)\s*)?totals?\W*(?:\w+)?\W*$|^\W*(?:all|overall)\W*$", re.I)
SHARE = re.compile(r"%|\bper ?cent|\bshare\b|\brate\b", re.I)
JOINS = re.compile(r"\s*(?:/|&|\band\b|\+)\s*", re.I)
MOST = 0.6  # of the rows of a table: if so many follow an arithmetic, it is the table's own
FEW = 3
SHIFT = 0.2  # points: what a shift between groups of about the same change may do
Numbers = list[list[Cell | None]]


def table_fault(
    table: Table, row: int, words: str, figures: Sequence[str], strength: Strength | None = None
) -> Fault:
    named = table.label(row)
    return Fault(
        table.place(row),
        f"{named + ': ' if named else ''}{words}",
        about=f"{table.title} {named}",
        figures=tuple(figures),
        strength=strength,
        file=table.file,
    )


def body(table: Table) -> range:
    return range(table.heading_rows, len(table.rows))


def column(table: Table, number: int) -> dict[int, Cell]:
    """The numbers of a column by row."""
    return {row: cell for row in body(table) if (cell := table.numbers[row][number])}


def half(*cells: Cell) -> float:
    """What rounding may add up to when these are added or subtracted."""
    return sum(0.5 * 10**-cell.decimals for cell in cells) + 1e-9


def of_sum(cells: Sequence[Cell]) -> float:
    """What rounding may do to a sum: nothing to one of whole numbers, which are counts."""
    return half(*(cell for cell in cells if cell.decimals))


@rule(
    "difference-recomputed",
    words="A column of differences is one column less another.",
    settled_by="The three figures, taken again from the source.",
)
def difference_recomputed(report: Report) -> Iterator[Fault]:
    for table in report.tables:
        for number in range(len(table.rows[0])):
            pair = subtracted(table, number) if DIFFERENCE.search(table.heading(number)) else None
            for row, stated in column(table, number).items() if pair else ():
                first, second = (table.numbers[row][at] for at in pair or ())
                if first and second and not is_difference(first, second, stated):
                    yield table_fault(
                        table,
                        row,
                        f"from {first.text} to {second.text} is {second.value - first.value:+.{stated.decimals}f}, "
                        f"not {stated.text}.",
                        (first.text, second.text, stated.text),
                    )


def is_difference(first: Cell, second: Cell, stated: Cell) -> bool:
    return abs(second.value - first.value - stated.value) <= half(stated)


def subtracted(table: Table, number: int) -> tuple[int, int] | None:
    """The two columns whose difference a column is, in the order of subtraction: those for which most rows agree."""
    stated = column(table, number)
    best, agreed = None, 0
    for pair in permutations([at for at in range(len(table.rows[0])) if at != number], 2):
        rows = [row for row in stated if all(table.numbers[row][at] for at in pair)]
        right = sum(
            is_difference(table.numbers[row][pair[0]], table.numbers[row][pair[1]], stated[row])
            for row in rows
        )  # type: ignore[arg-type]  # rows hold both
        if len(rows) >= FEW and right >= MOST * len(rows) and right > agreed:
            best, agreed = pair, right
    return best


@rule(
    "column-total-recomputed",
    words="The row of totals is the sum of the rows above it.",
    settled_by="The row or the total, taken again from the source.",
)
def column_total_recomputed(report: Report) -> Iterator[Fault]:
    for table in report.tables:
        for last in (row for row in body(table) if TOTAL.match(table.label(row))):
            rows = [row for row in range(table.heading_rows, last) if not TOTAL.match(table.label(row))]
            for number, stated in enumerate(table.numbers[last]):
                parts = [cell for row in rows if (cell := table.numbers[row][number])]
                if (
                    stated is None
                    or len(parts) < 2
                    or len(parts) < len(rows)
                    or not additive(table, number, parts)
                ):
                    continue
                true = sum(part.value for part in parts)
                if abs(true - stated.value) > of_sum([*parts, stated]):
                    yield table_fault(
                        table,
                        last,
                        f"the rows above add up to {true:,.{stated.decimals}f}, not {stated.text}"
                        f"{f' ({table.heading(number)})' if table.heading(number) else ''}.",
                        (f"{true:g}", stated.text, str(number)),
                    )


def additive(table: Table, number: int, parts: Sequence[Cell]) -> bool:
    """Counts and money add up; shares and rates do not."""
    return not any(part.unit for part in parts) and not SHARE.search(table.heading(number))


@rule(
    "row-total-recomputed",
    words="A column of totals is the sum of the columns beside it.",
    settled_by="The row, taken again from the source.",
)
def row_total_recomputed(report: Report) -> Iterator[Fault]:
    for table in report.tables:
        for number in range(1, len(table.rows[0])):
            if not re.match(r"^\W*(?:grand |overall )?totals?\b", table.heading(number), re.I):
                continue
            rows = {row: parts_of(table, row, number) for row in column(table, number)}
            rows = {row: parts for row, parts in rows.items() if len(parts) >= 2}
            wrong = {row for row, parts in rows.items() if adds_not_up(parts, table.numbers[row][number])}
            if len(rows) >= FEW and len(wrong) <= (1 - MOST) * len(rows):
                for row in sorted(wrong):
                    stated = table.numbers[row][number]
                    true = sum(part.value for part in rows[row])
                    shown = stated.text if stated else ""
                    yield table_fault(
                        table, row, f"the row adds up to {true:g}, not {shown}.", (f"{true:g}", shown)
                    )


def parts_of(table: Table, row: int, number: int) -> list[Cell]:
    return [cell for at in range(number) if (cell := table.numbers[row][at]) and additive(table, at, [cell])]


def adds_not_up(parts: Sequence[Cell], stated: Cell | None) -> bool:
    return stated is not None and abs(sum(part.value for part in parts) - stated.value) > of_sum(
        [*parts, stated]
    )


@rule(
    "share-column-recomputed",
    words="A column of percentages is one column divided by another.",
    settled_by="The two counts and the percentage, taken again from the source.",
)
def share_column_recomputed(report: Report) -> Iterator[Fault]:
    for table in report.tables:
        for number in range(len(table.rows[0])):
            shares = column(table, number)
            is_share = SHARE.search(table.heading(number)) or any(
                cell.unit == "%" for cell in shares.values()
            )
            pair = divided(table, number, shares) if is_share else None
            for row, stated in shares.items() if pair else ():
                part, whole = (table.numbers[row][at] for at in pair or ())
                if part and whole and whole.value and not is_share_of(part, whole, stated):
                    yield table_fault(
                        table,
                        row,
                        f"{part.text} of {whole.text} is {100 * part.value / whole.value:.{stated.decimals}f}%, "
                        f"not {stated.text}.",
                        (part.text, whole.text, stated.text),
                    )


def is_share_of(part: Cell, whole: Cell, stated: Cell) -> bool:
    return bool(whole.value) and abs(100 * part.value / whole.value - stated.value) <= half(stated)


def divided(table: Table, number: int, shares: dict[int, Cell]) -> tuple[int, int] | None:
    best, agreed = None, 0
    for pair in permutations([at for at in range(len(table.rows[0])) if at != number], 2):
        rows = [
            row for row in shares if all((cell := table.numbers[row][at]) and not cell.unit for at in pair)
        ]
        right = sum(
            is_share_of(table.numbers[row][pair[0]], table.numbers[row][pair[1]], shares[row]) for row in rows
        )  # type: ignore[arg-type]  # rows hold both
        if len(rows) >= FEW and right >= MOST * len(rows) and right > agreed:
            best, agreed = pair, right
    return best


def combined_rows(table: Table) -> Iterator[tuple[int, list[int]]]:
    """(a row whose label joins others, those rows): "Primary/Secondary" under "Primary" and "Secondary"."""
    labels = {row: labels_of(table, row) for row in body(table) if any(table.numbers[row])}
    for row, label in labels.items():
        for place, part in enumerate(label):
            names = [name for name in JOINS.split(part) if name]
            others = [
                [other for other, its in labels.items() if other != row and same_but(label, its, place, name)]
                for name in names
            ]
            if len(names) > 1 and all(len(found) == 1 for found in others):
                yield row, [found[0] for found in others]


def outside(table: Table, margin: float) -> Iterator[tuple[int, int, Cell, list[Cell]]]:
    """(row, column, its cell, the parts' cells) where a combined row lies outside its parts; each cell once."""
    seen: set[tuple[int, int]] = set()
    for row, parts in combined_rows(table):
        for number, cell in enumerate(table.numbers[row]):
            others = [found for part in parts if (found := table.numbers[part][number])]
            if cell is None or len(others) != len(parts) or (row, number) in seen:
                continue
            values, slack = [other.value for other in others], margin + half(cell)
            if not min(values) - slack <= cell.value <= max(values) + slack:
                seen.add((row, number))
                yield row, number, cell, others


def labels_of(table: Table, row: int) -> tuple[str, ...]:
    words = []
    for cell, figure in zip(table.rows[row], table.numbers[row], strict=True):
        if figure is not None:
            break
        words.append(cell.strip().lower())
    return tuple(words)


def same_but(label: tuple[str, ...], other: tuple[str, ...], place: int, name: str) -> bool:
    """True where two labels differ only in one cell, and there the other is the named part ("pri" is "primary")."""
    if len(label) != len(other) or JOINS.search(other[place]):
        return False
    rest = all(mine == its for at, (mine, its) in enumerate(zip(label, other, strict=True)) if at != place)
    return rest and (
        other[place] == name.lower() or (len(name) >= 3 and other[place].startswith(name.lower()))
    )


@rule(
    "combined-row-outside-its-parts",
    words="A share of two groups together lies between the shares of each.",
    settled_by="The three rows, taken again from the source.",
)
def combined_row_outside_its_parts(report: Report) -> Iterator[Fault]:
    for table in report.tables:
        for row, number, cell, others in outside(table, 0.0):
            if is_level(table, number):
                shown = " and ".join(other.text for other in others)
                words = f"{cell.text} does not lie between {shown}."
                yield table_fault(table, row, words, (cell.text, shown, str(number)))


def is_level(table: Table, number: int) -> bool:
    """True for a column of shares that is not a difference."""
    share = SHARE.search(table.heading(number)) or any(
        cell.unit == "%" for cell in column(table, number).values()
    )
    return bool(share) and not DIFFERENCE.search(table.heading(number))


@rule(
    "combined-change-outside-its-parts",
    words="Two groups together change by no more and no less than each, unless their sizes shifted.",
    settled_by="The sizes of the groups in both years, or the figure that is off.",
    strength=Strength.SOFT,
)
def combined_change_outside_its_parts(report: Report) -> Iterator[Fault]:
    for table in report.tables:
        for row, number, cell, others in outside(table, SHIFT):
            if DIFFERENCE.search(table.heading(number)):
                shown = " and ".join(other.text for other in others)
                words = f"the change of {cell.text} does not lie between those of its parts, {shown}."
                yield table_fault(table, row, words, (cell.text, shown, str(number)))


@rule(
    "row-twice",
    words="A table has one row for each thing.",
    settled_by="The row that should go, or the two counts as one.",
)
def row_twice(report: Report) -> Iterator[Fault]:
    for table in report.tables:
        seen: dict[tuple[str, ...], list[int]] = defaultdict(list)
        for row in body(table):
            label = labels_of(table, row)
            if any(len(word) > 2 for word in label) and any(table.numbers[row]):
                seen[label].append(row)
        for label, rows in seen.items():
            for first, second in combinations(rows, 2):
                shown = [
                    " ".join(cell.text for cell in table.numbers[row] if cell) for row in (first, second)
                ]
                yield Fault(
                    table.place(second),
                    f"“{' '.join(label).capitalize()}” ({shown[1]}) is there already ({table.place(first)}: {shown[0]}).",
                    about=f"{table.title} {' '.join(label)}",
                    figures=tuple(shown),
                    file=table.file,
                )
