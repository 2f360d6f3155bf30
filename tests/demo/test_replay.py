"""The tables of what was said in the demonstration's rounds name what the plan has, and say it in order."""

import csv

import pytest

from goldenthread.assurance import planfile
from goldenthread.assurance.models import Brag
from goldenthread.assurance.reviews import document
from goldenthread.demo import building, replay
from goldenthread.demo import replay_tables as tables
from goldenthread.indicators import INDICATORS, Month, months

EVERY = [*replay.BEFORE_PUBLICATION, *replay.FIRST_PUBLISHED, *replay.RUNNING]


@pytest.fixture(scope="module")
def plan():
    return planfile.read(building.IMPROVEMENT_PLAN).document


def rows(name):
    with (tables.FOLDER / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_it_runs_month_by_month_from_the_plans_publication_to_the_month_before_the_demonstrations_day():
    assert months(Month(2023, 9), Month(2024, 10)) == EVERY


def test_every_rating_is_of_an_action_of_the_plan_in_a_month_with_a_round_and_said_once(plan):
    codes, said = {action.code for action in plan.actions}, rows("ratings")
    assert {row["action"] for row in said} <= codes
    assert {row["month"] for row in said} <= set(map(str, EVERY))
    assert len({(row["action"], row["month"]) for row in said}) == len(said)
    assert {row[scale] for row in said for scale in ("progress", "impact")} <= set(Brag.values)


def test_an_action_is_not_spoken_of_after_a_letter_has_released_it(plan):
    codes = [action.code for action in plan.actions]
    reviews = document.read(
        replay.REVIEWS.read_text(encoding="utf-8"), [area.number for area in plan.areas], codes
    )
    gone = {code for item in reviews[-1].of_kind("released", "merged") for code in item.actions}
    assert len(gone) == 39
    assert not [row for row in rows("ratings") if row["action"] in gone and row["month"] >= "2024-07"]


def test_every_post_of_the_plan_has_a_person_and_no_person_has_a_post_that_is_not_there(plan):
    held = {row["post"] for row in tables.people() if not row["area"]}
    posts = {owner.role for action in plan.actions for owner in action.owners}
    assert posts - held == {"Interim Assistant Director, SEND Operations"}  # one may sign in as this person
    assert held <= posts
    assert {row["post"] for row in rows("answers")} <= posts


@pytest.mark.parametrize("month", EVERY, ids=str)
def test_whatever_is_red_has_words(month):
    assert all(tables.why_red(code, month) for code in INDICATORS)


def test_what_is_said_of_an_indicator_holds_until_something_else_is():
    assert tables.why_red("APP17", Month(2024, 4)) == tables.why_red("APP17", Month(2024, 1))
    assert tables.why_red("APP17", Month(2024, 5)) != tables.why_red("APP17", Month(2024, 4))
    assert tables.why_red("APP99", Month(2024, 4)) == tables.why_red("APP98", Month(2023, 9))


def test_a_post_is_late_or_silent_only_between_its_months():
    assert tables.days_late("Chief Nurse", Month(2023, 9)) == 0
    assert tables.days_late("Chief Nurse", Month(2023, 11)) == 3
    assert tables.days_late("Chief Nurse", Month(2024, 1)) is None


def test_a_rating_that_the_bank_does_not_show_stands_with_its_areas_words_or_its_own(plan):
    for action in plan.actions:
        assert tables.why_it_stands(action.code, action.sub_theme[0])
    assert tables.why_it_stands("1F3", "1") != tables.why_it_stands("1F1", "1")
