"""The ways in which English law counts days.

Each rule is a value: the last lawful day counted from a start, what it says in words, and the arithmetic as
sentences. Days are whole days in England; an act is in time until the end of the day. No rule moves a last
day off a weekend or a bank holiday, because nothing in the Regulations does. A tribunal's time, which does
move, is in `tribunal_time`; what is counted from a birth, in `ages`.
"""

from abc import ABC, abstractmethod
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from goldenthread.statute.calendars import (
    ENGLAND,
    Calendar,
    working_day_on_or_after,
    working_days_after,
)
from goldenthread.statute.wording import MONTHS, counted, in_words, listed, with_weekday

DAYS_IN_WEEK = 7
NOT_COUNTED = "not counted"
DAY_ONE = "counted as day 1"


def corresponding_day(day: date, months: int) -> tuple[date, bool]:
    """The same day of the month, so many months on (back when negative), and whether it exists.

    Where the month is too short the day is the last of that month (Dodds v Walker [1981] 1 WLR 1027).
    """
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    last = monthrange(year, month + 1)[1]
    return date(year, month + 1, min(day.day, last)), day.day <= last


class Rule(ABC):
    """A way of counting. `event` is a clause such as "the request was received"."""

    @property
    def counts_back(self) -> bool:
        """Whether the last day may lie before the event."""
        return False

    @abstractmethod
    def last_day(self, start: date, calendar: Calendar = ENGLAND) -> date:
        """The last day on which the act is in time."""

    @abstractmethod
    def words(self, event: str) -> str:
        """The rule, as in "20 weeks after the request was received"."""

    @abstractmethod
    def steps(self, start: date, calendar: Calendar = ENGLAND) -> tuple[str, str]:
        """How the starting day is treated, and the sum."""

    def explain(self, event: str, start: date, calendar: Calendar = ENGLAND) -> str:
        """Rule, start and sum in one sentence without its full stop."""
        treated, total = self.steps(start, calendar)
        return f"{self.words(event)} ({in_words(start)}, {treated}): {total}"


@dataclass(frozen=True)
class OnTheDay(Rule):
    """At once: on the day of the event itself."""

    def last_day(self, start: date, calendar: Calendar = ENGLAND) -> date:
        return start

    def words(self, event: str) -> str:
        return f"on the day {event}"

    def steps(self, start: date, calendar: Calendar = ENGLAND) -> tuple[str, str]:
        return "no days are given", f"the day is {with_weekday(start)}"


@dataclass(frozen=True)
class DaysAfter(Rule):
    """Within so many calendar days of an event: the day of the event is left out."""

    days: int

    def last_day(self, start: date, calendar: Calendar = ENGLAND) -> date:
        return start + timedelta(days=self.days)

    def words(self, event: str) -> str:
        return f"{counted(self.days, 'day')} after {event}"

    def steps(self, start: date, calendar: Calendar = ENGLAND) -> tuple[str, str]:
        return NOT_COUNTED, f"{counted(self.days, 'day')} on is {with_weekday(self.last_day(start))}"


@dataclass(frozen=True)
class Weeks(Rule):
    """Within so many weeks of an event, whose day is left out (Lester v Garland (1808) 15 Ves 248)."""

    weeks: int

    def last_day(self, start: date, calendar: Calendar = ENGLAND) -> date:
        return start + timedelta(weeks=self.weeks)

    def words(self, event: str) -> str:
        return f"{counted(self.weeks, 'week')} after {event}"

    def steps(self, start: date, calendar: Calendar = ENGLAND) -> tuple[str, str]:
        return DaysAfter(self.weeks * DAYS_IN_WEEK).steps(start)


@dataclass(frozen=True)
class DaysBeginningWith(Rule):
    """So many calendar days *beginning with* the day of an event, which is day 1."""

    days: int

    def last_day(self, start: date, calendar: Calendar = ENGLAND) -> date:
        return start + timedelta(days=self.days - 1)

    def words(self, event: str) -> str:
        return f"{counted(self.days, 'day')} beginning with the day {event}"

    def steps(self, start: date, calendar: Calendar = ENGLAND) -> tuple[str, str]:
        return DAY_ONE, f"day {self.days} is {with_weekday(self.last_day(start))}"


