"""`goldenthread chronology`: text, JSON, PDF, and what it cannot do."""

import json
import re
import shutil
import subprocess
from io import StringIO

import ombudsman_case
import pytest
import time_machine
from django.core.management import CommandError, call_command

from goldenthread.casework import actions
from goldenthread.casework.chronology import chronology

pytestmark = pytest.mark.django_db
POPPLER = shutil.which("pdftotext") or "pdftotext"  # missing, it fails; `make test` installs it


@pytest.fixture
def child(manager):
    with time_machine.travel(ombudsman_case.READ_ON, tick=False):
        yield ombudsman_case.build(by=manager)


def printed(*arguments):
    out = StringIO()
    call_command("chronology", *arguments, stdout=out)
    return out.getvalue()


def test_it_prints_the_sentence_the_faults_and_the_story(child):
    text = printed(child.ref)
    assert text.startswith(f"{child.ref}, read on 31 December 2022. 6 duties were late")
    assert "Complete the annual review: 136 days late, and not done" in text
    assert "2021-06-15  Annual review meeting" in text
    assert "Farrow" not in text


def test_it_answers_in_json(child):
    told = json.loads(printed(child.ref, "--json"))
    assert told["summary"].startswith("6 duties were late")
    cap = next(fault for fault in told["faults"] if fault["duty_code"] == "amended_plan_cap")
    assert (cap["due_on"], cap["done_on"], cap["days_late"]) == ("2021-09-07", "2022-01-18", 133)
    assert cap["law_said"]["words"] == "Within 12 weeks after the review meeting is held."
    assert cap["evidence"][0]["on"] == "2021-06-15"


def test_it_writes_a_pdf_with_faults_story_and_notes(child, manager, tmp_path):
    key = chronology(child, ombudsman_case.READ_ON).faults[0].key
    actions.write_note(by=manager, child=child, entry_key=key, text="#panic() The school was closed.")
    path = tmp_path / "chronology.pdf"
    assert "Wrote" in printed(child.ref, "--output", str(path))
    text = subprocess.run([POPPLER, "-layout", path, "-"], check=True, capture_output=True, text=True).stdout
    text = re.sub(r"\s+", " ", text)
    for part in (
        "Chronology: Yusuf Farrow", "6 duties were late, the longest by 264 days; 2 still are.", "13 months missing so far",
        "What the law said.", "Within 12 weeks after the review meeting is held.", "#panic() The school was closed.",
        "The story in date order", "15 June 2021", "Confidential",
    ):  # fmt: skip
        assert part in text, part


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (["C-NOBODY"], "no child has the reference 'C-NOBODY'"),
        (["C-NOBODY", "--json", "--output", "x.pdf"], "choose one"),
    ],
)
def test_it_says_what_it_cannot_do(arguments, reason):
    with pytest.raises(CommandError, match=reason):
        printed(*arguments)


def test_it_names_the_file_that_it_cannot_write(child, tmp_path):
    with pytest.raises(CommandError, match="No such file or directory"):
        printed(child.ref, "--output", str(tmp_path / "nowhere" / "x.pdf"))
