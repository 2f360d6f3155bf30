import json
from dataclasses import replace
from datetime import date
from io import StringIO

import factories
import pytest
from django.core.management import CommandError, call_command
from openpyxl import load_workbook

from goldenthread.assurance import planfile
from goldenthread.assurance.models import Action, ImprovementPlan, Rating


def imported(*arguments):
    out = StringIO()
    call_command("import_plan", *arguments, stdout=out)
    return out.getvalue()


@pytest.fixture
def workbook(small, tmp_path):
    path = tmp_path / "plan.xlsx"
    planfile.write(small, path)
    return str(path)


def test_it_prints_what_it_found_and_what_it_did(db, workbook):
    text = imported(workbook)
    assert "A small plan" in text
    assert "Actions rated" in text
    assert "actions: 3 created" in text
    assert text.rstrip().endswith("Imported “A small plan”.")
    assert ImprovementPlan.objects.get().source_name == "plan.xlsx"


def test_it_says_that_the_second_time_changed_nothing(db, workbook):
    imported(workbook)
    assert "Nothing changed: the plan held here already says this." in imported(workbook)
    assert Rating.objects.count() == 6


def test_it_prints_everything_as_json(db, workbook):
    said = json.loads(imported(workbook, "--json"))
    assert set(said) == {"document", "found", "repairs", "unread", "flags", "outcome", "refusal"}
    assert (said["found"]["actions"], said["outcome"]["created"]["action"]) == (3, 3)
    assert said["document"]["actions"][0]["due_on"] == "2023-09-30"
    again = json.loads(imported(workbook, "--json"))["outcome"]
    assert (again["changed_anything"], again["created"]) == (False, {})


@pytest.mark.parametrize("option", ["--show", "--dry-run"])
def test_it_can_be_tried_without_writing(db, workbook, option):
    assert "Found" in imported(workbook, option)
    assert not ImprovementPlan.objects.exists()


def test_it_prints_the_flags_with_their_places(db, workbook):
    text = imported(workbook, "--show")
    assert "Kept as printed, and doubtful" in text
    assert "sheet Actions" in text


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (None, "there is no such file"),
        (b"", "the file is empty"),
        (b"%PDF-1.7", "the file is a PDF"),
        (b"Minutes of a meeting\n", "no improvement plan was found"),
        (b"\x00\x01", "the file is binary"),
    ],
)
def test_it_fails_with_the_reason_where_nothing_can_be_read(db, tmp_path, content, reason):
    path = tmp_path / "plan.txt"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(CommandError, match=reason):
        imported(str(path))


def test_it_fails_and_says_why_when_the_plan_is_refused(imported_plan_of_others, workbook):
    with pytest.raises(CommandError, match="None of the 3 actions"):
        imported(workbook)
    assert "actions: 3 created, 3 removed" in imported(workbook, "--replace")
    assert set(Action.objects.monitored().codes()) == {"1A1", "1A2", "1B1"}


def test_it_puts_a_plan_beside_the_one_held(imported_plan_of_others, workbook):
    imported(workbook, "--in-force-from", "2024-06-01", "--kind", "accelerated")
    later = ImprovementPlan.objects.current()
    assert (later.kind, later.began_on, later.follows.title) == ("accelerated", date(2024, 6, 1), "Another")


@pytest.fixture
def imported_plan_of_others(small, bring_in):
    actions = tuple(replace(each, code=f"Z{each.code}") for each in small.actions)
    return bring_in(replace(small, title="Another", actions=actions))


def test_it_takes_the_day_of_publication_where_the_file_gives_none(db, small, tmp_path):
    path = tmp_path / "plan.xlsx"
    planfile.write(replace(small, published_on=None), path)
    imported(str(path), "--published", "2023-09-20")
    assert {str(day) for day in Rating.objects.values_list("said_on", flat=True)} == {"2023-09-20"}


def test_it_writes_a_template_to_fill_in(db, tmp_path):
    path = tmp_path / "empty.xlsx"
    assert str(path) in imported("--template", str(path))
    assert {"Areas", "Actions", "Risks"} <= set(load_workbook(path).sheetnames)
    with pytest.raises(CommandError, match="sheet Actions holds no actions"):
        imported(str(path))


def test_it_wants_a_file_or_a_template(db):
    with pytest.raises(CommandError, match="name the file to read"):
        imported()


def test_it_keeps_the_ratings_that_people_gave(db, workbook):
    imported(workbook)
    action = Action.objects.get(code="1A1")
    Rating.objects.create(
        action=action, scale="impact", brag="blue", said_on="2024-10-01", said_by=factories.user()
    )
    imported(workbook)
    assert action.ratings.filter(scale="impact").count() == 2
