"""Figures as rows: one for each, with what it rests on, what it is held against, and how it was published.

Small numbers are hidden where that is asked, exactly as on the pages: the rows are made of the same cells.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from django.db.models import QuerySet

from goldenthread.indicators import INDICATORS, Month
from goldenthread.indicators.periods import MONTHS_IN_YEAR, HasEnds
from goldenthread.publications.figures_file import Column
from goldenthread.scorecard import cells, listed, targets
from goldenthread.scorecard.cells import COLUMNS as READ
from goldenthread.scorecard.cells import Cell, Cells, Group, Key
from goldenthread.scorecard.models import PublishedMonth, Result, Source, Target, YearResult
from goldenthread.scorecard.working import YEAR_BREAKDOWNS

Kind = Target.Kind

MONTH, YEAR, OTHER = "month", "twelve months", "another period"
COLUMNS = (
    Column("code", "text", "The indicator's code"),
    Column("title", "text", "What the indicator is called"),
    Column("month", "text", "The month that the figure is shown in, as year and month"),
    Column(
        "span",
        "text",
        "What the figure describes: the month, the twelve months that end with it, or another period",
    ),
    Column("from", "day", "The first day that the figure describes"),
    Column("until", "day", "The last day that the figure describes"),
    Column("breakdown", "text", "What the area is divided by; empty for the whole area"),
    Column("group", "text", "The part of the area; empty for the whole area"),
    Column("numerator", "whole", "How many were counted"),
    Column("denominator", "whole", "Out of how many"),
    Column("value", "number", "The figure, unrounded; a percentage is 0 to 100"),
    Column("unit", "text", "The figure's unit"),
    Column("polarity", "text", "Which is better: higher, lower, or neither (neutral)"),
    Column("state", "text", "“value”, or why there is no figure"),
    Column("source", "text", "Whether it was worked out from cases (computed) or returned as a figure"),
    Column("returned_by", "text", "On whose behalf a returned figure was returned"),
    Column("returned_on", "day", "The day on which it was returned"),
    Column("rag", "text", "Red, amber, green or unrated, against what was in force in the month"),
    Column("standard", "number", "The standard in force in the month"),
    Column("target", "number", "The target in force in the month"),
    Column("definition_version", "text", "The version of the definition that worked it out"),
    Column(
        "published_edition",
        "whole",
        "The newest published edition of the month; empty where it is not published",
    ),
)


class Row(NamedTuple):
    """One figure, in the order of COLUMNS."""

    code: str
    title: str
    month: str
    span: str
    from_on: dt.date
    until_on: dt.date
    breakdown: str
    group: str
    numerator: int | None
    denominator: int | None
    value: float | None
    unit: str
    polarity: str
    state: str
    source: str
    returned_by: str
    returned_on: dt.date | None
    rag: str
    standard: float | None
    target: float | None
    definition_version: str
    published_edition: int | None
    place: Group  # as it is stored; not in the file

    @property
    def cells(self) -> tuple:
        return tuple(self)[: len(COLUMNS)]


@dataclass(frozen=True)
class Words:
    """How groups and breakdowns are named on the pages."""

    group: Callable[[Group], str]
    breakdown: Callable[[str], str]


def of_indicator(
    code: str, up_to: Month, words: Words, *, group: Group | None = None, hides: bool = False
) -> list[Row]:
    """Every month up to this one and the twelve months that end with each, for the whole area and every group, or for one
    group alone. hides: groups' figures that rest on one to four cases. Four queries, and two for returns."""
    months = _read(Result.objects.of_code(code).up_to(up_to.first), hides)
    years = _read(YearResult.objects.of_code(code).up_to(up_to.first), hides)
    maker = _Maker.of(words, [code])
    rows = [*maker.rows(months, MONTH), *maker.rows(_safe(years, months.cells), YEAR)]
    return [row for row in rows if group is None or row.place == group]


