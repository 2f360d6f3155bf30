"""Several series side by side: indicators of the whole area, or groups of one indicator, in every month."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from goldenthread.indicators import Month
from goldenthread.indicators.rag import Rating
from goldenthread.scorecard import cells, listed, targets, words
from goldenthread.scorecard.cells import COLUMNS, WHOLE, Cells, Group, State
from goldenthread.scorecard.models import Result, Target


@dataclass(frozen=True)
class At:
    """A series' figure in one month. words: the figure, or why there is none."""

    value: float | None
    numerator: int | None
    denominator: int | None
    state: State
    words: str
    fraction_words: str
    source: str


@dataclass(frozen=True)
class Compared:
    """One series. `group` is None for the whole area."""

    code: str
    group: Group | None
    cells: Cells
    targets: Sequence[Target]

    def at(self, month: Month) -> At:
        cell = self.cells.get(self.code, self.group, month)
        state = self.cells.state(self.code, self.group, month)
        shown = words.value(cell.value, listed.described(self.code).unit) or words.state(state, None)
        fraction = words.fraction(cell.numerator, cell.denominator)
        return At(cell.value, cell.numerator, cell.denominator, state, shown, fraction, cell.source)

    def rate(self, month: Month) -> Rating:
        return targets.rate(self.code, self.at(month).value, self.targets, month, self.group)

    def change(self, before: Month, after: Month) -> str:
        """ "Up 3.1 points from 72.9%, better."; "" where there is nothing to compare."""
        return words.change(self.at(after).value, self.at(before).value, *listed.described(self.code))

    @property
    def months_with_value(self) -> list[Month]:
        known = self.cells.months(self.code, self.group)
        return [month for month in known if self.cells.own(self.code, self.group, month).value is not None]


def read(
    codes: Sequence[str], groups: Sequence[Group | None], *, for_publication: bool
) -> tuple[Compared, ...]:
    """Every pair of these codes and groups, over all months. Two queries, and one for returns.

    for_publication: hide figures that rest on one to four cases.
    """
    by = {(group or WHOLE).by for group in groups} | {""}
    rows = Result.objects.filter(code__in=codes, grouped_by__in=by)
    found = cells.of_rows(list(rows.values_list(*COLUMNS)), for_publication=for_publication)
    known = targets.by_code(codes)
    return tuple(Compared(code, group, found, known.get(code, [])) for code in codes for group in groups)
