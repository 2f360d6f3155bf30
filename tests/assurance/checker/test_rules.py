"""The rules as a set: found by themselves, worded for a reader, knowing no paper, and stable in what they find."""

import re
import time
from dataclasses import replace
from datetime import date
from pathlib import Path
from types import ModuleType

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goldenthread.assurance import checker
from goldenthread.assurance.checker import (
    checking,
    plan_rules,
    report_rules,
    scorecard_rules,
    wording_rules,
)
from goldenthread.assurance.checker.checking import File
from goldenthread.assurance.checker.discovery import rules_in, rules_of
from goldenthread.assurance.checker.findings import Fault, Rule, Strength, identity
from goldenthread.assurance.checker.listing import rules_page
from goldenthread.assurance.planfile import PlanFileError

FOLDERS = (plan_rules, wording_rules, report_rules, scorecard_rules)
RULES = [rule for folder in FOLDERS for rule in rules_in(folder)]
DAY = date(2024, 12, 4)


def findings_in(text, name="report.txt"):
    return checking.check_report([File(name, text.encode())], None, DAY).findings


def test_every_rule_has_a_code_of_its_own_and_is_in_the_list():
    codes = [rule.code for rule in RULES]
    assert len(codes) == len(set(codes)) > 120
    page = rules_page()
    assert [code for code in codes if f"| `{code}` |" not in page] == []


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_a_rule_is_worded_as_sentences(rule):
    assert re.fullmatch(r"[a-z0-9-]+", rule.code)
    for words in (rule.words, rule.settled_by):
        assert re.match(r"[A-Z“]", words)
        assert words.endswith(".")


def test_two_rules_with_one_code_are_refused(monkeypatch, tmp_path):
    folder = ModuleType("spoilt")
    (tmp_path / "one.py").write_text("")
    folder.__path__ = [str(tmp_path)]
    same = Rule("row-twice", "One.", "Two.", Strength.HARD, lambda paper: iter(()))
    module = ModuleType("one")
    module.first, module.second = same, replace(same, words="Other.")
    monkeypatch.setattr("goldenthread.assurance.checker.discovery.import_module", lambda name: module)
    assert len(rules_of(module)) == 2
    with pytest.raises(ValueError, match="row-twice is already the code of another rule"):
        rules_in(folder)


def test_no_rule_knows_a_paper():
    """No place, indicator, action, body or figure of a published paper stands in the rules."""
    banned = re.compile(
        r"\bKent\b|\bKCC\b|APP\d|\bPACT\b|SIAB\b|\b\d{2,3},\d{3}\b|\b1,?080\b|\b43\.6\b|\b49\.3\b"
    )
    found = [
        f"{path.name}: {line.strip()}"
        for path in Path(checker.__file__).parent.rglob("*.py")
        for line in path.read_text(encoding="utf-8").splitlines()
        if banned.search(line)
    ]
    assert found == []


def test_a_finding_is_known_again_wherever_it_stands():
    text = "30 of the 40 boats (80%) sailed."
    (first,) = findings_in(text)
    (moved,) = findings_in(f"A line before.\n\nAnother.\n\n{text}", "other.txt")
    (changed,) = findings_in(text.replace("80", "81"))
    assert first.place != moved.place
    assert first.identity == moved.identity != changed.identity


def test_two_findings_alike_are_told_apart():
    text = "30 of the 40 boats (80%) sailed."
    first, second = findings_in(f"{text}\n\n{text}")
    assert first.identity != second.identity
    assert first.identity == findings_in(text)[0].identity


@given(st.text(), st.text(), st.lists(st.text(max_size=5), max_size=3))
def test_an_identity_is_of_the_rule_the_subject_and_the_figures(rule, about, figures):
    first = identity(rule, about, tuple(figures))
    assert (
        first == identity(rule, f"  {about.upper().lower()} ", tuple(figures))
        or about != about.upper().lower()
    )
    assert first != identity(rule, about, (*figures, "x"))
    assert re.fullmatch(r"[0-9a-f]{16}", first)


def test_a_fault_may_be_softer_than_its_rule():
    rule = Rule(
        "a", "B.", "C.", Strength.HARD, lambda paper: iter([Fault("here", "Wrong.", strength=Strength.SOFT)])
    )
    (finding,) = rule.findings(None)
    assert (finding.is_hard, finding.to_dict()["strength"]) == (False, "soft")


def test_a_report_in_word_is_read_with_its_tables(tmp_path):
    document = docx.Document()
    document.add_paragraph("30 of the 40 boats (80%) sailed.")
    table = document.add_table(rows=0, cols=2)
    for cells in (("Port", "Boats"), ("Deal", "12"), ("Dover", "30"), ("Total", "45")):
        for cell, words in zip(table.add_row().cells, cells, strict=True):
            cell.text = words
    document.save(tmp_path / "report.docx")
    found = checking.check_report(checking.files_at([tmp_path / "report.docx"]), None, DAY).findings
    assert [(each.rule, each.place) for each in found] == [
        ("share-recomputed", "paragraph 1"),
        ("column-total-recomputed", "table 1, row 4"),
    ]


@pytest.mark.parametrize("content", [b"", b"   ", b"%PDF-1.7", b"PK\x03\x04 broken", b"\x00\x01\x02"])
def test_what_cannot_be_read_is_said_with_its_name(content):
    with pytest.raises(PlanFileError, match="odd"):
        checking.check_report([File("odd.txt", content)], None, DAY)


PIECES = st.sampled_from(
    ["40 of 30", "(75%)", "from 3 to 2", "per month", "Oct-23\tNov-23\tDec-23\n", "1\t2\t3\n", "Total\t9\n", "Red\tx y z\n",
     "a total of 9", "Of these", "This means", "within three months of this report", "over 12 weeks", "(ABC)", "\n\n", ". ",
     "The Big Board", "half (9%)", "1.1 ", "- ", "2023/25 academic year", "£3m", "doubled", "no one section increased"]
)  # fmt: skip


@settings(deadline=None, max_examples=120)
@given(st.lists(st.one_of(PIECES, st.text(max_size=12)), min_size=1, max_size=40))
def test_any_report_is_checked(pieces):
    text = " ".join(pieces).replace("\x00", "")
    found = findings_in(f"Boats sail.\n\n{text}")
    assert all(finding.place and finding.words for finding in found)


@pytest.mark.parametrize(
    "piece", ["a " * 20_000, "40 of " * 8_000, "A" * 40_000, "(ABC) " * 8_000, "1,1" * 9_000, "- " * 20_000]
)
def test_a_long_line_takes_no_age(piece):
    begun = time.perf_counter()
    findings_in(piece + "\n\n30 of the 40 boats (80%) sailed.")
    assert time.perf_counter() - begun < 20
