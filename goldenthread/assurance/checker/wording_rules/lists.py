"""Lists and numbering: as many items as announced, paragraphs in sequence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from goldenthread.assurance.checker.findings import Fault, Strength, rule
from goldenthread.assurance.checker.text.paper import PARAGRAPH_NUMBER, Line, Paper, clean
from goldenthread.assurance.checker.text.report import Report

NUMBERS = {
    name: number
    for number, name in enumerate(
        ["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"], start=2
    )
}
ANNOUNCED = re.compile(
    rf"\b(?P<number>\d{{1,2}}|{'|'.join(NUMBERS)})\s+(?P<what>(?:[A-Za-z-]+\s+){{0,4}}[a-zA-Z-]+s)\b(?P<more>[^.\d]{{0,120}})[:–-]\s*$",
    re.I,
)
ITEM = re.compile(r"^\s*(?:[-•*–]|\d{1,2}[.)]|[A-Za-z][.)]|[A-Z]\s)\s*(?P<words>\S.*)$")
TIME = re.compile(r"\b(?:days?|weeks?|months?|years?|hours?|minutes?|terms?|times?)\b", re.I)
MOST = 15


@rule(
    "list-against-its-number",
    words="A list has as many items as it is said to have.",
    settled_by="The missing item, or the number.",
)
def list_against_its_number(report: Report) -> Iterator[Fault]:
    for paper in report.papers:
        for place, line in enumerate(paper.lines):
            text = PARAGRAPH_NUMBER.sub("", re.sub(r"^\W+", "", clean(line.text)))
            match = None if line.row else ANNOUNCED.search(text)
            items = items_after(paper.lines, place) if match else []
            if match is None or not 2 <= len(items) <= MOST or TIME.search(match["what"]):
                continue
            number = NUMBERS.get(match["number"].lower()) or int(match["number"])
            if number != len(items) and abs(number - len(items)) <= 2:
                yield Fault(
                    line.place,
                    f"{match['number']} {match['what']} are announced and {len(items)} are listed.",
                    about=clean(line.text),
                    figures=(match["number"], str(len(items))),
                    file=paper.name,
                )


def items_after(lines: Sequence[Line], place: int) -> list[str]:
    found: list[str] = []
    for line in lines[place + 1 :]:
        match = None if line.row else ITEM.match(line.text)
        if match and not PARAGRAPH_NUMBER.match(re.sub(r"^\W+", "", line.text)):
            found.append(match["words"])
        elif found and not line.row and re.match(r"^[a-z]", line.text):
            continue
        else:
            break
    return found


@rule(
    "paragraphs-out-of-sequence",
    words="Paragraphs are numbered in sequence, each number once.",
    settled_by="The numbers put right.",
    strength=Strength.SOFT,
)
def paragraphs_out_of_sequence(report: Report) -> Iterator[Fault]:
    for paper in report.papers:
        before: tuple[int, ...] = ()
        seen = ""
        for line, number in numbered(paper):
            parts = tuple(int(part) for part in number.split("."))
            siblings = len(before) == len(parts) and before[:-1] == parts[:-1]
            step = parts[-1] - before[-1] if siblings else 1
            if step == 0 or (step > 2):
                yield Fault(
                    line.place,
                    f"{number} follows {seen}.",
                    about=f"paragraph {number} {clean(line.text)[:60]}",
                    figures=(seen, number),
                    file=paper.name,
                )
            before, seen = parts, number


def numbered(paper: Paper) -> Iterator[tuple[Line, str]]:
    for line in paper.lines:
        match = None if line.row else PARAGRAPH_NUMBER.match(re.sub(r"^[\s\-–•]+", "", line.text))
        if match:
            yield line, match["number"]


REFERENCE = re.compile(
    r"\b(?:reference(?:\s+(?:number|no\.?))?|case|ref\.?)\s*:?\s*(?P<number>\d{2}(?:[ /-]\d{2,4}){1,3})\b",
    re.I,
)


@rule(
    "reference-in-two-forms",
    words="A case has one reference.",
    settled_by="The reference, from the letter that gave it.",
    strength=Strength.SOFT,
)
def reference_in_two_forms(report: Report) -> Iterator[Fault]:
    """Two references of one paper that differ by a digit left out."""
    for paper in report.papers:
        known: dict[str, str] = {}
        for line in paper.lines:
            for match in REFERENCE.finditer(clean(" ".join(line.cells))):
                digits = re.sub(r"\D", "", match["number"])
                other = next((form for form in known if one_left_out(digits, form)), "")
                if other and digits not in known:
                    yield Fault(
                        line.place,
                        f"{match['number']} here, {known[other]}.",
                        about=f"reference {digits} {other}",
                        figures=(digits, other),
                        file=paper.name,
                    )
                known.setdefault(digits, f"{match['number']} at {line.place}")


def one_left_out(one: str, other: str) -> bool:
    longer, shorter = sorted((one, other), key=len, reverse=True)
    return len(longer) == len(shorter) + 1 and any(
        longer[:place] + longer[place + 1 :] == shorter for place in range(len(longer))
    )
