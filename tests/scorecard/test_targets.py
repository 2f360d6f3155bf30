from datetime import date

import pytest

from goldenthread.indicators import Month
from goldenthread.scorecard import targets
from goldenthread.scorecard.models import Target

OCTOBER = Month(2024, 10)


def level(kind, value, from_on, code="APP17", label=None, period="", text=""):
    return Target(
        code=code,
        kind=kind,
        label=label or kind.title(),
        period=period,
        value=value,
        text=text,
        from_on=from_on,
    )


JUNE, DECEMBER = date(2023, 6, 1), date(2023, 12, 1)


@pytest.mark.parametrize(
    ("known", "doubts"),
    [
        ([level("baseline", 13.2, JUNE), level("target", 80, DECEMBER)], []),
        (
            [level("baseline", 13.2, JUNE), level("target", 60, JUNE, period="June 2023")],
            [
                "“Target June 2023” (60%) falls in the month of its own baseline (13.2%, June 2023), so it could not "
                "have been worked towards."
            ],
        ),
        (
            [level("baseline", 13.2, JUNE), level("target", 13, DECEMBER)],
            ["“Target” (13%) is worse than the baseline (13.2%), higher being better."],
        ),
        (
            [level("baseline", 13.2, JUNE), level("target", 13.2, DECEMBER)],
            ["“Target” (13.2%) asks for no more than the baseline."],
        ),
        ([level("target", 80, None)], ["“Target” has no date, so it is never in force."]),
        ([level("target", None, DECEMBER, text="TBC")], ["“Target” has no figure: “TBC”."]),
        (
            [level("standard", 90, None), level("target", 80, DECEMBER)],
            ["“Standard” (90) asks more than “Target” (80)."],
        ),
    ],
)
def test_what_does_not_hold_is_said_in_a_sentence(known, doubts):
    assert targets.doubts("APP17", known) == doubts


def test_lower_is_better_turns_the_question_round():
    known = [level("baseline", 64.6, JUNE, code="APP20"), level("target", 30, DECEMBER, code="APP20")]
    assert targets.doubts("APP20", known) == []


def test_a_standard_that_asks_more_than_the_target_rates_nothing():
    known = [level("standard", 90, None), level("target", 80, DECEMBER)]
    assert targets.rate("APP17", 85, known, OCTOBER) == "unrated"


@pytest.mark.parametrize("code", ["X-EHCP-STOCK", "UNKNOWN-1"])
def test_without_a_better_direction_there_is_no_rating(code):
    assert targets.rate(code, 85, [level("target", 80, DECEMBER, code=code)], OCTOBER) == "unrated"


@pytest.mark.django_db
def test_doubts_reads_the_targets_itself_when_not_given_them(django_assert_num_queries):
    Target.objects.create(code="APP17", kind="target", label="Target", value=80, source="Plan")
    with django_assert_num_queries(1):
        assert targets.doubts("APP17") == ["“Target” has no date, so it is never in force."]
