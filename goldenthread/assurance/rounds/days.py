"""The days of a round, proposed from its month."""

import datetime as dt
from dataclasses import dataclass

from goldenthread import statute
from goldenthread.indicators import Month
from goldenthread.people import bank_holidays

# Working days that each step is given, after the one before it.
OWNERS, LEADS, GROUP, BOARD = 5, 3, 2, 5


@dataclass(frozen=True)
class Days:
    opened_on: dt.date
    owners_due_on: dt.date
    leads_due_on: dt.date
    group_meets_on: dt.date
    board_meets_on: dt.date


def proposed(month: Month) -> Days:
    """Opened on the first working day after the month, and a step at a time from there."""
    found = [_after(month.last, 1)]
    for length in (OWNERS, LEADS, GROUP, BOARD):
        found.append(_after(found[-1], length))
    return Days(*found)


def _after(day: dt.date, number: int) -> dt.date:
    return statute.working_days_after(day, number, calendar=bank_holidays.calendar())
