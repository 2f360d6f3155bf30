"""Months and working days for the generator."""

import random
from datetime import date, timedelta
from functools import cache

from goldenthread import statute

STANDS_STILL_ON = date(2024, 11, 12)
STORY_STARTS_ON = date(2021, 11, 1)

# What the law allows, as lengths of time, so that the generator can work backwards from an ending to a beginning.
_ANY_DAY = date(2024, 1, 3)
PLAN_TIME = statute.due("plan_issued", received_on=_ANY_DAY).due_on - _ANY_DAY
DECISION_TIME = statute.due("assessment_decided", received_on=_ANY_DAY).due_on - _ANY_DAY
ADVICE_TIME = statute.due("advice_returned", requested_on=_ANY_DAY).due_on - _ANY_DAY
REVIEW_DECISION_TIME = statute.due("review_decided", meeting_on=_ANY_DAY).due_on - _ANY_DAY


def months(first: str, last: str) -> list[str]:
    """Months as "2024-10", both ends counted."""
    return [f"{n // 12:04}-{n % 12 + 1:02}" for n in range(number(first), number(last) + 1)]


def number(month: str) -> int:
    """Months counted from one another: the difference of two numbers is how many months lie between."""
    return int(month[:4]) * 12 + int(month[5:]) - 1


def later(month: str, by: int) -> str:
    """The month so many months later (earlier when negative)."""
    then = number(month) + by
    return f"{then // 12:04}-{then % 12 + 1:02}"


@cache
def first_day(month: str) -> date:
    return date(int(month[:4]), int(month[5:]), 1)


@cache
def last_day(month: str) -> date:
    return first_day(later(month, 1)) - timedelta(days=1)


def month_of(day: date) -> str:
    return f"{day.year:04}-{day.month:02}"


@cache
def working_days(first: date, last: date) -> tuple[date, ...]:
    """The working days from the first day to the last, both counted."""
    span = (first + timedelta(days=n) for n in range((last - first).days + 1))
    return tuple(day for day in span if statute.is_working_day(day))


@cache
def working_days_of(month: str) -> tuple[date, ...]:
    """The month's working days but for its very last day.

    Whether something of the last day counts at the month's end is where definitions differ (twelve months ago today;
    ended today). Nothing in the demonstration hangs on such a day.
    """
    return working_days(first_day(month), last_day(month) - timedelta(days=1))


@cache
def worked(day: date) -> date:
    """The day itself, or the last working day before it."""
    return statute.working_day_on_or_before(day)


def between(chance: random.Random, first: date, last: date) -> date:
    """A day from the first to the last, both counted; the first when they are the wrong way round."""
    return first + timedelta(days=chance.randint(0, max((last - first).days, 0)))


def after(chance: random.Random, day: date, least: int, most: int) -> date:
    """A working day some days after, never before the day itself."""
    return max(worked(day + timedelta(days=chance.randint(least, most))), day)
