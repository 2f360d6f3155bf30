"""How the First-tier Tribunal counts time in special educational needs cases (rule 12 of its Rules of 2008).

Unlike the Regulations, the Tribunal's rules do move a last day. The time for an appeal runs through August and
Christmas, and is moved only when it *ends* there; for any other act those days are not counted at all. An act
is in time until 5pm.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from goldenthread.statute.calendars import (
    ENGLAND,
    Calendar,
    next_working_day,
    working_day_on_or_after,
)
from goldenthread.statute.counting import NOT_COUNTED, Rule
from goldenthread.statute.wording import Authority, counted, with_weekday

TRIBUNAL_CLOSES = "5pm"
AUGUST, DECEMBER, JANUARY = 8, 12, 1
CHRISTMAS_DAY = 25


def tribunal_rule(number: str) -> Authority:
    return Authority(
        "Tribunal Procedure (First-tier Tribunal) (Health, Education and Social Care Chamber) Rules 2008 "
        f"(SI 2008/2699), rule {number}",
        f"HESC Rules 2008, r {number}",
    )


def in_recess(day: date) -> bool:
    """From 25 December to 1 January, or in August."""
    christmas = day.month == DECEMBER and day.day >= CHRISTMAS_DAY
    return christmas or day.month == AUGUST or (day.month, day.day) == (JANUARY, 1)


def tribunal_day(raw_on: date, calendar: Calendar = ENGLAND) -> date:
    """The last day on which an appeal is in time, when its period ends on `raw_on` (rule 12(2) and (3)(a)).

    A day in a recess gives the first working day after 1 January or 31 August, another day that is not
    worked the next that is. One move only: a Saturday 31 July gives Monday 2 August.

    Errors: `OutsideCalendarError`.
    """
    if in_recess(raw_on):
        return next_working_day(_end_of_recess(raw_on), calendar=calendar)
    return working_day_on_or_after(raw_on, calendar=calendar)


def why_moved(raw_on: date) -> str:
    if raw_on.month == AUGUST:
        return "in August; the Tribunal takes an appeal until the first working day after 31 August"
    if in_recess(raw_on):
        return (
            "from 25 December to 1 January; the Tribunal takes an appeal until the first working day after "
            "1 January"
        )
    return "not a working day; the Tribunal takes it until the next one"


def _end_of_recess(day: date) -> date:
    if day.month == AUGUST:
        return date(day.year, AUGUST, 31)
    return date(day.year + (day.month == DECEMBER), JANUARY, 1)


@dataclass(frozen=True)
class TribunalWorkingDays(Rule):
    """Within so many working days, with 25 December to 1 January and August left out (rule 12(3)(b))."""

    days: int

    def last_day(self, start: date, calendar: Calendar = ENGLAND) -> date:
        return _nth_day(start, self.days, lambda day: calendar.is_working_day(day) and not in_recess(day))

    def words(self, event: str) -> str:
        return f"{counted(self.days, 'working day')} after {event}"

    def steps(self, start: date, calendar: Calendar = ENGLAND) -> tuple[str, str]:
        number = counted(self.days, "working day")
        left_out = "leaving out weekends, bank holidays, August and 25 December to 1 January"
        return NOT_COUNTED, f"{number} on, {left_out}, is {with_weekday(self.last_day(start, calendar))}"


@dataclass(frozen=True)
class TribunalDays(Rule):
    """Within so many days, leaving out the recesses; a last day that is not worked gives the next one."""

    days: int

    def last_day(self, start: date, calendar: Calendar = ENGLAND) -> date:
        counted_to = _nth_day(start, self.days, lambda day: not in_recess(day))
        return working_day_on_or_after(counted_to, calendar=calendar)

    def words(self, event: str) -> str:
        return f"{counted(self.days, 'day')} after {event}"

    def steps(self, start: date, calendar: Calendar = ENGLAND) -> tuple[str, str]:
        left_out = "leaving out August and 25 December to 1 January, and on to a working day,"
        last = with_weekday(self.last_day(start, calendar))
        return NOT_COUNTED, f"{counted(self.days, 'day')} on, {left_out} is {last}"


def _nth_day(start: date, number: int, counts: Callable[[date], bool]) -> date:
    day = start
    while number:
        day += timedelta(days=1)
        number -= counts(day)
    return day
