"""Whether a file of figures can be taken in: every fault at once, each with its row and column; and what it would change.

Nothing is written here. A file with one fault gives no figure at all.
"""

from __future__ import annotations

import datetime as dt
import difflib
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from goldenthread.indicators import INDICATORS, Indicator, Period, spans
from goldenthread.scorecard import words
from goldenthread.scorecard.cells import Group
from goldenthread.scorecard.models import Reading
from goldenthread.scorecard.returned import datasets, numbers, periods
from goldenthread.scorecard.returned.files import Fault, Row
from goldenthread.scorecard.returned.numbers import NotANumberError, Number
from goldenthread.scorecard.returned.parts import NoSuchPartError, Parts
from goldenthread.scorecard.returned.periods import NotAPeriodError

LONGEST_NOTE = 500
LOOK_ALIKE = str.maketrans("OIL", "011")
ALIKE = 0.6  # two titles less alike than this are of two measures
Key = tuple[str, Group, dt.date]
What = Literal["new", "changed", "unchanged"]


class Figures(NamedTuple):
    numerator: int | None
    denominator: int | None
    value: float


@dataclass(frozen=True)
class Line:
    """One figure of a return that can be taken in. before: the one that stands for the same measure, part and last day."""

    row: int
    indicator: Indicator
    period: Period
    group: Group
    figures: Figures
    note: str = ""
    before: Reading | None = None

    @property
    def key(self) -> Key:
        return self.indicator.code, self.group, self.period.last

    @property
    def what(self) -> What:
        if self.before is None:
            return "new"
        stands = (self.before.numerator, self.before.denominator, self.before.value)
        return "unchanged" if stands == self.figures else "changed"

    @property
    def value_words(self) -> str:
        return words.value(self.figures.value, self.indicator.unit)

    @property
    def fraction_words(self) -> str:
        return words.fraction(self.figures.numerator, self.figures.denominator)

    @property
    def before_words(self) -> str:
        return words.value(self.before.value, self.indicator.unit) if self.before else ""

    @property
    def period_words(self) -> str:
        return spans.words(self.period)


@dataclass
class Checked:
    """What a file says. lines: the figures, where there is no fault. left_empty: rows of the template without a figure."""

    dataset: str = ""
    lines: list[Line] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    warnings: list[Fault] = field(default_factory=list)
    left_empty: int = 0

    def of(self, *what: What) -> list[Line]:
        return [line for line in self.lines if line.what in what]

    @property
    def to_take_in(self) -> list[Line]:
        return self.of("new", "changed")


def check(
    rows: Sequence[Row], *, today: dt.date, dataset: str = "", may: Collection[str] | None = None
) -> Checked:
    """Judge the rows of a file. Two or three queries.

    dataset: the one that is returned; "" for that of the file's first known measure. may: the datasets that may be
    returned; None for all.
    """
    found = Checked(dataset or _dataset_of(rows))
    filled = [row for row in rows if row.has_figure]
    found.left_empty = len(rows) - len(filled)
    if may is not None and found.dataset and found.dataset not in may:
        title = datasets.title(found.dataset)
        found.faults.append(Fault(0, "", f"you may not return figures of “{title}”: ask who gives out roles"))
        return found
    reader = _Reader(found, today, Parts())
    lines = [line for row in filled if (line := reader.line(row))]
    if not filled:
        found.faults.append(Fault(0, "", "no row has a figure in it"))
    found.faults += _twice(lines)
    found.lines = _beside_what_stands(lines, found)
    found.faults.sort(key=lambda fault: fault.row)
    if found.faults:
        found.lines = []
    return found


def _dataset_of(rows: Sequence[Row]) -> str:
    codes = (known_code(row["code"].text) for row in rows)
    return next((INDICATORS[code].dataset for code in codes if code and INDICATORS[code].dataset), "")


def known_code(text: str) -> str:
    """The code as its definition writes it, or ""."""
    return {_bare(code): code for code in INDICATORS}.get(_bare(text), "")


def _bare(code: str) -> str:
    return code.replace(" ", "").upper()


