import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldenthread.indicators.rag import rate

FIGURE = st.floats(-1e6, 1e6)


@pytest.mark.parametrize(
    ("value", "standard", "target", "polarity", "rating"),
    [
        (76.0, 60, 75, "higher", "green"),
        (75.0, 60, 75, "higher", "green"),
        (74.99, 60, 75, "higher", "amber"),
        (60.0, 60, 75, "higher", "amber"),
        (59.99, 60, 75, "higher", "red"),
        (30.0, 52, 30, "lower", "green"),
        (52.0, 52, 30, "lower", "amber"),
        (52.1, 52, 30, "lower", "red"),
        (74.9, None, 75, "higher", "red"),
        (75.0, None, 75, "higher", "green"),
        (99.0, 60, None, "higher", "unrated"),
        (99.0, 60, 75, "neutral", "unrated"),
        (None, 60, 75, "higher", "unrated"),
        (math.nan, 75, 60, "lower", "unrated"),
        (0.0, 0, 0, "lower", "green"),
    ],
)
def test_it_rates_by_the_published_rule(value, standard, target, polarity, rating):
    assert rate(value, standard, target, polarity) == rating


@given(FIGURE, FIGURE, FIGURE)
def test_lower_is_higher_upside_down(value, one, other):
    standard, target = sorted((one, other))
    assert rate(value, standard, target) == rate(-value, -standard, -target, "lower")


@pytest.mark.parametrize(("standard", "target", "polarity"), [(80, 75, "higher"), (20, 30, "lower")])
def test_a_standard_beyond_the_target_is_refused(standard, target, polarity):
    with pytest.raises(ValueError, match="asks more than the target"):
        rate(50, standard, target, polarity)
