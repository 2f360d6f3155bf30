"""Dates, numbers and ratings as plans print them."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from dataclasses import dataclass

from goldenthread.assurance.planfile.document import BRAG

MONTHS = {name.lower(): number for number, name in enumerate(calendar.month_name) if name}
MONTH = r"(?P<month>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
YEAR = r"(?P<year>\d{4}|'?\d{2})"
DAY_MONTH_YEAR = re.compile(rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?{MONTH},?\s+{YEAR}\b", re.I)
MONTH_DAY_YEAR = re.compile(rf"\b{MONTH}\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year>\d{{4}})\b", re.I)
FIGURES = re.compile(r"\b(?P<day>\d{1,2})[/.-](?P<month>\d{1,2})[/.-](?P<year>\d{4}|\d{2})\b")
ISO = re.compile(r"\b(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})(?:[T ]00:00(?::00)?)?\b")
MONTH_YEAR = re.compile(rf"\b{MONTH}[\s-]+{YEAR}\b", re.I)
ISO_MONTH = re.compile(r"\b(?P<year>\d{4})-(?P<month>\d{2})\b")
WHOLE_DATES = (ISO, DAY_MONTH_YEAR, MONTH_DAY_YEAR, FIGURES)
MONTHS_ONLY = (MONTH_YEAR, ISO_MONTH)
UNDECIDED = re.compile(r"\b(tbc|tbd|tba|to be (?:confirmed|agreed|determined|decided|defined))\b", re.I)
NO_END = re.compile(r"\b(on-?\s?going|continuous|rolling|business as usual|bau)\b", re.I)
NOT_RATED = re.compile(
    r"\b(n/?a|not (?:applicable|rated|started|yet)|tb[acd]|to be|pending|awaiting)\b|^-+$", re.I
)
LETTERS = {colour[0]: colour for colour in BRAG}
NUMBER = re.compile(r"^[£]?\s*(-?\d+(?:,\d{3})*(?:\.\d+)?)\s*(?:%|per cent)?(?=\s|\(|$)", re.I)
BRACKETED = re.compile(r"\(([^()]*)\)\s*$")


@dataclass(frozen=True)
class Due:
    """A due text, understood. `repair` says what was assumed and `doubt` what a reader should look at."""

    due_on: dt.date | None = None
    open_ended: bool = False
    repair: str = ""
    doubt: str = ""


def due(text: str) -> Due:
    """What a due text means. Never invents a date: words that hold none give None and a doubt."""
    if not text.strip():
        return Due(doubt="no due date is given")
    if UNDECIDED.search(text):
        return Due(doubt="the due date is still to be confirmed")
    matches = [match for pattern in WHOLE_DATES for match in pattern.finditer(text)]
    if matches:
        return whole_date(matches)
    if NO_END.search(text):
        return Due(open_ended=True, doubt="open ended: no date to be late against")
    for pattern in MONTHS_ONLY:
        if match := pattern.search(text):
            return month_only(match)
    done = re.search(r"\bcomplete[d]?\b", text, re.I)
    return Due(doubt="said to be done: no date is given" if done else "not a date")


def whole_date(matches: list[re.Match[str]]) -> Due:
    days = {day_of(match) for match in matches}
    if None in days:
        return Due(doubt="not a day of the calendar")
    first = day_of(min(matches, key=lambda match: match.start()))
    return Due(due_on=first, doubt="more than one date: the first is taken" if len(days) > 1 else "")


def month_only(match: re.Match[str]) -> Due:
    year, month = year_of(match), month_of(match)
    if not (1 <= month <= 12 and dt.MINYEAR <= year <= dt.MAXYEAR):
        return Due(doubt="not a month of the calendar")
    last = calendar.monthrange(year, month)[1]
    return Due(due_on=dt.date(year, month, last), repair="month only: read as its last day")


def day_of(match: re.Match[str]) -> dt.date | None:
    try:
        return dt.date(year_of(match), month_of(match), int(match["day"]))
    except ValueError:
        return None


def month_of(match: re.Match[str]) -> int:
    printed = match["month"].lower()
    if printed.isdigit():
        return int(printed)
    return next(number for name, number in MONTHS.items() if name.startswith(printed[:3]))


def year_of(match: re.Match[str]) -> int:
    year = int(match["year"].strip("'"))
    return year + 2000 if year < 100 else year


def date(text: str) -> dt.date | None:
    """The one whole date in a text, or None."""
    return due(text).due_on if any(pattern.search(text) for pattern in WHOLE_DATES) else None


def is_only_a_due_date(text: str) -> bool:
    """True for a line that holds a due date and nothing else: "31 December 2023", "Ongoing"."""
    bare = text.strip().rstrip(".")
    patterns = (*WHOLE_DATES, MONTH_YEAR)
    return any(pattern.fullmatch(bare) for pattern in (*patterns, UNDECIDED, NO_END)) or bare == "Completed"


def rating(text: str) -> str | None:
    """The colour a rating cell gives; "" for words that mean not rated; None for words that mean nothing here."""
    bare = re.sub(r"\W+", " ", text).strip().lower()
    if bare in BRAG:
        return bare
    if bare in LETTERS:
        return LETTERS[bare]
    return "" if not bare or NOT_RATED.search(text) else None


def number(text: str) -> float | None:
    """The figure that a text begins with ("7,399 (May 2023)" is 7399.0), in the text's own unit, or None."""
    match = NUMBER.match(text.strip())
    return float(match[1].replace(",", "")) if match else None


def bracketed(text: str) -> str:
    """The words in the brackets that end a text, or ""."""
    match = BRACKETED.search(text)
    return match[1].strip() if match else ""


def period_in(text: str) -> tuple[str, str]:
    """A column heading as (label, period): "6 months target December 2023" is ("6 months target", "December 2023")."""
    match = MONTH_YEAR.search(text) or re.search(r"\b\d{4}(?:[/-]\d{2,4})?\b", text)
    if not match:
        return squeeze(text), ""
    return squeeze(text[: match.start()] + " " + text[match.end() :]).strip(" -–:,()"), match[0]


def squeeze(text: str) -> str:
    """The text on one line with single spaces."""
    return " ".join(text.split())
