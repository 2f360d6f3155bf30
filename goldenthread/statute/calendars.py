"""Working days in England, ages and school years.

A working day is Monday to Friday, less England's bank holidays, Christmas Day and Good Friday. A council's
own Christmas closure and school holidays are ordinary days. The bank holidays are data
(`england_bank_holidays.csv`); a holiday proclaimed later is added with `ENGLAND.with_proclaimed(day)`.
"""

import csv
from bisect import bisect_right
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from goldenthread.statute.errors import OutsideCalendarError, StatuteError
from goldenthread.statute.wording import in_words

ONE_DAY = timedelta(days=1)
SATURDAY = 5
SCHOOL_YEAR_STARTS_IN = 9
AGE_BEFORE_RECEPTION_ENDS = 5


@dataclass(frozen=True)
class Calendar:
    """The days that are not worked, for whole years.

    `bank_holidays` is sorted and leaves out weekends, so that counting between two days is a subtraction.
    """

    bank_holidays: tuple[date, ...]
    first_year: int
    last_year: int

    def with_proclaimed(self, *days: date) -> "Calendar":
        """The same calendar with bank holidays proclaimed since the file was made."""
        for day in days:
            self.require(day)
        holidays = sorted({*self.bank_holidays, *(day for day in days if day.weekday() < SATURDAY)})
        return Calendar(tuple(holidays), self.first_year, self.last_year)

    def covers(self, day: date) -> bool:
        return self.first_year <= day.year <= self.last_year

    def require(self, day: date) -> None:
        """Errors: `OutsideCalendarError` when the day's bank holidays are not known."""
        if not self.covers(day):
            raise OutsideCalendarError(
                f"bank holidays are known from {self.first_year} to {self.last_year}; "
                f"{in_words(day)} is outside those years"
            )

    def is_bank_holiday(self, day: date) -> bool:
        at = bisect_right(self.bank_holidays, day)
        return at > 0 and self.bank_holidays[at - 1] == day

    def is_working_day(self, day: date) -> bool:
        self.require(day)
        return day.weekday() < SATURDAY and not self.is_bank_holiday(day)

    def holidays_between(self, after: date, until: date) -> tuple[date, ...]:
        """Weekday bank holidays after the first day, up to and including the second."""
        return self.bank_holidays[
            bisect_right(self.bank_holidays, after) : bisect_right(self.bank_holidays, until)
        ]


def _england() -> Calendar:
    with Path(__file__).with_name("england_bank_holidays.csv").open(encoding="utf-8", newline="") as file:
        days = sorted(date.fromisoformat(row["holiday_on"]) for row in csv.DictReader(file))
    weekdays = tuple(day for day in days if day.weekday() < SATURDAY)
    return Calendar(weekdays, first_year=days[0].year, last_year=days[-1].year)


ENGLAND = _england()


def is_working_day(day: date, *, calendar: Calendar = ENGLAND) -> bool:
    """Monday to Friday and not a bank holiday. Errors: `OutsideCalendarError`."""
    return calendar.is_working_day(day)


def next_working_day(day: date, *, calendar: Calendar = ENGLAND) -> date:
    """The first working day after the day, never the day itself."""
    return working_days_after(day, 1, calendar=calendar)


def previous_working_day(day: date, *, calendar: Calendar = ENGLAND) -> date:
    """The last working day before the day, never the day itself."""
    day -= ONE_DAY
    while not calendar.is_working_day(day):
        day -= ONE_DAY
    return day


def working_day_on_or_before(day: date, *, calendar: Calendar = ENGLAND) -> date:
    """The day itself when it is worked, otherwise the last working day before it."""
    return day if calendar.is_working_day(day) else previous_working_day(day, calendar=calendar)


def working_day_on_or_after(day: date, *, calendar: Calendar = ENGLAND) -> date:
    """The day itself when it is worked, otherwise the first working day after it."""
    return day if calendar.is_working_day(day) else next_working_day(day, calendar=calendar)


def working_days_after(day: date, number: int, *, calendar: Calendar = ENGLAND) -> date:
    """The day on which the given number of working days has passed; the first day is not counted.

    Nought working days after a day is the day. Errors: a negative number; `OutsideCalendarError`.
    """
    if number < 0:
        raise StatuteError(f"working days are counted forward: {number} is less than nought")
    while number:
        day += ONE_DAY
        number -= calendar.is_working_day(day)
    return day


def working_days_between(start: date, end: date, *, calendar: Calendar = ENGLAND) -> int:
    """Working days after the first day, up to and including the second.

    The inverse of `working_days_after`. Negative when the second day is the earlier. Errors:
    `OutsideCalendarError`.
    """
    if end < start:
        return -working_days_between(end, start, calendar=calendar)
    calendar.require(start)
    calendar.require(end)
    return _weekdays_up_to(end) - _weekdays_up_to(start) - len(calendar.holidays_between(start, end))


def _weekdays_up_to(day: date) -> int:
    """Weekdays since the calendar began; 1 January of year 1 was a Monday."""
    weeks, rest = divmod(day.toordinal(), 7)
    return weeks * 5 + min(rest, 5)


def years_old(born_on: date, day: date) -> int:
    """Completed years on the day. One born on 29 February is a year older on 1 March of other years.

    Errors: the day is before the birth.
    """
    if day < born_on:
        raise StatuteError(f"{in_words(day)} is before the birth on {in_words(born_on)}")
    return day.year - born_on.year - ((day.month, day.day) < (born_on.month, born_on.day))


def school_year(day: date) -> int:
    """The calendar year in which the school year of the day began (1 September)."""
    return day.year if day.month >= SCHOOL_YEAR_STARTS_IN else day.year - 1


def national_curriculum_year(born_on: date, day: date) -> int:
    """The year group of a child taught with their age group: Reception is 0, nursery is below it."""
    return school_year(day) - school_year(born_on) - AGE_BEFORE_RECEPTION_ENDS
