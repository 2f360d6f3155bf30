"""Waits: those who waited longest among all who are late, and what is said of everybody against what is said of a share."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from goldenthread.assurance.checker.findings import Fault, Strength, rule
from goldenthread.assurance.checker.report_rules.series import OLDEST
from goldenthread.assurance.checker.report_rules.shares import excerpt, without_figures
from goldenthread.assurance.checker.text import words
from goldenthread.assurance.checker.text.figures import Figure, leading_up
from goldenthread.assurance.checker.text.paper import Sentence
from goldenthread.assurance.checker.text.report import Report, month_words

WAITED = re.compile(r"\bwait(?:ed|ing|s)?\b|\bopen\b|\boutstanding\b|\bcases?\b", re.I)
AND_MORE = re.compile(r"^\s*(?:\+|or\s+(?:more|longer|over)|and\s+(?:over|more|longer))\b", re.I)
LATE = re.compile(
    r"^[^.;]{0,40}\b(?:over|past|beyond|outside)\s+(?:the\s+)?(?:statutory|legal|target)?\s*"
    r"(?:time(?:scales?|\s+limits?)|deadlines?|limits?)\b|^[^.;]{0,40}\boverdue\b",
    re.I,
)
SLACK = 1.02  # the counts are rounded: a part may exceed what they give by this much before it cannot be
BAND = 0.1  # of a wait: how much longer the oldest case may be for everybody to lie in a thin band
CROWD = 100  # children: so many in so thin a band is not a queue
ALL_UNDER = re.compile(
    r"\b(?:waits?|waiting\s+times?|times?)\b[^.;]{0,80}\b(?:to\s+|now\s+|all\s+)?(?:under|within|below|less\s+than)\s+$",
    re.I,
)
SHARE_WITHIN = re.compile(r"\b(?:within|in)\s+(?:the\s+|a\s+)?(?P<limit>\d{1,3})[\s-]weeks?\b", re.I)
OVER = r"(?:over|more than|longer than|beyond|outside)"
WITHIN = r"(?:within|in under|inside|under|less than)"
LIMITED = re.compile(
    rf"\b(?P<side>{OVER}|{WITHIN})\s+(?:the\s+|a\s+)?(?P<limit>\d{{1,3}})[\s-](?P<unit>weeks?|months?|days?)\b",
    re.I,
)


class Wait(NamedTuple):
    """So many who waited so many weeks or more."""

    count: Figure
    weeks: Figure
    sentence: Sentence


class Late(NamedTuple):
    """What a total and a share of it that is late come to."""

    most: float
    words: str
    sentence: Sentence


def waits_in(report: Report) -> Iterator[Wait]:
    for sentence in report.sentences:
        weeks = [figure for figure in sentence.figures if figure.kind == "weeks"]
        counts = [figure for figure in sentence.counts() if figure.low > 0]
        if len(weeks) != 1 or len(counts) != 1 or not WAITED.search(sentence.text):
            continue
        if weeks[0].qualifier == "over" or AND_MORE.match(sentence.text[weeks[0].end :]):
            yield Wait(counts[0], weeks[0], sentence)


def late_in(report: Report) -> Iterator[Late]:
    """ "500 outstanding, with 40% of these over statutory timescales" is 200 late."""
    for sentence in report.sentences:
        for total in sentence.counts():
            for share in sentence.percents():
                close = 0 < share.start - total.end < 90
                if close and LATE.match(sentence.text[share.end :]):
                    most = total.bounds[1] * share.bounds[1] / 100
                    yield Late(most, f"{share.text} of {total.text}", sentence)


@rule(
    "longest-waits-exceed-all-late",
    words="Those who waited longest are among all who are late: they cannot be more.",
    settled_by="Both counts on one day, by one definition.",
)
def longest_waits_exceed_all_late(report: Report) -> Iterator[Fault]:
    for wait in waits_in(report):
        for late in late_in(report):
            both = all(words.content(each.sentence.text) & CASEWORK for each in (wait, late))
            comparable = (
                both and wait.sentence.file == late.sentence.file and same_time(wait.sentence, late.sentence)
            )
            if comparable and wait.count.low > late.most * SLACK:
                yield wait_fault(
                    wait,
                    f"{wait.count.text} waited {wait.weeks.text} or more; {late.words} ({late.sentence.place}) is about "
                    f"{late.most:,.0f} late altogether.",
                    (wait.count.text, wait.weeks.text, late.words),
                )


PEAK = re.compile(r"\bpeak(?:ed)?\b|\bhighest\b|\bmaximum\b|\bnever more\b|\bat most\b", re.I)


def same_time(wait: Sentence, late: Sentence) -> bool:
    """True where a total is of the wait's own month, of no month, or the highest of a time."""
    months = ({month.key for month in wait.months}, {month.key for month in late.months})
    return bool(PEAK.search(late.text)) or not (months[0] and months[1]) or bool(months[0] & months[1])


CASEWORK = words.content("plan assessment case request review complaint child")


def wait_fault(wait: Wait, said: str, figures: tuple[str, ...]) -> Fault:
    return Fault(
        wait.sentence.place,
        f"{said} “{excerpt(wait.sentence.text)}”",
        about=without_figures(wait.sentence.text),
        figures=figures,
        file=wait.sentence.file,
    )


