"""Stretches of time in words, there and back."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldenthread.indicators import Month, Period, spans


@pytest.mark.parametrize(
    ("text", "first", "last", "words"),
    [
        ("2024-10", "2024-10-01", "2024-10-31", "October 2024"),
        ("october 2024", "2024-10-01", "2024-10-31", "October 2024"),
        ("2024-10-09", "2024-10-09", "2024-10-09", "9 October 2024"),
        ("2023", "2023-01-01", "2023-12-31", "2023"),
        ("2022/23", "2022-09-01", "2023-08-31", "school year 2022/23"),
        ("school year 2022/2023", "2022-09-01", "2023-08-31", "school year 2022/23"),
        ("Autumn and spring terms 2023/24", "2023-09-01", "2024-03-31", "autumn and spring terms 2023/24"),
        ("summer term 2023/24", "2024-04-01", "2024-08-31", "summer term 2023/24"),
        ("financial year 2024/25", "2024-04-01", "2025-03-31", "financial year 2024/25"),
        ("2024 Q3", "2024-07-01", "2024-09-30", "2024 Q3"),
        ("2023-04 to 2024-05", "2023-04-01", "2024-05-31", "April 2023 to May 2024"),
        ("2023-06-05 to 2023-06-20", "2023-06-05", "2023-06-20", "5 June 2023 to 20 June 2023"),
    ],
)
def test_words_become_days_and_days_words(text, first, last, words):
    period = Period(dt.date.fromisoformat(first), dt.date.fromisoformat(last))
    assert (spans.read(text), spans.words(period)) == (period, words)
    assert (
        spans.read(
            words.replace("9 October 2024", "2024-10-09")
            .replace("5 June 2023", "2023-06-05")
            .replace("20 June 2023", "2023-06-20")
        )
        == period
    )


@pytest.mark.parametrize(
    "text", ["", "2024-13", "2023/25", "Octember 2024", "winter term 2023/24", "24-10", "soon"]
)
def test_anything_else_says_what_is_accepted(text):
    with pytest.raises(ValueError, match="is not a period"):
        spans.read(text)


@given(st.dates(min_value=dt.date(1990, 1, 1), max_value=dt.date(2090, 1, 1)), st.integers(0, 40))
def test_whole_months_survive_the_round_trip(day, more):
    first = Month.containing(day)
    period = Period(first.first, first.plus(more).last)
    assert spans.read(spans.words(period)) == period
    assert spans.month_count(period) == more + 1
