"""Words that compare, held against the figures that they compare: rose, above, half, one in five."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations

from goldenthread.assurance.checker.findings import Fault, Strength, rule
from goldenthread.assurance.checker.report_rules.series import bound
from goldenthread.assurance.checker.report_rules.shares import excerpt, without_figures
from goldenthread.assurance.checker.text import words
from goldenthread.assurance.checker.text.figures import Figure, MonthNamed, leading_up
from goldenthread.assurance.checker.text.paper import Sentence
from goldenthread.assurance.checker.text.report import Report, month_words

UP = r"(?:r(?:ose|isen|ising)|increas(?:ed|ing)|gr(?:ew|own|owing)|climb(?:ed|ing)|went up|gone up|up)"
DOWN = r"(?:f(?:ell|allen|alling)|decreas(?:ed|ing)|reduc(?:ed|ing)|dropp(?:ed|ing)|declin(?:ed|ing)|went down|gone down|down|cut)"
FROM_TO = re.compile(
    rf"\b(?:(?P<up>{UP})|(?P<down>{DOWN}))\b[^.;:\d£]{{0,60}}\bfrom\s+(?:[a-z.]+\s+){{0,2}}$", re.I
)
TO = re.compile(r"^[^.;:]{0,60}?\bto\s+(?:[a-z.]+\s+){0,2}$", re.I)
OTHERS = r"(?:national|england|english|regional|region|south east|neighbours?|statistical|target|standard|average|mean|median|limit)"
ABOVE = re.compile(
    rf"^[^.;:\d]{{0,60}}\b(?P<side>above|higher than|over|exceed(?:s|ed|ing)?|better than|greater than|more than|below|lower than|under|"
    rf"less than|worse than)\b(?=[^.;:\d]{{0,60}}\b{OTHERS}\b)[^.;:\d]{{0,60}}(?:of|at|\()\s*$",
    re.I,
)
ABOVE_SIDE = re.compile(r"above|higher|over|exceed|greater|more", re.I)
BELOW_SIDE = re.compile(r"below|lower|under|less", re.I)
PARTS = {
    "half": 50.0,
    "third": 100 / 3,
    "quarter": 25.0,
    "fifth": 20.0,
    "sixth": 100 / 6,
    "tenth": 10.0,
}
NUMBERS = {
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
}
PART = re.compile(
    r"\b(?P<how>(?:just |a little |slightly |well )?(?:more than|over|above|less than|under|below|nearly|almost|around|about|some|roughly)\s+)?"
    r"(?:(?P<times>a|one|two|three|four)[\s-]+)?(?P<part>half|thirds?|quarters?|fifths?|sixths?|tenths?)\b(?P<between>[^.;:%\d()]{0,30})\((?:c\.?\s*)?$",
    re.I,
)
IN_OF = re.compile(
    rf"\b(?P<how>(?:more than|over|less than|under|nearly|almost|around|about)\s+)?(?P<part>\d{{1,2}}|{'|'.join(NUMBERS)})\s+(?:in|out of)\s+"
    rf"(?P<whole>\d{{1,2}}|{'|'.join(NUMBERS)})\b[^.;:%\d()]{{0,40}}\((?:c\.?\s*)?$",
    re.I,
)
ROOM = 3.0  # points: what a fraction in plain words leaves room for
WIDE = 9.0  # points: what "nearly" and "more than" leave room for
LISTED = re.compile(
    r"^\s*(?:[A-Za-z][^.;:%\d]{0,60}?)?(?:,\s*(?:and\s+|while\s+)?|;\s*(?:and\s+)?|\s+and\s+)(?:a further\s+)?$"
)
ALIKE = 0.6
SLACK = 1.0


def fault(sentence: Sentence, said: str, figures: tuple[str, ...], strength: Strength | None = None) -> Fault:
    return Fault(
        sentence.place,
        f"{said} “{excerpt(sentence.text)}”",
        about=without_figures(sentence.text),
        figures=figures,
        strength=strength,
        file=sentence.file,
    )


@rule(
    "direction-against-figures",
    words="What is said to rise ends higher than it began, and what is said to fall lower.",
    settled_by="The two figures in their order, or the word.",
)
def direction_against_figures(report: Report) -> Iterator[Fault]:
    for sentence in report.sentences:
        for first, second in zip(sentence.figures, sentence.figures[1:], strict=False):
            match = FROM_TO.search(leading_up(sentence.text, first.start))
            between = sentence.text[first.end : second.start]
            if match is None or first.kind != second.kind or not TO.match(between):
                continue
            wrong = second.high < first.low if match["up"] else second.low > first.high
            if wrong:
                said = f"From {first.text} to {second.text} is no {'rise' if match['up'] else 'fall'}."
                yield fault(sentence, said, (first.text, second.text))


@rule(
    "comparison-against-figures",
    words="What is said to lie above a comparator lies above it, and below below.",
    settled_by="The two figures, or the word.",
)
def comparison_against_figures(report: Report) -> Iterator[Fault]:
    for sentence in report.sentences:
        for first, second in zip(sentence.percents(), sentence.percents()[1:], strict=False):
            match = ABOVE.match(sentence.text[first.end : second.start])
            if match is None:
                continue
            above, below = ABOVE_SIDE.match(match["side"]), BELOW_SIDE.match(match["side"])
            if (above and first.high < second.low) or (below and first.low > second.high):
                said = f"{first.text} is not {match['side'].lower()} {second.text}."
                yield fault(sentence, said, (first.text, second.text))


@rule(
    "fraction-in-words-against-percentage",
    words="“Half”, “a third” or “one in five” is the percentage that stands in brackets behind it.",
    settled_by="The percentage, or the words.",
)
def fraction_in_words_against_percentage(report: Report) -> Iterator[Fault]:
    for sentence in report.sentences:
        for share in sentence.percents():
            before = leading_up(sentence.text, share.start)
            match = PART.search(before) or IN_OF.search(before)
            if match and not fits(match, share):
                said = f"“{match[0].rstrip('( ').strip()}” is not {share.text}."
                yield fault(sentence, said, (match[0].strip(), share.text))


def fits(match: re.Match[str], share: Figure) -> bool:
    value = value_of(match)
    how = (match["how"] or "").strip().lower()
    if re.search(r"more than|over|above", how):
        return value <= share.high <= value + WIDE * 3
    if re.search(r"less than|under|below|nearly|almost", how):
        return value - WIDE <= share.low <= value
    room = WIDE / 2 if how else ROOM
    return value - room <= share.high and share.low <= value + room


def value_of(match: re.Match[str]) -> float:
    groups = match.groupdict()
    if "whole" in groups:
        part, whole = (NUMBERS.get(groups[name].lower()) or int(groups[name]) for name in ("part", "whole"))
        return 100 * part / whole if whole else 0.0
    times = NUMBERS.get((groups["times"] or "one").lower(), 1)
    return times * PARTS[groups["part"].lower().rstrip("s") if groups["part"].lower() != "half" else "half"]


@rule(
    "percentages-over-a-hundred",
    words="Percentages that divide one group come to 100.",
    settled_by="The percentages, or that more than one answer could be given.",
    strength=Strength.SOFT,
)
def percentages_over_a_hundred(report: Report) -> Iterator[Fault]:
    for sentence in report.sentences:
        shares = sentence.percents()
        if len(shares) < 3 or not all(share.exact for share in shares) or sentence.in_table:
            continue
        run = shares[:1]
        for share in shares[1:]:
            if not LISTED.match(sentence.text[run[-1].end : share.start]):
                break
            run.append(share)
        total = sum(share.low for share in run)
        slack = sum(0.5 * 10**-share.decimals for share in run)
        if len(run) >= 3 and len(run) == len(shares) and 100 + slack + SLACK < total <= 130:
            shown = " + ".join(share.text for share in run)
            yield fault(sentence, f"{shown} = {total:g}%.", tuple(share.text for share in run))


@rule(
    "month-with-two-values-in-sentences",
    words="Two sentences that say the same of one month have one figure.",
    settled_by="The figure, taken again from the source.",
)
def month_with_two_values_in_sentences(report: Report) -> Iterator[Fault]:
    said = [
        (figure, month, sentence)
        for sentence in report.sentences
        if not sentence.in_table and sentence.months
        for figure, month in bound(sentence)
        if figure.kind in ("percent", "count")
    ]
    for one, other in combinations(said, 2):
        if one[2] is not other[2] and one[1].key == other[1].key and differ(one, other):
            yield fault(
                other[2],
                f"{other[0].text} for {month_words(other[1].key)}; {one[2].file} {one[2].place} has {one[0].text}: "
                f"“{excerpt(one[2].text, 90)}”",
                (one[0].text, other[0].text, str(one[1].key)),
            )


Said = tuple[Figure, MonthNamed, Sentence]


def differ(one: Said, other: Said) -> bool:
    """True where two sentences are worded much alike and their one figure of the kind is not the same."""
    first, second = one[0], other[0]
    if first.kind != second.kind or first.low == second.low or not (first.exact and second.exact):
        return False
    alone = all(
        sum(figure.kind == first.kind for figure in sentence.figures) == 1 for _, _, sentence in (one, other)
    )
    rounded = abs(first.low - second.low) <= 0.5 * 10 ** -min(first.decimals, second.decimals)
    texts = [without_figures(sentence.text) for _, _, sentence in (one, other)]
    same = words.likeness(*texts) >= ALIKE and len(words.content(texts[0]) & words.content(texts[1])) >= 3
    return alone and same and not (rounded and first.decimals != second.decimals)
