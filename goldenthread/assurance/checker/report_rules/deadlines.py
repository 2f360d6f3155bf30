"""Days that are counted from others: a period after an event, and weekdays."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from goldenthread.assurance.checker.findings import Fault, Strength, rule
from goldenthread.assurance.checker.report_rules.shares import excerpt, without_figures
from goldenthread.assurance.checker.text.figures import MONTH_NAME, leading_up
from goldenthread.assurance.checker.text.paper import Paper, Sentence
from goldenthread.assurance.checker.text.report import Report
from goldenthread.assurance.planfile.values import MONTHS, WHOLE_DATES, day_of
from goldenthread.statute.counting import corresponding_day
from goldenthread.statute.wording import in_words

NUMBER_WORDS = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "nine": 9, "twelve": 12}
PERIOD = re.compile(
    rf"\bwithin\s+(?P<number>\d{{1,2}}|{'|'.join(NUMBER_WORDS)})\s+(?P<unit>months?|weeks?|days?)\s+of\s+(?P<event>[^.,;:]+)",
    re.I,
)
BY_DAY = re.compile(
    rf"\bby\s+(?:the\s+)?(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<month>{MONTH_NAME})(?:\s+(?P<year>(?:19|20)\d{{2}}))?\b",
    re.I,
)
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
WEEKDAY = re.compile(
    rf"\b(?P<name>{'|'.join(WEEKDAYS)}),?\s+(?:the\s+)?(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<month>{MONTH_NAME}),?"
    r"(?:\s+(?P<year>(?:19|20)\d{2}))\b",
    re.I,
)
NO_SUCH_DAY = re.compile(
    rf"\b(?P<day>3[01]|29)(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<month>{MONTH_NAME})(?:\s+(?P<year>(?:19|20)\d{{2}}))?\b",
    re.I,
)
SPAN = re.compile(r"\b(?:between|from)\s+(?:the\s+)?$", re.I)
LINK = re.compile(r"^\s*(?:and|to|until|up to|–|-)\s+(?:the\s+)?$", re.I)
REQUIRES = re.compile(r"\brequires?\b|\bmust\b|\brecommend|\bshould\b|\bdeadline\b|\bevidence\b", re.I)
WILL = re.compile(
    rf"\b(?:will|is|are)\s+(?:be\s+)?(?:due|expected|published|distributed|completed|delivered|in place)\b[^.;]{{0,60}}\b(?:in|by)\s+"
    rf"(?:early\s+|late\s+|mid-?\s?)?(?P<month>{MONTH_NAME})(?:\s+(?P<year>(?:19|20)\d{{2}}))?\b",
    re.I,
)


def month_number(name: str) -> int:
    return next(place for full, place in MONTHS.items() if full.startswith(name[:3].lower()))


def days_in(text: str) -> list[dt.date]:
    matches = [match for pattern in WHOLE_DATES for match in pattern.finditer(text)]
    return [day for match in sorted(matches, key=lambda match: match.start()) if (day := day_of(match))]


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
    "deadline-recomputed",
    words="A deadline is the event and the period that were set, counted.",
    settled_by="The event, the period and the day, from the document that set them.",
)
def deadline_recomputed(report: Report) -> Iterator[Fault]:
    """ "Within three months of the date of this report", whose date the paper gives, against "by the 5th October"."""
    seen: set[tuple[str, dt.date]] = set()
    for paper in report.papers:
        for setting in paper.sentences:
            match = PERIOD.search(setting.text)
            if match is None or not re.search(
                r"\b(?:this|the|its)\s+(?:\w+\s+)?(?:report|letter|notice|decision)\b", match["event"], re.I
            ):
                continue
            for event in event_days(paper, setting):
                due = counted(event, match)
                for sentence, day in deadlines_after(paper, event):
                    if day > due and (sentence.text, due) not in seen:
                        seen.add((sentence.text, due))
                        yield fault(
                            sentence,
                            f"{match[0]} ({setting.place}), which is of {in_words(event)}, ends on {in_words(due)}, not on "
                            f"{in_words(day)}.",
                            (event.isoformat(), due.isoformat(), day.isoformat()),
                        )


def counted(event: dt.date, match: re.Match[str]) -> dt.date:
    number = NUMBER_WORDS.get(match["number"].lower()) or int(match["number"])
    unit = match["unit"].lower()
    if unit.startswith("month"):
        return corresponding_day(event, number)[0]
    return event + dt.timedelta(days=number * (7 if unit.startswith("week") else 1))


def event_days(paper: Paper, setting: Sentence) -> list[dt.date]:
    """The day of the document in which the period is set: the nearest before it that stands on a line by itself."""
    for line in reversed(paper.lines[: setting.line]):
        days = days_in(line.text) if not line.row else []
        if len(days) == 1 and len(line.text) <= 30:
            return days
    return []


def deadlines_after(paper: Paper, event: dt.date) -> Iterator[tuple[Sentence, dt.date]]:
    """Days by which something is required, in paragraphs of the paper that also name the event's own day."""
    for paragraph in paper.paragraphs:
        for sentence in paragraph:
            match = BY_DAY.search(sentence.text)
            if match is None or not REQUIRES.search(sentence.text) or not names_day(paper, sentence, event):
                continue
            year = int(match["year"]) if match["year"] else event.year
            try:
                yield sentence, dt.date(year, month_number(match["month"]), int(match["day"]))
            except ValueError:
                continue


