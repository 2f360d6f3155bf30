from io import StringIO

import pytest
from django.core.management import CommandError, call_command


def write(path, *options):
    call_command(
        "report", "assurance", "--month", "2024-10", "--output", str(path), *options, stdout=StringIO()
    )
    return path.read_bytes()


def test_it_writes_the_same_bytes_each_time(imported, results, tmp_path):
    first = write(tmp_path / "one.pdf")
    assert first.startswith(b"%PDF-")
    assert write(tmp_path / "two.pdf") == first


def test_it_writes_a_page_of_the_same_figures(imported, results, tmp_path):
    page = write(tmp_path / "report.html", "--format", "html").decode()
    assert page.lstrip().startswith("<!DOCTYPE html>")
    assert "130 of 171" in page


@pytest.mark.parametrize(
    ("month", "reason"),
    [("2019-01", "Nothing has been worked out for January 2019"), ("soon", "'soon' is not a month")],
)
def test_it_says_which_months_it_cannot_make(results, tmp_path, month, reason):
    with pytest.raises(CommandError, match=reason):
        call_command("report", "assurance", "--month", month, "--output", str(tmp_path / "x.pdf"))


def test_it_names_the_file_that_it_cannot_write(imported, results, tmp_path):
    with pytest.raises(CommandError, match="No such file or directory"):
        write(tmp_path / "nowhere" / "x.pdf")
