"""What is counted from a birth: compulsory school age, the 25th birthday and the academic year around it.

One born on 29 February reaches an age on 1 March of a year without that day.
"""

from calendar import FRIDAY
from dataclasses import dataclass
from datetime import date, timedelta

from goldenthread.statute.calendars import (
    ENGLAND,
    SCHOOL_YEAR_STARTS_IN,
    Calendar,
    national_curriculum_year,
    school_year,
)
from goldenthread.statute.counting import NOT_COUNTED, Rule
from goldenthread.statute.errors import WrongFactsError
from goldenthread.statute.wording import MONTHS, in_words, with_weekday

ONE_DAY = timedelta(days=1)
JUNE = 6
SCHOOL_AGE_STARTS_AT = 5
SCHOOL_AGE_ENDS_AT = 16
PREPARATION_STARTS_IN_YEAR = 9  # SEND Regulations 2014, regulations 6(1)(g) and 20(6)
PRESCRIBED_DAYS = ((3, 31), (8, 31), (12, 31))


@dataclass(frozen=True)
class AcademicYear:
    """A school year in England, from 1 September to 31 August. `name` is 2025/26."""

    starts_on: date
    ends_on: date

    @property
    def name(self) -> str:
        return f"{self.starts_on.year}/{self.ends_on.year % 100:02}"


def academic_year(day: date) -> AcademicYear:
    """The school year in which the day lies."""
    first = school_year(day)
    starts_on = date(first, SCHOOL_YEAR_STARTS_IN, 1)
    return AcademicYear(starts_on, date(first + 1, SCHOOL_YEAR_STARTS_IN, 1) - ONE_DAY)


def birthday(born_on: date, years: int) -> date:
    """The day on which an age is reached."""
    year = born_on.year + years
    try:
        return born_on.replace(year=year)
    except ValueError:
        return date(year, 3, 1)


def school_age_begins_on(born_on: date) -> date:
    """The first prescribed day (31 March, 31 August, 31 December) on or after the fifth birthday."""
    fifth = birthday(born_on, SCHOOL_AGE_STARTS_AT)
    return min(day for day in (date(fifth.year, *at) for at in PRESCRIBED_DAYS) if day >= fifth)


def school_age_ends_on(born_on: date) -> date:
    """The last day of compulsory school age: the last Friday in June of the school year of the 16th birthday."""
    last = date(school_year(birthday(born_on, SCHOOL_AGE_ENDS_AT)) + 1, JUNE, 30)
    return last - timedelta(days=(last.weekday() - FRIDAY) % 7)


def past_school_age_if_born_by(day: date) -> date:
    """The latest day of birth of those for whom compulsory school age is over on this day: `school_age_ends_on` for a
    whole list at once."""
    year = day.year if school_age_ends_on(_last_of_school_year(day.year)) < day else day.year - 1
    return _last_of_school_year(year)


def _last_of_school_year(year: int) -> date:
    """The latest birth of those who reach the age in the school year that ends in this year."""
    return date(year - SCHOOL_AGE_ENDS_AT, SCHOOL_YEAR_STARTS_IN, 1) - ONE_DAY


def of_compulsory_school_age(born_on: date, day: date) -> bool:
    """Whether a child must be in education on the day; the first and the last day are included.

    Errors: `WrongFactsError` when the day is before the birth.
    """
    if day < born_on:
        raise WrongFactsError(f"{in_words(day)} is before the birth on {in_words(born_on)}")
    return school_age_begins_on(born_on) <= day <= school_age_ends_on(born_on)


def preparing_for_adulthood(born_on: date, day: date) -> bool:
    """Whether a child is in or beyond year 9 on the day, from when adulthood is prepared for."""
    return national_curriculum_year(born_on, day) >= PREPARATION_STARTS_IN_YEAR


def ordinal(number: int) -> str:
    """5th, 16th, 25th; and 21st, 22nd, 23rd."""
    teens = 10 < number % 100 < 20
    ending = "th" if teens else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


@dataclass(frozen=True)
class Birthday(Rule):
    """The day on which an age is reached."""

    years: int

    def last_day(self, start: date, calendar: Calendar = ENGLAND) -> date:
        return birthday(start, self.years)

    def words(self, event: str) -> str:
        return f"{self.years} years after {event}"

    def steps(self, start: date, calendar: Calendar = ENGLAND) -> tuple[str, str]:
        return NOT_COUNTED, f"the {ordinal(self.years)} birthday is {with_weekday(self.last_day(start))}"


@dataclass(frozen=True)
class DayBeforeBirthday(Rule):
    """The last day before an age is reached."""

    years: int

    def last_day(self, start: date, calendar: Calendar = ENGLAND) -> date:
        return birthday(start, self.years) - ONE_DAY

    def words(self, event: str) -> str:
        return f"the last day before {self.years} years after {event}"

    def steps(self, start: date, calendar: Calendar = ENGLAND) -> tuple[str, str]:
        before = f"the day before the {ordinal(self.years)} birthday"
        return NOT_COUNTED, f"{before} is {with_weekday(self.last_day(start))}"


@dataclass(frozen=True)
class EndOfYearOfBirthday(Rule):
    """The end of the year, closing on a fixed date, in which an age is reached."""

    years: int
    month: int
    day: int

    def last_day(self, start: date, calendar: Calendar = ENGLAND) -> date:
        reached = birthday(start, self.years)
        end = date(reached.year, self.month, self.day)
        return end if reached <= end else date(reached.year + 1, self.month, self.day)

    def words(self, event: str) -> str:
        year = f"the year to {self.day} {MONTHS[self.month - 1]}"
        return f"the end of {year} in which {self.years} years have passed since {event}"

    def steps(self, start: date, calendar: Calendar = ENGLAND) -> tuple[str, str]:
        reached = f"the {ordinal(self.years)} birthday is {in_words(birthday(start, self.years))}"
        return NOT_COUNTED, f"{reached}, and that year ends on {with_weekday(self.last_day(start))}"


@dataclass(frozen=True)
class SchoolAgeBegins(Rule):
    """The prescribed day on which compulsory school age begins."""

    def last_day(self, start: date, calendar: Calendar = ENGLAND) -> date:
        return school_age_begins_on(start)

    def words(self, event: str) -> str:
        return f"the first of 31 March, 31 August and 31 December to come 5 years or more after {event}"

    def steps(self, start: date, calendar: Calendar = ENGLAND) -> tuple[str, str]:
        fifth = in_words(birthday(start, SCHOOL_AGE_STARTS_AT))
        return NOT_COUNTED, (
            f"the 5th birthday is {fifth}, and the prescribed day on or after it is "
            f"{with_weekday(self.last_day(start))}"
        )


@dataclass(frozen=True)
class SchoolAgeEnds(Rule):
    """The school leaving date."""

    def last_day(self, start: date, calendar: Calendar = ENGLAND) -> date:
        return school_age_ends_on(start)

    def words(self, event: str) -> str:
        return f"the last Friday in June of the school year in which 16 years have passed since {event}"

    def steps(self, start: date, calendar: Calendar = ENGLAND) -> tuple[str, str]:
        reached = birthday(start, SCHOOL_AGE_ENDS_AT)
        return NOT_COUNTED, (
            f"the 16th birthday, {in_words(reached)}, is in the school year {academic_year(reached).name}; "
            f"its last Friday in June is {with_weekday(self.last_day(start))}"
        )
