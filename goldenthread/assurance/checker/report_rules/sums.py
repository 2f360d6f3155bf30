"""Sums in sentences and lists: parts that must make up their total."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from goldenthread.assurance.checker.findings import Fault, Strength, rule
from goldenthread.assurance.checker.report_rules.shares import excerpt, without_figures
from goldenthread.assurance.checker.text import words
from goldenthread.assurance.checker.text.figures import Figure, leading_up
from goldenthread.assurance.checker.text.fractions import OF_THESE
from goldenthread.assurance.checker.text.paper import Sentence
from goldenthread.assurance.checker.text.report import Report

MORE = re.compile(r"\b(?:further|additional(?:ly)?|another|plus|as well as|added)\s+(?:[a-z]+\s+)?$", re.I)
TOTAL = re.compile(r"\b(?:total(?:ling|s)?|altogether|in all|sum)\b[^.;\d]{0,25}$", re.I)
MADE_OF = re.compile(
    r"\b(?P<how>made up of|compris(?:ed|es|ing)(?: of)?|consist(?:ed|s|ing) of|split into|broken down as|being|"
    r"(?:which |that )?includ(?:e|ed|es|ing))\b:?\s*(?:the\s+)?(?=\d)",
    re.I,
)
LISTED = re.compile(r"^\s*(?:[A-Za-z(][^.;:\d]{0,70}?)?(?:,\s*(?:and\s+)?|\s+and\s+|;\s*)(?:a further\s+)?$")
ITEM = re.compile(r"^(?P<label>[^:\d]{3,200}):\s*(?P<count>\d{1,3}(?:,\d{3})+|\d+)\.?$")
OF_WHOLE = re.compile(r"(?:^|[\s(])of\s+(?:the|these|those|all|our)?\s*$", re.I)
INTRODUCES = re.compile(r"^[^.;:\d]{1,60}:\s*(?:the\s+)?$")
ENOUGH = 3
FAR = 5  # sentences: how far back the number may stand to which more is added
CLOSE = 0.15  # of a total: a list that misses it by less was meant to make it up


def sum_fault(
    sentence: Sentence, said: str, figures: Sequence[str], strength: Strength | None = None
) -> Fault:
    return Fault(
        sentence.place,
        f"{said} “{excerpt(sentence.text)}”",
        about=without_figures(sentence.text),
        figures=tuple(figures),
        strength=strength,
        file=sentence.file,
    )


def plus(figures: Sequence[Figure]) -> str:
    """ "300 + 40 = 340"."""
    return f"{' + '.join(figure.text for figure in figures)} = {sum(figure.low for figure in figures):,.0f}"


@rule(
    "total-recomputed",
    words="A total is the sum of what is said to make it up.",
    settled_by="The parts and the total, taken again from the source.",
)
def total_recomputed(report: Report) -> Iterator[Fault]:
    """ "300 took part ... a further 40, giving a total of 350": the count before, the one added, the total."""
    for paragraph in report.paragraphs:
        for place, sentence in enumerate(paragraph):
            for total in sentence.counts():
                if not TOTAL.search(leading_up(sentence.text, total.start)):
                    continue
                parts = added_up(paragraph, place, total)
                exact = all(part.exact for part in (*parts, total))
                if parts and exact and sum(part.low for part in parts) != total.low:
                    said = f"{plus(parts)}, not {total.text}."
                    yield sum_fault(sentence, said, [*(part.text for part in parts), total.text])


def added_up(paragraph: Sequence[Sentence], place: int, total: Figure) -> list[Figure]:
    """The counts that lead to a total: those that are added, and the one that they are added to. Empty where unclear."""
    own = paragraph[place]
    beside = [figure for figure in own.counts() if figure.end <= total.start]
    added = [figure for figure in beside if MORE.search(leading_up(own.text, figure.start))]
    if not added or beside[-len(added) :] != added:
        return []
    if len(beside) > len(added):
        return beside[-len(added) - 1 :]
    for sentence in reversed(paragraph[max(0, place - FAR) : place]):
        for figure in reversed(sentence.counts()):
            if noun_after(figure, sentence) == noun_after(added[0], own):
                return [figure, *added]
    return []


def noun_after(figure: Figure, sentence: Sentence) -> str:
    """The word that says what is counted."""
    match = re.match(r"\s+([A-Za-z'’-]+)", sentence.text[figure.end :])
    return words.root(match[1]) if match else ""


@rule(
    "parts-against-total",
    words="The parts that a sentence lists make up the number that it lists them under.",
    settled_by="The parts and the number, taken again from the source.",
)
def parts_against_total(report: Report) -> Iterator[Fault]:
    """ "20 schools, made up of 11 primary, 6 secondary ...". "Including" need not be all: more than the whole is hard."""
    for paragraph in report.paragraphs:
        before: Sentence | None = None
        for sentence in paragraph:
            for whole, parts, is_all in listed_parts(sentence, before):
                total = sum(part.low for part in parts)
                if total == whole.low or not all(part.exact for part in (whole, *parts)):
                    continue
                if total > whole.low or is_all or total >= whole.low * (1 - CLOSE):
                    strength = None if is_all or total > whole.low else Strength.SOFT
                    said = f"{plus(parts)}, under {whole.text}."
                    yield sum_fault(sentence, said, [whole.text, *(part.text for part in parts)], strength)
            before = sentence


def listed_parts(sentence: Sentence, before: Sentence | None) -> Iterator[tuple[Figure, list[Figure], bool]]:
    """(the whole, its parts, whether they are said to be all of it)."""
    counts, text = sentence.counts(), sentence.text
    for match in MADE_OF.finditer(text):
        whole = next((figure for figure in reversed(counts) if figure.end <= match.start()), None)
        parts = run_of([figure for figure in counts if figure.start >= match.end()], text)
        if whole and len(parts) >= ENOUGH:
            yield whole, parts, "includ" not in match["how"].lower() and match["how"].lower() != "being"
    if (found := of_a_whole(sentence)) is not None:
        yield found
    if before and OF_THESE.match(text) and before.counts():
        parts = run_of(counts, text)
        if len(parts) >= ENOUGH and not sentence.percents():
            yield before.counts()[-1], parts, False


def of_a_whole(sentence: Sentence) -> tuple[Figure, list[Figure], bool] | None:
    """ "Of the 120 appeals, 45 were upheld, 50 dismissed and 25 withdrawn", "120 appeals: 45 on content, 50 on ..."."""
    counts, text = sentence.counts(), sentence.text
    if len(counts) <= ENOUGH or sentence.percents():
        return None
    whole, parts = counts[0], run_of(counts[1:], text)
    between = text[whole.end : counts[1].start]
    leads = OF_WHOLE.search(leading_up(text, whole.start)) and "," in between
    listed = INTRODUCES.match(between)
    if len(parts) < ENOUGH or len(parts) != len(counts) - 1 or not (leads or listed):
        return None
    return whole, parts, bool(listed)


def run_of(counts: Sequence[Figure], text: str) -> list[Figure]:
    """The counts from the first on that follow each other as the items of one list."""
    found = list(counts[:1])
    for figure in counts[1:]:
        if not LISTED.match(text[found[-1].end : figure.start]):
            break
        found.append(figure)
    return found


@rule(
    "listed-counts-against-total",
    words="The counts of a list make up one of the numbers that introduce it.",
    settled_by="The counts and the number, taken again from the source.",
)
def listed_counts_against_total(report: Report) -> Iterator[Fault]:
    """Lines "label: count" after a sentence with a total. Any number of them from the first may make it up."""
    for paper in report.papers:
        paragraphs = paper.paragraphs
        for place, paragraph in enumerate(paragraphs):
            items = items_after(paragraphs, place)
            totals = [figure for sentence in paragraph for figure in sentence.counts() if figure.exact]
            if len(items) < ENOUGH or not totals or ITEM.match(paragraph[-1].text):
                continue
            sums = [sum(count for count, _ in items[: end + 1]) for end in range(1, len(items))]
            for total in totals:
                near = [value for value in sums if abs(value - total.low) <= CLOSE * total.low]
                if near and total.low not in sums:
                    shown = " + ".join(f"{count:g}" for count, _ in items)
                    yield sum_fault(
                        paragraph[-1],
                        f"The list that follows counts {shown}; no run of it makes {total.text} (nearest {near[0]:g}).",
                        [total.text, shown],
                    )


def items_after(paragraphs: Sequence[Sequence[Sentence]], place: int) -> list[tuple[float, Sentence]]:
    found = []
    for paragraph in paragraphs[place + 1 :]:
        match = ITEM.match(" ".join(sentence.text for sentence in paragraph))
        if match is None or paragraph[0].in_table:
            break
        found.append((float(match["count"].replace(",", "")), paragraph[0]))
    return found