@dataclass(frozen=True)
class WeeksBeginningWith(Rule):
    """So many weeks *beginning with* the day of an event: one day shorter than `Weeks`."""

    weeks: int

    def last_day(self, start: date, calendar: Calendar = ENGLAND) -> date:
        return DaysBeginningWith(self.weeks * DAYS_IN_WEEK).last_day(start)

    def words(self, event: str) -> str:
        return f"{counted(self.weeks, 'week')} beginning with the day {event}"

    def steps(self, start: date, calendar: Calendar = ENGLAND) -> tuple[str, str]:
        return DaysBeginningWith(self.weeks * DAYS_IN_WEEK).steps(start)


@dataclass(frozen=True)
class Months(Rule):
    """Within so many months of an event: the corresponding date, or the last day of a shorter month."""

    months: int

    def last_day(self, start: date, calendar: Calendar = ENGLAND) -> date:
        return corresponding_day(start, self.months)[0]

    def words(self, event: str) -> str:
        return f"{counted(self.months, 'month')} after {event}"

    def steps(self, start: date, calendar: Calendar = ENGLAND) -> tuple[str, str]:
        day, exists = corresponding_day(start, self.months)
        same = "the same day of the month" if exists else "the last day of a month with no such day"
        return NOT_COUNTED, f"{same}, {counted(self.months, 'month')} on, is {with_weekday(day)}"


@dataclass(frozen=True)
class MonthsBefore(Rule):
    """At least so many months before an event: the corresponding date, or the last day of a shorter month."""

    months: int

    @property
    def counts_back(self) -> bool:
        return True

    def last_day(self, start: date, calendar: Calendar = ENGLAND) -> date:
        return corresponding_day(start, -self.months)[0]

    def words(self, event: str) -> str:
        return f"at least {counted(self.months, 'month')} before {event}"

    def steps(self, start: date, calendar: Calendar = ENGLAND) -> tuple[str, str]:
        day, exists = corresponding_day(start, -self.months)
        same = "the same day of the month" if exists else "the last day of a month with no such day"
        return NOT_COUNTED, f"{same}, {counted(self.months, 'month')} back, is {with_weekday(day)}"


@dataclass(frozen=True)
class MonthsBeginningWith(Rule):
    """A period of so many months *starting with* a day: it ends the day before the corresponding date.

    Where the last month has no corresponding date, it ends with that month.
    """

    months: int

    def last_day(self, start: date, calendar: Calendar = ENGLAND) -> date:
        day, exists = corresponding_day(start, self.months)
        return day - timedelta(days=1) if exists else day

    def words(self, event: str) -> str:
        return f"{counted(self.months, 'month')} beginning with the day {event}"

    def steps(self, start: date, calendar: Calendar = ENGLAND) -> tuple[str, str]:
        day, exists = corresponding_day(start, self.months)
        last = with_weekday(self.last_day(start))
        if exists:
            return "counted", f"the period ends the day before {in_words(day)}, on {last}"
        return "counted", f"the last month has no such day, so the period ends with it, on {last}"


@dataclass(frozen=True)
class WorkingDays(Rule):
    """Within so many working days of an event: the next working day is day 1."""

    days: int

    def last_day(self, start: date, calendar: Calendar = ENGLAND) -> date:
        return working_days_after(start, self.days, calendar=calendar)

    def words(self, event: str) -> str:
        return f"{counted(self.days, 'working day')} after {event}"

    def steps(self, start: date, calendar: Calendar = ENGLAND) -> tuple[str, str]:
        last = self.last_day(start, calendar)
        number = counted(self.days, "working day")
        return NOT_COUNTED, f"{number} on{_left_out(start, last, calendar)} is {with_weekday(last)}"


@dataclass(frozen=True)
class WorkingDaysBeginningWith(Rule):
    """So many working days *beginning with* a day, which is day 1; if not worked, the next one that is."""

    days: int

    def last_day(self, start: date, calendar: Calendar = ENGLAND) -> date:
        first = working_day_on_or_after(start, calendar=calendar)
        return working_days_after(first, self.days - 1, calendar=calendar)

    def words(self, event: str) -> str:
        return f"{counted(self.days, 'working day')} beginning with the day {event}"

    def steps(self, start: date, calendar: Calendar = ENGLAND) -> tuple[str, str]:
        first = working_day_on_or_after(start, calendar=calendar)
        last = self.last_day(start, calendar)
        treated = DAY_ONE if first == start else f"not a working day; day 1 is {with_weekday(first)}"
        return treated, f"working day {self.days}{_left_out(start, last, calendar)} is {with_weekday(last)}"


