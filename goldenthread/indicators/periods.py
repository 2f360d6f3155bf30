"""Periods: the months, and the longer stretches, for which figures are worked out. Both ends belong to a period."""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

MONTHS_IN_YEAR = 12
Span = tuple[dt.date, dt.date]


class HasEnds(Protocol):
    """Anything with a first and a last day."""

    @property
    def first(self) -> dt.date: ...

    @property
    def last(self) -> dt.date: ...


@dataclass(frozen=True, order=True)
class Period:
    """Any stretch of days, both ends included."""

    first: dt.date
    last: dt.date

    def __post_init__(self) -> None:
        if self.last < self.first:
            raise ValueError(f"a period cannot end on {self.last}, before it begins on {self.first}")


@dataclass(frozen=True, order=True)
class Month:
    """A calendar month. `Month.parse("2024-10")`; str() gives the same text back."""

    year: int
    month: int

    def __post_init__(self) -> None:
        if not (1 <= self.month <= MONTHS_IN_YEAR and dt.MINYEAR <= self.year <= dt.MAXYEAR):
            raise ValueError(f"there is no month {self.month} of {self.year}")

    @classmethod
    def parse(cls, text: str) -> Month:
        """Raises ValueError unless `text` is four digits, a hyphen and two digits."""
        year, _, month = text.partition("-")
        if not (text.isascii() and year.isdigit() and month.isdigit() and len(year) == 4 and len(month) == 2):
            raise ValueError(f"{text!r} is not a month: write it as 2024-10")
        return cls(int(year), int(month))

    @classmethod
    def containing(cls, day: dt.date) -> Month:
        return cls(day.year, day.month)

    @classmethod
    def ended_by(cls, day: dt.date) -> Month:
        """The last month that had ended on a day; a month has ended on its last day."""
        this = cls.containing(day)
        return this if this.last == day else this.plus(-1)

    @property
    def first(self) -> dt.date:
        return dt.date(self.year, self.month, 1)

    @property
    def last(self) -> dt.date:
        return dt.date(self.year, self.month, calendar.monthrange(self.year, self.month)[1])

    def plus(self, months: int) -> Month:
        """The month so many later, or earlier when negative."""
        year, month = divmod(self.year * MONTHS_IN_YEAR + self.month - 1 + months, MONTHS_IN_YEAR)
        return Month(year, month + 1)

    def twelve_months(self) -> Period:
        """The twelve months that end with this one."""
        return Period(self.plus(1 - MONTHS_IN_YEAR).first, self.last)

    def __str__(self) -> str:
        return f"{self.year:04}-{self.month:02}"


def months(first: Month, last: Month) -> list[Month]:
    """Every month from the first to the last, both included; none when the last is earlier."""
    count = (last.year - first.year) * MONTHS_IN_YEAR + last.month - first.month + 1
    return [first.plus(number) for number in range(count)]


def ends(periods: Sequence[HasEnds]) -> list[Span]:
    """First and last days, in order, each pair once."""
    return sorted({(period.first, period.last) for period in periods})