def of_month(month: Month, words: Words, *, hides: bool = False) -> list[Row]:
    """Every indicator: the whole area's months up to this one, and in this month every group and the twelve months.
    hides: as above. Six queries, and two for returns."""
    series = Result.objects.whole_area().up_to(month.first)
    groups = Result.objects.of_month(month.first).broken_down()
    months = _read(series | groups, hides)
    years = _read(YearResult.objects.of_month(month.first), hides)
    inside = Result.objects.within_a_year_of(month.first, YEAR_BREAKDOWNS) if hides else Result.objects.none()
    maker = _Maker.of(words, None)
    safe = _safe(years, _read(inside, hides).cells)
    return [*maker.rows(months, MONTH), *maker.rows(safe, YEAR)]


@dataclass(frozen=True)
class _Read:
    cells: Cells
    versions: Mapping[Key, str]


def _read(rows: QuerySet, hides: bool) -> _Read:
    """Only groups' figures are hidden: the whole area's stand on every page."""
    found = list(
        rows.order_by("code", "grouped_by", "group", "month_on").values_list(*READ, "definition_version")
    )
    whole = cells.of_rows([row[:-1] for row in found if not row[2]])
    parts = cells.of_rows([row[:-1] for row in found if row[2]], for_publication=hides)
    versions = {(code, Group(by, name), day): version for code, day, by, name, *_, version in found}
    return _Read(Cells({**whole.cells, **parts.cells}), versions)


def _safe(years: _Read, months: Cells) -> _Read:
    """Twelve months one of which is hidden are hidden too, or it could be had by subtraction."""
    hidden = {key for key, cell in months.cells.items() if cell.hidden}
    shown = {
        key: Cell(hidden=True, source=cell.source) if _rests_on(key, hidden) else cell
        for key, cell in years.cells.cells.items()
    }
    return _Read(Cells(shown), years.versions)


def _rests_on(key: Key, hidden: set[Key]) -> bool:
    code, group, day = key
    end = Month.containing(day)
    return any((code, group, end.plus(-back).first) in hidden for back in range(MONTHS_IN_YEAR))


@dataclass(frozen=True)
class _Maker:
    words: Words
    titles: Mapping[str, str]
    targets: Mapping[str, Sequence[Target]]
    editions: Mapping[dt.date, int]

    @classmethod
    def of(cls, words: Words, codes: Sequence[str] | None) -> _Maker:
        titles = {code: indicator.title for code, indicator in INDICATORS.items()} | listed.titles()
        editions = {one.month_on: one.edition for one in PublishedMonth.objects.newest()}
        return cls(words, titles, targets.by_code(codes), editions)

    def rows(self, read: _Read, span: str) -> Iterator[Row]:
        for key, cell in read.cells.cells.items():
            yield self.row(key, cell, read, span)

    def row(self, key: Key, cell: Cell, read: _Read, span: str) -> Row:
        code, group, day = key
        month = Month.containing(day)
        described = listed.described(code)
        period = _period(cell, month, span)
        known = self.targets.get(code, [])
        standard, target = (
            targets.value_in_force(known, kind, month, group) for kind in (Kind.STANDARD, Kind.TARGET)
        )
        returned = cell.returned if cells.is_returned(cell) else None
        of_month = span == MONTH
        return Row(
            code=code,
            title=self.titles.get(code, code),
            month=str(month),
            span=OTHER if of_month and (period.first, period.last) != (month.first, month.last) else span,
            from_on=period.first,
            until_on=period.last,
            breakdown=self.words.breakdown(group.by) if group.by else "",
            group=self.words.group(group) if group.by else "",
            numerator=cell.numerator,
            denominator=cell.denominator,
            value=cell.value,
            unit=described.unit,
            polarity=described.polarity,
            state=read.cells.state(code, group, month) if of_month else _state(cell),
            source=cell.source,
            returned_by=returned.on_behalf_of if returned else "",
            returned_on=returned.returned_on if returned else None,
            rag=targets.rate(code, cell.value, known, month, group) if of_month else "",
            standard=standard if of_month else None,
            target=target if of_month else None,
            definition_version=read.versions[key] if cell.source == Source.COMPUTED else "",
            published_edition=self.editions.get(day) if of_month else None,
            place=group,
        )


def _period(cell: Cell, month: Month, span: str) -> HasEnds:
    if span == YEAR:
        return month.twelve_months()
    return cell.returned.period if cell.returned and cells.is_returned(cell) else month


def _state(cell: Cell) -> str:
    if cell.hidden:
        return "too few to show"
    return "no cases" if cell.value is None else "value"