def _left_out(start: date, last: date, calendar: Calendar) -> str:
    holidays = calendar.holidays_between(start, last)
    if not holidays:
        return ", leaving out weekends,"
    noun = "bank holiday" if len(holidays) == 1 else "bank holidays"
    return f", leaving out weekends and the {noun} of {listed([in_words(day) for day in holidays])},"


@dataclass(frozen=True)
class NoticeBefore(Rule):
    """At least so many weeks' notice of an event.

    With `clear` days neither the day of notice nor the day of the event counts, so notice is given a day
    sooner.
    """

    weeks: int
    clear: bool = False

    @property
    def counts_back(self) -> bool:
        return True

    def last_day(self, start: date, calendar: Calendar = ENGLAND) -> date:
        return start - timedelta(days=self._days)

    def words(self, event: str) -> str:
        clear = "clear " if self.clear else ""
        return f"at least {self.weeks} {clear}{'week' if self.weeks == 1 else 'weeks'} before {event}"

    def steps(self, start: date, calendar: Calendar = ENGLAND) -> tuple[str, str]:
        return NOT_COUNTED, f"{counted(self._days, 'day')} back is {with_weekday(self.last_day(start))}"

    @property
    def _days(self) -> int:
        return self.weeks * DAYS_IN_WEEK + self.clear


@dataclass(frozen=True)
class BeforeDate(Rule):
    """Before a fixed date in the calendar year of an event; `inclusive` reads it as "by" that date."""

    month: int
    day: int
    inclusive: bool = False

    @property
    def counts_back(self) -> bool:
        return True

    def last_day(self, start: date, calendar: Calendar = ENGLAND) -> date:
        return self._fixed(start) if self.inclusive else self._fixed(start) - timedelta(days=1)

    def words(self, event: str) -> str:
        by = "by" if self.inclusive else "before"
        return f"{by} {self.day} {MONTHS[self.month - 1]} in the calendar year in which {event}"

    def steps(self, start: date, calendar: Calendar = ENGLAND) -> tuple[str, str]:
        return f"in {start.year}", f"the last day is {with_weekday(self.last_day(start))}"

    def _fixed(self, start: date) -> date:
        return date(start.year, self.month, self.day)


@dataclass(frozen=True)
class WeeksBeforeEndOf(Rule):
    """The latest day that leaves so many whole weeks before another period ends."""

    weeks: int
    period: Rule

    @property
    def counts_back(self) -> bool:
        return self.period.counts_back

    def last_day(self, start: date, calendar: Calendar = ENGLAND) -> date:
        return self.period.last_day(start, calendar) - timedelta(weeks=self.weeks)

    def words(self, event: str) -> str:
        return f"{counted(self.weeks, 'week')} before the end of {self.period.words(event)}"

    def steps(self, start: date, calendar: Calendar = ENGLAND) -> tuple[str, str]:
        treated, total = self.period.steps(start, calendar)
        days = counted(self.weeks * DAYS_IN_WEEK, "day")
        return treated, f"{total}; {days} before that is {with_weekday(self.last_day(start, calendar))}"


@dataclass(frozen=True)
class Then(Rule):
    """One period after another: the second is counted from the last day of the first."""

    first: Rule
    second: Rule

    @property
    def counts_back(self) -> bool:
        return self.first.counts_back or self.second.counts_back

    def last_day(self, start: date, calendar: Calendar = ENGLAND) -> date:
        return self.second.last_day(self.first.last_day(start, calendar), calendar)

    def words(self, event: str) -> str:
        return self.second.words(f"the end of {self.first.words(event)}")

    def steps(self, start: date, calendar: Calendar = ENGLAND) -> tuple[str, str]:
        treated, first = self.first.steps(start, calendar)
        between = self.first.last_day(start, calendar)
        return treated, f"{first}; then {self.second.steps(between, calendar)[1]}"