@dataclass
class _Reader:
    """Reads one row after another, and writes down what is wrong."""

    found: Checked
    today: dt.date
    parts: Parts

    def line(self, row: Row) -> Line | None:
        indicator = self._indicator(row)
        if indicator is None:
            return None
        before = len(self.found.faults)
        period = self._period(row, indicator)
        group = self._group(row)
        figures = self._figures(row, indicator)
        note = self._note(row)
        self._remark(row, indicator)
        if len(self.found.faults) > before or period is None or figures is None or group is None:
            return None
        return Line(row.number, indicator, period, group, figures, note)

    def _fault(self, row: Row, column: str, said: str) -> None:
        self.found.faults.append(Fault(row.number, column, said))

    def _warn(self, row: Row, column: str, said: str) -> None:
        self.found.warnings.append(Fault(row.number, column, said))

    def _indicator(self, row: Row) -> Indicator | None:
        text = row["code"].text
        if not text:
            self._fault(row, "code", "say which measure it is")
            return None
        code = known_code(text)
        if not code:
            self._fault(row, "code", f"no measure has the code “{text}”{_meant(text, self.found.dataset)}")
            return None
        indicator = INDICATORS[code]
        if not indicator.dataset:
            self._fault(row, "code", f"{code} is always worked out from cases and cannot be returned")
        elif indicator.dataset != self.found.dataset:
            belongs, this = (datasets.title(slug) for slug in (indicator.dataset, self.found.dataset))
            self._fault(row, "code", f"{code} belongs to “{belongs}”, and this is a return of “{this}”")
        else:
            return indicator
        return None

    def _period(self, row: Row, indicator: Indicator) -> Period | None:
        entry = row["period"]
        if not entry.text:
            self._fault(row, "period", "say which period the figure is of, such as October 2024")
            return None
        if entry.is_formula:
            self._fault(row, "period", f"“{entry.text}” is a formula: put its value in its place")
            return None
        try:
            period = periods.read(entry.value, entry.shown_as, indicator)
        except NotAPeriodError as error:
            self._fault(row, "period", str(error))
            return None
        wrong = periods.misfit(period, indicator)
        if not wrong and period.last > self.today:
            wrong = f"{spans.words(period)} has not ended: a figure of days to come is a forecast"
        if wrong:
            self._fault(row, "period", wrong)
        return None if wrong else period

    def _group(self, row: Row) -> Group | None:
        try:
            return self.parts.read(row)
        except NoSuchPartError as error:
            self._fault(row, error.column, str(error))
            return None

    def _note(self, row: Row) -> str:
        note = row["note"].text
        if len(note) > LONGEST_NOTE:
            self._fault(row, "note", f"the note is longer than {LONGEST_NOTE} characters")
        return note

    def _figures(self, row: Row, indicator: Indicator) -> Figures | None:
        unit, before = indicator.unit, len(self.found.faults)
        is_share = datasets.is_share(unit)
        numerator = self._count(row, "numerator")
        denominator = self._count(row, "denominator")
        value = self._number(row, "value", is_share=is_share)
        if len(self.found.faults) > before:
            return None
        judge = _share if is_share else _count_of_things if datasets.counts_things(unit) else _amount
        figures = judge(numerator, denominator, value, unit)
        if isinstance(figures, Figures):
            return figures
        self._fault(row, *figures)
        return None

    def _number(self, row: Row, column: str, *, is_share: bool) -> Number | None:
        try:
            number = numbers.read(row[column], is_share=is_share)
        except NotANumberError as error:
            self._fault(row, column, str(error))
            return None
        if number and number.remark:
            self._warn(row, column, number.remark)
        return number

    def _count(self, row: Row, column: str) -> int | None:
        try:
            return numbers.whole(self._number(row, column, is_share=False))
        except NotANumberError as error:
            self._fault(row, column, str(error))
            return None

    def _remark(self, row: Row, indicator: Indicator) -> None:
        """A row pasted beside the wrong code shows in its title or its unit."""
        title, unit = row["measure"].text, row["unit"].text
        if title and difflib.SequenceMatcher(None, title.lower(), indicator.title.lower()).ratio() < ALIKE:
            self._warn(row, "measure", f"“{title}” is not what {indicator.code} is called: {indicator.title}")
        if unit and unit != indicator.unit:
            self._warn(row, "unit", f"{indicator.code} is counted in {indicator.unit}, not in {unit}")


