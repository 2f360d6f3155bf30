"""The register as a page, a CSV file and a spreadsheet: one search, one order, one set of columns."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font

from goldenthread.assurance.risks.standing import Standing
from goldenthread.govuk import spreadsheets

SORTS = {
    "number": ("number",),
    "inherent": ("inherent", "number"),
    "residual": ("residual", "number"),
    "review": ("said.review_on", "number"),
}
WHEN: dict[str, tuple[str, Callable[[Standing], bool]]] = {
    "review": ("Review overdue", lambda each: bool(each.days_review_overdue)),
    "mitigation": ("A mitigation is late", lambda each: bool(each.late_mitigations)),
    "unmoved": ("Nothing moves, and nobody said why", lambda each: each.is_unmoved and not each.explained),
    "target": ("Above its target", lambda each: each.is_above_target),
    "unscored": ("Not scored yet", lambda each: each.latest is None and not each.is_closed),
    "unowned": ("Nobody answers for it", lambda each: not each.owner and not each.is_closed),
}


def found(standings: Iterable[Standing], asked: Mapping[str, Any]) -> list[Standing]:
    """The risks that a filter form's answers ask for; those left empty ask for nothing."""
    tests: list[Callable[[Standing], bool]] = [_holds(asked.get("q", ""))]
    if state := asked.get("state"):
        tests.append(lambda each: each.said.state == state)
    if category := asked.get("category"):
        tests.append(lambda each: each.said.category == category)
    if band := asked.get("band"):
        tests.append(lambda each: each.band is not None and each.band.code == band)
    if area := asked.get("area"):
        tests.append(lambda each: area in [one.number for one in each.areas])
    if when := asked.get("when"):
        tests.append(WHEN[when][1])
    return [each for each in standings if all(test(each) for test in tests)]


def _holds(words: str) -> Callable[[Standing], bool]:
    wanted = words.lower().split()

    def holds(each: Standing) -> bool:
        text = " ".join(
            (str(each.number), each.title, each.owner, each.said.owner_post, *(a.code for a in each.actions))
        ).lower()
        return all(word in text for word in wanted)

    return holds


COLUMNS: dict[str, Callable[[Standing], Any]] = {
    "Number": lambda each: each.number,
    "Risk": lambda each: each.title,
    "Category": lambda each: each.category,
    "Owner": lambda each: each.owner,
    "State": lambda each: each.said.get_state_display(),
    "Likelihood with nothing done": lambda each: each.latest and each.latest.inherent_likelihood,
    "Impact with nothing done": lambda each: each.latest and each.latest.inherent_impact,
    "Score with nothing done": lambda each: each.inherent,
    "Likelihood now": lambda each: each.latest and each.latest.residual_likelihood,
    "Impact now": lambda each: each.latest and each.latest.residual_impact,
    "Score now": lambda each: each.residual,
    "Target score": lambda each: each.said.target_score,
    "Assessed on": lambda each: each.latest and each.latest.assessed_on,
    "Graded before mitigation, as published": lambda each: each.said.severity_before,
    "Graded after mitigation, as published": lambda each: each.said.severity_after,
    "Mitigations": lambda each: len(each.live_mitigations),
    "Mitigations late": lambda each: len(each.late_mitigations),
    "Review on": lambda each: each.said.review_on,
    "Days review overdue": lambda each: each.days_review_overdue,
    "Areas": lambda each: " ".join(area.number for area in each.areas),
    "Actions": lambda each: " ".join(action.code for action in each.actions),
    "Why nothing moves": lambda each: each.explained.words if each.explained else "",
}
WIDTHS = {"Risk": 50, "Owner": 30, "Why nothing moves": 50}
USUAL_WIDTH = 16


def rows(standings: Iterable[Standing]) -> Iterator[list[Any]]:
    for each in standings:
        yield [column(each) for column in COLUMNS.values()]


def as_csv(standings: Iterable[Standing]) -> bytes:
    """With a byte order mark, without which Excel takes it for another encoding."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(COLUMNS)
    writer.writerows(map(spreadsheets.as_text, rows(standings)))
    return out.getvalue().encode("utf-8-sig")


def as_xlsx(standings: Iterable[Standing]) -> bytes:
    book = Workbook()
    sheet = book.active
    sheet.title = "Risks"
    sheet.append(list(COLUMNS))
    for row in rows(standings):
        sheet.append(row)
    for cells in sheet.iter_rows(min_row=2):
        for cell in cells:
            cell.alignment = Alignment(wrap_text=True, vertical="top")
            if isinstance(cell.value, str):
                cell.data_type = "s"  # never a formula, whatever it begins with
    for cell in sheet[1]:
        cell.font = Font(bold=True)
        sheet.column_dimensions[cell.column_letter].width = WIDTHS.get(cell.value, USUAL_WIDTH)
    sheet.freeze_panes = "C2"
    sheet.auto_filter.ref = sheet.dimensions
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


FORMATS: dict[str, tuple[Callable[[Iterable[Standing]], bytes], str]] = {
    "csv": (as_csv, "text/csv; charset=utf-8"),
    "xlsx": (as_xlsx, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
}
