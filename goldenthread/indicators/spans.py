"""Stretches of time as people write them: "October 2024", "autumn term 2023/24", "2023", "financial year 2024/25".

A returned figure says in words what it describes; here the words become a first and a last day, and back.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Callable, Iterator

from goldenthread.indicators.periods import Month, Period, months

MONTH_NAMES = [name.lower() for name in calendar.month_name]
# First and last month of each, and how many years after the school year's first the months lie.
TERMS = {
    "autumn term": ((9, 0), (12, 0)),
    "spring term": ((1, 1), (3, 1)),
    "summer term": ((4, 1), (8, 1)),
    "autumn and spring terms": ((9, 0), (3, 1)),
    "spring and summer terms": ((1, 1), (8, 1)),
    "school year": ((9, 0), (8, 1)),
    "financial year": ((4, 0), (3, 1)),
}
QUARTERS = {"Q1": 1, "Q2": 4, "Q3": 7, "Q4": 10}
ACCEPTED = (
    "a month (2024-10 or October 2024), a day (2024-10-31), a term (autumn term 2024/25), a school year "
    "(2023/24), a calendar year (2023), a quarter (2024 Q3), a financial year (financial year 2024/25), or "
    "two months with “to” between them"
)


def read(text: str) -> Period:
    """The stretch that the words name. Raises ValueError that says what is accepted."""
    words = " ".join(text.split())
    for reader in READERS:
        found = reader(words)
        if found:
            return found
    raise ValueError(f"“{words}” is not a period: write {ACCEPTED}")


def words(period: Period) -> str:
    """The shortest of the accepted ways to write it: "October 2024", "school year 2023/24", "2023"."""
    first, last = period.first, period.last
    if first == last:
        return f"{first.day} {_month_words(first)}"
    if (first, last) == (Month.containing(first).first, Month.containing(first).last):
        return _month_words(first)
    return next(_named(period), None) or f"{_edge(first, start=True)} to {_edge(last, start=False)}"


def _named(period: Period) -> Iterator[str]:
    year = period.first.year
    if period == Period(dt.date(year, 1, 1), dt.date(year, 12, 31)):
        yield str(year)
    for name, (
        (first_month, first_later),
        _,
    ) in TERMS.items():  # the first quarter is the spring term: say the term
        start = year - first_later
        if period.first.month == first_month and period == _term(name, start):
            yield f"{name} {start}/{(start + 1) % 100:02}"
    for quarter, month in QUARTERS.items():
        if period == _months(year, month, year, month + 2):
            yield f"{year} {quarter}"


def _month_words(day: dt.date) -> str:
    return f"{calendar.month_name[day.month]} {day.year}"


def _edge(day: dt.date, *, start: bool) -> str:
    month = Month.containing(day)
    whole = month.first if start else month.last
    return _month_words(day) if day == whole else f"{day.day} {_month_words(day)}"


def _months(year: int, month: int, last_year: int, last_month: int) -> Period:
    return Period(Month(year, month).first, Month(last_year, last_month).last)


def _term(name: str, year: int) -> Period:
    (first, first_later), (last, last_later) = TERMS[name]
    return _months(year + first_later, first, year + last_later, last)


def _day(words: str) -> Period | None:
    if not re.fullmatch(r"\d{4}-\d\d-\d\d", words):
        return None
    day = dt.date.fromisoformat(words)
    return Period(day, day)


def _month(words: str) -> Period | None:
    if re.fullmatch(r"\d{4}-(0[1-9]|1[0-2])", words):
        month = Month.parse(words)
    elif (named := re.fullmatch(r"([A-Za-z]+) (\d{4})", words)) and named[1].lower() in MONTH_NAMES[1:]:
        month = Month(int(named[2]), MONTH_NAMES.index(named[1].lower()))
    else:
        return None
    return Period(month.first, month.last)


def _year(words: str) -> Period | None:
    found = re.fullmatch(r"(?:calendar year )?(\d{4})", words, re.IGNORECASE)
    return _months(int(found[1]), 1, int(found[1]), 12) if found else None


def _quarter(words: str) -> Period | None:
    found = re.fullmatch(r"(\d{4})[ -](Q[1-4])", words, re.IGNORECASE)
    if not found:
        return None
    month = QUARTERS[found[2].upper()]
    return _months(int(found[1]), month, int(found[1]), month + 2)


def _school_or_financial(words: str) -> Period | None:
    found = re.fullmatch(r"(?:([a-z ]+) )?(\d{4})/(\d\d|\d{4})", words, re.IGNORECASE)
    if not found:
        return None
    name, year = (found[1] or "school year").lower(), int(found[2])
    if name not in TERMS or (year + 1) % 100 != int(found[3][-2:]):
        return None
    return _term(name, year)


def _range(words: str) -> Period | None:
    first, to, last = words.partition(" to ")
    if not to:
        return None
    return Period(read(first).first, read(last).last)


READERS: tuple[Callable[[str], Period | None], ...] = (
    _day,
    _month,
    _year,
    _quarter,
    _school_or_financial,
    _range,
)


def month_count(period: Period) -> int:
    """How many calendar months it touches."""
    return len(months(Month.containing(period.first), Month.containing(period.last)))
