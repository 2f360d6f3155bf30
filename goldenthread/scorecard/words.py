"""Figures, states and movements as a reader meets them."""

from __future__ import annotations

from goldenthread.indicators import Month
from goldenthread.indicators.rag import Rating
from goldenthread.indicators.spc import COMMON_CAUSE, Assurance, Variation
from goldenthread.publications.wording import counted, figure, month_name, rounded, whole_weeks

RAG_WORDS: dict[Rating, str] = {"red": "Red", "amber": "Amber", "green": "Green", "unrated": "Not rated"}
SPANS = {"weeks": "week", "days": "day"}
AVERAGE_UNITS = {"ratio", "points"}
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
    if unit == "%" or unit in AVERAGE_UNITS or not float(number).is_integer():
        return figure(number, unit)
    return f"{number:,.0f}"


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
    if value(now, unit) == value(before, unit) or abs(now - before) < SHOWN:
        return f"No change from {value(before, unit)}."
    up = now > before
    wanted = {"higher": up, "lower": not up}.get(polarity)
    judged = "" if wanted is None else ", better" if wanted else ", worse"
    return f"{'Up' if up else 'Down'} {_size(now, before, unit)} from {value(before, unit)}{judged}."


def _size(now: float, before: float, unit: str) -> str:
    if unit == "%":
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


def state(name: str, last_value: Month | None) -> str:
    """ "No cases", "Not returned since July 2024"; "" when there is a value."""
    if name == "value":
        return ""
    if name == "not returned" and last_value:
        return f"Not returned since {month_name(last_value.first)}"
    return name[0].upper() + name[1:]