@rule(
    "longest-waits-in-a-thin-band",
    words="Where the oldest case is hardly older than a limit, hardly anybody is past it.",
    settled_by="The count, and the wait that it is of.",
)
def longest_waits_in_a_thin_band(report: Report) -> Iterator[Fault]:
    for wait in waits_in(report):
        for series in report.series:
            for month in wait.sentence.months:
                oldest = series.values.get(month.key)
                if oldest is None or series.unit != "weeks" or not OLDEST.search(series.title):
                    continue
                if series.file == wait.sentence.file and oldest.value <= wait.weeks.low * (1 + BAND):
                    few = oldest.value < wait.weeks.low
                    if few or wait.count.low >= CROWD:
                        yield wait_fault(
                            wait,
                            f"{wait.count.text} waited {wait.weeks.text} or more in {month_words(month.key)}; the oldest "
                            f"case that month was of {oldest.value:g} weeks ({series.places[month.key]}).",
                            (wait.count.text, wait.weeks.text, oldest.text),
                        )


@rule(
    "all-within-against-a-share",
    words="When waits are said to be under a limit, all are: not a share of them.",
    settled_by="The share within the limit, and the longest wait.",
)
def all_within_against_a_share(report: Report) -> Iterator[Fault]:
    for paper in report.papers:
        shares = [found for paragraph in paper.paragraphs for found in shares_within(paragraph)]
        for sentence in paper.sentences:
            for figure in sentence.figures:
                if figure.kind != "weeks" or not ALL_UNDER.search(leading_up(sentence.text, figure.start)):
                    continue
                for limit, share, other in shares:
                    if limit == figure.low and share.high < 100 and other is not sentence:
                        shared = (words.content(sentence.text) & words.content(other.text)) - WAIT_WORDS
                        yield Fault(
                            sentence.place,
                            f"Waits are said to be under {figure.text}; {other.place} has {share.text} within {limit:g} weeks. "
                            f"“{excerpt(sentence.text)}”",
                            about=without_figures(sentence.text),
                            figures=(figure.text, share.text),
                            strength=None if shared else Strength.SOFT,
                            file=sentence.file,
                        )


WAIT_WORDS = frozenset(words.content("waiting times week weeks target child improved have to significantly"))


def shares_within(paragraph: list[Sentence]) -> Iterator[tuple[float, Figure, Sentence]]:
    """(weeks, share, sentence) of "only 50% within the 18-week target. Currently this stands at 65%": the later share."""
    for place, sentence in enumerate(paragraph):
        match = SHARE_WITHIN.search(sentence.text)
        shares = sentence.percents()
        for later in paragraph[place + 1 : place + 2]:
            shares = (later.percents() if NOWADAYS.search(later.text) else []) or shares
        if match and shares:
            yield (float(match["limit"]), shares[-1], sentence)


NOWADAYS = re.compile(r"\b(?:currently|now|today)\b", re.I)


@rule(
    "one-share-on-two-sides",
    words="A share is of those within a limit or of those beyond it, not now one and now the other.",
    settled_by="What the figure counts, and which direction is better.",
)
def one_share_on_two_sides(report: Report) -> Iterator[Fault]:
    """The same figure, printed once for those over a limit and once for those within it."""
    known = [*sided_sentences(report), *sided_measures(report)]
    seen: set[str] = set()
    for value, limit, side, place, file, text in known:
        for other_value, other_limit, other_side, other_place, _, other_text in known:
            if (value, limit) != (other_value, other_limit) or side == other_side or side == "over":
                continue
            shared = (words.content(text) & words.content(other_text)) - {"week", str(limit), "wait", "child"}
            if shared and text not in seen:
                seen.add(text)
                yield Fault(
                    place,
                    f"{value:g}% is said to be within {limit} weeks here and over {limit} weeks at {other_place} "
                    f"(“{excerpt(other_text, 90)}”). “{excerpt(text)}”",
                    about=without_figures(text),
                    figures=(f"{value:g}", str(limit)),
                    file=file,
                )


Sided = tuple[float, int, str, str, str, str]


def sided_sentences(report: Report) -> Iterator[Sided]:
    for sentence in report.sentences:
        match = LIMITED.search(sentence.text)
        for share in sentence.percents() if match else ():
            if match and share.exact and share.decimals:
                yield (
                    share.low,
                    int(match["limit"]),
                    side_of(match),
                    sentence.place,
                    sentence.file,
                    sentence.text,
                )


def sided_measures(report: Report) -> Iterator[Sided]:
    for plan in report.plans:
        for measure in plan.document.high_impact:
            match = LIMITED.search(measure.title)
            if match and measure.baseline_value is not None:
                place = f"{plan.name} {plan.measure(measure)}".strip()
                yield (
                    measure.baseline_value,
                    int(match["limit"]),
                    side_of(match),
                    place,
                    plan.name,
                    measure.title,
                )


def side_of(match: re.Match[str]) -> str:
    return "over" if re.fullmatch(OVER, match["side"], re.I) else "within"
