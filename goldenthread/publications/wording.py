"""Figures, months and lists as the reader meets them, in one way everywhere."""

from __future__ import annotations

import math
import textwrap
from collections.abc import Sequence
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from goldenthread.statute.wording import MONTHS, in_words

DECIMALS = {"%": 1, "points": 1, "days": 1, "working days": 1, "ratio": 2}
MINUS_POUNDS = "\N{MINUS SIGN}\N{POUND SIGN}"
SMALL = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


def month_name(day: date) -> str:
    return f"{MONTHS[day.month - 1]} {day.year}"


def short_month(day: date) -> str:
    return f"{MONTHS[day.month - 1][:3]} {day.year}"


def full_date(day: date) -> str:
    return in_words(day)


def rounded(value: float, places: int) -> Decimal:
    """Half away from zero, as the published papers round: 5 of 16 is 31.3%, where a float's own format says 31.2%."""
    return Decimal(str(value)).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)


def figure(value: float, unit: str) -> str:
    """ "76.0%", "26 weeks", "1,204 plans": percentages to one place, counts to none unless not whole. "59.0% growth",
    "£174 per head", "£26.6 million", "17.7 per 1,000": shares of another kind, money and rates.

    Weeks are those gone by, as the partnership publishes them: 26.9 weeks old is 26 weeks.
    """
    if unit == "weeks":
        value = whole_weeks(value)
    if unit.startswith("% "):
        return f"{figure(value, '%')}{unit[1:]}"
    if unit.startswith("GBP"):
        return f"\N{POUND SIGN}{number(value, places=2)}{unit[3:]}".replace(
            "\N{POUND SIGN}\N{MINUS SIGN}", MINUS_POUNDS
        )
    if is_rate(unit):
        return f"{number(value, places=2)} {unit}"
    whole = float(value).is_integer()
    places = DECIMALS.get(unit, 0 if whole else 1)
    written = f"{rounded(value, places):,}".replace("-", "\N{MINUS SIGN}")
    if unit == "%":
        return f"{written}%"
    return f"{written} {unit}".strip()


def is_rate(unit: str) -> bool:
    """ "per 1,000": so many of a number of people, which is often less than one."""
    return unit.startswith("per ")


def whole_weeks(value: float) -> int:
    """Weeks gone by."""
    return math.floor(value)


def level(value: float | None, unit: str) -> str:
    """A standard or target: no more places than it has, a dash where there is none."""
    if value is None:
        return "\N{EN DASH}"
    return f"{number(value, places=2)}%" if unit == "%" else number(value, places=2)


def number(value: float, *, places: int) -> str:
    """At most so many places, none that are noughts: 80, 12.5, 1,234,567."""
    written = f"{value:,.{places}f}".replace("-", "\N{MINUS SIGN}")
    return written.rstrip("0").rstrip(".") if "." in written else written


def joined(words: Sequence[str]) -> str:
    """ "a, b and c"."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} and {words[-1]}"


def counted(number: int, singular: str, plural: str = "") -> str:
    """ "1 action", "12 actions"."""
    return f"{number:,} {singular if number == 1 else plural or singular + 's'}"


def spelt(number: int) -> str:
    """Numbers below ten in words, as a sentence wants them."""
    return SMALL[number] if 0 <= number < len(SMALL) else f"{number:,}"


def lines(text: str, *, pixels: float, size: int) -> list[str]:
    """Text broken to fit a width, by the width of a character, generous enough for the wider fonts of browsers."""
    return textwrap.wrap(text, max(12, int(pixels / (size * 0.6)))) or [""]
