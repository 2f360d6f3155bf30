"""A list as a file: one set of columns for CSV and for a spreadsheet, and nothing in it that a spreadsheet would run."""

from __future__ import annotations

import csv
import datetime as dt
import io
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from django.http import HttpResponse
from openpyxl import Workbook
from openpyxl.styles import Alignment, Font

from goldenthread.govuk import spreadsheets

Columns = Mapping[str, Callable[[Any], Any]]
CSV = "text/csv; charset=utf-8"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
WIDTH = 16


def answer(
    name: str, columns: Columns, rows: Iterable[Any], day: dt.date, wanted: str, widths: Mapping[str, int]
) -> HttpResponse:
    """`evidence-2024-11-12.csv`, or .xlsx where that is wanted."""
    if wanted == "xlsx":
        response = HttpResponse(as_xlsx(name, columns, rows, widths), content_type=XLSX)
    else:
        wanted, response = "csv", HttpResponse(as_csv(columns, rows), content_type=CSV)
    response["Content-Disposition"] = f'attachment; filename="{name}-{day}.{wanted}"'
    return response


def as_csv(columns: Columns, rows: Iterable[Any]) -> bytes:
    """With a byte order mark, without which Excel takes it for another encoding."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(columns)
    writer.writerows(spreadsheets.as_text(_cells(columns, row)) for row in rows)
    return out.getvalue().encode("utf-8-sig")


def as_xlsx(name: str, columns: Columns, rows: Iterable[Any], widths: Mapping[str, int]) -> bytes:
    book = Workbook()
    sheet = book.active
    sheet.title = name.capitalize()
    sheet.append(list(columns))
    for row in rows:
        sheet.append(_cells(columns, row))
    for cells in sheet.iter_rows(min_row=2):
        for cell in cells:
            cell.alignment = Alignment(wrap_text=True, vertical="top")
            if isinstance(cell.value, str):
                cell.data_type = "s"  # never a formula, whatever it begins with
    _head(sheet, widths)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _cells(columns: Columns, row: Any) -> list[Any]:
    return [column(row) for column in columns.values()]


def _head(sheet: Any, widths: Mapping[str, int]) -> None:
    sheet.freeze_panes = "B2"
    sheet.auto_filter.ref = sheet.dimensions
    for cell in sheet[1]:
        cell.font = Font(bold=True)
        sheet.column_dimensions[cell.column_letter].width = widths.get(cell.value, WIDTH)
