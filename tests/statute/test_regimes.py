"""Regimes side by side: cases that started under the old one keep it, and no code is edited for the new one."""

import tomllib
from datetime import date

import pytest

from goldenthread import statute

NEW_LAW = """
[[duty]]
code = "plan_issued"
title = "Send the final plan"
authority = "Education Regulations 2029 (made up), regulation 7"
authority_short = "Education Regulations 2029, reg 7"
met_by = "the final plan sent"
in_force_from = 2029-09-01

[[duty.limit]]
fact = "received_on"
event = "the request was received"
weeks = 16

[[duty]]
code = "review_completed"
title = "Complete the review at the end of the key stage"
authority = "Education Regulations 2029 (made up), regulation 9"
met_by = "the decision notified"
in_force_from = 2029-09-01
pick = "latest"
order = [["reviewed_on", "key_stage_ends_on"]]

[[duty.limit]]
fact = "reviewed_on"
event = "the plan was made or last reviewed"
months_beginning_with = 12

[[duty.limit]]
fact = "key_stage_ends_on"
event = "the key stage ends"
on_the_day = true
"""
OWN_POLICY = """
[[duty]]
code = "enquiry_resolved"
title = "Answer an enquiry"
authority = "Westshire County Council's standard"
met_by = "an answer"
kind = "policy"
policy = "westshire"
in_force_from = 2026-01-01
[[duty.limit]]
fact = "received_on"
event = "the enquiry was received"
working_days = 2
[duty.customary]
words = "The desk aims for the next day."
fact = "received_on"
event = "the enquiry was received"
working_days = 1
"""


def duties(text):
    return statute.duties_from(tomllib.loads(text))


def test_a_regime_says_of_a_duty_on_which_decision_alone_it_is_owed():
    only_if = 'only_if = "no plan is made"\nin_force_from = 2029-09-01\npick'
    plan, review = duties(NEW_LAW.replace("in_force_from = 2029-09-01\npick", only_if))
    assert (plan.only_if, review.only_if) == ("", "no plan is made")


@pytest.fixture
def register():
    return statute.LAW.with_duties(*duties(NEW_LAW))


def test_each_case_keeps_the_regime_of_the_day_it_started(register):
    last_old = statute.due("plan_issued", register=register, received_on=date(2029, 8, 31))
    first_new = statute.due("plan_issued", register=register, received_on=date(2029, 9, 1))
    assert (last_old.due_on, last_old.authority.short) == (
        date(2030, 1, 18),
        "SEND Regulations 2014, reg 13(2)",
    )
    assert (first_new.due_on, first_new.authority.short) == (
        date(2029, 12, 22),
        "Education Regulations 2029, reg 7",
    )


def test_the_law_itself_is_unchanged_by_a_register_of_more(register):
    assert statute.due("plan_issued", received_on=date(2029, 9, 1)).due_on == date(2030, 1, 19)
    assert len(register.versions_of("plan_issued")) == 2


def test_a_new_regime_may_ask_for_other_facts(register):
    old = statute.due("review_completed", register=register, reviewed_on=date(2028, 5, 1))
    new = statute.due(
        "review_completed",
        register=register,
        reviewed_on=date(2029, 9, 3),
        key_stage_ends_on=date(2032, 7, 31),
    )
    assert (old.due_on, new.due_on) == (date(2029, 4, 30), date(2032, 7, 31))
    with pytest.raises(statute.NotInForceError, match="did not apply on 1 May 2028"):
        statute.due(
            "review_completed",
            register=register,
            reviewed_on=date(2028, 5, 1),
            key_stage_ends_on=date(2032, 7, 31),
        )


def test_a_council_brings_its_own_policy_as_a_file(tmp_path):
    path = tmp_path / "westshire.toml"
    path.write_text(OWN_POLICY, encoding="utf-8")
    register = statute.LAW.with_duties(*statute.read_duties(path))
    answer = statute.due(
        "enquiry_resolved", policy="westshire", register=register, received_on=date(2026, 4, 2)
    )
    assert (answer.due_on, answer.customary_on) == (date(2026, 4, 8), date(2026, 4, 7))
    assert statute.due("enquiry_resolved", register=register, received_on=date(2026, 4, 2)).due_on == date(
        2026, 4, 13
    )


def test_a_process_may_adopt_a_register_and_give_it_back(register):
    statute.adopt(register)
    try:
        assert statute.due("plan_issued", received_on=date(2029, 9, 1)).due_on == date(2029, 12, 22)
        assert statute.standing() is register
    finally:
        statute.adopt(statute.LAW)
    assert statute.due("plan_issued", received_on=date(2029, 9, 1)).due_on == date(2030, 1, 19)


def test_it_refuses_two_versions_that_start_on_one_day(register):
    with pytest.raises(
        statute.StatuteError, match="plan_issued is in the register twice from 1 September 2029"
    ):
        register.with_duties(*duties(NEW_LAW))