def names_day(paper: Paper, sentence: Sentence, event: dt.date) -> bool:
    """True where the sentence, or one within a few lines of it, names the event's day."""
    near = (each for each in paper.sentences if abs(each.line - sentence.line) <= 4)
    return any(event in days_in(each.text) for each in near)


@rule(
    "weekday-against-date",
    words="A date falls on the weekday that is printed with it.",
    settled_by="The day that was meant.",
)
def weekday_against_date(report: Report) -> Iterator[Fault]:
    for sentence in report.sentences:
        for match in WEEKDAY.finditer(sentence.text):
            try:
                day = dt.date(int(match["year"]), month_number(match["month"]), int(match["day"]))
            except ValueError:
                yield fault(sentence, f"There is no {match[0]}.", (match[0],))
                continue
            true = WEEKDAYS[day.weekday()].capitalize()
            if true.lower() != match["name"].lower():
                yield fault(sentence, f"{in_words(day)} is a {true}, not a {match['name']}.", (match[0],))


@rule(
    "day-that-is-none",
    words="A date is a day of the calendar.",
    settled_by="The day that was meant.",
)
def day_that_is_none(report: Report) -> Iterator[Fault]:
    for sentence in report.sentences:
        for match in NO_SUCH_DAY.finditer(sentence.text):
            year = int(match["year"]) if match["year"] else LEAP
            try:
                dt.date(year, month_number(match["month"]), int(match["day"]))
            except ValueError:
                yield fault(sentence, f"There is no {match[0]}.", (match[0],))


LEAP = 2024  # a date without a year may be of any


@rule(
    "period-that-ends-before-it-begins",
    words="A period ends after it begins.",
    settled_by="The two dates.",
)
def period_that_ends_before_it_begins(report: Report) -> Iterator[Fault]:
    for sentence in report.sentences:
        for first, second in zip(sentence.months, sentence.months[1:], strict=False):
            between = sentence.text[first.end : second.start]
            linked = LINK.match(re.sub(r"\d{1,2}(?:st|nd|rd|th)?\s*(?:of\s+)?$", "", between))
            if linked and SPAN.search(leading_up(sentence.text, first.start)) and second.key < first.key:
                said = f"{sentence.text[second.start : second.end]} lies before {sentence.text[first.start : first.end]}."
                yield fault(sentence, said, (str(first.key), str(second.key)))


@rule(
    "future-that-has-gone",
    words="What a paper says will happen lies after the paper's day.",
    settled_by="Whether it happened, and when.",
    strength=Strength.SOFT,
)
def future_that_has_gone(report: Report) -> Iterator[Fault]:
    for paper in report.papers:
        for sentence in paper.sentences if paper.dated_on else ():
            match = WILL.search(sentence.text)
            if match is None or paper.dated_on is None or sentence.in_table:
                continue
            month = month_number(match["month"])
            year = int(match["year"]) if match["year"] else paper.dated_on.year
            gone = (paper.dated_on.year - year) * 12 + paper.dated_on.month - month
            if 0 < gone < 6:
                yield fault(
                    sentence,
                    f"The paper is of {in_words(paper.dated_on)}: {match['month']} had gone.",
                    (match[0], paper.dated_on.isoformat()),
                )
