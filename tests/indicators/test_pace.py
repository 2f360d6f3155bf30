"""What came, was finished and left in the last twelve months, and at what age."""

import math
from datetime import date, timedelta

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldenthread.indicators import Month
from goldenthread.indicators.pace import NEVER, Rate, Wait, Waits, months_known, pace_until

OCTOBER = Month(2024, 10)
ISSUED = Wait(date(2024, 6, 3), date(2024, 10, 21), finished_on=date(2024, 10, 21))
LATE = Wait(date(2024, 6, 3), date(2024, 10, 21), finished_on=date(2024, 10, 22))
REFUSED = Wait(date(2024, 9, 2), date(2025, 1, 20), left_on=date(2024, 10, 14))
OPEN = Wait(date(2024, 10, 7), date(2025, 2, 24))
LONG_AGO = Wait(date(2022, 1, 3), date(2022, 5, 23), finished_on=date(2022, 5, 20))

BANDS = st.lists(st.tuples(st.integers(1, 40), st.floats(0, 0.2)), min_size=1, max_size=8)


def rate(bands):
    starts = [0]
    for length, _ in bands[:-1]:
        starts.append(starts[-1] + length)
    return Rate(tuple(starts), tuple(daily for _, daily in bands))


def test_it_counts_each_month_what_came_was_finished_in_time_or_late_and_left():
    pace = pace_until(Waits.of([LONG_AGO, ISSUED, LATE, REFUSED, OPEN]), OCTOBER)
    assert pace.months[0] == Month(2023, 11)
    assert (pace.arrived[-5], pace.arrived[-2], pace.arrived[-1]) == (2, 1, 1)
    assert (pace.finished[-1], pace.in_time[-1], pace.left[-1]) == (2, 1, 1)
    assert (pace.arrivals, pace.capacity) == (0, 1)  # 4 in twelve months, 2 in three
    assert pace.days_to_due == 140
    assert pace.earliest_age == 140


def test_before_anything_had_ended_nobody_wrote_endings_down():
    assert months_known(Waits.of([OPEN]), OCTOBER) == 0
    assert months_known(Waits.of([OPEN, REFUSED]), OCTOBER) == 1
    assert months_known(Waits.of([OPEN, LONG_AGO]), OCTOBER) == 12
    with pytest.raises(ValueError, match="nothing had ended by the end of 2024-10"):
        pace_until(Waits.of([OPEN]), OCTOBER)


def test_what_was_not_known_on_a_day_is_blanked():
    known = Waits.of([ISSUED, REFUSED, OPEN]).as_known(date(2024, 10, 14))
    assert known.table["ended"].to_list() == [NEVER, date(2024, 10, 14).toordinal(), NEVER]
    then = Waits.of([ISSUED, REFUSED, OPEN]).as_known(date(2024, 9, 1)).still_open()
    assert then.table["opened"].to_list() == [ISSUED.opened_on.toordinal()]


@given(BANDS, st.integers(0, 200))
def test_an_age_is_the_first_by_whose_end_the_rate_adds_up(bands, age):
    found = rate(bands)
    total = found.total(age)
    if total > found.total(age - 1) + 1e-9:
        assert found.age_at(total - 1e-10) == age


@given(BANDS, st.floats(1e-6, 5))
def test_an_age_is_never_only_where_the_rate_does_not_add_up(bands, wanted):
    found = rate(bands)
    age = found.age_at(wanted)
    assert found.total(NEVER) <= wanted if age == NEVER else found.total(age) >= wanted - 1e-9


@given(BANDS, st.lists(st.tuples(st.integers(-1, 300), st.floats(0, 0.99)), min_size=1, max_size=20))
def test_many_ages_at_once_are_those_worked_out_one_by_one(bands, cases):
    found = rate(bands)
    ages, shares = [age for age, _ in cases], [share for _, share in cases]
    came_to_all = found.ages_at(pl.Series(ages), pl.Series(shares, dtype=pl.Float64))
    for came_to, age, share in zip(came_to_all, ages, shares, strict=True):
        assert came_to == pytest.approx(found.age_at(found.total(age) - math.log(1 - share)), abs=1)


def test_the_share_that_leaves_is_read_off_all_who_were_open_at_each_age():
    """Of a hundred received on one day, forty refused on the 43rd: 34 to 40 in a hundred leave by the 140th."""
    day = date(2024, 6, 3)
    left = [Wait(day, day + timedelta(days=140), left_on=day + timedelta(days=42))] * 40
    staying = [Wait(day, day + timedelta(days=140))] * 60
    assert 33 <= pace_until(Waits.of([*left, *staying]), OCTOBER).leave_percent <= 40


def test_the_days_to_the_due_day_are_those_of_earlier_cases_where_no_recent_one_has_any():
    recent = Wait(date(2024, 10, 1), finished_on=date(2024, 10, 8))
    assert pace_until(Waits.of([LONG_AGO, recent]), OCTOBER).days_to_due == 140


@given(st.integers(0, 98))
def test_the_rate_of_leaving_can_be_set_to_any_share(percent):
    for rows in ([ISSUED, REFUSED, OPEN], [ISSUED, OPEN]):
        pace = pace_until(Waits.of(rows), OCTOBER)
        chosen = pace.leaving_at(percent)
        share = 100 * (1 - math.exp(-chosen.total(pace.days_to_due)))
        assert share == pytest.approx(percent, abs=0.51)


def test_a_season_keeps_the_number_and_takes_last_years_shape():
    rows = (
        [Wait(date(2023, 11 + n // 30, 1 + n % 30)) for n in range(30)]
        + [Wait(date(2024, 8, 5))] * 6
        + [ISSUED, LONG_AGO]
    )
    pace = pace_until(Waits.of(rows), OCTOBER)
    coming = pace.seasonal(3, 24)
    assert sum(coming[:12]) == sum(coming[12:]) == 36
    assert coming[0] == max(coming)  # next November as last
    assert pace_until(Waits.of([ISSUED, OPEN]), OCTOBER).seasonal(3, 5) == (3,) * 5
