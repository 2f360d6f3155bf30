import csv
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldenthread.assurance import planfile, ratings
from goldenthread.assurance.checker import checking
from goldenthread.assurance.checker.plan_paper import PlanPaper
from goldenthread.assurance.checker.plan_rules.ratings import past_due
from goldenthread.assurance.models import Action, Brag

DAY = date(2023, 9, 20)
SHARED = Path(__file__).resolve().parents[4] / "shared"


def words(text):
    return set(text.split())


def found(whole_plan, day=DAY):
    return {
        action.code: {each.rule: each.words for each in checking.of_action(action, day)}
        for action in Action.objects.for_page()
    }


def codes(found, rule):
    return {code for code, rules in found.items() if rule in rules}


def test_it_finds_what_was_wrong_on_the_day_of_publication(whole_plan):
    """The sets of the published plan's own contradictions: facts/anomalies.md, A4, A5, B2, B3, B6 and C14."""
    wrong = found(whole_plan)
    assert codes(wrong, "past-due") == words("1E1 2B2 6B2 1A2 3D1 7F1 1C4 5D1 6H1 1C3 4B2 2E1 6C1 1B2")
    assert codes(wrong, "done-without-impact") == words("1A1 1A4 1B3 1E3 2B1 2E2 3E1 6F4 6H2 6J3 7C1")
    assert codes(wrong, "no-accountable-owner") == words("2E2 4C2 4C3 5C3 7F2 8A4 8C1 8C2 8D1")
    assert codes(wrong, "impact-not-rated") == words("2A1 2C1 4B2 5C3 8A3")
    assert codes(wrong, "no-due-date") == words("1F3 4B1 4C1 5A3 7F2 9A3")
    assert len(codes(wrong, "no-indicator") - {"7D3"}) == 48  # 7D3 cites them all, by a phrase
    assert {"2A4", "6F1", "4A2", "1B3"} <= codes(wrong, "done-long-before-due")


def test_it_says_what_is_wrong_in_plain_words(whole_plan):
    wrong = found(whole_plan)
    assert wrong["1A2"]["past-due"] == "Rated amber (on track for its date). It was due 112 days ago."
    assert wrong["1A1"]["done-without-impact"] == (
        "Progress is rated green (done) and impact red (the change is not being delivered)."
    )
    assert wrong["5A3"]["no-due-date"] == "It has no due date: the plan says “Ongoing”. It can never be late."
    assert "TBC in September 2023 reporting" in wrong["2A1"]["impact-not-rated"]


@pytest.mark.skipif(not SHARED.exists(), reason="the reference folder is not here")
def test_it_agrees_with_what_was_taken_from_the_paper(whole_plan):
    with (SHARED / "facts" / "app_actions.csv").open(newline="", encoding="utf-8") as file:
        flagged = {row["action_code"] for row in csv.DictReader(file) if "past_due" in row["flags"]}
    assert codes(found(whole_plan), "past-due") == flagged


@given(
    progress=st.sampled_from(["", *Brag.values]),
    days=st.none() | st.integers(-900, 900),
)
def test_it_calls_late_only_what_is_past_its_date_and_not_done(progress, days):
    due_on = None if days is None else DAY + timedelta(days=days)
    action = planfile.Action("1A1", "1a", "Write plain letters", due_on=due_on, progress=progress)
    said = past_due.said_of(action, PlanPaper(planfile.PlanDocument(actions=(action,)), DAY))
    late = days is not None and days < 0 and progress not in ("green", "blue")
    assert bool(said) == late
    if late:
        assert f"{-days} day" in said.words


def test_it_has_a_meaning_for_each_colour_of_each_scale_and_they_differ():
    for scale in ratings.MEANINGS:
        said = [ratings.meaning(scale, brag) for brag in Brag.values]
        assert len(set(said)) == 4
    assert {*ratings.MEANINGS["progress"].values()}.isdisjoint(ratings.MEANINGS["impact"].values())
