"""Which stretch of time a figure is of: as it is typed, as a spreadsheet spoils it, and the one that is asked for next."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from goldenthread.indicators import Indicator, Month, Period, spans
from goldenthread.indicators.periods import MONTHS_IN_YEAR

# A spreadsheet that is given "October 2024" keeps a date, and writes it into a CSV file so.
SHORTENED = re.compile(r"([A-Za-z]{3})-(\d\d)")
IN_BRACKETS = re.compile(r"\[[^]]*\]")  # a number format's language
LONGEST_TERM = 8  # months: spring and summer together
TERM_MONTHS = {3, 4, 5, 7, LONGEST_TERM}
# Where a year's figure has never been returned: which year it is likely to be of.
SCHOOL_YEARS = {
    "attainment",
    "attendance",
    "exclusions",
    "phase_transfer",
    "training",
    "surveys",
    "plans",
    "appeals",
}
TERMS = ("autumn term", "spring term", "summer term")


class NotAPeriodError(ValueError):
    """The message says what was found and what to write."""


def read(cell: object, shown_as: str, indicator: Indicator) -> Period:
    """The period that a cell names. shown_as: the spreadsheet's number format. Raises NotAPeriodError."""
    if isinstance(cell, dt.datetime):
        return _of_date(cell.date(), shown_as, indicator)
    if isinstance(cell, dt.date):
        return _of_date(cell, shown_as, indicator)
    if isinstance(cell, int | float) and not isinstance(cell, bool) and float(cell).is_integer():
        cell = int(cell)  # the year 2023
    try:
        return spans.read(_spelt_out(str(cell)))
    except ValueError as error:
        raise NotAPeriodError(str(error)) from None


def _of_date(day: dt.date, shown_as: str, indicator: Indicator) -> Period:
    """October 2024, typed into a spreadsheet, becomes the first day of it, shown without a day."""
    month = Month.containing(day)
    if day == month.first and "d" not in IN_BRACKETS.sub("", shown_as).lower():
        return Period(month.first, month.last)
    if indicator.is_stock:
        return Period(day, day)
    raise NotAPeriodError(
        f"the spreadsheet has made a date of it, {spans.words(Period(day, day))}: "
        f"write {spans.words(Period(month.first, month.last))}, in a cell formatted as text"
    )


def _spelt_out(text: str) -> str:
    found = SHORTENED.fullmatch(text.strip())
    names = {name[:3]: name for name in spans.MONTH_NAMES[1:]}
    if not found or found[1].lower() not in names:
        return text
    return f"{names[found[1].lower()]} 20{found[2]}"


def misfit(period: Period, indicator: Indicator) -> str:
    """Why a figure of this period is no figure of this measure, or ""."""
    number = spans.month_count(period)
    is_day = period.first == period.last
    whole = _whole_months(period)
    if is_day and (indicator.is_stock or indicator.frequency != "monthly"):
        return ""
    said = spans.words(period)
    if indicator.frequency == "monthly":
        fits = whole and number == 1
        return "" if fits else f"{said} is not a month, and the measure is of one month"
    if not whole:
        return f"{said} does not begin and end with a month"
    if indicator.frequency == "termly":
        fits = number in (1, MONTHS_IN_YEAR) or number in TERM_MONTHS
        return "" if fits else f"{said} is not a term, a school year, nor a month in which it was measured"
    fits = number in (1, MONTHS_IN_YEAR)
    return "" if fits else f"{said} is not a year, nor a month or day on which it was measured"


def _whole_months(period: Period) -> bool:
    first, last = Month.containing(period.first), Month.containing(period.last)
    return (period.first, period.last) == (first.first, last.last)


def asked(indicator: Indicator, day: dt.date, last: Period | None) -> Period:
    """The latest period of this measure that had ended on a day. last: what the newest figure is of, whose rhythm a
    year's figure keeps."""
    if indicator.frequency == "monthly":
        month = Month.ended_by(day)
        return Period(month.first, month.last)
    if indicator.frequency == "termly":
        return max(term for term in _terms(day) if term.last <= day)
    return _latest_year(last or _first_year(indicator, day), day)


def _terms(day: dt.date) -> Iterator[Period]:
    for year in range(day.year - 2, day.year + 1):
        for name in TERMS:
            yield spans.read(f"{name} {year}/{(year + 1) % 100:02}")


def _first_year(indicator: Indicator, day: dt.date) -> Period:
    """An old one, to count on from."""
    year = day.year - 3
    if indicator.dataset == "finance":
        return spans.read(f"financial year {year}/{(year + 1) % 100:02}")
    if indicator.dataset in SCHOOL_YEARS:
        return spans.read(f"{year}/{(year + 1) % 100:02}")
    return spans.read(str(year))


def _latest_year(period: Period, day: dt.date) -> Period:
    following = a_year_later(period)
    while following.last <= day:
        period, following = following, a_year_later(following)
    return period


def a_year_later(period: Period) -> Period:
    first, last = (Month.containing(day).plus(MONTHS_IN_YEAR) for day in (period.first, period.last))
    if _whole_months(period):
        return Period(first.first, last.last)
    return Period(_same_day(period.first, first), _same_day(period.last, last))


def _same_day(day: dt.date, month: Month) -> dt.date:
    return min(dt.date.fromordinal(month.first.toordinal() + day.day - 1), month.last)
