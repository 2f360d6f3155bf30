import calendar
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldenthread.statute import counting

DAYS = st.dates(date(2014, 9, 1), date(2033, 12, 31))
NUMBERS = st.integers(1, 30)
RULES = [
    counting.DaysAfter(15),
    counting.Weeks(20),
    counting.DaysBeginningWith(15),
    counting.WeeksBeginningWith(20),
    counting.Months(2),
    counting.MonthsBefore(5),
    counting.MonthsBeginningWith(12),
    counting.WorkingDays(20),
    counting.WorkingDaysBeginningWith(15),
    counting.NoticeBefore(2),
    counting.NoticeBefore(2, clear=True),
    counting.BeforeDate(2, 15),
    counting.BeforeDate(3, 31, inclusive=True),
    counting.WeeksBeforeEndOf(4, counting.MonthsBeginningWith(12)),
]


def by_hand(start, days):
    for _ in range(days):
        start += timedelta(days=1)
    return start


def months_by_hand(start, months):
    """Walks month by month and tries days downwards, instead of dividing."""
    year, month = start.year, start.month
    for _ in range(months):
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)
    return date(year, month, min(start.day, calendar.monthrange(year, month)[1]))


@given(DAYS, NUMBERS)
def test_weeks_and_days_agree_with_a_second_count(start, number):
    assert counting.Weeks(number).last_day(start) == by_hand(start, number * 7)
    assert counting.Weeks(number).last_day(start).weekday() == start.weekday()
    assert counting.DaysAfter(number).last_day(start) == by_hand(start, number)
    assert counting.DaysBeginningWith(number).last_day(start) == by_hand(start, number - 1)


@given(DAYS, NUMBERS)
def test_beginning_with_is_one_day_shorter(start, number):
    one = timedelta(days=1)
    assert counting.Weeks(number).last_day(start) - counting.WeeksBeginningWith(number).last_day(start) == one
    notice = counting.NoticeBefore(number).last_day(start)
    assert notice - counting.NoticeBefore(number, clear=True).last_day(start) == one


@given(DAYS, NUMBERS)
def test_months_agree_with_a_second_count(start, number):
    corresponding = months_by_hand(start, number)
    assert counting.Months(number).last_day(start) == corresponding
    shorter = timedelta(days=1 if corresponding.day == start.day else 0)
    assert counting.MonthsBeginningWith(number).last_day(start) == corresponding - shorter


@given(DAYS)
def test_twelve_months_beginning_with_a_day_hold_each_day_of_the_year_once(start):
    length = (counting.MonthsBeginningWith(12).last_day(start) - start).days + 1
    days = [start + timedelta(days=number) for number in range(length)]
    assert len({(day.month, day.day) for day in days}) == length
    assert length in (365, 366)


@given(DAYS, st.integers(1, 30))
def test_working_days_beginning_with_a_working_day_count_it(start, number):
    rule = counting.WorkingDaysBeginningWith(number)
    before = start - timedelta(days=1)
    assert rule.last_day(start) == counting.WorkingDays(number).last_day(before)


@pytest.mark.parametrize("rule", RULES, ids=repr)
@given(start=DAYS, later=st.integers(0, 800))
def test_a_later_start_never_ends_sooner(rule, start, later):
    later_start = min(start + timedelta(days=later), date(2033, 12, 31))
    assert rule.last_day(start) <= rule.last_day(later_start)


@pytest.mark.parametrize("rule", RULES, ids=repr)
@given(start=DAYS)
def test_the_sum_in_words_ends_with_the_day_itself(rule, start):
    last = rule.last_day(start)
    words = rule.explain("it happened", start)
    weekday, month = calendar.day_name[last.weekday()], calendar.month_name[last.month]
    assert words.endswith(f"{weekday} {last.day} {month} {last.year}")
    assert "it happened" in words


EDGES = [
    (counting.Months(1), "2026-01-31", "2026-02-28"),
    (counting.Months(1), "2028-01-31", "2028-02-29"),
    (counting.Months(12), "2024-02-29", "2025-02-28"),
    (counting.Months(3), "2026-11-30", "2027-02-28"),
    (counting.MonthsBeginningWith(1), "2026-01-30", "2026-02-28"),
    (counting.MonthsBeginningWith(3), "2026-01-01", "2026-03-31"),
    (counting.MonthsBeginningWith(12), "2023-03-01", "2024-02-29"),
    (counting.MonthsBefore(5), "2027-07-31", "2027-02-28"),
    (counting.MonthsBefore(5), "2027-01-15", "2026-08-15"),
    (counting.WorkingDaysBeginningWith(15), "2026-04-03", "2026-04-27"),  # Good Friday: day 1 is 7 April
    (counting.WorkingDaysBeginningWith(1), "2026-04-02", "2026-04-02"),
    (counting.WorkingDays(1), "2025-12-24", "2025-12-29"),
    (counting.BeforeDate(3, 1), "2028-09-01", "2028-02-29"),
]


@pytest.mark.parametrize(("rule", "start", "last"), EDGES, ids=repr)
def test_edges(rule, start, last):
    assert rule.last_day(date.fromisoformat(start)) == date.fromisoformat(last)


SENTENCES = [
    (
        counting.Weeks(1),
        "1 week after it happened (2 April 2026, not counted): 7 days on is Thursday 9 April 2026",
    ),
    (
        counting.DaysBeginningWith(15),
        "15 days beginning with the day it happened (2 April 2026, counted as day 1): "
        "day 15 is Thursday 16 April 2026",
    ),
    (
        counting.MonthsBeginningWith(12),
        "12 months beginning with the day it happened (2 April 2026, counted): "
        "the period ends the day before 2 April 2027, on Thursday 1 April 2027",
    ),
    (
        counting.WorkingDays(3),
        "3 working days after it happened (2 April 2026, not counted): 3 working days on, leaving out "
        "weekends and the bank holidays of 3 April 2026 and 6 April 2026, is Thursday 9 April 2026",
    ),
    (
        counting.NoticeBefore(2),
        "at least 2 weeks before it happened (2 April 2026, not counted): "
        "14 days back is Thursday 19 March 2026",
    ),
]


@pytest.mark.parametrize(("rule", "words"), SENTENCES, ids=repr)
def test_sentences(rule, words):
    assert rule.explain("it happened", date(2026, 4, 2)) == words
