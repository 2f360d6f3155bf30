"""Writing a plan in the spreadsheet form, and the empty template."""

from __future__ import annotations

import csv
import datetime as dt
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.utils.exceptions import IllegalCharacterError
from openpyxl.worksheet.datavalidation import DataValidation

from goldenthread.assurance.planfile import sheets
from goldenthread.assurance.planfile.document import Action, HighImpact, PlanDocument, PlanFileError, Target
from goldenthread.assurance.planfile.sheets import NONE_GIVEN, SHEETS, Sheet

LAST_CHECKED_ROW = 2000
WIDE, NARROW = 50, 18


def write_template(path: str | Path) -> None:
    """Write the template with an example row in each sheet to `path` (.xlsx)."""
    save({sheet.title: [sheet.example] for sheet in SHEETS}, Path(path))


def write(document: PlanDocument, path: str | Path) -> None:
    """Write a whole plan in the template's form to `path` (.xlsx); `read` gives an equal document back.

    Raises PlanFileError where a text holds a character that a spreadsheet cannot.
    """
    save(rows_of(document), Path(path))


def write_folder(document: PlanDocument, folder: str | Path) -> None:
    """Write a whole plan as a folder of CSV files with the template's columns."""
    Path(folder).mkdir(parents=True, exist_ok=True)
    for sheet in SHEETS:
        with (Path(folder) / sheet.file).open("w", encoding="utf-8", newline="") as file:
            out = csv.writer(file, lineterminator="\n")
            out.writerow(column.title for column in sheet.columns)
            out.writerows(rows_of(document)[sheet.title])


def rows_of(document: PlanDocument) -> dict[str, list[tuple[str, ...]]]:
    """The rows of each sheet, by its title."""
    named = document.title or document.published_on
    return {
        sheets.PLAN.title: [(document.title, day(document.published_on))] if named else [],
        sheets.AREAS.title: [(area.number, area.title) for area in document.areas],
        sheets.SUB_THEMES.title: [(part.code, part.area, part.title) for part in document.sub_themes],
        sheets.ACTIONS.title: [action_row(action) for action in document.actions],
        sheets.KPIS.title: [(kpi.code, kpi.title) for kpi in document.kpis],
        sheets.HIGH_IMPACT.title: [row for measure in document.high_impact for row in measure_rows(measure)],
        sheets.RISKS.title: [
            (
                risk.number,
                day(risk.dated_on),
                risk.title,
                risk.severity_before.capitalize(),
                risk.severity_after.capitalize(),
                risk.progress,
            )
            for risk in document.risks
        ],
        sheets.MITIGATIONS.title: [
            (risk.number, text) for risk in document.risks for text in risk.mitigations
        ],
    }


def action_row(action: Action) -> tuple[str, ...]:
    return (
        action.code,
        action.sub_theme,
        action.text,
        action.due_text,
        day(action.due_on),
        "Yes" if action.open_ended else "",
        "\n".join(owner.role for owner in action.owners),
        "\n".join(owner.organisation or NONE_GIVEN for owner in action.owners),
        action.progress.capitalize(),
        action.impact.capitalize() or action.impact_text,
        "\n".join(action.evidence),
        " ".join(action.kpi_codes),
        action.kpi_text,
    )


def measure_rows(measure: HighImpact) -> Iterator[tuple[str, ...]]:
    shared = (measure.area, measure.code, measure.title, measure.baseline_text, measure.baseline_period)
    for target in measure.targets or (Target("", "", ""),):
        yield (*shared, target.label, target.period, target.text, target.rag_text)


def day(date: dt.date | None) -> str:
    return date.isoformat() if date else ""


def save(rows: dict[str, Sequence[tuple[str, ...]]] | dict[str, list[tuple[str, ...]]], path: Path) -> None:
    book = Workbook()
    book.remove(book.active)
    for sheet in SHEETS:
        page = book.create_sheet(sheet.title)
        head(page, sheet)
        for number, row in enumerate(rows[sheet.title], start=2):
            for at, text in enumerate(row, start=1):
                put(page, number, at, text)
    book.save(path)


def head(page: Any, sheet: Sheet) -> None:
    """The heading row, its notes, column widths, and the words that a column allows."""
    page.freeze_panes = "A2"
    for at, column in enumerate(sheet.columns, start=1):
        cell = page.cell(row=1, column=at, value=column.title)
        cell.font = Font(bold=True)
        cell.comment = Comment(column.note, "Golden Thread")
        letter = get_column_letter(at)
        page.column_dimensions[letter].width = WIDE if column.title in LONG_TEXTS else NARROW
        if column.choices:
            allowed = DataValidation(type="list", formula1=f'"{",".join(column.choices)}"', allow_blank=True)
            allowed.error = f"Use one of: {', '.join(column.choices)}"
            allowed.showErrorMessage = True
            allowed.add(f"{letter}2:{letter}{LAST_CHECKED_ROW}")
            page.add_data_validation(allowed)


LONG_TEXTS = {
    "Title",
    "Action",
    "Evidence",
    "Responsible officers",
    "Other measures",
    "Risk",
    "Mitigation",
    "Progress",
}


def put(page: Any, row: int, column: int, text: str) -> None:
    """Write a cell as text, never as a formula, so that what was printed comes back as it was."""
    cell = page.cell(row=row, column=column)
    try:
        cell.value = text or None
    except IllegalCharacterError as error:
        place = f"sheet {page.title}, row {row}, column {page.cell(row=1, column=column).value}"
        raise PlanFileError(f"{place}: a character that a spreadsheet cannot hold") from error
    if text:
        cell.data_type = "s"
    cell.alignment = Alignment(wrap_text=True, vertical="top")
