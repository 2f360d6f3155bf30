import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldenthread.indicators.periods import Month, Period, ends, months

A_MONTH = st.builds(Month, st.integers(1900, 2100), st.integers(1, 12))


@given(A_MONTH)
def test_a_month_is_read_back_as_it_is_written(month):
    assert Month.parse(str(month)) == month
    assert Month.containing(month.first) == Month.containing(month.last) == month
    assert month.last + dt.timedelta(days=1) == month.plus(1).first


@given(A_MONTH, st.integers(-600, 600))
def test_going_there_and_back_is_nowhere(month, count):
    assert month.plus(count).plus(-count) == month
    assert len(months(month, month.plus(count))) == max(0, count + 1)


@pytest.mark.parametrize(
    "text", ["2024-13", "2024-00", "24-10", "2024-1", "2024/10", "2024-10-01", "", "²024-10", "-024-10"]
)
def test_what_is_not_a_month_is_refused(text):
    with pytest.raises(ValueError, match="month"):
        Month.parse(text)


@pytest.mark.parametrize(
    ("day", "month"), [("2024-10-31", "2024-10"), ("2024-10-30", "2024-09"), ("2024-01-01", "2023-12")]
)
def test_the_last_month_that_had_ended(day, month):
    assert str(Month.ended_by(dt.date.fromisoformat(day))) == month


def test_the_twelve_months_that_end_in_october():
    assert Month(2024, 10).twelve_months() == Period(dt.date(2023, 11, 1), dt.date(2024, 10, 31))


def test_a_period_cannot_end_before_it_begins():
    with pytest.raises(ValueError, match="cannot end on 2024-01-01"):
        Period(dt.date(2024, 1, 2), dt.date(2024, 1, 1))


def test_the_ends_of_periods_come_each_once_in_order():
    october = Month(2024, 10)
    assert ends([october, october.plus(-1), Period(october.first, october.last)]) == [
        (dt.date(2024, 9, 1), dt.date(2024, 9, 30)),
        (dt.date(2024, 10, 1), dt.date(2024, 10, 31)),
    ]
