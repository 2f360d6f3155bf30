"""Files dropped into a folder: each read once, put away, and told what came of it."""

import os
from pathlib import Path

import pytest
from returned_files import TODAY, as_csv, as_xlsx, row

from goldenthread.accounts.errors import Refused
from goldenthread.indicators import Month
from goldenthread.scorecard import cards
from goldenthread.scorecard.models import Reading, Return
from goldenthread.scorecard.returned import folder
from goldenthread.scorecard.returned.folder import Folder

pytestmark = pytest.mark.django_db
GOOD = as_csv(row("APP40", "2024-10", 5))
BAD = as_csv(row("APP40", "2024-10", "5 or so"), row("APP99", "2024-10", 6))


@pytest.fixture
def dropped(tmp_path):
    place = tmp_path / "dropped"
    place.mkdir()
    return place


def read(place: Path, wait=lambda seconds: None, body="NHS community services"):
    return folder.read(Folder(place, body, None, TODAY), wait)


def names(place: Path):
    return sorted(str(path.relative_to(place)) for path in place.rglob("*") if path.is_file())


def test_a_good_file_is_taken_and_put_away_with_what_was_said(dropped):
    (dropped / "october.xlsx").write_bytes(as_xlsx(row("APP40", "2024-10", 5)))
    [outcome] = read(dropped)
    assert outcome.came == "taken"
    assert names(dropped) == ["taken/october.xlsx", "taken/october.xlsx.txt"]
    sent = Return.objects.get()
    assert (sent.on_behalf_of, sent.returned_by, sent.source_name) == (
        "NHS community services",
        None,
        "october.xlsx",
    )
    said = (dropped / "taken" / "october.xlsx.txt").read_text()
    assert said == (
        "october.xlsx, read 2024-11-12 10:30: taken\n\n"
        f"1 figure is new, 0 have changed and 0 are as they stood. Return {sent.ref}.\n"
    )


def test_a_bad_file_is_refused_whole_with_every_fault_beside_it(dropped):
    (dropped / "october.csv").write_bytes(BAD)
    [outcome] = read(dropped)
    assert outcome.came == "refused"
    assert names(dropped) == ["refused/october.csv", "refused/october.csv.txt"]
    said = (dropped / "refused" / "october.csv.txt").read_text()
    assert "row 2, column value: “5 or so” is not a number" in said
    assert "row 3, column code: no measure has the code “APP99”" in said
    assert not Reading.objects.exists()


def test_the_same_file_twice_changes_nothing_and_keeps_both(dropped):
    for _ in range(2):
        (dropped / "october.csv").write_bytes(GOOD)
        [outcome] = read(dropped)
    assert outcome.came == "unchanged"
    assert Return.objects.count() == 1
    assert names(dropped) == [
        "taken/october (2).csv",
        "taken/october (2).csv.txt",
        "taken/october.csv",
        "taken/october.csv.txt",
    ]


def test_one_bad_file_does_not_hold_up_the_others(dropped):
    (dropped / "a.csv").write_bytes(BAD)
    (dropped / "b.csv").write_bytes(GOOD)
    assert [outcome.came for outcome in read(dropped)] == ["refused", "taken"]


def test_a_file_that_still_grows_is_left_for_the_next_time(dropped):
    path = dropped / "october.csv"
    path.write_bytes(GOOD[:30])
    [outcome] = read(dropped, wait=lambda seconds: path.write_bytes(GOOD))
    assert (outcome.came, names(dropped)) == ("left", ["october.csv"])
    assert [outcome.came for outcome in read(dropped)] == ["taken"]


def test_a_file_that_is_rewritten_at_the_same_size_is_left_too(dropped):
    path = dropped / "october.csv"
    path.write_bytes(GOOD)
    [outcome] = read(dropped, wait=lambda seconds: os.utime(path, (1, 1)))
    assert outcome.came == "left"


@pytest.mark.parametrize(
    "name", [".october.csv.sw", "~$october.xlsx", "october.csv.part", "october.csv.tmp", ".hidden"]
)
def test_what_a_program_calls_a_file_while_it_writes_is_not_looked_at(dropped, name):
    (dropped / name).write_bytes(GOOD)
    assert read(dropped) == []
    assert names(dropped) == [name]


def test_a_folder_of_its_own_says_on_whose_behalf(dropped):
    (dropped / "Kent Community Health").mkdir()
    (dropped / "Kent Community Health" / "october.csv").write_bytes(GOOD)
    assert [outcome.came for outcome in read(dropped, body="")] == ["taken"]
    assert Return.objects.get().on_behalf_of == "Kent Community Health"
    assert names(dropped)[0] == "Kent Community Health/taken/october.csv"


def test_a_file_of_nobody_is_refused(dropped):
    (dropped / "october.csv").write_bytes(GOOD)
    [outcome] = read(dropped, body="")
    assert (outcome.came, outcome.words) == ("refused", ("Say on whose behalf the figures are returned.",))


@pytest.mark.parametrize(("name", "content"), [("notes.docx", b"PK"), ("october.csv", b"\xff\xfe\x00")])
def test_what_is_no_file_of_figures_is_refused(dropped, name, content):
    (dropped / name).write_bytes(content)
    assert [outcome.came for outcome in read(dropped)] == ["refused"]
    assert not Return.objects.exists()


def test_links_are_not_followed(dropped, tmp_path):
    (tmp_path / "elsewhere.csv").write_bytes(GOOD)
    (dropped / "october.csv").symlink_to(tmp_path / "elsewhere.csv")
    assert read(dropped) == []


def test_an_empty_file_may_still_be_filled(dropped):
    (dropped / "october.csv").touch()
    assert [outcome.came for outcome in read(dropped)] == ["left"]


def test_where_there_is_no_folder_it_says_so(tmp_path):
    with pytest.raises(Refused, match="There is no folder"):
        read(tmp_path / "nowhere")


def test_the_figures_are_shown_at_once(dropped, work_out):
    work_out()
    (dropped / "october.csv").write_bytes(GOOD)
    read(dropped)
    found = cards.scorecard(Month(2024, 10), titles={})
    assert next(card.value for card in found if card.code == "APP40") == 5.0
