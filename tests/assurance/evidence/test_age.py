"""How old evidence is, in words, and when it is to be renewed."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldenthread.assurance.evidence import age

DAY = date(2024, 11, 12)
DAYS = st.dates(date(2015, 1, 1), date(2035, 12, 31))


@pytest.mark.parametrize(
    ("dated_on", "words", "old"),
    [
        (DAY, "of that day", False),
        (date(2024, 11, 11), "1 day old", False),
        (date(2024, 10, 13), "30 days old", False),
        (date(2024, 10, 12), "1 month old", False),
        (date(2023, 12, 13), "10 months old", False),
        (date(2023, 12, 12), "11 months old", False),
        (date(2023, 11, 12), "1 year old", False),
        (date(2023, 11, 11), "1 year old", True),
        (date(2022, 8, 12), "2 years and 3 months old", True),
        (date(2024, 2, 29), "8 months old", False),
    ],
)
def test_it_says_how_old_and_whether_too_old(dated_on, words, old):
    assert (age.in_words(dated_on, DAY), age.is_old(dated_on, DAY)) == (words, old)


@given(DAYS)
def test_the_oldest_that_is_fresh_is_fresh_and_the_day_before_it_is_not(day):
    oldest = age.oldest_fresh(day)
    assert not age.is_old(oldest, day)
    assert age.is_old(oldest - timedelta(days=1), day)


@given(DAYS, DAYS)
def test_months_only_grow(one, other):
    earlier, later = sorted((one, other))
    months = age.months_between(earlier, later)
    assert 0 <= months <= age.months_between(earlier, later + timedelta(days=1))
