"""Monthly tables: against each other, against what the text says of a month, and against what is claimed of them."""

from __future__ import annotations

import itertools
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from goldenthread.assurance.checker.findings import Fault, Strength, rule
from goldenthread.assurance.checker.report_rules.shares import (
    excerpt,
    possible,
    without_figures,
)
from goldenthread.assurance.checker.text import words
from goldenthread.assurance.checker.text.figures import Figure, MonthNamed, leading_up
from goldenthread.assurance.checker.text.paper import Sentence
from goldenthread.assurance.checker.text.report import MonthKey, Report, month_words
from goldenthread.assurance.checker.text.tables import Cell, Series
from goldenthread.publications.wording import joined

SAME_TITLE = 0.75  # of the words of two titles: one measure
COMPARATOR = re.compile(
    r"\b(?:national(?:ly)?|england|english|regional|region|neighbours?|average|target|standard|dfe|elsewhere|other\s+"
    r"(?:authorities|councils|areas)|statistical|median)\b",
    re.I,
)
BEFORE_FIGURE = 70  # characters in which a comparator may stand before its figure
RANGE_CLAIM = re.compile(r"\b(?:between|consistent(?:ly)?|steady|steadily|stable|range[sd]?)\b", re.I)
A_MONTH = re.compile(r"\b(?:per|a|each|every)\s+month\b|\bmonthly\b", re.I)
SINCE = re.compile(r"\bsince\b[^.]{0,20}$", re.I)
LAST_MONTHS = re.compile(r"\b(?:last|past|over the)\s+(?:\w+\s+)?(?P<months>\d{1,2})\s+months\b", re.I)
NONE_OVER = re.compile(r"^(?:0|no|none|zero|nobody)\b", re.I)
OLDEST = re.compile(r"\b(?:oldest|longest)\b", re.I)
NEAR = 12  # lines within which a claim speaks of the table above it


