import pytest

from goldenthread.scorecard import words


@pytest.mark.parametrize(
    ("number", "unit", "shown"),
    [
        (100 * 130 / 171, "%", "76.0%"),
        (0.0, "%", "0.0%"),
        (26.99, "weeks", "26 weeks"),
        (1.0, "weeks", "1 week"),
        (35.56, "days", "35.6 days"),
        (20.0, "working days", "20.0 working days"),
        (20408.0, "plans", "20,408"),
        (12.25, "points", "12.3 points"),
        (31.25, "%", "31.3%"),  # 5 of 16: half up, as printed and as every page has it
        (100 * 2075 / 8000, "%", "25.9%"),
        (59.0, "% growth", "59.0% growth"),
        (174.0, "GBP per head", "£174 per head"),
        (-3.5, "GBP million", "−£3.5 million"),
        (0.12, "per 100", "0.12 per 100"),
        (17.7, "per 1,000", "17.7 per 1,000"),
        (None, "%", ""),
    ],
)
def test_a_value_is_shown_in_its_unit(number, unit, shown):
    assert words.value(number, unit) == shown


@pytest.mark.parametrize(
    ("now", "before", "unit", "polarity", "shown"),
    [
        (76.0, 72.9, "%", "higher", "Up 3.1 points from 72.9%, better."),
        (76.0, 72.9, "%", "lower", "Up 3.1 points from 72.9%, worse."),
        (31.25, 30.0, "%", "higher", "Up 1.3 points from 30.0%, better."),  # the difference of what is shown
        (26.4, 28.9, "weeks", "lower", "Down 2 weeks from 28 weeks, better."),
        (26.4, 26.1, "weeks", "lower", "No change from 26 weeks."),
        (171, 204, "plans", "neutral", "Down 33 from 204."),
        (5, 5, "plans", "neutral", "No change from 5."),
        (0.12, 0.15, "per 100", "lower", "Down 0.03 per 100 from 0.15 per 100, better."),
        (116.0, 75.0, "% growth", "lower", "Up 41.0 points from 75.0% growth, worse."),
        (None, 5, "plans", "neutral", ""),
        (5, None, "plans", "neutral", ""),
    ],
)
def test_a_change_says_how_much_and_whether_it_is_wanted(now, before, unit, polarity, shown):
    assert words.change(now, before, unit, polarity) == shown


def test_every_rule_of_the_chart_has_its_words():
    assert (
        words.movement("special_cause_concern", "7 Point Trend (Decreasing)")
        == "Getting worse (7 points falling)"
    )
    assert words.movement("common_cause", "Common Cause") == "No significant change"
    assert words.movement(None, "") == ""
