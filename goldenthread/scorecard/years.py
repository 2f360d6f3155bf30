"""A month's figure beside the same month last year, and beside the twelve months that end with it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from goldenthread.indicators import Month
from goldenthread.indicators.periods import MONTHS_IN_YEAR
from goldenthread.scorecard import cells, listed, words
from goldenthread.scorecard.cells import COLUMNS, WHOLE, Cell, Cells, Group
from goldenthread.scorecard.models import Result, YearResult
from goldenthread.scorecard.series import SeriesPoint


@dataclass(frozen=True)
class Shown:
    """One figure as it is printed. words: the figure, or why there is none."""

    value: float | None
    numerator: int | None
    denominator: int | None
    words: str
    fraction_words: str

    @property
    def is_known(self) -> bool:
        return self.value is not None


@dataclass(frozen=True)
class Beside:
    """The figures of one group. `twelve` is None for what was never worked out over a year: a measure of how things
    stood on a day, a returned figure, a group that years are not broken down by, a series shorter than a year.

    year_change, twelve_change: "Up 3.1 points from 72.9%, better."; "" where there is nothing to compare.
    """

    month: Month
    year_ago: Shown | None
    year_change: str
    year_difference: float | None
    twelve: Shown | None
    twelve_ago: Shown | None
    twelve_change: str

    @property
    def month_a_year_ago(self) -> Month:
        return self.month.plus(-MONTHS_IN_YEAR)


def read(code: str, month: Month, by: str, *, for_publication: bool) -> Cells:
    """The twelve months that end with the month, and with the same month a year before, for the whole area and each group
    of a breakdown. One query."""
    ends = [month.first, month.plus(-MONTHS_IN_YEAR).first]
    rows = YearResult.objects.filter(code=code, month_on__in=ends, grouped_by__in={"", by})
    return cells.of_rows(list(rows.values_list(*COLUMNS)), for_publication=for_publication)


def read_months(code: str, month: Month, by: str, *, for_publication: bool) -> Cells:
    """Every month up to this one, for the whole area and each group of a breakdown. One query, and one for returns."""
    rows = Result.objects.of_code(code).up_to(month.first).filter(grouped_by__in={"", by})
    return cells.of_rows(list(rows.values_list(*COLUMNS)), for_publication=for_publication)


def beside(code: str, month: Month, group: Group | None, months: Cells, years: Cells) -> Beside:
    """months, years: what `read_months` and `read` give, or any cells that hold them."""
    before = month.plus(-MONTHS_IN_YEAR)
    now, ago = months.own(code, group, month), months.own(code, group, before)
    twelve, twelve_ago = (_twelve(code, group, end, months, years) for end in (month, before))
    return Beside(
        month=month,
        year_ago=_shown(code, ago),
        year_change=_change(code, now, ago),
        year_difference=_difference(now, ago),
        twelve=_shown(code, twelve),
        twelve_ago=_shown(code, twelve_ago),
        twelve_change=_change(code, twelve, twelve_ago),
    )


def _twelve(code: str, group: Group | None, end: Month, months: Cells, years: Cells) -> Cell:
    """Hidden where any of its months is: the hidden month could be had by subtraction. With all of them in sight the
    year says nothing that they do not."""
    inside = (months.own(code, group, end.plus(-back)) for back in range(MONTHS_IN_YEAR))
    if any(cell.hidden for cell in inside):
        return Cell(hidden=True)
    return years.own(code, group, end)


def _shown(code: str, cell: Cell) -> Shown | None:
    if not cell.source and not cell.hidden:
        return None
    state = "too few to show" if cell.hidden else "no cases"
    return Shown(
        cell.value,
        cell.numerator,
        cell.denominator,
        words.value(cell.value, listed.described(code).unit) or words.state(state, None),
        words.fraction(cell.numerator, cell.denominator),
    )


def _change(code: str, now: Cell, before: Cell) -> str:
    return words.change(now.value, before.value, *listed.described(code))


def _difference(now: Cell, before: Cell) -> float | None:
    return None if now.value is None or before.value is None else now.value - before.value


def of_points(code: str, group: Group | None, points: Sequence[SeriesPoint]) -> Cells:
    """Months that have been read already, in the form that `beside` asks."""
    return Cells(
        {
            (code, group or WHOLE, point.month.first): Cell(
                point.numerator,
                point.denominator,
                point.value,
                point.source,
                hidden=point.state == "too few to show",
            )
            for point in points
        }
    )
