"""Figures in a sentence: percentages, counts, sums of money and spans of time, with the months that stand beside them.

What only looks like a figure (a date, a year, a telephone number, a paragraph, a form's name) is not one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from goldenthread.assurance.planfile.values import MONTHS

NUMBER = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
PLAIN = rf"(?:{NUMBER})(?![\d,]*\d)"
DASH = r"\s*(?:-|–|—)\s*"
MONTH_NAME = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|"
    r"nov(?:ember)?|dec(?:ember)?)"
)
MONTH = re.compile(
    rf"\b(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?)?(?P<month>{MONTH_NAME})\.?[\s-]*'?(?P<year>(?:19|20)\d{{2}}|\d{{2}})\b"
    r"(?!\s*(?:%|per cent|,\d{3}))",
    re.I,
)
YEARS = r"(?:19|20)\d{2}\s?[/–-]\s?(?:(?:19|20)\d{2}|\d{2})(?!\d)"
NOT_FIGURES = re.compile(
    rf"""
    https?://\S+ | www\.\S+ | \S+@\S+
    | \b0\d{{3,4}}\s?\d{{3}}\s?\d{{3,4}}\b
    | {MONTH.pattern}
    | \b\d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?{MONTH_NAME}\b
    | {YEARS} | \b\d\d/\d\d(?=\s|[,.;)]|$)(?!\s+\w+\s+have) | (?<![\d,£.])(?:19|20)\d{{2}}(?![\d%]|,\d|\.\d)(?!\s+(?:children|pupils|plans|schools|people|parents))
    | \b\d{{1,2}}[:.]\d{{2}}\s?(?:am|pm)\b | \b\d{{1,2}}\s?(?:am|pm)\b
    | \b(?:paragraphs?|paras?|sections?|regulations?|reg|articles?|appendix|annex|table|figure|fig|chapter|page|pages?|
        key\ stages?|ks|post|tier|stages?|phases?|years?|cycle|grade|q|version|item|recommendation|schedule|part|covid|option|
        workstreams?|priority|area|areas|objective|question|group|day|level|no\.|g|appendices)[\s-]?
        \d+(?:\.\d+)*(?:\(\w+\))*(?:\s?(?:-|–|to|and|,)\s?\d+(?:\.\d+)*)*(?!\s?[%\d])
    | \b(?:aged?|ages)\s+\d+(?:\s?(?:-|–|to|and)\s?\d+)? | \b\d+\s?(?:-|–|to)\s?\d+[\s-]year[\s-]olds? | \b\d+[\s-]year[\s-]olds?
    | \b\d+\s?(?:-|–)\s?\d+\s(?:yrs|years)\b | \bover\s\d+s\b
    | \b\d+[\s-](?:day|week|month|year|hour|point)(?!s)\b | \b\d+\s?\+(?=\s+with\b)
    | \b\d+(?:st|nd|rd|th)\b | \b[A-Za-z]+\d+[\w-]* | \b\d+[A-Za-z]+\d*\b(?<!m)(?<!k)(?<!wks)
    | \(\d+\) | \b\d+\(\d+\)
    """,
    re.I | re.X,
)
QUALIFIERS = {
    "just over": r"just over|a little over|slightly over|slightly more than|a little more than",
    "about": r"c\.?|ca\.?|circa|about|around|approximately|approx\.?|roughly|some|in the region of|broadly",
    "over": r"over|more than|above|at least|exceeding|in excess of|upwards of|minimum of|additional over",
    "under": r"under|less than|fewer than|below|up to|nearly|almost|close to|just under|at most|no more than",
}
QUALIFIER = re.compile(
    "|".join(rf"(?P<{name.replace(' ', '_')}>\b(?:{words})\s*$)" for name, words in QUALIFIERS.items()), re.I
)
PERCENT = re.compile(
    rf"(?P<low>{PLAIN})\s?(?P<plus>\+)?\s?(?:%\s?)?(?:{DASH}(?P<high>{PLAIN})\s?)?(?:%|per ?cent\b)", re.I
)
MONEY = re.compile(
    rf"£\s?(?P<low>{PLAIN})(?:{DASH}£?(?P<high>{PLAIN}))?\s?(?P<scale>million|billion|thousand|m|bn|k)?\b",
    re.I,
)
SPAN = re.compile(
    rf"(?P<low>{PLAIN})(?P<plus>\+)?(?:{DASH}(?P<high>{PLAIN}))?[\s-]?(?P<unit>working days|days|weeks|wks|months|years)\b",
    re.I,
)
COUNT = re.compile(
    rf"(?<![\w.,£/])(?P<low>{PLAIN})(?P<plus>\+)?(?:{DASH}(?P<high>{PLAIN})(?!\s*%))?"
    r"(?:\s(?P<scale>million|billion|thousand)\b)?(?![\w/%])",
    re.I,
)
SLASHED = re.compile(
    r"(?<![\d/])(?P<low>\d{1,3}(?:,\d{3})+|\d+)\s?/\s?(?P<high>\d{1,3}(?:,\d{3})+|\d+)(?![\d/])"
)
YEARS_BEFORE = re.compile(r"\b(?:years?|in|for|since|from|to|during|winter|Q\d)$", re.I)
SCALES = {"million": 1e6, "m": 1e6, "billion": 1e9, "bn": 1e9, "thousand": 1e3, "k": 1e3}
REACH = 160  # characters
BEFORE = 24  # characters in which a qualifier may stand in front of its figure
BAND = {"just over": (1.0, 1.03), "about": (0.95, 1.05), "over": (1.0, 1.1), "under": (0.9, 1.0)}


@dataclass(frozen=True)
class Figure:
    """A figure as printed. kind: percent, count, money, or the unit of a span of time ("weeks"). low and high differ for a
    range. qualifier: "about", "over", "just over", "under" or "". start, end: where it stands in its sentence."""

    kind: str
    low: float
    high: float
    decimals: int
    qualifier: str
    text: str
    start: int
    end: int

    @property
    def exact(self) -> bool:
        return self.low == self.high and not self.qualifier

    @property
    def bounds(self) -> tuple[float, float]:
        """The values that it may stand for: its rounding, its range, and what its qualifier allows."""
        half = 0.5 * 10**-self.decimals if self.kind == "percent" else 0.0
        down, up = BAND.get(self.qualifier, (1.0, 1.0))
        return (self.low * down - half, self.high * up + half)

    def may_be(self, value: float) -> bool:
        low, high = self.bounds
        return low - 1e-9 <= value <= high + 1e-9


@dataclass(frozen=True)
class MonthNamed:
    """A month in a sentence: year and month, where it stands, and whether a day of it is named."""

    year: int
    month: int
    start: int
    end: int
    has_day: bool

    @property
    def key(self) -> tuple[int, int]:
        return (self.year, self.month)


def leading_up(text: str, at: int) -> str:
    """The words just before a place in a text, as far back as a rule may look."""
    return text[max(0, at - REACH) : at]


def number(text: str) -> float:
    return float(text.replace(",", ""))


def decimals(text: str) -> int:
    return len(text.partition(".")[2])


def months_in(text: str) -> list[MonthNamed]:
    """Every month that a text names with its year. "Sep-23", "October 2024" and "6 August 2024" alike."""
    found = []
    for match in MONTH.finditer(text):
        name = match["month"][:3].lower()
        number_of_month = next(place for full, place in MONTHS.items() if full.startswith(name))
        year = int(match["year"])
        year += 2000 if year < 100 else 0
        found.append(MonthNamed(year, number_of_month, match.start(), match.end(), bool(match["day"])))
    return found


def figures_in(text: str) -> list[Figure]:
    """Every figure of a sentence, in order."""
    left = list(text)
    found: list[Figure] = []
    for match in MONTH.finditer(text):
        left[match.start() : match.end()] = "\0" * (match.end() - match.start())
    for pattern, kind in ((PERCENT, "percent"), (MONEY, "money")):
        found += taken(pattern, kind, text, left)
    for match in NOT_FIGURES.finditer("".join(left)):
        left[match.start() : match.end()] = "\0" * (match.end() - match.start())
    for pattern, kind in ((SPAN, "span"), (COUNT, "count")):
        found += taken(pattern, kind, text, left)
    return sorted(found, key=lambda figure: figure.start)


def taken(pattern: re.Pattern[str], kind: str, text: str, left: list[str]) -> Iterator[Figure]:
    """The figures of one kind. Their place is struck out of `left`, so that none is read twice."""
    for match in pattern.finditer("".join(left)):
        groups = match.groupdict()
        if "\0" in match[0]:
            continue
        scale = SCALES.get((groups.get("scale") or "").lower(), 1.0)
        low = number(groups["low"]) * scale
        high = number(groups["high"]) * scale if groups.get("high") else low
        left[match.start() : match.end()] = "\0" * (match.end() - match.start())
        yield Figure(
            kind=(groups.get("unit") or kind).lower().replace("wks", "weeks"),
            low=low,
            high=max(low, high),
            decimals=max(decimals(groups["low"]), decimals(groups.get("high") or "")),
            qualifier="over"
            if groups.get("plus")
            else qualifier_before(text[max(0, match.start() - BEFORE) : match.start()]),
            text=match[0].strip(),
            start=match.start(),
            end=match.end(),
        )


def qualifier_before(text: str) -> str:
    match = QUALIFIER.search(text[-BEFORE:])
    found = match.groupdict().items() if match else ()
    return next((name.replace("_", " ") for name, words in found if words), "")


def slashed_in(text: str) -> list[tuple[float, float, int, int]]:
    """Fractions written with a stroke, (numerator, denominator, start, end): neither dates nor school years."""
    found = []
    for match in SLASHED.finditer(text):
        low, high = match["low"], match["high"]
        before, after = text[: match.start()].rstrip(), text[match.end() : match.end() + 1]
        of_years = YEARS_BEFORE.search(before) and len(low) in (2, 4) and len(high) in (2, 4)
        if not (of_years or follows(low, high) or high.startswith("0") or after == "/"):
            found.append((number(low), number(high), match.start(), match.end()))
    return found


def follows(low: str, high: str) -> bool:
    """True for two years in a row: 23/24, 2023/24, 2023/2024."""
    return len(low) in (2, 4) and len(high) in (2, 4) and int(high) % 100 == (int(low) + 1) % 100
