"""The published plan, where the reference papers are at hand, and a plan of another county in other words."""

import csv
from pathlib import Path

import docx
import pytest

from goldenthread.assurance import planfile
from goldenthread.assurance.planfile.notes import Log
from goldenthread.assurance.planfile.tables import BULLET, from_text

SHARED = Path(__file__).resolve().parents[4] / "shared"
PUBLISHED = SHARED / "sources" / "000_187775888a73839e.txt"

HEADER = [
    "Ref",
    "What we will do",
    "Deadline",
    "Accountable owner",
    "Delivery RAG",
    "Impact rating",
    "Measures",
]
OTHER_COUNTY = [
    "Northshire SEND Improvement Plan 2025-27",
    "Published: 3rd March 2025",
    "1. Introduction",
    "A. This letter of the alphabet is no area: no table follows it",
    "Priority A: Families are heard",
    "A1) Surveys reach few families",
    HEADER,
    [
        "P1.1",
        "Ask every family once a year",
        "31/03/2026",
        "Head of Participation (ICB)",
        "G",
        "A",
        "M01, M 03",
    ],
    ["P1.2", "Answer them", "Sept 2025", "Jo Bloggs, Head of SEND, NCC", "Amber", "TBC", "M02-M04 inclusive"],
    "Priority B: Plans are on time",
    "B1) Advice is late",
    HEADER,
    ["P2.1", "Hire psychologists", "rolling", "Principal Psychologist, NCC", "RED", "red", "Posts filled"],
    "Priority C: Money is spent well",
    "C1) Nobody counts",
    HEADER,
    ["P3.1", "Count it", "Spring 2026", "Finance Lead, NCC", "blue", "Purple", "M09"],
    ["Code", "Indicator"],
    ["M01", "Families asked"],
    ["M02", "Families answered"],
    ["M03", "Days to answer"],
    ["M04", "Families content"],
    ["No", "Risk", "Gross rating", "Controls and mitigation", "Residual rating", "Update"],
    ["R7", "Nobody answers", "High", "Phone them", "Low", "Phones bought"],
]


def as_text(lines):
    return "\n".join("\t".join(line) if isinstance(line, list) else line for line in lines)


@pytest.fixture(scope="session")
def other_county():
    return as_text(OTHER_COUNTY)


@pytest.fixture(scope="session")
def other_reading(other_county):
    return planfile.read_bytes(other_county.encode())


@pytest.fixture(scope="session")
def published_path():
    if not PUBLISHED.exists():
        pytest.skip("the reference folder is not here")
    return PUBLISHED


@pytest.fixture(scope="session")
def published(published_path):
    return planfile.read(published_path)


def rows_of(name):
    path = SHARED / "facts" / name
    if not path.exists():
        pytest.skip("the reference folder is not here")
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="session")
def facts():
    return rows_of


@pytest.fixture(scope="session")
def into_word():
    """Writes the tables and lines of a text as a Word document."""

    def write(text, path):
        document = docx.Document()
        table = None
        for block in from_text(text, Log()):
            if not block.row:
                document.add_paragraph(block.text)
                table = None
                continue
            if table is None or len(table.columns) != len(block.cells):
                table = document.add_table(rows=0, cols=len(block.cells))
            for cell, words in zip(table.add_row().cells, block.cells, strict=True):
                fill(cell, words)
        document.save(path)
        return path

    return write


def fill(cell, words):
    for number, line in enumerate(words.split("\n")):
        paragraph = cell.paragraphs[0] if number == 0 else cell.add_paragraph()
        paragraph.add_run(line.removeprefix(BULLET))
        if line.startswith(BULLET):
            paragraph.style = "List Bullet"
