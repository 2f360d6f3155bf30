"""Files of returned figures, made in a line: as CSV, as a spreadsheet, and judged."""

import csv
import io
from datetime import date

from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import Workbook

from goldenthread.scorecard.returned import checking, files

TODAY = date(2024, 11, 12)
HEADINGS = ("code", "measure", "period", "breakdown", "group", "numerator", "denominator", "value", "note")


def row(code, period, value="", numerator="", denominator="", breakdown="", group="", note="", measure=""):
    """A row of the file, in the order of the headings."""
    return [code, measure, period, breakdown, group, numerator, denominator, value, note]


def as_csv(*rows, headings=HEADINGS):
    text = io.StringIO(newline="")
    csv.writer(text).writerows([headings, *rows])
    return text.getvalue().encode()


def as_xlsx(*rows, headings=HEADINGS, change=lambda book: None):
    """change: what is done to the workbook before it is saved."""
    book = Workbook()
    book.active.title = "Figures"
    for cells in [headings, *rows]:
        book.active.append([None if cell == "" else cell for cell in cells])
    change(book)
    kept = io.BytesIO()
    book.save(kept)
    return kept.getvalue()


def judged(content, name="figures.csv", **options):
    return checking.check(files.read(content, name), today=TODAY, **options)


def check(*rows, **options):
    return judged(as_csv(*rows), **options)


def faults(*rows, **options):
    return [str(fault) for fault in check(*rows, **options).faults]


def upload(content, name="october.csv"):
    """A file as a browser sends it."""
    return SimpleUploadedFile(name, content)