def _meant(text: str, dataset: str) -> str:
    codes = [each.code for each in datasets.measures(dataset)] + list(INDICATORS)
    alike = [code for code in codes if code.translate(LOOK_ALIKE) == _bare(text).translate(LOOK_ALIKE)]
    close = alike or difflib.get_close_matches(_bare(text), codes, n=1, cutoff=0.7)
    return f": did you mean {close[0]}?" if close else ""


# What the numbers of a row come to, or the column and the words of what is wrong with them.
Verdict = Figures | tuple[str, str]


def _share(numerator: int | None, denominator: int | None, value: Number | None, unit: str) -> Verdict:
    if value is not None and not 0 <= value.value <= 100:
        return "value", f"{value.value:f} is not a percentage between 0 and 100"
    if numerator is None and denominator is None:
        return Figures(None, None, float(value.value)) if value else ("value", "there is no figure")
    if denominator is None:
        return "denominator", f"{numerator:,} of how many? Give both counts, or the percentage alone"
    if numerator is None:
        return "numerator", f"how many of {denominator:,}? Give both counts, or the percentage alone"
    if denominator == 0:
        return "denominator", "of none there is no share: leave the row empty"
    if numerator > denominator:
        return "numerator", f"{numerator:,} is more than the {denominator:,} that it is counted of"
    share = numbers.share(numerator, denominator)
    if value and not numbers.agrees(value, numerator, denominator):
        return "value", f"{value.value:f} is not what {numerator:,} of {denominator:,} gives: {share:.2f}"
    return Figures(numerator, denominator, share)


def _count_of_things(
    numerator: int | None, denominator: int | None, value: Number | None, unit: str
) -> Verdict:
    if denominator is not None:
        return "denominator", f"a number of {unit} has no denominator: leave it empty"
    if value is None:
        return (
            Figures(numerator, None, float(numerator))
            if numerator is not None
            else ("value", "there is no figure")
        )
    try:
        number = numbers.whole(value)
    except NotANumberError as error:
        return "value", str(error)
    if numerator not in (None, number):
        return (
            "numerator",
            f"{numerator:,} is not {number:,}, the value: for a number of {unit} give the value alone",
        )
    return Figures(number, None, float(number))


def _amount(numerator: int | None, denominator: int | None, value: Number | None, unit: str) -> Verdict:
    if value is None:
        return "value", f"give the figure itself, in {unit}"
    if value.value < 0 and not datasets.may_be_negative(unit):
        return "value", f"{value.value:f} {unit} is less than nothing"
    return Figures(numerator, denominator, float(value.value))


def _twice(lines: Sequence[Line]) -> Iterator[Fault]:
    first: dict[Key, Line] = {}
    for line in lines:
        other = first.setdefault(line.key, line)
        if other is not line:
            same = "the same measure, part and period" if other.period == line.period else "the same last day"
            yield Fault(line.row, "code", f"row {other.row} has a figure of {same}")


def _beside_what_stands(lines: Sequence[Line], found: Checked) -> list[Line]:
    standing = standing_for(lines)
    beside = []
    for line in lines:
        before = standing.get(line.key)
        if before and before.from_on != line.period.first:
            stands = spans.words(Period(before.from_on, before.until_on))
            said = f"the figure that stands is of {stands}, with the same last day: take it back first"
            found.faults.append(Fault(line.row, "period", said))
        beside.append(
            Line(line.row, line.indicator, line.period, line.group, line.figures, line.note, before)
        )
    return beside


def standing_for(lines: Sequence[Line], *, locked: bool = False) -> dict[Key, Reading]:
    """The figures that stand where these would."""
    readings = Reading.objects.standing().of_codes({line.indicator.code for line in lines}).with_return()
    wanted = {line.key for line in lines}
    return {
        key: reading
        for reading in (readings.locked() if locked else readings)
        if (key := (reading.code, Group(reading.grouped_by, reading.group), reading.until_on)) in wanted
    }
