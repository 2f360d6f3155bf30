"""The template of a dataset: what is asked for, each measure with its period filled in, as a spreadsheet or as CSV."""

from __future__ import annotations

import csv
import datetime as dt
import io
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

from goldenthread.govuk import spreadsheets
from goldenthread.indicators import Indicator, spans
from goldenthread.scorecard.returned import datasets, due
from goldenthread.scorecard.returned.files import COLUMNS, NOTES, SHEET

WIDTHS = {"code": 26, "measure": 60, "unit": 16, "frequency": 12, "period": 28, "note": 40}
WIDTH = 14
AS_TEXT = "@"  # a period in a cell of any other format is made into a date
EMPTY_ROWS = 200  # formatted beyond the filled ones, for figures of districts and other parts
HOW = (
    ("code, measure", "Which figure it is. The code counts; the measure's name is there to read."),
    ("unit, frequency", "What the figure is counted in and how often it is wanted. Leave them as they are."),
    (
        "period",
        "What the figure is of: October 2024, autumn term 2024/25, 2023/24 (a school year), financial year 2024/25, 2023 "
        "(a calendar year), or a day: 2024-10-31. Change it where your figure is of another.",
    ),
    (
        "breakdown, group",
        "Empty for the whole area. For a part of it both: district and the district's name, say. Copy the row for each.",
    ),
    (
        "numerator, denominator",
        "For a percentage: how many, and of how many. Give both and leave value empty; or give value alone where the counts "
        "are not known.",
    ),
    ("value", "For anything else the figure itself. Write 1234.5: a point, no other signs."),
    ("note", "Anything that a reader of the figure should know. Name no child."),
    ("", "Leave out, or leave empty, what you have no figure for: nothing is taken for nought."),
    ("", "A figure returned before is replaced where yours is another, and kept where it is the same."),
    ("", "The file is taken in whole or not at all; what is wrong with it is said by row and column."),
)


class Asked(NamedTuple):
    """A row of the template: a measure and the period that is asked for."""

    indicator: Indicator
    period: str

    @property
    def cells(self) -> list[str]:
        filled = {
            "code": self.indicator.code,
            "measure": self.indicator.title,
            "unit": self.indicator.unit,
            "frequency": self.indicator.frequency,
            "period": self.period,
        }
        return [filled.get(name, "") for name in COLUMNS]


def rows(slug: str, day: dt.date) -> list[Asked]:
    """What a dataset is asked for on a day. Two queries."""
    return [Asked(each.indicator, spans.words(each.period)) for each in due.of_dataset(slug, day)]


def as_csv(slug: str, day: dt.date) -> bytes:
    """With the mark by which spreadsheet programs know its alphabet."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(COLUMNS)
    writer.writerows(spreadsheets.as_text(row.cells) for row in rows(slug, day))
    return text.getvalue().encode("utf-8-sig")


def as_xlsx(slug: str, day: dt.date) -> bytes:
    book = Workbook()
    book.properties.title = f"Figures to return: {datasets.title(slug)}"
    book.properties.creator, book.properties.language = "Golden Thread", "en-GB"
    _figures(book.active, [row.cells for row in rows(slug, day)])
    _how(book.create_sheet(NOTES))
    kept = io.BytesIO()
    book.save(kept)
    return kept.getvalue()


def _figures(sheet, filled: Sequence[Sequence[str]]) -> None:
    """One table, its headings in the first row and kept in sight; no merged and no empty row in it."""
    sheet.title = SHEET
    sheet.append(list(COLUMNS))
    for cells in filled:
        sheet.append([cell or None for cell in cells])
    for cell in sheet[1]:
        cell.font = Font(bold=True)
    sheet.freeze_panes = "C2"
    sheet.print_title_rows = "1:1"
    for at, name in enumerate(COLUMNS, start=1):
        sheet.column_dimensions[get_column_letter(at)].width = WIDTHS.get(name, WIDTH)
    period = COLUMNS.index("period") + 1
    for number in range(2, len(filled) + EMPTY_ROWS):
        sheet.cell(number, period).number_format = AS_TEXT


def _how(sheet) -> None:
    for line in (("column", "what to write"), *HOW):
        sheet.append([cell or None for cell in line])
    for cell in sheet[1]:
        cell.font = Font(bold=True)
    sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width = 24, 100
    for row in sheet.iter_rows(min_row=2):
        row[1].alignment = Alignment(wrap_text=True, vertical="top")


def filled_in(cells: Iterator[Mapping[str, str]]) -> bytes:
    """Figures typed by hand as the file that they would have come in."""
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, COLUMNS)
    writer.writeheader()
    writer.writerows(cells)
    return text.getvalue().encode()


FORMATS = {
    "xlsx": (as_xlsx, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    "csv": (as_csv, "text/csv; charset=utf-8"),
}
