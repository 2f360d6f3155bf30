"""What a file may be, and what spreadsheets do to figures."""

import io
import zipfile
from datetime import datetime

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from returned_files import HEADINGS, as_csv, as_xlsx, judged, row

from goldenthread.scorecard.returned import files
from goldenthread.scorecard.returned.files import WrongFileError

OCTOBER = row("APP40", "October 2024", 5)


def fault(content, name="figures.csv"):
    with pytest.raises(WrongFileError) as refused:
        files.read(content, name)
    return str(refused.value)


@pytest.mark.parametrize("write", [as_csv, as_xlsx])
def test_both_kinds_of_file_give_the_same_rows(write):
    [found] = files.read(write(OCTOBER), "figures")
    assert (found.number, found["code"].text, found["period"].text, found["value"].text) == (
        2,
        "APP40",
        "October 2024",
        "5",
    )


@pytest.mark.parametrize("delimiter", [";", "\t"])
def test_other_ways_to_part_the_cells_are_known(delimiter):
    content = (
        as_csv(OCTOBER).decode().replace(",", delimiter).encode("utf-16-le").decode("utf-16-le").encode()
    )
    assert files.read(content, "figures.csv")[0]["value"].text == "5"


def test_windows_own_alphabet_is_read():
    content = as_csv(row("APP40", "October 2024", 5, note="café – closed")).decode().encode("cp1252")
    assert files.read(content, "figures.csv")[0]["note"].text == "café – closed"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "the file is empty"),
        (b"\n\n,,\n", "there is nothing on it"),
        (b"%PDF-1.7 ...", "the file is a PDF: save it as a spreadsheet (.xlsx) or as CSV"),
        (
            b"\xd0\xcf\x11\xe0....",
            "the file is an old spreadsheet (.xls) or a protected one: save it as a spreadsheet (.xlsx) or as CSV",
        ),
        (
            b"PK\x03\x04nonsense",
            "the spreadsheet is damaged, or protected by a password, and cannot be opened",
        ),
        (
            b"code,period,value\nA\x00B,1,2\n",
            "figures.csv is not a text file: save it as a spreadsheet (.xlsx) or as CSV",
        ),
        (
            b"code,period,valeu\n",
            "row 1: “valeu” is not a heading of the template: did you mean “value”?\nrow 1: there is no column “value”",
        ),
        (b"code,period,value,code\n", "row 1, column code: the column is there twice"),
        (
            b"code,period,value\nAPP40,October 2024,1,234\n",
            "row 2: “234” stands to the right of the headings: is there a comma too many?",
        ),
        (
            b'code,period,value\n"APP40,October 2024,5\n',
            "row 2: the line cannot be read as CSV (unexpected end of data)",
        ),
    ],
)
def test_what_is_no_file_of_figures_says_so(content, said):
    assert fault(content) == said


def test_headings_may_stand_in_any_order_and_further_down():
    content = b"\n\nValue,Period,CODE\n5,October 2024,APP40\n"
    [found] = files.read(content, "figures.csv")
    assert (found.number, found["code"].text) == (4, "APP40")


def test_a_file_that_is_too_large_is_not_read():
    assert (
        fault(b"x" * (files.LARGEST_FILE + 1)) == "the file is larger than 5 MB, more than any return can be"
    )
    many = as_csv(*[["APP40"]] * (files.MOST_ROWS + 1), headings=("code", "period", "value"))
    assert fault(many) == "there are more than 20,000 rows, more than any return has"


def test_a_file_that_unpacks_to_far_more_is_not_unpacked():
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("xl/workbook.xml", b"0" * (files.LARGEST_UNPACKED + 1))
    assert len(packed.getvalue()) < 1_000_000
    assert fault(packed.getvalue()) == "the file unpacks to more than any return can be"


def test_a_part_that_brings_its_own_definitions_is_not_opened():
    packed = io.BytesIO(as_xlsx(OCTOBER))
    bomb = b'<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY lol "lol">]><lolz>&lol;</lolz>'
    with zipfile.ZipFile(packed, "a") as package:
        package.writestr("xl/worksheets/sheet9.xml", bomb)
    assert fault(packed.getvalue()) == "the file holds what no spreadsheet program writes, and was not opened"


