"""The template, and that what it gives can be filled in and taken in."""

import csv
import io

import pytest
from openpyxl import load_workbook
from returned_files import TODAY, judged, row

from goldenthread.indicators import INDICATORS
from goldenthread.scorecard.returned import datasets, files, templates
from goldenthread.scorecard.returned.files import COLUMNS

pytestmark = pytest.mark.django_db
SLUGS = [each.slug for each in datasets.every()]


def test_it_names_each_measure_with_its_unit_and_the_period_asked_for(take_in):
    take_in(row("APP47", "2022/23", "30"))
    [gap] = [each for each in templates.rows("attainment", TODAY) if each.indicator.code == "APP47"]
    assert dict(zip(COLUMNS, gap.cells, strict=True)) == {
        "code": "APP47",
        "measure": INDICATORS["APP47"].title,
        "unit": "points",
        "frequency": "annual",
        "period": "school year 2023/24",
        "breakdown": "",
        "group": "",
        "numerator": "",
        "denominator": "",
        "value": "",
        "note": "",
    }


@pytest.mark.parametrize("slug", SLUGS)
@pytest.mark.parametrize("ending", ["xlsx", "csv"])
def test_filled_in_it_is_taken_without_a_fault(slug, ending):
    write, _ = templates.FORMATS[ending]
    found = judged(_filled_in(write(slug, TODAY), ending), f"template.{ending}")
    assert [*map(str, found.faults), *map(str, found.warnings)] == []
    assert {line.indicator.code for line in found.lines} == {each.code for each in datasets.measures(slug)}
    assert found.dataset == slug


def _filled_in(content, ending):
    """5 in every row's value."""
    if ending == "csv":
        rows = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))
        return templates.filled_in({**each, "value": "5"} for each in rows)
    book = load_workbook(io.BytesIO(content))
    at = COLUMNS.index("value") + 1
    for number in range(2, book[files.SHEET].max_row + 1):
        if book[files.SHEET].cell(number, 1).value:
            book[files.SHEET].cell(number, at).value = 5
    kept = io.BytesIO()
    book.save(kept)
    return kept.getvalue()


def test_the_spreadsheet_is_one_table_that_a_screen_reader_can_read():
    book = load_workbook(io.BytesIO(templates.as_xlsx("waits", TODAY)))
    sheet, how = book.worksheets
    assert (sheet.title, how.title) == (files.SHEET, files.NOTES)
    assert tuple(cell.value for cell in sheet[1]) == COLUMNS
    assert sheet.freeze_panes == "C2"
    assert not sheet.merged_cells.ranges
    assert book.properties.title == "Figures to return: Health services and waits"
    assert {sheet.cell(number, COLUMNS.index("period") + 1).number_format for number in (2, 9, 100)} == {"@"}


def test_an_empty_template_says_that_no_row_has_a_figure():
    found = judged(templates.as_csv("waits", TODAY))
    assert [str(fault) for fault in found.faults] == ["no row has a figure in it"]
