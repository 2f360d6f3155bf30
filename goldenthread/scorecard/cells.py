"""Results as they were stored, looked up by code, group and month, with small numbers hidden where that is asked."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal, NamedTuple

from django.db.models import Q

from goldenthread.indicators import INDICATORS, Month, disclosure
from goldenthread.indicators import Result as Figure
from goldenthread.scorecard.models import Result

State = Literal["value", "no cases", "not returned", "too few to show", "not computed yet"]
COLUMNS = ("code", "month_on", "grouped_by", "group", "numerator", "denominator", "value")


class Group(NamedTuple):
    """One part of the area: Group("district", "Ashford"). `None` in place of a group is the whole area."""

    by: str
    name: str


WHOLE = Group("", "")


class Cell(NamedTuple):
    """One figure. A hidden one has lost its numbers."""

    numerator: int | None = None
    denominator: int | None = None
    value: float | None = None
    hidden: bool = False


NOTHING = Cell()
Key = tuple[str, Group, dt.date]


@dataclass(frozen=True)
class Cells:
    """cells: by code, group and the month's first day."""

    cells: Mapping[Key, Cell]

    def get(self, code: str, group: Group | None, month: Month) -> Cell:
        return self.cells.get((code, group or WHOLE, month.first), NOTHING)

    def state(self, code: str, group: Group | None, month: Month) -> State:
        """Why there is a figure or none: four different things that must not look alike."""
        cell = self.get(code, group, month)
        if cell.hidden:
            return "too few to show"
        if cell.value is not None:
            return "value"
        if (code, WHOLE, month.first) in self.cells:
            return "no cases"
        return "not computed yet" if code in INDICATORS else "not returned"

    def codes(self) -> set[str]:
        return {code for code, _, _ in self.cells}

    def months(self, code: str, group: Group | None) -> list[Month]:
        """Every month from the first that has a result of this code to the last, gaps included."""
        days = [day for found, in_group, day in self.cells if found == code and in_group == (group or WHOLE)]
        if not days:
            return []
        first, last = Month.containing(min(days)), Month.containing(max(days))
        return [first.plus(number) for number in range(_months_between(first, last) + 1)]

    def last_value(self, code: str, group: Group | None, up_to: Month) -> Month | None:
        with_value = [
            m for m in self.months(code, group) if m <= up_to and self.get(code, group, m).value is not None
        ]
        return max(with_value, default=None)

    def groups(self, code: str, month: Month) -> list[Group]:
        return sorted(
            group for found, group, day in self.cells if found == code and day == month.first and group.by
        )


def up_to(month: Month, group: Group | None, *, for_publication: bool) -> Cells:
    """Every indicator, for the whole area and the group, in all months up to this one. One query."""
    return _cells(Q(month_on__lte=month.first) & _where(group, for_publication), for_publication)


def of_codes(
    codes: Iterable[str], month: Month, group: Group | None, *, broken_down: str, for_publication: bool
) -> Cells:
    """As `up_to` for some codes, and with every breakdown of one of them in the month. One query."""
    series = Q(code__in=list(codes), month_on__lte=month.first) & _where(group, for_publication)
    return _cells(series | Q(code=broken_down, month_on=month.first), for_publication)


def _where(group: Group | None, for_publication: bool) -> Q:
    """Whether one group may be shown depends on its neighbours, so for publication they are read too."""
    whole = Q(grouped_by="")
    if group is None:
        return whole
    return whole | (Q(grouped_by=group.by) if for_publication else Q(grouped_by=group.by, group=group.name))


def _cells(where: Q, for_publication: bool) -> Cells:
    rows = list(Result.objects.filter(where).values_list(*COLUMNS))
    hidden = _hidden(rows) if for_publication else [False] * len(rows)
    return Cells(
        {
            (code, Group(by, name), day): Cell(hidden=True) if hide else Cell(*figures)
            for (code, day, by, name, *figures), hide in zip(rows, hidden, strict=True)
        }
    )


def _hidden(rows: Iterable[tuple]) -> list[bool]:
    figures = [Figure(code, day, day, name, by, *numbers) for code, day, by, name, *numbers in rows]
    return [published.hidden for published in disclosure.suppress(figures)]


def _months_between(first: Month, last: Month) -> int:
    return (last.year - first.year) * 12 + last.month - first.month
