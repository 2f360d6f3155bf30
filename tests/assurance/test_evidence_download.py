import csv
import io

import pytest
from openpyxl import load_workbook

URL = "/plan/evidence/download/"


@pytest.fixture
def bank(imported, piece, put_to):
    put_to(piece(title="=Survey", source="+Forum"), action="1A1")
    piece(title="Audit", kind="audit")


def test_it_gives_the_list_as_narrowed_and_nothing_that_a_spreadsheet_would_run(
    bank, signed_in, board_member
):
    response = signed_in(board_member).get(f"{URL}?kind=survey&format=csv")
    assert response["Content-Disposition"] == 'attachment; filename="evidence-2024-11-12.csv"'
    (row,) = csv.DictReader(io.StringIO(response.content.decode("utf-8-sig")))
    assert row == {
        "No.": row["No."],
        "Title": "'=Survey",
        "What it shows": "62 of 100 parents know whom to ask",
        "Kind": "Survey",
        "Strength": "Measured once",
        "Whose voice": "Parents and carers",
        "Dated": "2024-05-20",
        "From": "",
        "To": "",
        "Age": "5 months old",
        "Too old": "",
        "Source": "'+Forum",
        "Document": "",
        "Put to": "Action 1A1",
        "Added by": "Billie Moss",
        "Added": "2024-06-03",
        "Withdrawn": "",
    }


def test_the_spreadsheet_has_dates_and_no_formulas(bank, signed_in, board_member):
    response = signed_in(board_member).get(f"{URL}?format=xlsx&sort=title")
    sheet = load_workbook(io.BytesIO(response.content))["Evidence"]
    cells = list(sheet.iter_rows(min_row=2))
    assert [row[1].value for row in cells] == ["=Survey", "Audit"]
    assert cells[0][1].data_type == "s"
    assert cells[0][6].is_date


def test_it_is_the_bank_of_the_day_that_is_asked_for(bank, signed_in, board_member):
    response = signed_in(board_member).get(f"{URL}?on=2024-06-02")
    assert response["Content-Disposition"] == 'attachment; filename="evidence-2024-06-02.csv"'
    assert list(csv.DictReader(io.StringIO(response.content.decode("utf-8-sig")))) == []
