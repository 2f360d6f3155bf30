"""A part and its whole in a sentence ("30 of 80", "30/80", "of 80 children 30 had"), with the share beside them."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from goldenthread.assurance.checker.text.figures import Figure, leading_up, slashed_in
from goldenthread.assurance.checker.text.paper import Sentence

LEAD_IN = (
    r"(?:the\s+|all\s+|our\s+|these\s+|those\s+|its\s+|their\s+|a\s+(?:total|cohort|sample|possible)\s+of\s+|"
    r"(?:some|around|about|over|nearly|circa|c\.)\s+)*"
)
OF = re.compile(rf"^\s*(?:[\w'’-]+\s+){{0,2}}?(?:out\s+)?of\s+{LEAD_IN}$", re.I)
OUT_OF = re.compile(rf"\bout\s+of\s+{LEAD_IN}$", re.I)
RANGE_BEFORE = re.compile(r"\d\s+to\s+$", re.I)
OF_WHICH = re.compile(r"^[^.;:%]{0,60}\bof\s+(?:which|whom)(?:\s+(?:only|around|about|over))?\s+$", re.I)
THEN = re.compile(r"^(?!\s*(?:%|weeks|days))[^.;:%\d]{0,90}\s$")
WERE = re.compile(
    r"^\s+(?:\w+\s+){0,2}?(?:were|was|had|have|has|are|is|went|did|received|said|completed|agreed)\b", re.I
)
SAID_OF = re.compile(rf"{WERE.pattern}|^\s*\((?:or\s+|c\.\s*)?\d+(?:\.\d+)?\s?%\)", re.I)
LEADING = re.compile(rf"(?:^|[\s(])(?:out\s+)?of\s+{LEAD_IN}$", re.I)
SLASHED = "slashed"
THIS_MEANS = re.compile(
    r"^(?:This|That|Which|It|These)\s+(?:means?|is|equates?|represents?|amounts?|gives?|accounts?)\b|^i\.e\.",
    re.I,
)
OF_THESE = re.compile(
    r"^\W*(?:Out\s+of|Of)\s+(?:these|those|them|whom|which)\b(?P<between>[^\d%£]{0,30})", re.I
)
IN_BRACKETS = re.compile(r"^[^.;()]{0,40}\($")
STATES = re.compile(
    r"(?:equivalent|equal|equates?|amounts?|or|i\.e\.,?|=|which is|that is|this is)\s*(?:to\s+)?\(?$", re.I
)
SHARE_OF_WHOLE = re.compile(rf"^\s+of\s+(?:[\w'’-]+\s+){{0,5}}?(?:of\s+)?{LEAD_IN}$", re.I)
JUST_BEFORE = re.compile(r"^\s+[^\d.;:%]{0,40},\s*$")


@dataclass(frozen=True)
class Fraction:
    """part and whole as printed; share: the percentage that is said to be theirs, or None."""

    part: Figure
    whole: Figure
    share: Figure | None
    sentence: Sentence

    @property
    def words(self) -> str:
        return f"{self.part.text} of {self.whole.text}"


def fractions_in(paragraph: Sequence[Sentence]) -> list[Fraction]:
    """Every part and whole in a paragraph, with its share where one stands beside it."""
    found: list[Fraction] = []
    before: Sentence | None = None
    for sentence in paragraph:
        pairs = list(pairs_in(sentence))
        shares = attached(pairs, sentence.percents(), sentence.text)
        if len(pairs) == 1 and not sentence.percents() and before and THIS_MEANS.match(sentence.text):
            shares = before.percents()[-1:] or shares
        found += [
            Fraction(part, whole, share, sentence) for (part, whole), share in zip(pairs, shares, strict=True)
        ]
        found += list(share_of_whole(sentence))
        found += list(of_these(sentence, before))
        before = sentence
    return without_share_twice(found)


def pairs_in(sentence: Sentence) -> Iterator[tuple[Figure, Figure]]:
    counts, text = sentence.counts(), sentence.text
    for place, (first, second) in enumerate(itertools.pairwise(counts)):
        between = text[first.end : second.start]
        if OF.match(between) and not RANGE_BEFORE.search(leading_up(text, first.start)):
            yield first, second
        elif OUT_OF.search(between):
            yield clause_begins(counts[: place + 1], text, second.start), second
        elif OF_WHICH.match(between) or (
            LEADING.search(leading_up(text, first.start))
            and THEN.match(between)
            and SAID_OF.match(text[second.end :])
        ):
            yield second, first
    for part, whole, start, end in slashed_in(text):
        yield slashed(part, start, end), slashed(whole, start, end)


def clause_begins(counts: Sequence[Figure], text: str, end: int) -> Figure:
    """The first count of the clause that ends here: "90 appeals for 1 to 2 transfer out of" is about the 90."""
    start = max(text.rfind(mark, 0, end) for mark in (";", ":", ". "))
    return next(figure for figure in counts if figure.start > start)


def slashed(value: float, start: int, end: int) -> Figure:
    return Figure(SLASHED, value, value, 0, "", f"{value:,.0f}", start, end)


def attached(
    pairs: Sequence[tuple[Figure, Figure]], percents: Sequence[Figure], text: str
) -> list[Figure | None]:
    """The share of each pair: the only one, the one in brackets after it, or one for one in order."""
    if len(pairs) == len(percents):
        return list(percents)
    return [bracketed(whole, percents, text) for _, whole in pairs]


def bracketed(whole: Figure, percents: Sequence[Figure], text: str) -> Figure | None:
    for share in percents:
        between = text[whole.end : share.start]
        if share.start > whole.end and (IN_BRACKETS.match(between) or STATES.search(between[-30:])):
            return share
    return None


def share_of_whole(sentence: Sentence) -> Iterator[Fraction]:
    """ "20 schools, 40% of the target of 50": the count just before the share is the part."""
    counts, text = sentence.counts(), sentence.text
    for share in sentence.percents():
        whole = next((figure for figure in counts if figure.start > share.end), None)
        part = next((figure for figure in reversed(counts) if figure.end < share.start), None)
        if not (whole and part and JUST_BEFORE.match(text[part.end : share.start])):
            continue
        if SHARE_OF_WHOLE.match(text[share.end : whole.start]):
            yield Fraction(part, whole, share, sentence)


def of_these(sentence: Sentence, before: Sentence | None) -> Iterator[Fraction]:
    """ "Of these 77% (232 schools)": the whole is one of the counts of the sentence before: the one that fits best."""
    match = OF_THESE.match(sentence.text)
    counts, percents = sentence.counts(), sentence.percents()
    if not match or before is None or not counts or len(percents) > 1 or not before.counts():
        return
    share = percents[0] if percents else None
    wholes = [figure for figure in before.counts() if figure.low >= counts[0].low]
    if not wholes:
        yield Fraction(counts[0], max(before.counts(), key=lambda figure: figure.high), None, sentence)
    elif share and IN_BRACKETS.match(sentence.text[share.end : counts[0].start]):
        yield min(
            (Fraction(counts[0], whole, share, sentence) for whole in wholes),
            key=lambda found: (
                abs(100 * found.part.low / found.whole.low - share.low) if found.whole.low else 1e9
            ),
        )


def without_share_twice(found: Sequence[Fraction]) -> list[Fraction]:
    """A share belongs to one pair, the first that claims it. Figures with a stroke and no share may be anything."""
    claimed: set[tuple[str, int]] = set()
    kept: list[Fraction] = []
    for fraction in found:
        share = fraction.share
        if share is not None and (fraction.sentence.text, share.start) in claimed:
            continue
        if share is not None:
            claimed.add((fraction.sentence.text, share.start))
        if share is not None or fraction.part.kind != SLASHED:
            kept.append(fraction)
    return kept
