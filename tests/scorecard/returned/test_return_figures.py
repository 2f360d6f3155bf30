"""`goldenthread return_figures`."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from returned_files import as_csv, row

from goldenthread.scorecard.models import Reading, Return

pytestmark = pytest.mark.django_db
NHS = "--on-behalf-of=NHS community services"


def run(*words):
    said, aside = StringIO(), StringIO()
    call_command("return_figures", *map(str, words), stdout=said, stderr=aside)
    return said.getvalue() + aside.getvalue()


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "october.csv"
    path.write_bytes(as_csv(row("APP40", "2024-10", 5), row("APP41", "2024-10", 6)))
    return path


def test_a_file_is_taken_in_and_it_says_what_is_new(file, work_out):
    work_out()
    said = run(file, NHS, "--note", "provisional")
    sent = Return.objects.get()
    assert (
        said
        == f"october.csv: 2 figures are new, 0 have changed and 0 are as they stood. Return {sent.ref}.\n"
    )
    assert sent.note == "provisional"
    assert run(file, NHS) == "october.csv: no change. Every figure in it stands already.\n"


def test_it_says_when_the_figures_cannot_be_shown_yet(file, area):
    assert "Shown when October 2024 is worked out: no facts have been taken yet" in run(file, NHS)


def test_a_dry_run_says_what_would_change_and_changes_nothing(file):
    assert run(file, NHS, "--dry-run") == (
        "october.csv: 2 figures are new, 0 have changed and 0 are as they stood. Nothing was written.\n"
    )
    assert not Reading.objects.exists()


def test_every_fault_is_printed(tmp_path):
    path = tmp_path / "bad.csv"
    path.write_bytes(as_csv(row("APP40", "2024-10", "1O"), row("APP57", "2023/24", 5)))
    with pytest.raises(CommandError) as refused:
        run(path, NHS)
    assert str(refused.value).splitlines() == [
        "bad.csv was not taken in.",
        "row 2, column value: “1O” is not a number",
        "row 3, column code: APP57 belongs to “Attendance”, and this is a return of “Health services and waits”",
    ]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ([], "name a file"),
        (["nowhere.csv", NHS], "nowhere.csv: No such file"),
        (["--dataset", "weather"], "there is no dataset “weather”: there are requests, assessments"),
        (["--template", "t.xlsx"], "say of which dataset"),
        (["--template", "t.pdf", "--dataset", "waits"], "a template is a spreadsheet"),
        (["--folder", "nowhere"], "There is no folder nowhere"),
    ],
)
def test_what_it_cannot_do_it_says(words, said):
    with pytest.raises(CommandError, match=said):
        run(*words)


def test_it_asks_for_whom(file):
    with pytest.raises(CommandError, match="on whose behalf the figures are returned: --on-behalf-of"):
        run(file)


def test_it_writes_the_template_of_a_dataset(tmp_path):
    path = tmp_path / "waits.csv"
    assert "the template of “Health services and waits”" in run("--template", path, "--dataset", "waits")
    assert path.read_text(encoding="utf-8-sig").startswith("code,measure,unit,frequency,period")


def test_a_folder_is_read(tmp_path, file, settings):
    place = tmp_path / "dropped"
    place.mkdir()
    settings.RETURNS_FOLDER = place
    assert run("--folder", place, NHS) == "There is nothing to read.\n"
    file.rename(place / "october.csv")
    assert run("--folder", place, NHS).startswith("october.csv: taken. 2 figures are new")
