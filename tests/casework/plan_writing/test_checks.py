"""Each rule finds what it is for, in the plan that breaks it alone."""

import pytest

from goldenthread.casework.plan_writing import checks, examples
from goldenthread.casework.plan_writing.checks import RULES, findings

RULE_CODES = [rule.code for rule in RULES]


def test_every_rule_has_its_example():
    assert set(examples.BREAKS) == set(RULE_CODES)


def test_the_sound_plan_passes_every_rule():
    assert findings(examples.SOUND) == []


@pytest.mark.parametrize("rule", RULES, ids=RULE_CODES)
def test_a_rule_finds_what_breaks_it(rule):
    found = [one.rule.code for one in findings(examples.BREAKS[rule.code])]
    assert rule.code in found


@pytest.mark.parametrize("rule", RULES, ids=RULE_CODES)
def test_a_rule_passes_the_same_plan_put_right(rule):
    assert list(rule.find(examples.SOUND)) == []


@pytest.mark.parametrize("words", checks.VAGUE)
def test_each_vague_word_is_found_in_section_f_whatever_its_case(words):
    broken = examples._provision(what=f"The school gives {words.upper()} reading")
    assert "vague_education" in [one.rule.code for one in findings(broken)]


@pytest.mark.parametrize(
    "words", ["Accessible toilets", "An irregular verb chart", "Twice a week, 30 minutes"]
)
def test_a_word_that_only_holds_a_vague_one_is_not_found(words):
    assert findings(examples._provision(what=words)) == []


def test_hard_findings_come_first():
    both = findings(examples._provision(how_often="", how_long="", reviewed=""))
    assert [one.is_hard for one in both] == [True, False]


def test_a_year_nine_plan_that_prepares_for_adulthood_passes():
    from dataclasses import replace

    older = replace(examples._provision(for_adulthood=True), year=examples.YEAR_10)
    assert findings(older) == []


def test_nothing_at_all_is_told_of_section_by_section():
    empty = {one.section.letter for one in findings(checks.Checked(content=checks.Content())) if one.is_hard}
    assert empty == {"A", "B", "E", "F"}
