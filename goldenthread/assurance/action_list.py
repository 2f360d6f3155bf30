"""The list of actions as a page, a CSV file and a spreadsheet: one search, one order, one set of columns."""

from __future__ import annotations

import csv
import datetime as dt
import io
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font

from goldenthread.assurance.models import Action, ActionOwner, ActionQuerySet, Area
from goldenthread.govuk import spreadsheets

ORDER = ("sub_theme__area__order", "sub_theme__order", "order")
SORTS = {
    "action": ORDER,
    "due": ("due_on", *ORDER),
    "progress": ("progress_rank", *ORDER),
    "impact": ("impact_rank", *ORDER),
}
WIDTHS = {"Area": 8, "Code": 8, "Action": 60, "Owners": 40, "Indicators": 30}


def offered() -> tuple[list[str], list[str]]:
    """The areas' numbers and the owners' organisations that the list can be narrowed to."""
    return Area.objects.numbers(), ActionOwner.objects.organisations()


def found(asked: Mapping[str, Any], day: dt.date) -> ActionQuerySet:
    """The actions that a filter form's answers ask for; those it left empty ask for nothing."""
    actions = Action.objects.for_list().ranked().matching(asked.get("q", ""))
    actions = actions.rated(progress=asked.get("progress", ""), impact=asked.get("impact", ""))
    if number := asked.get("area"):
        actions = actions.of_area(number)
    if organisation := asked.get("organisation"):
        actions = actions.owned_in(organisation)
    return actions.overdue_on(day) if asked.get("when") == "overdue" else actions


COLUMNS: dict[str, Callable[[Action, dt.date], Any]] = {
    "Code": lambda action, day: action.code,
    "Area": lambda action, day: action.area.number,
    "Area of weakness": lambda action, day: action.area.title,
    "Sub-theme": lambda action, day: action.sub_theme.code,
    "Action": lambda action, day: action.title,
    "Owners": lambda action, day: "; ".join(owner.role for owner in action.owners.all()),
    "Organisations": lambda action, day: "; ".join(organisations(action)),
    "Accountable owner": lambda action, day: action.accountable.role if action.accountable else "",
    "Due": lambda action, day: action.due_on,
    "Due as printed": lambda action, day: action.due_text,
    "Days overdue": lambda action, day: action.days_overdue_on(day),
    "Progress": lambda action, day: action.progress,
    "Impact": lambda action, day: action.impact,
    "Indicators": lambda action, day: " ".join(action.kpi_codes),
}


def organisations(action: Action) -> list[str]:
    """The organisations that own it, each once."""
    return list(dict.fromkeys(owner.organisation for owner in action.owners.all() if owner.organisation))


def rows(actions: Iterable[Action], day: dt.date) -> Iterator[list[Any]]:
    for action in actions:
        yield [column(action, day) for column in COLUMNS.values()]


def as_csv(actions: Iterable[Action], day: dt.date) -> bytes:
    """With a byte order mark, without which Excel takes it for another encoding."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(COLUMNS)
    writer.writerows(map(spreadsheets.as_text, rows(actions, day)))
    return out.getvalue().encode("utf-8-sig")


def as_xlsx(actions: Iterable[Action], day: dt.date) -> bytes:
    book = Workbook()
    sheet = book.active
    sheet.title = "Actions"
    sheet.append(list(COLUMNS))
    for row in rows(actions, day):
        sheet.append(row)
    for cells in sheet.iter_rows(min_row=2):
        for cell in cells:
            cell.alignment = Alignment(wrap_text=True, vertical="top")
            if isinstance(cell.value, str):
                cell.data_type = "s"  # never a formula, whatever it begins with
    _head(sheet)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _head(sheet: Any) -> None:
    sheet.freeze_panes = "B2"
    sheet.auto_filter.ref = sheet.dimensions
    for cell in sheet[1]:
        cell.font = Font(bold=True)
        sheet.column_dimensions[cell.column_letter].width = WIDTHS.get(cell.value, 16)
