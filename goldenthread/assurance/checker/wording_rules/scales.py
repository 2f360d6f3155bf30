"""Scales: one meaning for each scale, and the columns that a scale needs."""

from __future__ import annotations

import re
from collections.abc import Iterator

from goldenthread.assurance.checker.findings import Fault, rule
from goldenthread.assurance.checker.text.paper import Line, Paper, clean
from goldenthread.assurance.checker.text.report import Report
from goldenthread.assurance.planfile import BRAG, headers
from goldenthread.publications.wording import joined

COLOURS = set(BRAG)
GRADES = {"high", "medium", "low", "very high", "very low", "moderate", "severe", "minor", "major"}
DONE = re.compile(r"\bactions?\b|\bcompleted?\b|\bdelivered\b|\bdelay", re.I)
CHANGED = re.compile(r"\bimpact\b|\boutcomes?\b|\bdifference\b|\bbenefits?\b", re.I)
HORIZON = re.compile(
    r"\b(?:targets?|goals?)\b[^.]{0,60}?\b(?P<list>\d{1,2}(?:(?:,|\s+and|\s+or|,\s*and)\s+\d{1,2})+)[\s-]+months?\b",
    re.I,
)
MONTHS = re.compile(r"\b(?P<months>\d{1,2})[\s-]+months?\b", re.I)
ENOUGH = 3


def scale_rows(paper: Paper, words: set[str]) -> list[list[Line]]:
    """Runs of rows that define a scale: a word of it in the first cell, and what it means in the last."""
    found: list[list[Line]] = []
    for table in paper.tables:
        run: list[Line] = []
        for line in table:
            word = clean(line.cells[0]).lower()
            if word in words and len(line.cells[-1].split()) >= 3:
                again = word in {clean(each.cells[0]).lower() for each in run}
                run = [line] if again else [*run, line]
            else:
                run = []
            if len(run) == ENOUGH:
                found.append(run)
            elif len(run) > ENOUGH:
                found[-1] = run
    return found


def two_ratings(paper: Paper) -> bool:
    """True where a table of the paper rates actions twice, for progress and for impact."""
    for table in paper.tables:
        header = headers.recognised(table[0].cells)
        if header and {"progress", "impact"} <= header.columns.keys():
            return True
    return any(
        re.search(r"\btwo\b[^.]{0,30}\bratings?\b", line.text, re.I) for line in paper.lines if not line.row
    )


@rule(
    "one-scale-for-two-ratings",
    words="Progress and impact are rated on scales of their own: one text for both makes the first claim the second.",
    settled_by="A definition of each colour for each of the two ratings.",
)
def one_scale_for_two_ratings(report: Report) -> Iterator[Fault]:
    for paper in report.papers:
        for run in scale_rows(paper, COLOURS) if two_ratings(paper) else ():
            mixed = [line for line in run if DONE.search(line.cells[-1]) and CHANGED.search(line.cells[-1])]
            if len(mixed) * 2 >= len(run):
                colours = joined([clean(line.cells[0]).lower() for line in mixed])
                yield Fault(
                    run[0].place,
                    f"{colours.capitalize()} are each defined once, by the work and by its impact together, for two ratings: "
                    f"“{clean(mixed[-1].cells[-1])}”.",
                    about="scale of two ratings",
                    figures=tuple(clean(line.cells[-1]) for line in mixed),
                    file=paper.name,
                )


@rule(
    "standard-that-is-nowhere",
    words="A rating that rests on a standard and a target needs both in the table that it rates.",
    settled_by="The standard of each measure.",
)
def standard_that_is_nowhere(report: Report) -> Iterator[Fault]:
    for paper in report.papers:
        run = next((run for run in scale_rows(paper, COLOURS) if speaks_of_standard(run)), None)
        tables = [table for table in paper.tables if is_headline(table)]
        if run is None or not tables:
            continue
        if not any(re.search(r"\bstandard\b", cell, re.I) for table in tables for cell in table[0].cells):
            yield Fault(
                run[0].place,
                f"The ratings are defined by a standard and a target; none of the {len(tables)} tables that use them has a "
                "standard.",
                about="standard of the ratings",
                file=paper.name,
            )


