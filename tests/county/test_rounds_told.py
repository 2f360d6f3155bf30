"""The demonstration's year of rounds: what was said on its day, what the board decided, what the letters released."""

from datetime import date

import pytest

from goldenthread.assurance import ratings
from goldenthread.assurance.models import (
    Action,
    ActionVerdict,
    Area,
    Challenge,
    GovernmentReview,
    ImprovementPlan,
    Rating,
    Round,
    RoundException,
    Update,
)
from goldenthread.assurance.rounds import closing
from goldenthread.demo import days, replay
from goldenthread.demo import replay_tables as tables
from goldenthread.indicators import Month, months
from goldenthread.scorecard.freezing import folders

pytestmark = [pytest.mark.county, pytest.mark.usefixtures("built_county")]

CLOSED = months(Month(2023, 9), Month(2024, 9))
LETTER = date(2024, 7, 12)


def rounds() -> list[Round]:
    plan = ImprovementPlan.objects.get(title__icontains="accelerated")
    return list(Round.objects.of_plan(plan).order_by("month_on"))


def test_every_month_since_the_plan_was_published_has_its_round_and_the_last_one_is_open():
    assert [Month.containing(each.month_on) for each in rounds()] == [*CLOSED, Month(2024, 10)]
    assert [each.closed_at is None for each in rounds()] == [False] * 13 + [True]
    assert CLOSED[:12] == replay.BEFORE_PUBLICATION


def test_each_was_closed_on_the_day_its_board_met_and_its_report_is_the_one_that_was_kept():
    for held in rounds()[:-1]:
        assert held.closed_at.date() == held.board_meets_on
        assert closing.kept_file(held, closing.PDF).startswith(b"%PDF-")
        kept = folders.Kept(folders.root() / closing._name(held), held.report_digest)
        assert folders.content(kept, closing.SAID)
    assert [each.published_edition for each in rounds()[:-1]] == [None] * 12 + [1]


def test_the_letters_release_thirty_seven_actions_and_put_two_under_other_areas():
    released = Action.objects.filter(monitoring=Action.Monitoring.RELEASED)
    assert released.count() == 37
    moved = ActionVerdict.objects.filter(to_area__isnull=False)
    assert {each.action.code: each.to_area.number for each in moved} == {"4C2": "7", "4C3": "8"}
    neither = Action.objects.filter(code__in=["4A2", "4B1"])
    assert {each.monitoring for each in neither} == {Action.Monitoring.ACTIVE}
    assert not ActionVerdict.objects.filter(action__in=neither).exclude(kind=ActionVerdict.Kind.KEPT).exists()
    assert [str(each.letter_on) for each in GovernmentReview.objects.all()] == ["2024-01-08", "2024-07-12"]


def test_a_released_action_had_a_green_or_blue_rating_on_file_and_is_asked_about_no_more():
    for action in Action.objects.filter(monitoring=Action.Monitoring.RELEASED).for_page():
        stood = ratings.latest(action.ratings.all(), Rating.Scale.PROGRESS, LETTER)
        assert stood.brag in ratings.DONE, action.code
        assert not Update.objects.filter(action=action, submitted_at__date__gt=LETTER).exists()


def test_nobody_said_anything_before_its_round_opened_or_after_it_closed():
    for held in rounds():
        said = Update.objects.of_round(held).submitted()
        last = held.board_meets_on if held.closed_at else days.STANDS_STILL_ON
        assert said.exists()
        assert not said.filter(submitted_at__date__lt=held.opened_on).exists()
        assert not said.filter(submitted_at__date__gt=last).exists()


def test_the_ratings_of_a_round_are_those_said_on_its_days():
    """As the table has them: 6C1 red in autumn, its impact red until January, amber both in June."""
    action = Action.objects.for_page().get(code="6C1")
    stood = {
        day: [ratings.latest(action.ratings.all(), scale, day).brag for scale in Rating.Scale]
        for day in (date(2023, 9, 30), date(2023, 10, 31), date(2024, 2, 29), date(2024, 7, 31))
    }
    assert list(stood.values()) == [["red", "red"], ["red", "red"], ["red", "amber"], ["amber", "amber"]]


def test_most_actions_moved_some_owners_were_late_and_a_few_never_answered():
    changed = (
        Rating.objects.filter(said_by__isnull=False).values_list("action__code", "scale", "brag").distinct()
    )
    by_action = {}
    for code, _, brag in changed:
        by_action.setdefault(code, set()).add(brag)
    assert len([code for code, brags in by_action.items() if len(brags) > 1]) > 58
    late = [
        each for each in Update.objects.submitted() if each.submitted_at.date() > each.round.owners_due_on
    ]
    assert late
    first = rounds()[0]
    said = Update.objects.of_round(first).submitted().count()
    assert 100 < said < Action.objects.count()


def test_questions_are_asked_refused_agreed_with_and_left_open():
    assert Challenge.objects.filter(is_comment=True).exists()
    refused = Challenge.objects.get(update_said__action__code="1E3", is_comment=False)
    assert "refuse" in refused.answer
    assert refused.update_said.reason_it_stands
    agreed = Update.objects.get(action__code="5A2", round__month_on="2024-05-01")
    assert (agreed.progress, agreed.impact) == ("green", "amber")
    assert Challenge.objects.waiting().filter(update_said__round__closed_at__isnull=True).exists()


def test_red_indicators_raise_themselves_are_explained_and_the_board_decides_what_it_is_asked():
    red = RoundException.objects.filter(round__in=rounds()[:-1], kind=RoundException.Kind.KPI)
    assert {"APP17", "APP20"} <= set(red.values_list("kpi_code", flat=True))
    assert {each.raised_by for each in red} == {None}
    assert not red.filter(commentary="").exists()
    decided = RoundException.objects.filter(is_escalated=True, round__closed_at__isnull=False)
    assert decided.count() == len([row for month in CLOSED for row in tables.asks(month)])
    assert not decided.filter(outcome="").exists()


def test_every_area_has_a_lead_and_every_action_somebody_who_reports():
    assert not Area.objects.filter(
        led_by__isnull=True, improvement_plan=rounds()[0].improvement_plan
    ).exists()
    unowned = Action.objects.filter(
        owners__user__isnull=True, sub_theme__area__improvement_plan=rounds()[0].improvement_plan
    )
    assert not unowned.exists()
