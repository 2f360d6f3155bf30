"""Increases and falls held against the two figures between which they lie."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from goldenthread.assurance.checker.findings import Fault, Strength, rule
from goldenthread.assurance.checker.report_rules.shares import excerpt, without_figures
from goldenthread.assurance.checker.text.figures import Figure, leading_up
from goldenthread.assurance.checker.text.fractions import THIS_MEANS
from goldenthread.assurance.checker.text.paper import Sentence
from goldenthread.assurance.checker.text.report import Report

NOUN = r"(?:increase|rise|growth|gain|improvement|uplift|decrease|reduction|fall|drop|decline|change)"
VERB = (
    r"(?:increas(?:e|ed|es|ing)|r(?:ise|ose|isen|ises|ising)|gr(?:ew|ow|own|owing)|went\s+up|gone\s+up|up|improv(?:ed|es|ing)|"
    r"decreas(?:ed|es|ing)|reduc(?:ed|es|ing)|f(?:ell|all|allen|alling)|dropp(?:ed|ing)|declin(?:ed|ing)|went\s+down|down)"
)
CHANGE_AFTER = re.compile(
    rf"^\s*(?:point\s+|points\s+)?{NOUN}\b|^\s+(?:more|fewer|higher|lower)\b(?!\s+than\s+the)", re.I
)
CHANGE_BEFORE = re.compile(
    rf"(?:\b{VERB}(?:\s+by|\s+of)?|\b{NOUN}\s+of|\b{NOUN},?\s+up|\b(?:increase|rise)\s+up)\s+(?:by\s+)?"
    r"(?:around\s+|about\s+|roughly\s+|over\s+|nearly\s+|almost\s+|just\s+over\s+|c\.?\s*|an?\s+|approximately\s+|some\s+)*$",
    re.I,
)
POINTS = re.compile(r"^\s*(?:percentage\s+)?points?\b", re.I)
COMPARED = re.compile(
    r"\b(?:compared\s+(?:to|with)|as\s+against|against|versus|up\s+from|down\s+from|from)\b[^\d£]{0,40}$",
    re.I,
)
FELL = r"decreas\w*|reduc\w*|fell|fall\w*|dropp\w*|declin\w*|down|cut"
BY = re.compile(rf"\b{VERB}\s+by\s+$", re.I)
NOW_AT = re.compile(r"^\s+to\s+$", re.I)
FROM = re.compile(r"\bfrom\s+(?:\w+\s+){0,2}?$", re.I)
TO = re.compile(r"^(?:[^.;:]{0,60}?)\bto\s+(?:\w+\s+){0,2}?$", re.I)
LAST_YEAR = re.compile(
    r"^[^.;]{0,50}?\b(?:(?:last|previous|prior|preceding)\s+(?:academic\s+|financial\s+)?year|the\s+year\s+before|a\s+year\s+(?:ago|earlier)|"
    r"in\s+(?:19|20)\d{2}\b)",
    re.I,
)
TIMES = {
    "doubl": (2.0, (1.8, 2.3)),
    "trebl": (3.0, (2.6, 3.4)),
    "tripl": (3.0, (2.6, 3.4)),
    "quadrupl": (4.0, (3.5, 4.5)),
    "halv": (0.5, (0.42, 0.56)),
}
TIMES_WORD = re.compile(
    r"(?P<how>more\s+than\s+|over\s+|nearly\s+|almost\s+)?\b(?P<stem>doubl|trebl|tripl|quadrupl|halv)(?:ed|ing|e)\b",
    re.I,
)
ROUGH = 0.05


@dataclass(frozen=True)
class Pair:
    """Two figures of one kind between which something changed, as they stand in the sentence."""

    first: Figure
    second: Figure
    sentence: Sentence
    ordered: bool  # True where the words say which came first

    def changes(self) -> list[float]:
        """The relative change in percent: one where the order is known, else both."""
        pairs = (
            [(self.first, self.second)]
            if self.ordered
            else [(self.first, self.second), (self.second, self.first)]
        )
        found = []
        for before, after in pairs:
            found += [
                100 * (end - start) / start
                for start in {before.low, before.high}
                for end in {after.low, after.high}
                if start
            ]
        return found

    def ratios(self) -> list[float]:
        return [100 + change for change in self.changes()]

    @property
    def rough(self) -> bool:
        return not (self.first.exact and self.second.exact)


def pair_in(sentence: Sentence) -> Pair | None:
    """The two figures that a sentence compares, or None where it is not plain which they are."""
    candidates = [figure for figure in sentence.figures if figure.kind in ("count", "percent", "money")]
    candidates = [figure for figure in candidates if not is_change(figure, sentence.text)]
    text = sentence.text
    for first, second in itertools.pairwise(candidates):
        between = text[first.end : second.start]
        if first.kind != second.kind or len(between) > 120:
            continue
        if (
            first.kind != "percent"
            and BY.search(leading_up(text, first.start))
            and NOW_AT.match(between)
            and second.low > first.low
        ):
            return Pair(before(first, second, text), second, sentence, ordered=True)
        if FROM.search(leading_up(text, first.start)) and TO.match(between):
            return Pair(first, second, sentence, ordered=True)
        if COMPARED.search(between):
            return in_order(first, second, sentence, between)
    return None


def before(by: Figure, now: Figure, text: str) -> Figure:
    """What a figure was before it changed "by 40 to 240"."""
    fell = re.search(rf"\b(?:{FELL})\b[^.;]*$", leading_up(text, by.start), re.I)
    value = now.low + by.low if fell else now.low - by.low
    return replace(now, low=value, high=value, text=f"{value:,.0f}")


def in_order(first: Figure, second: Figure, sentence: Sentence, between: str) -> Pair:
    """The pair with the earlier figure first, where the words or two months say which that is."""
    if re.search(r"\bfrom\b[^\d]*$", between, re.I):
        return Pair(second, first, sentence, ordered=True)
    if LAST_YEAR.match(sentence.text[second.end :]):
        return Pair(second, first, sentence, ordered=True)
    months = sentence.months
    if len(months) == 2 and months[0].key != months[1].key:
        early = min(months, key=lambda month: month.key)
        nearest = min((first, second), key=lambda figure: abs(figure.start - early.start))
        late = second if nearest is first else first
        return Pair(nearest, late, sentence, ordered=True)
    return Pair(first, second, sentence, ordered=False)


def is_change(figure: Figure, text: str) -> bool:
    """True for a percentage that says by how much something changed."""
    if figure.kind != "percent":
        return False
    return bool(
        CHANGE_AFTER.match(text[figure.end :]) or CHANGE_BEFORE.search(leading_up(text, figure.start))
    )


def changes_in(report: Report) -> Iterator[tuple[Figure, Sentence, Pair]]:
    """Each stated change with the pair it follows from: in its own sentence, or in the one before ("This represents")."""
    for paragraph in report.paragraphs:
        before: Pair | None = None
        for sentence in paragraph:
            own = pair_in(sentence)
            stated = [figure for figure in sentence.percents() if is_change(figure, sentence.text)]
            pair = own or (before if THIS_MEANS.match(sentence.text) else None)
            if pair and len(stated) == 1:
                yield stated[0], sentence, pair
            before = own


def fits(stated: Figure, values: list[float], *, rough: bool) -> bool:
    down, up = stated.bounds
    slack = ROUGH * max(abs(value) for value in values) if rough else 0.0
    return any(down - slack - 1e-9 <= abs(value) <= up + slack + 1e-9 for value in values)


def differences(pair: Pair) -> list[float]:
    return [pair.second.low - pair.first.low, pair.second.high - pair.first.high]


@rule(
    "change-recomputed",
    words="An increase or a fall in percent is the difference divided by the earlier figure.",
    settled_by="The change, worked out again from the two figures, and whether percent or points is meant.",
)
def change_recomputed(report: Report) -> Iterator[Fault]:
    for stated, sentence, pair in changes_in(report):
        changes = pair.changes()
        in_points = pair.first.kind == "percent"
        if not changes or fits(stated, changes, rough=pair.rough):
            continue
        if in_points and fits(stated, differences(pair), rough=pair.rough):
            continue
        true = max(changes, key=lambda value: -abs(abs(value) - stated.low))
        words = f"From {pair.first.text} to {pair.second.text} is {true:+.0f}%, not {stated.text}."
        if fits(stated, pair.ratios(), rough=pair.rough) and not POINTS.match(sentence.text[stated.end :]):
            words = (
                f"{pair.second.text} is {stated.text} of {pair.first.text}: a ratio printed as a change. "
                f"The change is {true:+.0f}%."
            )
        yield change_fault(stated, sentence, pair, words)


def change_fault(
    stated: Figure, sentence: Sentence, pair: Pair, words: str, strength: Strength | None = None
) -> Fault:
    return Fault(
        sentence.place,
        f"{words} “{excerpt(pair.sentence.text)}”",
        about=without_figures(f"{pair.sentence.text} {sentence.text}"),
        figures=(pair.first.text, pair.second.text, stated.text),
        strength=strength,
        file=sentence.file,
    )


@rule(
    "change-from-a-range",
    words="A change from a range is itself a range.",
    settled_by="The two changes, from each end of the range, or the figure that was meant.",
    strength=Strength.SOFT,
)
def change_from_a_range(report: Report) -> Iterator[Fault]:
    for stated, sentence, pair in changes_in(report):
        spread = [figure for figure in (pair.first, pair.second) if figure.low != figure.high]
        changes = sorted(abs(value) for value in pair.changes())
        if spread and changes and fits(stated, changes, rough=True):
            yield change_fault(
                stated,
                sentence,
                pair,
                f"{spread[0].text} to {other(spread[0], pair).text} is a change of {changes[0]:.0f}% to "
                f"{changes[-1]:.0f}%, given as {stated.text}.",
            )


def other(figure: Figure, pair: Pair) -> Figure:
    return pair.second if figure is pair.first else pair.first


@rule(
    "times-recomputed",
    words="What is said to have doubled, tripled or halved did so, by the figures beside it.",
    settled_by="The word that fits the figures.",
    strength=Strength.SOFT,
)
def times_recomputed(report: Report) -> Iterator[Fault]:
    for paragraph in report.paragraphs:
        for place, sentence in enumerate(paragraph):
            match = TIMES_WORD.search(sentence.text)
            pair = times_pair(paragraph, place) if match else None
            if match is None or pair is None:
                continue
            ratio = pair.second.low / pair.first.low
            low, high = allowed(match)
            if not low <= ratio <= high:
                yield change_fault(
                    pair.second,
                    sentence,
                    pair,
                    f"From {pair.first.text} to {pair.second.text} is {ratio:.1f} times, said to be “{match[0]}”.",
                )


def times_pair(paragraph: list[Sentence], place: int) -> Pair | None:
    """The two figures beside the word: in its sentence, or two counts in two months in the next."""
    if own := pair_in(paragraph[place]):
        return own if own.ordered and own.first.low else None
    following = paragraph[place + 1 : place + 2]
    for sentence in following:
        counts, months = sentence.counts(), sentence.months
        in_time = len(months) < 2 or months[0].key < months[1].key
        if len(counts) == 2 and counts[0].low and counts[0].text != counts[1].text and in_time:
            return Pair(counts[0], counts[1], sentence, ordered=True)
    return None


def allowed(match: re.Match[str]) -> tuple[float, float]:
    exact, (low, high) = TIMES[match["stem"].lower()]
    how = (match["how"] or "").lower()
    if how.startswith(("more", "over")):
        return (exact, high * 3)
    return (low, exact) if how else (low, high)


@rule(
    "times-against-percent",
    words="What more than doubled rose by more than 100%.",
    settled_by="The percentage, or the word.",
)
def times_against_percent(report: Report) -> Iterator[Fault]:
    for sentence in report.sentences:
        match = TIMES_WORD.search(sentence.text)
        stated = [figure for figure in sentence.percents() if is_change(figure, sentence.text)]
        if match and len(stated) == 1 and not match["stem"].lower().startswith("halv"):
            low, high = allowed(match)
            if not low <= 1 + stated[0].low / 100 <= high:
                yield Fault(
                    sentence.place,
                    f"“{match[0].strip()}” and {stated[0].text} do not fit. “{excerpt(sentence.text)}”",
                    about=without_figures(sentence.text),
                    figures=(stated[0].text,),
                    file=sentence.file,
                )
