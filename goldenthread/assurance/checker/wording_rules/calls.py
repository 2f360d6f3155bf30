"""Reviews and reports: how often, and when the next one is."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from typing import NamedTuple

from goldenthread.assurance.checker.findings import Fault, rule
from goldenthread.assurance.checker.text.figures import MonthNamed, leading_up
from goldenthread.assurance.checker.text.paper import Sentence
from goldenthread.assurance.checker.text.report import Report, month_words

ORDINAL = r"(?:first|second|third|fourth|fifth|next)"
NEXT = re.compile(
    rf"\b(?P<which>next|{ORDINAL})\s+(?:(?:formal|[A-Z]\w+|\([A-Z]+\)|progress|six-monthly|monitoring)\s+){{0,4}}"
    r"(?:review|assessment|inspection|monitoring visit)\b[^.;]{0,60}?\b(?:in|for|on|until)\s+$",
    re.I,
)
TO_COME = re.compile(r"\b(?:will|aim|is planned|due|expected|arrange|at the next|going forward)\b", re.I)
RHYTHM = re.compile(
    r"\b(?P<rhythm>bi-?monthly|six-?monthly|quarterly|fortnightly|monthly|weekly|termly|annual)\s+(?P<what>(?:formal\s+|progress\s+)?"
    r"(?:reporting|reports?|reviews?))\b",
    re.I,
)
DEPARTMENT = re.compile(r"\b(?:Departments?|DfE|NHS England|NHSE|Minister|government)\b")


class Call(NamedTuple):
    """A review that is said to come in a month."""

    month: MonthNamed
    sentence: Sentence


def calls_in(report: Report) -> list[Call]:
    """The reviews that the sentences say will come, each with its month."""
    found = []
    for sentence in report.sentences:
        for month in sentence.months if TO_COME.search(sentence.text) else ():
            if NEXT.search(leading_up(sentence.text, month.start)) and not month.has_day:
                found.append(Call(month, sentence))
    return found


@rule(
    "next-review-in-two-months",
    words="The next review is in one month.",
    settled_by="The month, from whoever calls the review.",
)
def next_review_in_two_months(report: Report) -> Iterator[Fault]:
    """Two months within a year of each other: reviews that lie further apart may both be the next, each in its time."""
    calls = calls_in(report)
    seen: set[tuple[tuple[int, int], tuple[int, int]]] = set()
    for place, first in enumerate(calls):
        for second in calls[place + 1 :]:
            apart = abs(months(first.month) - months(second.month))
            pair = tuple(sorted((first.month.key, second.month.key)))
            if 0 < apart <= NEAR and pair not in seen:
                seen.add(pair)  # type: ignore[arg-type]  # a pair of two
                yield Fault(
                    second.sentence.place,
                    f"The next review is in {month_words(second.month.key)} here and in {month_words(first.month.key)} at "
                    f"{first.sentence.file} {first.sentence.place}.",
                    about="next review",
                    figures=(month_words(pair[0]), month_words(pair[1])),
                    file=second.sentence.file,
                )


NEAR = 3  # months: further apart, one may follow the other


def months(month: MonthNamed) -> int:
    return month.year * 12 + month.month


@rule(
    "reporting-in-two-rhythms",
    words="A report to one body has one rhythm.",
    settled_by="How often, from the body that asks for it.",
)
def reporting_in_two_rhythms(report: Report) -> Iterator[Fault]:
    found: dict[str, Sentence] = {}
    for sentence in report.sentences:
        match = RHYTHM.search(sentence.text)
        near = sentence.text[max(0, match.start() - 120) : match.end() + 120] if match else ""
        if match and match["what"].lower().endswith(("reporting", "reports")) and DEPARTMENT.search(near):
            found.setdefault(match["rhythm"].lower().replace("-", ""), sentence)
    rhythms = list(found.items())
    for (first, one), (second, other) in itertools.pairwise(rhythms):
        yield Fault(
            other.place,
            f"Reporting to the Department is {second} here and {first} at {one.file} {one.place}.",
            about="rhythm of reporting",
            figures=tuple(sorted((first, second))),
            file=other.file,
        )