def series_fault(
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


def place_of(series: Series, month: MonthKey) -> str:
    return series.places[month]


@rule(
    "month-with-two-values-in-tables",
    words="One measure has one value for a month, in every table that shows it.",
    settled_by="The value, taken again from the source.",
)
def month_with_two_values_in_tables(report: Report) -> Iterator[Fault]:
    for place, first in enumerate(report.series):
        for second in report.series[place + 1 :]:
            if first.unit != second.unit or words.likeness(first.title, second.title) < SAME_TITLE:
                continue
            for month in sorted(first.values.keys() & second.values.keys()):
                if not same_value(first.values[month], second.values[month]):
                    shown = (first.values[month].text, second.values[month].text)
                    where = f"{first.file} {place_of(first, month)}".strip()
                    yield Fault(
                        place_of(second, month),
                        f"“{second.title}”, {month_words(month)}: {shown[1]} here, {shown[0]} at {where}.",
                        about=f"{' '.join(sorted(words.content(second.title)))} {month}",
                        figures=shown,
                        file=second.file,
                    )


def same_value(first: Cell, second: Cell) -> bool:
    """True where one may be the other, rounded."""
    places = min(first.decimals, second.decimals)
    return abs(first.value - second.value) <= 0.5 * 10**-places * (first.decimals != second.decimals) + 1e-9


@rule(
    "month-with-two-values-in-text",
    words="What the text says of a month is what the table of the same measure has for it.",
    settled_by="The value, taken again from the source.",
)
def month_with_two_values_in_text(report: Report) -> Iterator[Fault]:
    for sentence in report.sentences:
        if sentence.in_table or not sentence.months:
            continue
        for figure, month in bound(sentence):
            for series in report.series:
                cell = series.values.get(month.key)
                if cell is None or not speaks_of(series, sentence, figure):
                    continue
                if not agrees(figure, cell):
                    where = "" if series.file == sentence.file else f"{series.file} "
                    yield series_fault(
                        sentence,
                        f"{figure.text} for {month_words(month.key)}; the table “{series.title}” "
                        f"({where}{place_of(series, month.key)}) has {cell.text}.",
                        [figure.text, cell.text, str(month.key)],
                    )
                    break


def agrees(figure: Figure, cell: Cell) -> bool:
    low, high = figure.bounds
    half = 0.5 * 10**-cell.decimals if cell.decimals < figure.decimals else 0.0
    return low - half - 1e-9 <= cell.value <= high + half + 1e-9


def bound(sentence: Sentence) -> Iterator[tuple[Figure, MonthNamed]]:
    """Each figure with the month that it is said of: the nearest in its own clause. A day of a month is no month."""
    months = [month for month in sentence.months if not month.has_day]
    for figure in sentence.figures:
        start, end = clause(sentence.text, figure)
        inside = [month for month in months if start <= month.start and month.end <= end]
        near = inside or (months if len(months) == 1 and months[0].start < figure.start else [])
        if near and not is_comparator(sentence.text, figure):
            yield figure, min(near, key=lambda month: distance(month, figure))


def clause(text: str, figure: Figure) -> tuple[int, int]:
    """From the comma (or "compared to") before a figure to the one after it."""
    marks = [
        match.span()
        for match in re.finditer(r"[,;:(](?!\d)|\)|\bcompared\b|\bfrom\b|\bto\b(?=\s*\d)|\band\b", text)
    ]
    start = max((end for begin, end in marks if end <= figure.start), default=0)
    return start, min((begin for begin, end in marks if begin >= figure.end), default=len(text))


def distance(month: MonthNamed, figure: Figure) -> int:
    return month.start - figure.end if month.start >= figure.end else figure.start - month.end


def is_comparator(text: str, figure: Figure) -> bool:
    return bool(COMPARATOR.search(text[max(0, figure.start - BEFORE_FIGURE) : figure.start]))


def speaks_of(series: Series, sentence: Sentence, figure: Figure) -> bool:
    """True where a sentence's figure is of the series' measure: its unit, and most of the words of its title."""
    kinds = {"percent": "%", "count": "", "weeks": "weeks", "days": "days"}
    if kinds.get(figure.kind) != series.unit:
        return False
    if bool(OLDEST.search(series.title)) != bool(OLDEST.search(sentence.text)) or is_limit(
        sentence.text, figure
    ):
        return False
    title = words.content(series.title) - NUMBERS
    shared = title & words.content(sentence.text)
    return len(shared) >= max(2, round(len(title) / 2))


def is_limit(text: str, figure: Figure) -> bool:
    """True for a span of time that is a limit ("within 20 weeks", "100 weeks or more") and measures nothing."""
    return figure.kind != "percent" and bool(
        LIMIT_BEFORE.search(leading_up(text, figure.start)) or LIMIT_AFTER.match(text[figure.end :])
    )


LIMIT_BEFORE = re.compile(
    r"\b(?:within|over|more than|longer than|under|less than|beyond|past|by)\s+(?:the\s+)?$", re.I
)
LIMIT_AFTER = re.compile(r"^\s*(?:or\s+(?:more|longer|less)|deadline|limit|standard|target|timescale)", re.I)
NUMBERS = frozenset(str(number) for number in range(1, 53)) | {
    "month",
    "last",
    "table",
    "show",
    "improvement",
}


def subject(title: str) -> frozenset[str]:
    """What a series counts: the words of its title up to the condition."""
    beginning = re.split(
        r"\b(?:within|in|that|who|which|with|by|over|on time|since)\b", title, maxsplit=1, flags=re.I
    )[0]
    return words.content(beginning) - NUMBERS


def bases(report: Report) -> Iterator[tuple[Series, Series]]:
    """(a series of shares, the series of counts of which they are shares), of one paper.

    They are paired where the words before the condition of the one ("plans completed" within 20 weeks) stand in the
    title or the caption of the other, and their months overlap.
    """
    for shares in report.series:
        for counts in report.series:
            if shares.file != counts.file or not (shares.is_percent and counts.is_count):
                continue
            wanted = subject(shares.title)
            near = words.content(counts.title) | words.content(counts.caption)
            months = shares.values.keys() & counts.values.keys()
            if len(wanted) >= 2 and wanted <= near and len(months) >= 3 and subject(counts.title) & wanted:
                yield shares, counts


@rule(
    "count-against-base",
    words="The number of which the text gives a share is the number that the month's table has.",
    settled_by="Which of the two was counted, and by which definition.",
)
def count_against_base(report: Report) -> Iterator[Fault]:
    pairs = list(bases(report))
    for fraction in report.fractions:
        for shares, counts in pairs:
            month = month_of_share(fraction.share, shares)
            table = counts.values.get(month) if month else None
            if month is None or table is None or fraction.sentence.file != counts.file:
                continue
            if fraction.whole.exact and table.value != fraction.whole.low:
                more = (
                    f"; even the part, {fraction.part.text}, is more"
                    if fraction.part.low > table.value
                    else ""
                )
                yield series_fault(
                    fraction.sentence,
                    f"{fraction.words} for {month_words(month)}; the table “{counts.title}” ({place_of(counts, month)}) "
                    f"has {table.text}{more}.",
                    [fraction.part.text, fraction.whole.text, table.text],
                )


def month_of_share(share: Figure | None, shares: Series) -> MonthKey | None:
    """The one month in which a series has exactly this share."""
    found = [month for month, cell in shares.values.items() if share and cell.value == share.low]
    return found[0] if len(found) == 1 else None


@rule(
    "shares-of-no-whole-number",
    words="A month's percentage is that of some whole number of the month's count.",
    settled_by="The base of the percentages, month by month.",
    strength=Strength.SOFT,
)
def shares_of_no_whole_number(report: Report) -> Iterator[Fault]:
    for shares, counts in bases(report):
        months = sorted(shares.values.keys() & counts.values.keys())
        wrong = [
            month
            for month in months
            if not possible(
                shares.values[month].value, counts.values[month].value, shares.values[month].decimals
            )
        ]
        if wrong:
            shown = [f"{shares.values[month].text} of {counts.values[month].text}" for month in wrong]
            yield Fault(
                place_of(shares, wrong[0]),
                f"If “{counts.title}” is the base of “{shares.title}”, {len(wrong)} of {len(months)} months cannot be: "
                f"{joined([month_words(month) for month in wrong])}.",
                about=f"{shares.title} {counts.title}",
                figures=tuple(shown),
                file=shares.file,
            )


@rule(
    "claimed-range-against-table",
    words="A range that is claimed for every month holds every month of the table.",
    settled_by="The range, or the months for which it holds.",
)
def claimed_range_against_table(report: Report) -> Iterator[Fault]:
    for paragraph in report.paragraphs:
        text = " ".join(sentence.text for sentence in paragraph)
        for sentence in paragraph:
            series = table_above(report, sentence)
            ranges = [figure for figure in sentence.counts() if figure.low != figure.high]
            if series is None or len(ranges) != 1 or not A_MONTH.search(sentence.text):
                continue
            if RANGE_CLAIM.search(sentence.text):
                claim = ranges[0]
                first = since(paragraph)
                span = {
                    month: cell for month, cell in series.values.items() if first is None or month >= first
                }
                outside = {m: cell for m, cell in span.items() if not claim.low <= cell.value <= claim.high}
                if outside and words.content(series.title) & words.content(text):
                    shown = joined(
                        [f"{cell.text} ({month_words(month)})" for month, cell in sorted(outside.items())]
                    )
                    yield series_fault(
                        sentence,
                        f"The table above has {shown}, outside {claim.text}.",
                        [claim.text, *(cell.text for cell in outside.values())],
                    )


def table_above(report: Report, sentence: Sentence) -> Series | None:
    """The series of counts that stands just above a sentence."""
    near = [
        series
        for series in report.series
        if series.file == sentence.file and 0 < sentence.line - series.line <= NEAR and series.is_count
    ]
    return max(near, key=lambda series: series.line, default=None)


def since(paragraph: Sequence[Sentence]) -> MonthKey | None:
    """The month since which a paragraph says that something holds."""
    for sentence in paragraph:
        for month in sentence.months:
            if SINCE.search(leading_up(sentence.text, month.start)):
                return month.key
    return None


@rule(
    "nobody-waiting-against-oldest",
    words="When nobody waits longer than so many weeks, the oldest case is no older.",
    settled_by="The oldest case at the end of that month, taken again from the source.",
)
def nobody_waiting_against_oldest(report: Report) -> Iterator[Fault]:
    oldest = [series for series in report.series if OLDEST.search(series.title) and series.unit == "weeks"]
    for sentence in report.sentences:
        limits = [
            figure for figure in sentence.figures if figure.kind == "weeks" and figure.qualifier == "over"
        ]
        name = re.search(r"\bby the end of (?P<month>[A-Z][a-z]+)\b", sentence.text)
        if not NONE_OVER.match(sentence.text) or len(limits) != 1 or name is None:
            continue
        for series in oldest:
            month = named_month(name["month"], series, sentence)
            cell = series.values.get(month) if month else None
            if month and cell and series.file == sentence.file and cell.value > limits[0].low:
                yield series_fault(
                    sentence,
                    f"The oldest case in {month_words(month)} was {cell.text} ({place_of(series, month)}).",
                    [limits[0].text, cell.text],
                )


def named_month(name: str, series: Series, sentence: Sentence) -> MonthKey | None:
    """The latest month of that name in the series."""
    found = [month for month in series.values if month_words(month).startswith(name[:3])]
    return max(found, default=None)


@rule(
    "months-out-of-line",
    words="The months of a table follow each other without a gap and without a repeat.",
    settled_by="The missing month, or the heading that was meant.",
)
def months_out_of_line(report: Report) -> Iterator[Fault]:
    for series in report.series:
        months = list(series.values)
        steps = [
            later[0] * 12 + later[1] - earlier[0] * 12 - earlier[1]
            for earlier, later in itertools.pairwise(months)
        ]
        usual = max(set(steps), key=steps.count) if steps else 1
        for (earlier, later), step in zip(itertools.pairwise(months), steps, strict=True):
            if step != usual and usual in (1, -1) and steps.count(usual) * 4 >= len(steps) * 3:
                yield Fault(
                    place_of(series, later),
                    f"“{series.title}”: {month_words(later)} follows {month_words(earlier)}.",
                    about=f"{series.title} months",
                    figures=(str(earlier), str(later)),
                    file=series.file,
                )


@rule(
    "columns-against-title",
    words="A table of the last 12 months has 12 of them.",
    settled_by="The title, or the columns.",
    strength=Strength.SOFT,
)
def columns_against_title(report: Report) -> Iterator[Fault]:
    seen: dict[str, set[str]] = defaultdict(set)
    for series in report.series:
        match = LAST_MONTHS.search(series.title)
        months = int(match["months"]) if match else 0
        if months and len(series.values) != months and series.title not in seen[series.file]:
            seen[series.file].add(series.title)
            yield Fault(
                series.places[next(iter(series.values))],
                f"“{series.title}” shows {len(series.values)} months.",
                about=series.title,
                figures=(str(len(series.values)),),
                file=series.file,
            )
