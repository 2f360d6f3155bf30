"""Claims in words held against the figures that stand beside them."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from goldenthread.assurance.checker.findings import Fault, Strength, rule
from goldenthread.assurance.checker.report_rules.shares import excerpt, without_figures
from goldenthread.assurance.checker.report_rules.tables import DIFFERENCE, body
from goldenthread.assurance.checker.text import words
from goldenthread.assurance.checker.text.figures import Figure
from goldenthread.assurance.checker.text.paper import Paper, Sentence
from goldenthread.assurance.checker.text.report import Report
from goldenthread.assurance.checker.text.tables import Table
from goldenthread.publications.wording import joined

ALL_IMPROVE = re.compile(
    r"\b(?:all|every|each|both|across the board)\b[^.;]{0,80}\b(?:improv(?:ing|ed|es?)|better|progress)\b|"
    r"\b(?:improv(?:ing|ed|es?)|improvements?)\b[^.;]{0,40}\b(?:in|for|across)\s+(?:all|every|each)\b",
    re.I,
)
NO_ONE_AHEAD = re.compile(
    r"\bno(?:\s+one|\s+single)?\s+(?P<noun>[a-z]+)(?:['’]s)?\b[^.;]{0,40}\b(?:proportion|share|percentage|rate|volume)?[^.;]{0,40}"
    r"\b(?:increased|grown|risen|changed|moved|shifted)\b",
    re.I,
)
COMPARED_TO = re.compile(r"\b(?:compared\s+(?:to|with)|up\s+from|down\s+from|from|against)\b", re.I)
FAR = 40  # lines after a claim in which its tables stand
NEAR = 12
STUB = re.compile(
    r"^(?:There\s+(?:are|were)|(?:We|They)\s+have|(?:It|[A-Z]\w+)\s+has)\s+(?:currently\s+|now\s+)?(?P<rest>.*)$",
    re.I,
)
PRAISE = re.compile(
    r"\bimprov(?:ed|ement|ing)\b|\breduced\b|\bsignificant(?:ly)?\s+(?:drop|fall|reduction|progress)\b|\bfaster\b|\bshorter\b",
    re.I,
)
WITHIN = re.compile(
    r"\b(?:seen|assessed|completed|issued|received|answered|met|treated)?\s*(?:within|inside|in under)\s+(?:the\s+)?\d",
    re.I,
)
NOW = re.compile(r"\b(?:now|currently|has\s+(?:since\s+)?(?:reduced|fallen|dropped|risen|increased))\b", re.I)
ORPHAN = re.compile(r"^[^.]{0,40}\b(?:below|above|under|over)\s+(?P<value>\d*\.\d+)\s+(?:average|mean)", re.I)


def claim_fault(
    sentence: Sentence, said: str, figures: tuple[str, ...], strength: Strength | None = None
) -> Fault:
    return Fault(
        sentence.place,
        f"{said} “{excerpt(sentence.text)}”",
        about=without_figures(sentence.text),
        figures=figures,
        strength=strength,
        file=sentence.file,
    )


@rule(
    "all-improving-against-table",
    words="What is said to improve for all improves in every row of the table that shows it.",
    settled_by="The claim, with the groups for which it does not hold.",
)
def all_improving_against_table(report: Report) -> Iterator[Fault]:
    for paper in report.papers:
        tables = [table for table in report.tables if table.file == paper.name]
        for sentence in paper.sentences:
            if sentence.in_table or not ALL_IMPROVE.search(sentence.text):
                continue
            near = [table for table in tables if 0 < table.lines[0].number - sentence.line <= FAR]
            against = [found for table in near for found in against_the_rest(table, sentence)]
            if against:
                shown = joined([f"{label}: {change} ({column})" for label, change, column in against])
                yield claim_fault(
                    sentence,
                    f"The table that follows has rows that go the other way: {shown}.",
                    tuple(f"{label} {change}" for label, change, _ in against),
                )


def against_the_rest(table: Table, sentence: Sentence) -> Iterator[tuple[str, str, str]]:
    """(row, change, column) where a column of differences has a sign unlike most others, of what the claim speaks of."""
    for number in range(len(table.rows[0])):
        heading = table.heading(number)
        if not DIFFERENCE.search(heading):
            continue
        about = f"{heading} {table.caption} {' '.join(table.heading(at) for at in range(len(table.rows[0])))}"
        if not words.content(about) & words.content(sentence.text):
            continue
        cells = {row: cell for row in body(table) if (cell := table.numbers[row][number]) and cell.value}
        falls = sum(cell.value < 0 for cell in cells.values())
        usual = -1 if falls * 2 > len(cells) else 1
        unlike = {row: cell for row, cell in cells.items() if cell.value * usual < 0}
        if len(unlike) * 3 <= len(cells):
            for row, cell in unlike.items():
                yield table.label(row), f"{cell.value:+g}", heading.split(" % ")[0].strip() or "difference"


@rule(
    "nobody-ahead-against-shares",
    words="Where no part is said to have grown ahead of the others, no part's share rises.",
    settled_by="The shares of every part in both years.",
)
def nobody_ahead_against_shares(report: Report) -> Iterator[Fault]:
    for paper in report.papers:
        for sentence in paper.sentences:
            match = NO_ONE_AHEAD.search(sentence.text)
            if match is None:
                continue
            named = re.compile(rf"\b{re.escape(match['noun'])}\s+(?P<which>[A-Z0-9]\w*)\b", re.I)
            for other in following(paper, sentence, NEAR + 2):
                pair = compared_shares(other)
                which = named.search(other.text)
                if pair and which and pair[0].low != pair[1].low:
                    yield claim_fault(
                        sentence,
                        f"{which[0]}: {pair[0].text} against {pair[1].text} ({other.place}).",
                        (pair[0].text, pair[1].text),
                    )


def following(paper: Paper, sentence: Sentence, lines: int) -> list[Sentence]:
    return [
        each for each in paper.sentences if 0 <= each.line - sentence.line <= lines and each is not sentence
    ]


def compared_shares(sentence: Sentence) -> tuple[Figure, Figure] | None:
    shares = sentence.percents()
    if len(shares) != 2 or not COMPARED_TO.search(sentence.text[shares[0].end : shares[1].start]):
        return None
    return shares[0], shares[1]


@rule(
    "number-without-measure",
    words="A number says what it counts.",
    settled_by="The rest of the sentence.",
)
def number_without_measure(report: Report) -> Iterator[Fault]:
    """ "There are currently 500 children.": so many of whom, where, waiting for what?"""
    for sentence in report.sentences:
        match = STUB.match(sentence.text)
        counts = sentence.counts()
        if match and len(counts) == 1 and not sentence.in_table:
            after = sentence.text[counts[0].end :].strip(" .")
            if re.fullmatch(
                r"(?:children|young people|children and young people|pupils|families|cases|people|parents)?",
                after,
                re.I,
            ):
                yield claim_fault(
                    sentence, "The sentence stops before it says what is counted.", (counts[0].text,)
                )


@rule(
    "fall-called-improvement",
    words="A share of those seen in time that falls is no improvement.",
    settled_by="Whether the share is of those within the limit or beyond it.",
)
def fall_called_improvement(report: Report) -> Iterator[Fault]:
    for paragraph in report.paragraphs:
        for first, second in itertools.pairwise(paragraph):
            shares = (*first.percents()[-1:], *second.percents()[:1])
            praised = any(PRAISE.search(sentence.text) for sentence in paragraph)
            of_those_in_time = (
                WITHIN.search(first.text) and NOW.search(second.text) and not WITHIN.search(second.text)
            )
            if len(shares) == 2 and praised and of_those_in_time and shares[1].low < shares[0].low:
                yield claim_fault(
                    second,
                    f"The share within the limit goes from {shares[0].text} to {shares[1].text} and is praised. "
                    f"“{excerpt(first.text, 100)}”",
                    (shares[0].text, shares[1].text),
                )


@rule(
    "figure-without-name",
    words="A figure names its measure and its unit.",
    settled_by="The measure, its unit and its period.",
    strength=Strength.SOFT,
)
def figure_without_name(report: Report) -> Iterator[Fault]:
    for sentence in report.sentences:
        if not sentence.in_table and (match := ORPHAN.match(sentence.text)) and len(sentence.text) < 60:
            yield claim_fault(sentence, f"{match['value']} of what?", (match["value"],))
