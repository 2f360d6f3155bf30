"""Shares held against the part and the whole that stand beside them."""

from __future__ import annotations

import math
from collections.abc import Iterator

from goldenthread.assurance.checker.findings import Fault, Strength, rule
from goldenthread.assurance.checker.text.figures import Figure
from goldenthread.assurance.checker.text.fractions import OF_THESE, Fraction
from goldenthread.assurance.checker.text.report import Report
from goldenthread.assurance.planfile.values import squeeze


def fault(fraction: Fraction, words: str, strength: Strength | None = None) -> Fault:
    share = (fraction.share.text,) if fraction.share else ()
    return Fault(
        fraction.sentence.place,
        f"{words} “{excerpt(fraction.sentence.text)}”",
        about=without_figures(fraction.sentence.text),
        figures=(fraction.part.text, fraction.whole.text, *share),
        strength=strength,
        file=fraction.sentence.file,
    )


def excerpt(text: str, length: int = 140) -> str:
    """A sentence, cut so that a list of findings stays readable."""
    bare = squeeze(text)
    return bare if len(bare) <= length else f"{bare[: length - 1].rsplit(' ', 1)[0]}…"


def without_figures(text: str) -> str:
    """What a sentence is about, without the figures that may be put right."""
    return " ".join(word for word in text.split() if not any(letter.isdigit() for letter in word))


@rule(
    "share-recomputed",
    words="A percentage is the part divided by the whole that are printed beside it, rounded.",
    settled_by="The two counts and the percentage, taken again from the source.",
)
def share_recomputed(report: Report) -> Iterator[Fault]:
    for fraction in report.fractions:
        share = fraction.share
        if share is None or not fraction.whole.low or fraction.part.low > fraction.whole.high:
            continue
        true = 100 * fraction.part.low / fraction.whole.low
        if agrees(share, fraction):
            continue
        cut = math.floor(true * 10**share.decimals + 1e-9) / 10**share.decimals == share.low
        shown = f"{true:.{max(1, share.decimals)}f}%"
        tail = "it was cut off rather than rounded" if cut else f"not {share.text}"
        yield fault(fraction, f"{fraction.words} is {shown}: {tail}.", Strength.SOFT if cut else None)


def agrees(share: Figure, fraction: Fraction) -> bool:
    """True where some part and whole that the words allow give a share that they allow."""
    lows = (fraction.part.bounds[0], fraction.whole.bounds[1])
    highs = (fraction.part.bounds[1], fraction.whole.bounds[0])
    low, high = 100 * lows[0] / lows[1], 100 * highs[0] / highs[1]
    if low > high:
        low, high = high, low
    down, up = share.bounds
    return low <= up + 1e-9 and high >= down - 1e-9


@rule(
    "part-larger-than-whole",
    words="A part is no larger than its whole.",
    settled_by="The two counts, taken again from the source.",
)
def part_larger_than_whole(report: Report) -> Iterator[Fault]:
    for fraction in report.fractions:
        if fraction.part.low > fraction.whole.high and not fraction.whole.qualifier:
            yield fault(fraction, f"{fraction.part.text} is said to be a part of {fraction.whole.text}.")


@rule(
    "share-of-no-whole-number",
    words="A percentage of a known number is that of some whole number.",
    settled_by="The count that the percentage was taken from.",
)
def share_of_no_whole_number(report: Report) -> Iterator[Fault]:
    """ "76.5% of the 12": no count gives it. Only where the base is exact and stands right behind the share."""
    known = {(each.sentence.text, each.share.start) for each in report.fractions if each.share}
    for paragraph in report.paragraphs:
        for sentence in paragraph:
            for share in sentence.percents():
                base = base_of(share, sentence.counts(), sentence.text)
                if base is None or (sentence.text, share.start) in known or OF_THESE.match(sentence.text):
                    continue
                if not possible(share.low, base.low, share.decimals):
                    yield Fault(
                        sentence.place,
                        f"No whole number of {base.text} is {share.text}. “{excerpt(sentence.text)}”",
                        about=without_figures(sentence.text),
                        figures=(share.text, base.text),
                        file=sentence.file,
                    )


def base_of(share: Figure, counts: list[Figure], text: str) -> Figure | None:
    """The exact count of which an exact share is taken: "20% of the 40 parents"."""
    base = next((figure for figure in counts if figure.start > share.end), None)
    if base is None or not (share.exact and base.exact) or not base.low:
        return None
    between = text[share.end : base.start].strip().lower()
    return (
        base
        if between in ("of", "of the", "of all", "of all the", "of our", "of these", "of those")
        else None
    )


def possible(share: float, base: float, decimals: int) -> bool:
    """True where some whole number over the base rounds to the share."""
    half = 0.5 * 10**-decimals
    nearest = round(share * base / 100)
    return any(
        abs(100 * count / base - share) <= half + 1e-9
        for count in (nearest - 1, nearest, nearest + 1)
        if count >= 0
    )