def test_a_zip_file_of_something_else_says_so():
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as package:
        package.writestr("figures.csv", "code,period,value")
    assert "is a zip file and not a spreadsheet" in fault(packed.getvalue())


def test_a_hidden_sheet_is_refused():
    def hide(book):
        book.create_sheet("Workings").sheet_state = "hidden"

    assert fault(as_xlsx(OCTOBER, change=hide)) == "the sheet “Workings” is hidden: show it, or delete it"


def test_of_several_sheets_the_one_called_figures_is_read():
    def another(book):
        book.create_sheet("Notes of mine").append(["anything"])

    assert len(files.read(as_xlsx(OCTOBER, change=another), "figures.xlsx")) == 1

    def rename(book):
        another(book)
        book["Figures"].title = "October"

    assert fault(as_xlsx(OCTOBER, change=rename)) == (
        "the file has more than one sheet (“October”, “Notes of mine”): call the one with the figures “Figures”"
    )


# What spreadsheets do to cells


def cell(column, value, shown_as="General", code="APP45", period="October 2024"):
    """What is said of a spreadsheet with this in one cell: its faults and warnings, or its figure."""

    def change(book):
        place = book.active.cell(2, HEADINGS.index(column) + 1)
        place.value, place.number_format = value, shown_as

    found = judged(as_xlsx(row(code, period, 5), change=change), "figures.xlsx")
    return [str(each) for each in (*found.faults, *found.warnings)] or found.lines[0].figures.value


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("column", "value", "shown_as", "said"),
    [
        ("value", 62.5, "0.0", 62.5),
        ("value", 0.1 + 0.2, "General", 0.3),
        (
            "value",
            0.7602,
            "0.0%",
            ["row 2, column value: the cell is shown as a percentage and was read as 76.02"],
        ),
        (
            "value",
            "=C2/D2",
            "General",
            ["row 2, column value: “=C2/D2” is a formula: put its value in its place"],
        ),
        ("value", True, "General", ["row 2, column value: “True” is not a number"]),
        (
            "value",
            datetime(2024, 10, 1),
            "dd/mm/yyyy",
            [
                "row 2, column value: the spreadsheet has made a date of it, 2024-10-01 00:00:00: write the number"
            ],
        ),
        ("period", datetime(2024, 10, 1), "mmm-yy", 5.0),
        ("period", datetime(2024, 10, 1), "[$-809]mmmm yyyy", 5.0),
        (
            "period",
            datetime(2024, 10, 31),
            "dd/mm/yyyy",
            [
                "row 2, column period: the spreadsheet has made a date of it, 31 October 2024: "
                "write October 2024, in a cell formatted as text"
            ],
        ),
        (
            "period",
            "=TODAY()",
            "General",
            ["row 2, column period: “=TODAY()” is a formula: put its value in its place"],
        ),
    ],
)
def test_what_a_spreadsheet_makes_of_a_cell(column, value, shown_as, said):
    assert cell(column, value, shown_as) == said


@pytest.mark.django_db
def test_a_day_is_a_period_of_what_is_counted_on_a_day():
    assert cell("period", datetime(2024, 10, 31), "dd/mm/yyyy", code="APP40") == 5.0


@pytest.mark.django_db
def test_a_percentage_is_no_number_of_children():
    [said] = cell("value", 0.5, "0%", code="APP40")
    assert said == "row 2, column value: the cell is shown as a percentage (50%), and the measure is not one"


def faults_or_rows(content):
    try:
        return files.read(content, "figures")
    except WrongFileError as refused:
        return refused.faults


@given(st.binary(max_size=400))
@settings(max_examples=150, deadline=None)
def test_any_bytes_at_all_are_read_or_refused(content):
    assert isinstance(faults_or_rows(content), list)


@given(st.integers(0, 2000), st.integers(0, 255))
@example(at=46, byte=0)  # a block that says it is stored and is not
@settings(max_examples=60, deadline=None)
def test_a_damaged_spreadsheet_is_read_or_refused(at, byte):
    content = bytearray(as_xlsx(OCTOBER))
    content[at % len(content)] = byte
    assert isinstance(faults_or_rows(bytes(content)), list)
