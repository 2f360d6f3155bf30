from datetime import date, timedelta

import holidays
import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldenthread import statute
from goldenthread.statute.calendars import ENGLAND

DAYS = st.dates(date(2014, 6, 1), date(2035, 6, 30))
PUBLISHED = holidays.country_holidays("GB", subdiv="ENG", years=range(2014, 2036))


def worked(day):
    return day.weekday() < 5 and day not in PUBLISHED


def test_it_holds_the_same_bank_holidays_as_the_holidays_library():
    assert set(ENGLAND.bank_holidays) == {day for day in PUBLISHED if day.weekday() < 5}


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2026, 4, 3), False),  # Good Friday
        (date(2026, 12, 28), False),  # for Boxing Day, a Saturday
        (date(2022, 9, 19), False),  # the late Queen's funeral
        (date(2023, 5, 8), False),  # the Coronation
        (date(2026, 12, 29), True),
        (date(2026, 12, 27), False),  # a Sunday
        (date(2028, 1, 3), False),
    ],
)
def test_working_days(day, expected):
    assert statute.is_working_day(day) is expected


@given(DAYS)
def test_it_agrees_with_the_library_on_every_day(day):
    assert statute.is_working_day(day) == worked(day)


@given(DAYS, st.integers(0, 65))
def test_it_counts_on_and_back_to_the_same_number(day, number):
    assert statute.working_days_between(day, statute.working_days_after(day, number)) == number


@given(DAYS, st.integers(0, 120))
def test_it_counts_between_days_as_one_would_by_hand(day, length):
    end = day + timedelta(days=length)
    by_hand = sum(worked(day + timedelta(days=n)) for n in range(1, length + 1))
    assert statute.working_days_between(day, end) == by_hand
    assert statute.working_days_between(end, day) == -by_hand


@given(DAYS)
def test_it_steps_to_the_nearest_working_day_either_side(day):
    after, before = statute.next_working_day(day), statute.previous_working_day(day)
    assert before < day < after
    assert worked(before)
    assert worked(after)
    skipped = [before + timedelta(days=n) for n in range(1, (after - before).days)]
    assert [between for between in skipped if worked(between)] == ([day] if worked(day) else [])


def test_it_takes_a_bank_holiday_proclaimed_later():
    proclaimed = date(2026, 6, 15)
    calendar = ENGLAND.with_proclaimed(proclaimed)
    assert statute.is_working_day(proclaimed)
    assert not statute.is_working_day(proclaimed, calendar=calendar)
    plain = statute.due("complaint_acknowledged", received_on=date(2026, 6, 12))
    moved = statute.due("complaint_acknowledged", received_on=date(2026, 6, 12), calendar=calendar)
    assert (plain.due_on, moved.due_on) == (date(2026, 6, 17), date(2026, 6, 18))


def test_it_takes_a_proclaimed_day_at_a_weekend_as_no_change():
    assert ENGLAND.with_proclaimed(date(2026, 6, 13)) == ENGLAND


@pytest.mark.parametrize("day", [date(2013, 12, 31), date(2036, 1, 1)])
def test_it_refuses_days_whose_bank_holidays_it_does_not_know(day):
    with pytest.raises(statute.OutsideCalendarError, match="2014 to 2035"):
        statute.is_working_day(day)


def test_it_refuses_to_count_working_days_backwards():
    with pytest.raises(statute.StatuteError, match="-1"):
        statute.working_days_after(date(2026, 1, 5), -1)


@pytest.mark.parametrize(
    ("born_on", "day", "years"),
    [
        (date(2010, 5, 4), date(2026, 5, 3), 15),
        (date(2010, 5, 4), date(2026, 5, 4), 16),
        (date(2008, 2, 29), date(2026, 2, 28), 17),
        (date(2008, 2, 29), date(2026, 3, 1), 18),
        (date(2026, 1, 1), date(2026, 1, 1), 0),
    ],
)
def test_ages(born_on, day, years):
    assert statute.years_old(born_on, day) == years


def test_it_refuses_the_age_of_someone_not_yet_born():
    with pytest.raises(statute.StatuteError, match="before the birth"):
        statute.years_old(date(2026, 1, 2), date(2026, 1, 1))


@pytest.mark.parametrize(
    ("born_on", "day", "year"),
    [
        (date(2020, 8, 31), date(2025, 9, 1), 1),  # the youngest of Year 1
        (date(2020, 9, 1), date(2025, 9, 1), 0),  # the oldest of Reception
        (date(2020, 9, 1), date(2026, 8, 31), 0),
        (date(2020, 9, 1), date(2025, 8, 31), -1),
        (date(2010, 1, 20), date(2026, 6, 1), 11),
        (date(2001, 9, 2), date(2026, 11, 1), 20),
    ],
)
def test_year_groups(born_on, day, year):
    assert statute.national_curriculum_year(born_on, day) == year


@given(DAYS, DAYS)
def test_a_child_turns_five_in_the_reception_year(born_on, day):
    if statute.national_curriculum_year(born_on, day) == 0:
        september = date(day.year if day.month > 8 else day.year - 1, 9, 1)
        assert statute.years_old(born_on, september) == 4


SCHOOL_AGE = [
    # born, day, of compulsory school age
    ("2019-02-10", "2024-03-30", False),
    ("2019-02-10", "2024-03-31", True),
    ("2019-03-31", "2024-03-31", True),  # a fifth birthday on a prescribed day
    ("2019-04-01", "2024-08-30", False),
    ("2019-04-01", "2024-08-31", True),
    ("2019-09-01", "2024-12-31", True),
    ("2010-08-31", "2026-06-26", True),  # the last day is included
    ("2010-08-31", "2026-06-27", False),
    ("2010-09-01", "2026-06-27", True),
    ("2020-02-29", "2025-03-31", True),
]


@pytest.mark.parametrize(("born_on", "day", "expected"), SCHOOL_AGE)
def test_compulsory_school_age(born_on, day, expected):
    assert statute.of_compulsory_school_age(date.fromisoformat(born_on), date.fromisoformat(day)) is expected


@given(DAYS)
def test_for_a_whole_list_school_age_ends_on_the_same_day_as_for_each(day):
    latest = statute.past_school_age_if_born_by(day)
    assert statute.school_age_ends_on(latest) < day <= statute.school_age_ends_on(latest + timedelta(days=1))


def test_it_refuses_the_school_age_of_someone_not_yet_born():
    with pytest.raises(statute.WrongFactsError, match="before the birth"):
        statute.of_compulsory_school_age(date(2026, 1, 2), date(2026, 1, 1))


@given(DAYS)
def test_a_school_year_holds_its_day_and_no_other_year_does(day):
    year = statute.academic_year(day)
    assert year.starts_on <= day <= year.ends_on
    assert statute.academic_year(year.ends_on + timedelta(days=1)).starts_on == year.ends_on + timedelta(
        days=1
    )


def test_school_years_are_named_by_both_their_years():
    assert statute.academic_year(date(2026, 8, 31)).name == "2025/26"
    assert statute.academic_year(date(1999, 9, 1)).name == "1999/00"


@pytest.mark.parametrize(
    ("born_on", "prepared_for"),
    [(date(2011, 8, 31), True), (date(2011, 9, 1), False)],
)
def test_adulthood_is_prepared_for_from_the_first_day_of_year_9(born_on, prepared_for):
    assert statute.preparing_for_adulthood(born_on, date(2024, 9, 1)) == prepared_for