COUNTS = [
    ("days = 15", "2026-10-16"),
    ("days_beginning_with = 15", "2026-10-15"),
    ("weeks = 2", "2026-10-15"),
    ("weeks_beginning_with = 2", "2026-10-14"),
    ("months = 1", "2026-11-01"),
    ("months_beginning_with = 1", "2026-10-31"),
    ("months_before = 1", "2026-09-01"),
    ("working_days = 5", "2026-10-08"),
    ("working_days_beginning_with = 5", "2026-10-07"),
    ("tribunal_working_days = 5", "2026-10-08"),
    ("weeks_notice = 2", "2026-09-17"),
    ("clear_weeks_notice = 2", "2026-09-16"),
    ('before = "12-15"', "2026-12-14"),
    ('by = "12-15"', "2026-12-15"),
    ("on_the_day = true", "2026-10-01"),
]


@pytest.mark.parametrize(("count", "expected"), COUNTS)
def test_every_way_of_counting_can_be_configured(count, expected):
    text = NEW_LAW.split("[[duty]]")[1].replace("weeks = 16", count).replace("2029-09-01", "2026-01-01")
    register = statute.Register(duties("[[duty]]" + text))
    assert statute.due(
        "plan_issued", register=register, received_on=date(2026, 10, 1)
    ).due_on == date.fromisoformat(expected)


ONE = "[[duty]]" + NEW_LAW.split("[[duty]]")[1]
MISTAKES = [
    (
        "weeks = 16",
        "weeks = 0",
        r"duty 1 \(plan_issued\), limit 1: weeks must be a whole number above nought; it is 0",
    ),
    ("weeks = 16", 'weeks = "16"', "weeks must be a whole number above nought; it is '16'"),
    ("weeks = 16", "weeks = true", "it is True"),
    ("weeks = 16", "wekes = 16", "limit 1: does not know wekes; it takes fact, event"),
    ("weeks = 16", "", "limit 1: takes exactly one of days, .*it has none"),
    ("weeks = 16", "weeks = 16\ndays = 3", "it has days and weeks"),
    ("weeks = 16", 'before = "02-30"', "before must be a month and a day"),
    ("weeks = 16", 'by = "02-29"', "by must be a day that every year has"),
    ("weeks = 16", "on_the_day = false", "on_the_day must be true"),
    ("weeks = 16", 'weeks = 16\nreplaces = "sent_on"', "replaces 'sent_on', which no limit is counted from"),
    ("weeks = 16", "weeks = 16\noptional = true", "one limit at least must be neither optional"),
    ('fact = "received_on"', 'fact = "received"', "fact must be a name that ends in _on"),
    ('fact = "received_on"', "", "limit 1: lacks fact"),
    ('code = "plan_issued"', "", "the configuration, duty 1: lacks code"),
    ('code = "plan_issued"', 'code = "Plan issued"', "code must be small letters"),
    ('title = "Send the final plan"', "title = 3", "title must be words; it is 3"),
    ("in_force_from = 2029-09-01", "", "lacks in_force_from"),
    (
        "in_force_from = 2029-09-01",
        'in_force_from = "soon"',
        "must be a date such as 2029-09-01; it is 'soon'",
    ),
    ("2029-09-01", "2029-09-01\nin_force_to = 2029-08-31", "is before in_force_from"),
    ("2029-09-01", '2029-09-01\nkind = "rule"', "kind must be one of law, guidance and policy; it is 'rule'"),
    ("2029-09-01", '2029-09-01\nkind = "policy"', "policy must be named when kind is policy"),
    ("2029-09-01", '2029-09-01\nverified = "no"', "verified must be true or false"),
    ("2029-09-01", '2029-09-01\norder = [["received_on"]]', "order takes pairs of facts"),
    ("2029-09-01", "2029-09-01\norder = 3", "order must be a list of pairs"),
    ("2029-09-01", "2029-09-01\ncustomary = 3", "customary: must be a table"),
    ("[[duty.limit]]", "[duty.limit]", "limit must be a list of tables"),
    ("[[duty]]", "[[duties]]", "does not know duties; it takes duty"),
]


@pytest.mark.parametrize(("right", "wrong", "words"), MISTAKES)
def test_a_mistake_is_named_with_its_place(right, wrong, words):
    text = ONE.replace(right, wrong, 1)
    if right == "[[duty]]":
        text = text.replace("[[duty.limit]]", "[[duties.limit]]")
    with pytest.raises(statute.ConfigurationError, match=words):
        duties(text)


def test_a_file_that_is_not_there_or_not_toml_is_named(tmp_path):
    with pytest.raises(statute.ConfigurationError, match=r"none\.toml: cannot be read"):
        statute.read_duties(tmp_path / "none.toml")
    broken = tmp_path / "broken.toml"
    broken.write_text("[[duty", encoding="utf-8")
    with pytest.raises(statute.ConfigurationError, match=r"broken\.toml: is not TOML"):
        statute.read_duties(broken)
    broken.write_text("", encoding="utf-8")
    with pytest.raises(statute.ConfigurationError, match="has no duty"):
        statute.read_duties(broken)
