"""Figures, states and movements as a reader meets them."""

from __future__ import annotations

import datetime as dt
from typing import Protocol

from goldenthread.indicators import Month, spans
from goldenthread.indicators.periods import Period
from goldenthread.indicators.rag import Rating
from goldenthread.indicators.spc import COMMON_CAUSE, Assurance, Variation
from goldenthread.publications.wording import (
    counted,
    figure,
    full_date,
    is_rate,
    month_name,
    rounded,
    whole_weeks,
)

RAG_WORDS: dict[Rating, str] = {"red": "Red", "amber": "Amber", "green": "Green", "unrated": "Not rated"}
SPANS = {"weeks": "week"}  # an age: whole weeks gone by
AVERAGE_UNITS = {"ratio", "points", "days", "working days"}
SHOWN = 0.05  # a smaller change than the figures, given to one place, can show

RULES = {
    "Above UCL": "above the upper limit",
    "Below LCL": "below the lower limit",
    "7 Point Trend (Increasing)": "7 points rising",
    "7 Point Trend (Decreasing)": "7 points falling",
    "2 in 3 Above CL": "2 of 3 points near the upper limit",
    "2 in 3 Below CL": "2 of 3 points near the lower limit",
    "7 Points Above CL": "7 points above the mean",
    "7 Points Below CL": "7 points below the mean",
}
VARIATIONS: dict[Variation, str] = {
    "special_cause_improvement": "Improving",
    "special_cause_concern": "Getting worse",
    "special_cause_neutral_high": "Higher than before",
    "special_cause_neutral_low": "Lower than before",
}
ASSURANCES: dict[Assurance, str] = {
    "consistent_pass": "As things run now, the target is always met.",
    "consistent_fail": "As things run now, the target is never met.",
    "inconsistent": "As things run now, the target is met some months and missed in others.",
}


def value(number: float | None, unit: str) -> str:
    """ "76.0%", "26 weeks" (whole weeks gone by), "171"; "" for no value."""
    if number is None:
        return ""
    if unit in SPANS:
        return counted(whole_weeks(number) if unit == "weeks" else int(number), SPANS[unit])
    if is_worded(unit) or not float(number).is_integer():
        return figure(number, unit)
    return f"{number:,.0f}"


def is_worded(unit: str) -> bool:
    """Whether a figure says its unit: "76.0%", "£174 per head". A number of things does not: the title names them."""
    return unit.startswith(("%", "GBP")) or is_rate(unit) or unit in AVERAGE_UNITS


def fraction(numerator: int | None, denominator: int | None) -> str:
    return "" if numerator is None or denominator is None else f"{numerator:,} of {denominator:,}"


def level(number: float | None, text: str, unit: str) -> str:
    """A target as it was set: no more decimals than it has, or its text."""
    if number is None:
        return text
    if unit == "%":
        return f"{number:,g}%"
    return value(number, unit) if unit in SPANS else f"{number:,g}"


def change(now: float | None, before: float | None, unit: str, polarity: str) -> str:
    """ "Up 3.1 points from 72.9%, better." ; "" when either is missing."""
    if now is None or before is None:
        return ""
    if value(now, unit) == value(before, unit) or (abs(now - before) < SHOWN and not is_rate(unit)):
        return f"No change from {value(before, unit)}."
    up = now > before
    wanted = {"higher": up, "lower": not up}.get(polarity)
    judged = "" if wanted is None else ", better" if wanted else ", worse"
    return f"{'Up' if up else 'Down'} {_size(now, before, unit)} from {value(before, unit)}{judged}."


def _size(now: float, before: float, unit: str) -> str:
    if unit.startswith("%"):
        return f"{abs(rounded(now, 1) - rounded(before, 1))} points"
    if unit in SPANS:
        return counted(abs(int(now) - int(before)), SPANS[unit])
    return value(abs(now - before), unit)


def movement(variation: Variation | None, reason: str) -> str:
    """ "Improving (7 points rising)", or "" where there are too few points to say."""
    if variation is None:
        return ""
    if reason == COMMON_CAUSE:
        return "No significant change"
    return f"{VARIATIONS[variation]} ({RULES[reason]})"


def state(name: str, last_value: Month | str | None) -> str:
    """ "No cases", "Not returned since July 2024", "Not returned since school year 2021/22"; "" when there is a value."""
    if name == "value":
        return ""
    if name == "not returned" and last_value:
        since = month_name(last_value.first) if isinstance(last_value, Month) else last_value
        return f"Not returned since {since}"
    return name[0].upper() + name[1:]


class SentIn(Protocol):
    """What these sentences say of a returned figure."""

    @property
    def on_behalf_of(self) -> str: ...

    @property
    def returned_on(self) -> dt.date: ...

    @property
    def period(self) -> Period: ...

    @property
    def has_counts(self) -> bool: ...


def period_of(sent_in: SentIn, month: Month) -> str:
    """ "school year 2022/23": what a returned figure describes, where that is not the month it is shown in; else ""."""
    if sent_in.period == Period(month.first, month.last):
        return ""
    return spans.words(sent_in.period)


def worked_out(numerator: int | None, denominator: int | None) -> str:
    """ "Worked out from 171 case records"."""
    number = numerator if denominator is None else denominator
    return f"Worked out from {counted(number, 'case record') if number else 'case records'}"


def sent_in(returned: SentIn, month: Month, unit: str) -> str:
    """ "Returned by NHS community services on 14 October 2024, for autumn term 2023/24; no counts were returned"."""
    period = period_of(returned, month)
    described = f", for {period}" if period else ""
    bare = "; no counts were returned" if unit == "%" and not returned.has_counts else ""
    return f"Returned by {returned.on_behalf_of} on {full_date(returned.returned_on)}{described}{bare}"


def differs(computed: float | None, returned: float, unit: str) -> bool:
    """Whether a figure from cases is another than the one returned, to the decimals in which that was returned."""
    if computed is None:
        return True
    if unit in SPANS:
        return value(computed, unit) != value(returned, unit)
    places = 0 if float(returned).is_integer() else len(repr(float(returned)).partition(".")[2])
    return rounded(computed, places) != rounded(returned, places)
