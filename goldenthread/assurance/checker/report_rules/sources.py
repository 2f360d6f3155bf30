"""Figures that are quoted again: with the period and the source that they had."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from goldenthread.assurance.checker.findings import Fault, Strength, rule
from goldenthread.assurance.checker.report_rules.shares import excerpt, without_figures
from goldenthread.assurance.checker.text import words
from goldenthread.assurance.checker.text.paper import Sentence
from goldenthread.assurance.checker.text.report import Report
from goldenthread.publications.wording import joined

SCHOOL_YEAR = re.compile(r"\b(?P<first>(?:20)?\d{2})\s?[/–-]\s?(?P<second>(?:20)?\d{2})(?!\d)")
YEAR_WORD = re.compile(r"\b(?:academic|financial|school)\s+years?\s+$|\byears?\s+$", re.I)
REFERS_BACK = re.compile(
    r"\b(?:see\s+(?:also\s+)?|as\s+(?:shown|stated|set out|noted|mentioned)\s+|reference\s+to\b[^.]{0,80})\S*\s*\babove\b|\babove\s+(?:where|which)\b|\breferred to above\b",
    re.I,
)
YEAR_AFTER = re.compile(r"^\s+(?:academic|financial|school)\s+year", re.I)
BOUND = re.compile(
    r"\b(?:over|more than|at least|under|less than|nearly|almost)\s+(?P<figure>\d+\.\d+\s?%)", re.I
)
SHARED = 3  # words besides the figure by which a quotation is known again


def school_years(text: str) -> set[str]:
    """The school or financial years that a text names: "2022/23"."""
    found = set()
    for match in SCHOOL_YEAR.finditer(text):
        first, second = int(match["first"]) % 100, int(match["second"]) % 100
        if len(match["first"]) == 4 and second == (first + 1) % 100:
            found.add(f"20{first:02}/{second:02}")
    return found


@rule(
    "figure-credited-to-another-period",
    words="A figure that is quoted again as “above” keeps the period that it had there.",
    settled_by="The period, from the source.",
)
def figure_credited_to_another_period(report: Report) -> Iterator[Fault]:
    for paper in report.papers:
        for place, paragraph in enumerate(paper.paragraphs):
            for sentence in paragraph:
                periods = school_years(sentence.text)
                if not periods or not REFERS_BACK.search(sentence.text):
                    continue
                for share in sentence.percents():
                    first = quoted(paper.paragraphs[:place], sentence, share.text)
                    if first and not periods & school_years(" ".join(each.text for each in first)):
                        yield Fault(
                            sentence.place,
                            f"{share.text} is given for {joined(sorted(periods))}; at {first[0].place} it is not of those "
                            f"years. “{excerpt(sentence.text)}”",
                            about=without_figures(sentence.text),
                            figures=(share.text, *sorted(periods)),
                            file=sentence.file,
                        )


def quoted(
    earlier: Sequence[Sequence[Sentence]], sentence: Sentence, figure: str
) -> Sequence[Sentence] | None:
    """The earlier paragraph that says the same figure in much the same words."""
    for paragraph in earlier:
        for other in paragraph:
            same = any(share.text == figure for share in other.percents())
            if same and len(words.content(other.text) & words.content(sentence.text)) > SHARED:
                return paragraph
    return None


@rule(
    "year-that-is-none",
    words="A school or financial year runs from one year to the next.",
    settled_by="The year that was meant.",
)
def year_that_is_none(report: Report) -> Iterator[Fault]:
    for sentence in report.sentences:
        for match in SCHOOL_YEAR.finditer(sentence.text):
            first, second = int(match["first"]) % 100, int(match["second"]) % 100
            after = sentence.text[match.end() :]
            named = YEAR_WORD.search(sentence.text[: match.start()]) or YEAR_AFTER.match(after)
            if named and "/" in match[0] and second != (first + 1) % 100:
                yield Fault(
                    sentence.place,
                    f"{match[0]} is not one year. “{excerpt(sentence.text)}”",
                    about=without_figures(sentence.text),
                    figures=(match[0],),
                    file=sentence.file,
                )


@rule(
    "bound-with-decimals",
    words="A figure given to a decimal is the figure: it is not “over” or “nearly” itself.",
    settled_by="The figure, without the bound.",
    strength=Strength.SOFT,
)
def bound_with_decimals(report: Report) -> Iterator[Fault]:
    for sentence in report.sentences:
        if match := BOUND.search(sentence.text):
            yield Fault(
                sentence.place,
                f"“{match[0]}”. “{excerpt(sentence.text)}”",
                about=without_figures(sentence.text),
                figures=(match["figure"],),
                file=sentence.file,
            )
