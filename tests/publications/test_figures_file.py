import csv
import datetime as dt
import io
import json
import zipfile

import openpyxl
import polars as pl
from hypothesis import given, settings
from hypothesis import strategies as st

from goldenthread.publications.figures_file import About, Column, Sheet, Table, csvw, spreadsheet

COLUMNS = (
    Column("name", "text", "What it is called"),
    Column("cases", "whole", "How many"),
    Column("value", "number", "The figure"),
    Column("on", "day", "When"),
)
ROWS = [("Ashford", 3, 60.0, dt.date(2024, 10, 31)), ("Dover", None, None, None)]
ABOUT = About(
    "figures",
    "Figures, October 2024",
    (("From", "Anyshire"), ("Month", "October 2024"), ("Made", "12 November 2024")),
    ("Small numbers are hidden.",),
)
TABLE = Table(COLUMNS, ROWS)


def test_csv_has_numbers_with_a_point_days_as_iso_and_nothing_for_nothing():
    assert csvw.as_csv(TABLE) == "name,cases,value,on\r\nAshford,3,60.0,2024-10-31\r\nDover,,,\r\n"


def test_its_description_has_a_type_for_each_column_and_what_a_catalogue_asks():
    described = json.loads(csvw.metadata(ABOUT, TABLE))
    assert described["dc:publisher"] == "Anyshire"
    assert described["dc:created"] == "12 November 2024"
    assert [column["datatype"] for column in described["tableSchema"]["columns"]][:3] == [
        "string",
        "integer",
        "number",
    ]
    assert "Small numbers are hidden." in described["notes"]


def test_the_package_is_the_same_bytes_again():
    assert csvw.package(ABOUT, TABLE) == csvw.package(ABOUT, TABLE)
    with zipfile.ZipFile(io.BytesIO(csvw.package(ABOUT, TABLE))) as held:
        assert held.namelist() == ["figures.csv", "figures.csv-metadata.json"]


def written(*sheets):
    return openpyxl.load_workbook(io.BytesIO(spreadsheet.book(ABOUT, sheets)))


def test_a_sheet_has_its_title_in_the_first_cell_and_one_named_table():
    book = written(Sheet("Figures", "Figures by district", "A row for each.", TABLE))
    assert book.sheetnames == ["Cover", "Notes", "Figures"]
    page = book["Figures"]
    assert [page["A1"].value, page["A2"].value] == ["Figures by district", "A row for each."]
    assert [cell.value for cell in page[3]] == ["Name", "Cases", "Value", "On"]
    assert page["C4"].value == 60.0
    assert page["D4"].number_format == "yyyy-mm-dd"
    assert list(page.tables) == ["Table1"]
    assert dict(book["Cover"].iter_rows(min_row=2, max_col=2, values_only=True))["From"] == "Anyshire"
    assert dict(book["Notes"].iter_rows(min_row=2, max_col=2, values_only=True))["Value"] == "The figure"


def test_a_sheet_without_rows_has_its_headings():
    page = written(Sheet("Figures", "None", "There are none.", Table(COLUMNS, [])))["Figures"]
    assert page["A3"].value == "Name"
    assert not page.tables


WORDS = st.text(st.characters(blacklist_categories=("Cs",), blacklist_characters="\r\n\0"), max_size=12)
STARTS = st.sampled_from(["", "=", "+", "-", "@", " =", "＝"])


@settings(max_examples=25, deadline=None)
@given(st.lists(st.tuples(STARTS, WORDS), min_size=1, max_size=4))
def test_no_text_is_ever_a_formula(given):
    rows = [(start + words, 1, 1.0, None) for start, words in given]
    for line, (name, *_) in zip(
        csv.DictReader(io.StringIO(csvw.as_csv(Table(COLUMNS, rows)))), rows, strict=True
    ):
        assert not line["name"].lstrip(" \u00a0").startswith(("=", "+", "-", "@", "＝"))
        assert line["name"].removeprefix("'") == name
    page = written(Sheet("Figures", "Title", "Note", Table(COLUMNS, rows)))["Figures"]
    assert {page.cell(row=4 + n, column=1).data_type for n in range(len(rows))} <= {"s", "n"}


@given(
    st.lists(st.tuples(st.integers(0, 10**6), st.floats(-1e6, 1e6, allow_nan=False)), min_size=1, max_size=20)
)
def test_numbers_come_back_as_they_were(given):
    rows = [("A", cases, value, dt.date(2024, 10, 31)) for cases, value in given]
    held = pl.read_csv(io.StringIO(csvw.as_csv(Table(COLUMNS, rows))))
    assert held["cases"].to_list() == [cases for cases, _ in given]
    assert held["value"].to_list() == [value for _, value in given]
