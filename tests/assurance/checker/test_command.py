import csv
import io
import json

import pytest
from django.core.management import CommandError, call_command

from goldenthread.assurance import planfile
from goldenthread.assurance.checker.models import SuppressedFinding

FAULTY = "30 of the 40 boats (80%) sailed.\n\nTrips rose by over 21.7%.\n"


@pytest.fixture
def report(tmp_path):
    path = tmp_path / "report.txt"
    path.write_text(FAULTY)
    return str(path)


@pytest.fixture
def run(capsys, db):
    """Runs the command and gives its exit code and what it printed."""

    def command(*arguments):
        out = io.StringIO()
        try:
            call_command("check", *arguments, stdout=out)
        except SystemExit as ending:
            return ending.code, out.getvalue()
        return 0, out.getvalue()

    return command


def test_it_prints_what_does_not_hold_and_fails_on_a_hard_finding(run, report):
    code, printed = run("report", report)
    assert code == 1
    assert "share-recomputed: 1" in printed
    assert "30 of 40 is 75.0%" in printed
    assert "1 hard, 1 soft." in printed


def test_it_succeeds_where_nothing_hard_stands(run, report):
    assert run("report", report, "--strength", "soft")[0] == 0
    assert run("report", report, "--rule", "bound-with-decimals")[0] == 0


def test_it_gives_json_and_csv(run, report):
    code, printed = run("report", report, "--json")
    said = json.loads(printed)
    assert (code, said["hard"], said["soft"], said["suppressed"]) == (1, 1, 1, 0)
    assert said["findings"][0] | {"identity": ""} == {
        "rule": "share-recomputed",
        "strength": "hard",
        "file": "report.txt",
        "place": "line 1",
        "words": "30 of 40 is 75.0%: not 80%. “30 of the 40 boats (80%) sailed.”",
        "rule_words": "A percentage is the part divided by the whole that are printed beside it, rounded.",
        "settled_by": "The two counts and the percentage, taken again from the source.",
        "identity": "",
        "suppressed": None,
    }
    rows = list(csv.DictReader(io.StringIO(run("report", report, "--csv")[1])))
    assert [(row["strength"], row["place"]) for row in rows] == [("hard", "line 1"), ("soft", "line 3")]


def test_a_finding_is_set_aside_with_a_reason_and_no_longer_fails(run, report, area_lead):
    found = json.loads(run("report", report, "--json")[1])["findings"][0]["identity"]
    code, printed = run(
        "report", report, "--set-aside", found, "--reason", "On purpose", "--by", area_lead.email
    )
    assert (code, printed.startswith("Set aside until one of its figures changes")) == (0, True)
    code, printed = run("report", report)
    assert code == 0
    assert "Rowan" not in printed
    assert "Set aside: line 1" in printed
    assert "On purpose" in printed
    said = json.loads(run("report", report, "--json")[1])
    assert said["findings"][0]["suppressed"]["by"] == "Lee Sol"
    assert SuppressedFinding.objects.get().suppressed_by == area_lead


@pytest.mark.parametrize(
    ("more", "words"),
    [
        (["--set-aside", "0" * 16, "--reason", "x", "--by", "a@b.c"], "this check has no finding"),
        (["--set-aside", "FIRST", "--reason", "x"], "say who sets it aside"),
        (["--set-aside", "FIRST", "--reason", " ", "--by", "LEAD"], "Say why this finding does not matter"),
    ],
)
def test_it_says_what_is_missing_to_set_a_finding_aside(run, report, area_lead, more, words):
    first = json.loads(run("report", report, "--json")[1])["findings"][0]["identity"]
    given = [{"FIRST": first, "LEAD": area_lead.email}.get(each, each) for each in more]
    with pytest.raises(CommandError, match=words) as error:
        run("report", report, *given)
    assert error.value.returncode == 2


def test_it_checks_the_plan_held_here(run, imported):
    code, printed = run("plan")
    assert code == 1
    assert "A small plan: 3 actions, as held here on 12 November 2024" in printed
    assert "It was due 195 days ago." in printed
    assert "It was due" not in run("plan", "--on", "2024-04-01")[1]


def test_it_checks_a_plan_in_a_folder_on_the_day_that_it_gives_itself(run, small, tmp_path):
    planfile.write_folder(small, tmp_path / "plan")
    _, printed = run("plan", str(tmp_path / "plan"))
    assert "looked at on 20 September 2023" in printed


def test_a_report_is_held_against_the_plan_held_here_when_asked(run, tmp_path, imported):
    months = "Jul-24\tAug-24\tSep-24\n40%\t41%\t42%\n"
    path = tmp_path / "months.txt"
    path.write_text(f"Percentage of plans issued in time\n\n{months}")
    assert "APP17 was to be 80" in run("report", str(path), "--with-plan")[1]
    assert "APP17" not in run("report", str(path))[1]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["report"], "name the reports to check"),
        (["report", "nowhere.txt"], "nowhere.txt: there is no such file"),
        (["plan"], "no improvement plan is held here"),
    ],
)
def test_what_cannot_be_checked_is_said_and_is_no_finding(run, arguments, words):
    with pytest.raises(CommandError, match=words) as error:
        run(*arguments)
    assert error.value.returncode == 2


def test_a_file_is_checked_where_nothing_is_set_up(run, report, monkeypatch):
    monkeypatch.setattr("goldenthread.assurance.management.commands.check._database", lambda: False)
    assert run("report", report)[0] == 1
    with pytest.raises(CommandError, match="nothing is held here yet"):
        run("plan")


def test_the_installation_is_still_checked_by_the_same_word(run):
    call_command("check", "--fail-level", "WARNING")
    call_command("check", "assurance")
