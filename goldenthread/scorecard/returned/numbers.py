"""Numbers as people and spreadsheets write them, and what is said of those that are none."""

from __future__ import annotations

import datetime as dt
import math
import re
from decimal import ROUND_HALF_UP, Decimal
from typing import NamedTuple

from goldenthread.scorecard.returned.files import Entry

PLAIN = re.compile(r"[-+]?(\d+(\.\d+)?|\.\d+)")
IN_THOUSANDS = re.compile(r"[-+]?\d{1,3}(,\d{3})+(\.\d+)?")
DECIMAL_COMMA = re.compile(r"[-+]?\d+,\d+")
NOTHING = {
    "n/a",
    "na",
    "nil",
    "none",
    "-",
    "–",
    "—",
    "x",
    "c",
    "z",
    ":",
    "..",
    "tbc",
    "not available",
    "unknown",
}
LONGEST = 30
MOST = Decimal(10) ** 12
PLACES = 6  # decimals beyond which a spreadsheet shows its arithmetic and not the figure
LARGEST_COUNT = 2_147_483_647


class NotANumberError(ValueError):
    """The message says what was found and what to write."""


class Number(NamedTuple):
    """remark: what was made of it that its writer should see; "" for nothing."""

    value: Decimal
    remark: str = ""

    @property
    def places(self) -> int:
        """The decimals in which it was given."""
        exponent = self.value.as_tuple().exponent
        return max(0, -exponent) if isinstance(exponent, int) else 0


def read(entry: Entry, *, is_share: bool) -> Number | None:
    """The number in a cell, None where it is empty. Raises NotANumberError."""
    if not entry.text:
        return None
    if entry.is_formula:
        raise NotANumberError(f"“{entry.text[:LONGEST]}” is a formula: put its value in its place")
    if isinstance(entry.value, bool):
        raise NotANumberError(f"“{entry.text}” is not a number")
    if isinstance(entry.value, dt.date | dt.time):
        raise NotANumberError(f"the spreadsheet has made a date of it, {entry.text}: write the number")
    found = (
        _of_spreadsheet(entry, is_share)
        if isinstance(entry.value, int | float)
        else _of_text(entry, is_share)
    )
    if abs(found.value) >= MOST:
        raise NotANumberError(f"“{entry.text}” is too large to be a figure of this measure")
    return found


def _of_spreadsheet(entry: Entry, is_share: bool) -> Number:
    if not math.isfinite(entry.value):
        raise NotANumberError(f"“{entry.text}” is not a number")
    value = _shortened(Decimal(repr(entry.value)))
    if "%" not in entry.shown_as:
        return Number(value)
    percent = _shortened(value * 100)
    if not is_share:
        raise NotANumberError(f"the cell is shown as a percentage ({percent:f}%), and the measure is not one")
    return Number(percent, f"the cell is shown as a percentage and was read as {percent:f}")


def _shortened(value: Decimal) -> Decimal:
    """Without the decimals that are a spreadsheet's arithmetic, and without noughts at the end."""
    exponent = value.as_tuple().exponent
    if isinstance(exponent, int) and -exponent > PLACES:
        value = value.quantize(Decimal(1).scaleb(-PLACES), ROUND_HALF_UP)
    return value.quantize(Decimal(1)) if value == value.to_integral() else value.normalize()


def _of_text(entry: Entry, is_share: bool) -> Number:
    text = entry.text.replace("\N{MINUS SIGN}", "-").removeprefix("£").strip()
    if text.endswith("%") and is_share:
        text = text[:-1].strip()
    if PLAIN.fullmatch(text) and len(text) <= LONGEST:
        return Number(Decimal(text))
    if IN_THOUSANDS.fullmatch(text) and not is_share:
        return Number(Decimal(text.replace(",", "")))
    raise NotANumberError(_why_not(entry.text, text))


def _why_not(shown: str, text: str) -> str:
    said = f"“{shown[:LONGEST]}” is not a number"
    if text.lower() in NOTHING:
        return f"{said}: where there is no figure, leave it empty"
    if DECIMAL_COMMA.fullmatch(text):
        return f"{said}: write {text.replace(',', '.')} with a point"
    if PLAIN.fullmatch(text.replace(" ", "")):
        return f"{said}: it has a space in it"
    if text.endswith("%"):
        return f"{said}: the measure is not a percentage"
    return said


def whole(number: Number | None) -> int | None:
    """A count. Raises NotANumberError for one that is not whole, or less than nought."""
    if number is None:
        return None
    if number.value != number.value.to_integral() or number.value < 0:
        raise NotANumberError(f"“{number.value:f}” is not a whole number of nought or more")
    if number.value > LARGEST_COUNT:
        raise NotANumberError(f"“{number.value:f}” is too large to be a count")
    return int(number.value)


def share(numerator: int, denominator: int) -> float:
    return 100 * numerator / denominator


def agrees(given: Number, numerator: int, denominator: int) -> bool:
    """Whether a share is what its counts give, to the decimals in which it was given."""
    exact = Decimal(100 * numerator) / denominator
    step = Decimal(1).scaleb(-min(given.places, PLACES))
    return exact.quantize(step, ROUND_HALF_UP) == given.value.quantize(step, ROUND_HALF_UP)
