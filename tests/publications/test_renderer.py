import re
import shutil
import subprocess
from dataclasses import replace

import pytest

from goldenthread.publications import render_pdf
from goldenthread.publications.assurance_report.data import Area, NeverReturned, ScorecardRow, data

POPPLER = shutil.which("pdftotext")


@pytest.fixture
def report(month_of_a_county):
    return data(**month_of_a_county)


def words(pdf, tmp_path):
    path = tmp_path / "report.pdf"
    path.write_bytes(pdf)
    text = subprocess.run([POPPLER, "-layout", path, "-"], check=True, capture_output=True, text=True).stdout
    return re.sub(r"\s+", " ", text)


def test_it_is_tagged_titled_in_english_and_declares_pdf_ua_1(report):
    pdf = render_pdf("assurance_report", report)
    assert pdf.startswith(b"%PDF-1.7")
    assert b"<pdfuaid:part>1</pdfuaid:part>" in pdf
    for marker in (b"/StructTreeRoot", b"/MarkInfo", b"/Lang(en-GB)", b"/DisplayDocTitle true"):
        assert marker in pdf.replace(b"/Lang (", b"/Lang("), marker


def test_the_clock_is_no_part_of_it(report, monkeypatch):
    made = [render_pdf("assurance_report", report)]
    for seconds in ("86400", "1900000000"):
        monkeypatch.setenv("SOURCE_DATE_EPOCH", seconds)
        made.append(render_pdf("assurance_report", report))
    assert made[0] == made[1] == made[2]
    assert b"/CreationDate" not in made[0]
    assert b"xmp:ModifyDate" not in made[0]


def test_its_type_is_its_own_and_goes_with_it(report):
    fonts = set(re.findall(rb"/BaseFont/(?:[A-Z]{6}\+)?([\w-]+)", render_pdf("assurance_report", report)))
    assert fonts
    assert all(font.startswith(b"SourceSans3") for font in fonts), fonts


def test_the_figures_can_be_read_out_of_it(report, tmp_path):
    text = words(render_pdf("assurance_report", report), tmp_path)
    for part in (
        "76.0%", "130 of 171", "R · Red", "oldest open 26 weeks", "Not returned since July 2024", "Too few to show",
        "No cases", "Not rated", "regulation 13(2)", "270 days late", "Returned by the NHS board on 6 November 2024",
        "Page 1 of 7",
    ):  # fmt: skip
        assert part in text, part


def test_a_report_of_almost_nothing_still_stands(month_of_a_county, tmp_path):
    nothing = {"actions": (), "risks": (), "notes": (), "sources": (), "results": ()}
    text = words(render_pdf("assurance_report", data(**(month_of_a_county | nothing))), tmp_path)
    assert "No measures were given for this report." in text
    assert "No action is past its date." in text


def pages(pdf, tmp_path):
    path = tmp_path / "report.pdf"
    path.write_bytes(pdf)
    text = subprocess.run([POPPLER, "-layout", path, "-"], check=True, capture_output=True, text=True).stdout
    return text.split("\f")


@pytest.mark.parametrize("late", range(28, 44, 3))
def test_a_heading_is_never_parted_from_the_table_under_it(month_of_a_county, tmp_path, late):
    given = [
        replace(each, overdue_days=400 - n if n < late else 0)
        for n, each in enumerate(month_of_a_county["actions"])
    ]
    found = pages(render_pdf("assurance_report", data(**(month_of_a_county | {"actions": given}))), tmp_path)
    page = next(page for page in found if "changed nothing yet" in page)
    after = page.split("changed nothing yet")[1]
    assert re.search(r"Action +What it is +Owner +Due +Progress +Impact\s+\d[A-E]\d", after), after


def test_every_page_of_a_long_table_names_its_columns_and_its_area(month_of_a_county, tmp_path):
    never = [NeverReturned(f"APP{n}", f"Measure {n}", 6, "49.1") for n in range(100, 260)]
    found = pages(
        render_pdf("assurance_report", data(**(month_of_a_county | {"unreturned": never}))), tmp_path
    )
    reached = [page for page in found if re.search(r"APP\d{3} +Measure", page)]
    assert len(reached) > 1
    for page in reached:
        assert re.search(r"Code +Measure +Baseline +Code +Measure +Baseline\s+Area 6: ", page), page
    assert "Measure 259" in reached[-1]


def test_long_words_and_markup_in_the_rows_are_only_words(month_of_a_county, tmp_path):
    odd = ScorecardRow(
        "X-COMPLAINT-S1-OVERDUE", "#panic() *a* <b> $x$ " + "very " * 60 + "long", 1, 1234567.0, "cases"
    )
    pdf = render_pdf(
        "assurance_report",
        data(**(month_of_a_county | {"results": [odd], "areas": [Area(n, "A" * 90) for n in range(1, 10)]})),
    )
    assert pdf.startswith(b"%PDF")
    assert "#panic() *a* <b> $x$" in words(pdf, tmp_path)


@pytest.mark.parametrize("name", ["nothing", "../publications/assurance_report", "fonts", ""])
def test_a_report_that_does_not_exist_is_refused_and_the_others_are_named(name):
    with pytest.raises(LookupError, match="assurance_report"):
        render_pdf(name, {})
