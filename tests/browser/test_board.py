"""The board view on paper: one sheet of A4, whole, and nothing of it lost without colour."""

import subprocess

import pytest

pytestmark = pytest.mark.browser
A4 = "594.96 x 841.92 pts (A4)"


def told_by_poppler(command: str, *words: str) -> str:
    return subprocess.run([command, *words], capture_output=True, text=True, check=True).stdout


@pytest.mark.parametrize("month", ["2024-10", "2024-09", "2024-03"])
def test_a_months_headline_measures_print_on_one_page(open_page, sign_in_as, tmp_path, month):
    page = open_page()
    sign_in_as(page, "Board member")
    page.goto(f"/scorecard/{month}/board/")
    measures = page.locator(".gt-board__line").count()
    codes = page.locator(".gt-board__code").all_inner_texts()
    printed = str(tmp_path / "board.pdf")
    page.pdf(path=printed, prefer_css_page_size=True)
    told = told_by_poppler("pdfinfo", printed)
    assert ("Pages:           1" in told, A4 in told) == (True, True), told
    text = told_by_poppler("pdftotext", "-layout", printed, "-")
    assert measures > 15
    assert [code for code in codes if code not in text] == []
    assert "What changed since" in text
    assert "the standard is not reached" in text, "the last line of the page"
