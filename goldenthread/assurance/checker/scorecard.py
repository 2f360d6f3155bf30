"""A scorecard as rows: one indicator, one period, one group; read from a table in any of the usual forms."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from goldenthread.assurance.checker.polarity import described
from goldenthread.assurance.checker.text.figures import months_in
from goldenthread.assurance.checker.text.tables import Cell, cell_of, month_of_cell
from goldenthread.assurance.planfile import PlanFileError
from goldenthread.assurance.planfile.source import blocks_of
from goldenthread.assurance.planfile.tables import Block
from goldenthread.scorecard import targets as levels
from goldenthread.scorecard.models import Result, Target

COLUMNS = (
    ("code", r"^(?:kpi|indicator|measure)?\s*(?:code|id|ref(?:erence)?)(?: or name)?\.?$"),
    ("group", r"^(?:group|district|area|team|phase|locality|geography|breakdown|cohort name|setting type)$"),
    ("grouped_by", r"^(?:grouped by|value type|source|seed file)$"),
    ("numerator", r"\bnumerator\b|^num\.?$"),
    ("denominator", r"\bdenominator\b|^denom\.?$|^base$|^cohort$|^out of$"),
    ("baseline_period", r"\bbaseline (?:period|date|month)\b"),
    ("baseline", r"\bbaseline\b"),
    ("target_period", r"\btarget (?:period|date|month)\b"),
    ("target", r"\btarget\b"),
    ("standard", r"\bstandard\b"),
    ("polarity", r"\bpolarity\b|\bbetter\b|^good is$|\bdirection\b"),
    ("unit", r"^unit"),
    ("rag", r"\bb?rag\b|^rating$|^status$"),
    ("state", r"^state$"),
    ("period", r"^(?:period|month|date|quarter|reporting period)$"),
    ("value", r"^(?:value|actual|result|figure|performance|outturn|latest|current)(?:\s+value)?$"),
    (
        "title",
        r"^(?:title|name|description|definition|kpi|indicator|measure)(?:\s+(?:name|title|description))?$",
    ),
)
NEEDED = {"value", "target"}
PARTING = {"group", "grouped_by"}
HIGHER = re.compile(r"high|up|increase|more|↑|\+", re.I)
LOWER = re.compile(r"low|down|decrease|less|fewer|↓|-", re.I)
NONE_GIVEN = re.compile(r"^(?:n/?a|none|tbc|tbd|no cases|not returned|suppressed|-+|–|\.\.|:|c|z|x)?$", re.I)


@dataclass(frozen=True)
class Row:
    """One figure with what it is held against, as printed. place: where it stands."""

    place: str
    code: str
    title: str = ""
    period: str = ""
    grouped_by: str = ""
    group: str = ""
    unit: str = ""
    polarity: str = ""
    value: Cell | None = None
    value_text: str = ""
    numerator: Cell | None = None
    denominator: Cell | None = None
    baseline: Cell | None = None
    baseline_period: str = ""
    target: Cell | None = None
    target_period: str = ""
    standard: Cell | None = None
    rag: str = ""

    @property
    def name(self) -> str:
        """How the row is named in a finding: its indicator, its period and its group."""
        return ", ".join(part for part in (self.code or self.title, self.period, self.group) if part)

    @property
    def month(self) -> tuple[int, int] | None:
        if key := month_of_cell(self.period):
            return key
        named = months_in(self.period)
        return named[0].key if named else None

    @property
    def better(self) -> str:
        """ "higher", "lower", "neutral" or "": as the row says, else as is known of the indicator."""
        return self.polarity or described(self.code, self.title).polarity

    @property
    def is_percent(self) -> bool:
        said = self.unit or (self.value.unit if self.value else "")
        return (
            "%" in said
            or "per cent" in said.lower()
            or (not said and described(self.code, self.title).unit == "%")
        )


@dataclass
class Scorecard:
    """rows: in the order of the table. day: the day on which it is looked at. targets: those stored, by code."""

    rows: list[Row]
    day: dt.date
    name: str = ""
    targets: dict[str, list[Target]] = field(default_factory=dict)


def read(content: bytes, name: str, day: dt.date) -> Scorecard:
    """A scorecard from a spreadsheet, CSV, text or Word table, or the product's own JSON.

    Raises PlanFileError where the file cannot be opened or holds no table of indicators with figures.
    """
    rows = list(
        rows_of_json(content) if name.lower().endswith(".json") else rows_of_blocks(blocks_of(content, name))
    )
    if not rows:
        raise PlanFileError(
            f"{name}: no scorecard was found: there is no table with a column for the indicator (Code or Title) and one "
            "for its Value or Target"
        )
    return Scorecard(rows, day, name)


def rows_of_json(content: bytes) -> Iterator[Row]:
    try:
        listed = json.loads(content)
    except ValueError as error:
        raise PlanFileError(f"the file is not JSON: {error}") from None
    if isinstance(listed, dict):
        listed = next((value for value in listed.values() if isinstance(value, list)), [])
    for number, item in enumerate(listed if isinstance(listed, list) else [], start=1):
        if isinstance(item, dict):
            cells = {key: "" if value is None else str(value) for key, value in item.items()}
            yield row_of({name: cells[key] for key in cells if (name := column_named(key))}, f"item {number}")


def column_named(heading: str) -> str:
    bare = re.sub(r"[_\s]+", " ", heading).strip()
    return next((name for name, pattern in COLUMNS if re.search(pattern, bare, re.I)), "")


def rows_of_blocks(blocks: Sequence[Block]) -> Iterator[Row]:
    """Every row below a heading row that is known. A table whose headings are months gives a row for each month."""
    columns: dict[str, list[int]] = {}
    months: dict[int, str] = {}
    for block in blocks:
        if not block.row:
            continue
        found = columns_in(block.cells)
        over_time = {at: cell for at, cell in enumerate(block.cells) if month_of_cell(cell)}
        if {"code", "title"} & found.keys() and (NEEDED & found.keys() or len(over_time) > 1):
            columns, months = found, over_time if "value" not in found else {}
        elif columns:
            cells = {name: joined_cells(block.cells, places) for name, places in columns.items()}
            yield from melted(cells, block, months) if months else [row_of(cells, block.place)]


def columns_in(cells: Sequence[str]) -> dict[str, list[int]]:
    """Where each known column stands. What parts a figure from its like may stand in several: they are read together."""
    found: dict[str, list[int]] = {}
    for at, cell in enumerate(cells):
        name = column_named(cell)
        if name in PARTING or (name and name not in found):
            found.setdefault(name, []).append(at)
    return found


def joined_cells(cells: Sequence[str], places: Sequence[int]) -> str:
    return " ".join(cells[at].strip() for at in places if at < len(cells) and cells[at].strip())


def melted(cells: Mapping[str, str], block: Block, months: Mapping[int, str]) -> Iterator[Row]:
    for at, month in months.items():
        if at < len(block.cells) and block.cells[at].strip():
            yield row_of({**cells, "period": month, "value": block.cells[at].strip()}, block.place)


def row_of(cells: Mapping[str, str], place: str) -> Row:
    code = cells.get("code", "")
    title = cells.get("title", "")
    return Row(
        place=place,
        code=code,
        title=title,
        period=cells.get("period", ""),
        grouped_by=cells.get("grouped_by", ""),
        group=cells.get("group", ""),
        unit=cells.get("unit", ""),
        polarity=polarity_of(cells.get("polarity", "")),
        value=cell_of(cells.get("value", "")),
        value_text=cells.get("value", ""),
        numerator=cell_of(cells.get("numerator", "")),
        denominator=cell_of(cells.get("denominator", "")),
        baseline=cell_of(cells.get("baseline", "")),
        baseline_period=cells.get("baseline_period", ""),
        target=cell_of(cells.get("target", "")),
        target_period=cells.get("target_period", ""),
        standard=cell_of(cells.get("standard", "")),
        rag=cells.get("rag", "").strip().lower(),
    )


def polarity_of(text: str) -> str:
    if HIGHER.search(text):
        return "higher"
    return "lower" if LOWER.search(text) else ""


def stored(day: dt.date) -> Scorecard:
    """Every figure of the whole area that is kept here, with all targets. Two queries."""
    kept = Result.objects.whole_area().order_by("code", "month_on")
    known = {
        code: [target for target in targets if not target.grouped_by]
        for code, targets in levels.by_code().items()
    }
    return Scorecard([stored_row(result) for result in kept], day, targets=known)


def stored_row(result: Result) -> Row:
    about = described(result.code, "")
    return Row(
        place=f"{result.code}, {result.month_on:%Y-%m}",
        code=result.code,
        period=f"{result.month_on:%Y-%m}",
        unit=about.unit,
        polarity=about.polarity,
        value=_cell(result.value),
        numerator=_cell(result.numerator),
        denominator=_cell(result.denominator),
    )


EXACT = 6  # decimals: a stored value is not rounded


def _cell(value: float | None) -> Cell | None:
    return None if value is None else Cell(float(value), EXACT, "", f"{value:g}")


def targets_of(row: Row) -> list[Target]:
    """What a row is held against, as `scorecard` keeps it; not saved."""
    given = (
        (Target.Kind.BASELINE, "Baseline", row.baseline, row.baseline_period),
        (Target.Kind.TARGET, "Target", row.target, row.target_period or row.period),
        (Target.Kind.STANDARD, "Standard", row.standard, ""),
    )
    return [
        Target(
            code=row.code,
            kind=kind.value,
            label=label,
            period=period,
            from_on=first_day(period),
            value=cell.value,
        )
        for kind, label, cell, period in given
        if cell
    ]


def first_day(period: str) -> dt.date | None:
    key = month_of_cell(period)
    return dt.date(*key, 1) if key else None