def speaks_of_standard(run: list[Line]) -> bool:
    return any(re.search(r"\bstandard\b", line.cells[-1], re.I) for line in run)


def is_headline(table: list[Line]) -> bool:
    header = headers.recognised(table[0].cells)
    return header is not None and header.kind == headers.HIGH_IMPACT


@rule(
    "actual-that-is-nowhere",
    words="A column headed “actual” holds figures.",
    settled_by="The figures, or the heading without the word.",
)
def actual_that_is_nowhere(report: Report) -> Iterator[Fault]:
    for paper in report.papers:
        tables = [table for table in paper.tables if len(table) > 1]
        columns = [
            (table, at)
            for table in tables
            for at, heading in enumerate(table[0].cells)
            if re.search(r"\bactual\b", heading, re.I) and len(heading) < 60
        ]
        cells = [line.cells[at] for table, at in columns for line in table[1:] if at < len(line.cells)]
        if len(columns) and cells and not any(re.search(r"\d", cell) for cell in cells):
            heading = clean(columns[0][0][0].cells[columns[0][1]])
            yield Fault(
                columns[0][0][0].place,
                f"{len(columns)} columns are headed “{heading}”; none of their {len(cells)} cells holds a figure.",
                about=f"column {heading}",
                file=paper.name,
            )


@rule(
    "risk-scale-without-its-columns",
    words="A risk scale of likelihood and impact needs a column for each in the register.",
    settled_by="Likelihood and impact of each risk.",
)
def risk_scale_without_its_columns(report: Report) -> Iterator[Fault]:
    for paper in report.papers:
        scale = next((run for run in scale_rows(paper, GRADES) if needs_both(run)), None)
        for table in paper.tables if scale else ():
            header = headers.recognised(table[0].cells)
            if scale is None or header is None or header.kind != headers.RISKS:
                continue
            if not any(re.search(r"\blikelihood\b|\bprobability\b", title, re.I) for title in header.titles):
                titles = joined(
                    [
                        f"“{title}”"
                        for title in header.titles
                        if re.search(r"impact|severity|score|rating", title, re.I)
                    ]
                )
                yield Fault(
                    table[0].place,
                    f"The scale ({scale[0].place}) grades by likelihood and impact; the register has {titles} and no "
                    "likelihood.",
                    about="risk scale",
                    figures=header.titles,
                    file=paper.name,
                )
                break


def needs_both(run: list[Line]) -> bool:
    words = " ".join(line.cells[-1] for line in run)
    return bool(re.search(r"\blikel", words, re.I) and re.search(r"\bimpact\b", words, re.I))


@rule(
    "horizons-promised-and-shown",
    words="The months for which targets are promised are those for which the tables have them.",
    settled_by="The months, in one place.",
)
def horizons_promised_and_shown(report: Report) -> Iterator[Fault]:
    for paper in report.papers:
        shown = {
            int(match["months"])
            for table in paper.tables
            if is_headline(table)
            for cell in table[0].cells
            if re.search(r"\btarget\b", cell, re.I)
            for match in MONTHS.finditer(cell)
        }
        for sentence in paper.sentences if shown else ():
            match = HORIZON.search(sentence.text)
            promised = {int(number) for number in re.findall(r"\d+", match["list"])} if match else set()
            if match and promised != shown:
                yield Fault(
                    sentence.place,
                    f"Targets are promised for {match['list']} months; the tables have {joined([str(n) for n in sorted(shown)])}.",
                    about=f"horizons {match['list']}",
                    figures=tuple(str(number) for number in sorted(shown)),
                    file=paper.name,
                )
