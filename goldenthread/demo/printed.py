"""Every figure printed in the four papers that the demonstration answers to, and what became of it."""

import csv
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from goldenthread.publications.wording import counted

LIST = Path(__file__).with_name("data") / "printed_figures.csv"
CASES, RETURNED = "cases", "returned"
# What became of a figure, in the order in which the page counts them.
OUTCOMES = {
    CASES: "worked out from the demonstration's cases, to the decimals printed",
    RETURNED: "returned as a figure, and shown as that",
    "contradicted": "contradicted by another printed beside it",
    "undated": "of no day or month that is given",
    "bound": "printed only as about so much, at least, at most or a range",
    "other stretch": "of another stretch of time than its measure is of",
    "another measure": "of another thing than its measure counts",
    "after the day": "of a time after the day on which the demonstration stands still",
    "baseline": "held as the plan's baseline beside figures from cases",
    "context": "counted by no indicator",
    "comparator": "of another area: a benchmark",
    "target": "a target, held with the plan",
    "standard": "what the law or a policy asks for",
    "forecast": "a forecast",
    "difference": "a difference between two others",
    "claim": "a sentence about figures",
    "text": "no number was printed",
}


@dataclass(frozen=True)
class Printed:
    """One printed figure. row: its place among all of them, in the order of the papers. indicator, figure_of, grouped_by and
    group: the figure of the scorecard that it is, where it is one; why: where it is none."""

    row: int
    code: str
    period: str
    geography: str
    value: str
    unit: str
    breakdown: str
    kind: str
    paper: str
    paragraph: str
    outcome: str
    indicator: str
    figure_of: str
    grouped_by: str
    group: str
    why: str

    @property
    def is_shown(self) -> bool:
        return self.outcome in (CASES, RETURNED)


@cache
def printed() -> tuple[Printed, ...]:
    with LIST.open(encoding="utf-8", newline="") as file:
        return tuple(Printed(**{**row, "row": int(row["row"])}) for row in csv.DictReader(file))


def page() -> str:
    """The list as a page of the documents."""
    return "\n".join([*_heading(), *_counts(), *_papers()])


def _heading() -> Iterator[str]:
    tally = Counter(one.outcome for one in printed())
    yield "# Published figures\n"
    yield "This page is written from the code by `make fix`; change the code, not the page.\n"
    yield (
        f"{counted(len(printed()), 'figure')} are printed in four public papers of one county. The demonstration shows "
        f"{tally[CASES] + tally[RETURNED]}: {tally[CASES]} worked out from cases, {tally[RETURNED]} returned as figures "
        "(some are printed twice). A test lists every row and holds those to what was printed; each of the others "
        "says why it is not shown.\n"
    )


def _counts() -> Iterator[str]:
    tally = Counter(one.outcome for one in printed())
    yield "| what became of it | figures |\n|---|--:|"
    for outcome, words in OUTCOMES.items():
        yield f"| {words[0].upper()}{words[1:]} | {tally[outcome]} |"
    yield f"| **All** | **{len(printed())}** |\n"


def _papers() -> Iterator[str]:
    for paper in dict.fromkeys(one.paper for one in printed()):
        yield f"## {paper}\n"
        yield "| figure | period | printed | where | what became of it |\n|---|---|---|---|---|"
        yield from (_line(one) for one in printed() if one.paper == paper)
        yield ""


def _line(one: Printed) -> str:
    of = f" ({one.breakdown})" if one.breakdown else ""
    where = "" if one.geography == "Kent" else f" {one.geography}"
    printed_as = f"{one.value}{one.unit if one.unit.startswith('%') else f' {one.unit}'}"
    return f"| {one.code}{of} | {one.period}{where} | {printed_as} | {one.paragraph} | {_became(one)} |"


def _became(one: Printed) -> str:
    if not one.is_shown:
        return f"{one.why}."
    part = f", {one.group}" if one.group else ""
    shown = f"{one.indicator}, {one.figure_of}{part}"
    return f"From cases: {shown}" if one.outcome == CASES else f"Returned: {shown}"
