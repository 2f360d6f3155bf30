"""Results as they were stored, looked up by code, group and month, with small numbers hidden where that is asked.

A figure that does not come every month stands in the months after the one that its last day falls in, for as long as its
frequency says: `Cells.get` gives it there as carried. Who draws or judges a series asks `Cells.own`, which never does.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal, NamedTuple

from django.db.models import Q
from django.utils import timezone

from goldenthread.indicators import INDICATORS, Month, disclosure
from goldenthread.indicators import Result as Figure
from goldenthread.indicators.periods import Period
from goldenthread.scorecard.models import Reading, Result, Source

COMPUTED = Source.COMPUTED.value
State = Literal["value", "no cases", "not returned", "too few to show", "not computed yet"]
# A result's own columns; what is known of the return that it came from is looked up by the last.
COLUMNS = (
    "code",
    "month_on",
    "grouped_by",
    "group",
    "numerator",
    "denominator",
    "value",
    "source",
    "from_on",
    "reading_id",
)
# For how many months after its own a figure is still the latest that can be had. A month's figure is replaced by the next
# month's. The schools' figures of a term come out about a term after it ends: two terms of four months. A year's figures
# come out up to half a year after it ends, and stand until the next year's do.
STANDS_FOR = {"monthly": 0, "termly": 8, "annual": 18}


class Group(NamedTuple):
    """One part of the area: Group("district", "Ashford"). `None` in place of a group is the whole area."""

    by: str
    name: str


WHOLE = Group("", "")


class Returned(NamedTuple):
    """What was returned, by whom and when. has_counts: with a numerator and a denominator."""

    ref: str  # of the return
    on_behalf_of: str
    returned_on: dt.date
    from_on: dt.date
    until_on: dt.date
    numerator: int | None
    denominator: int | None
    value: float
    note: str

    @property
    def period(self) -> Period:
        return Period(self.from_on, self.until_on)

    @property
    def has_counts(self) -> bool:
        return self.numerator is not None and self.denominator is not None


class Cell(NamedTuple):
    """One figure. A hidden one has lost its numbers. source: "computed" or "returned"; "" for none at all.

    from_on: the first day that a returned figure describes. returned: the return that it came from; where the figure is
    worked out from cases all the same, the one that was returned beside it. carried: it is an earlier month's, still
    standing.
    """

    numerator: int | None = None
    denominator: int | None = None
    value: float | None = None
    source: str = ""
    from_on: dt.date | None = None
    hidden: bool = False
    returned: Returned | None = None
    carried: bool = False


NOTHING = Cell()
Key = tuple[str, Group, dt.date]


@dataclass(frozen=True)
class Cells:
    """cells: by code, group and the month's first day."""

    cells: Mapping[Key, Cell]

    @cached_property
    def _series(self) -> dict[tuple[str, Group], dict[Month, Cell]]:
        """The months of each code and group, in order."""
        found: dict[tuple[str, Group], dict[Month, Cell]] = {}
        for code, group, day in sorted(self.cells, key=lambda key: key[2]):
            months = found.setdefault((code, group), {})
            months[Month.containing(day)] = self.cells[code, group, day]
        return found

    def get(self, code: str, group: Group | None, month: Month) -> Cell:
        """The month's own figure, or the one carried into it."""
        own = self.cells.get((code, group or WHOLE, month.first))
        return self._carried(code, group, month) if own is None else own

    def own(self, code: str, group: Group | None, month: Month) -> Cell:
        """The month's own figure, and none that was carried into it."""
        return self.cells.get((code, group or WHOLE, month.first), NOTHING)

    def _carried(self, code: str, group: Group | None, month: Month) -> Cell:
        stands_for = standing_months(code)
        if not stands_for:
            return NOTHING
        earliest = month.plus(-stands_for)
        series = self._series.get((code, group or WHOLE), {})
        found = [cell for at, cell in series.items() if earliest <= at < month and _says_something(cell)]
        return found[-1]._replace(carried=True) if found else NOTHING

    def state(self, code: str, group: Group | None, month: Month) -> State:
        """Why there is a figure or none: four different things that must not look alike."""
        cell = self.get(code, group, month)
        if cell.hidden:
            return "too few to show"
        if cell.value is not None:
            return "value"
        whole = self.get(code, None, month)
        if whole.source == "returned":
            return "not returned"
        if (code, WHOLE, month.first) in self.cells:
            return "no cases"
        indicator = INDICATORS.get(code)
        if indicator is None or indicator.is_returned:
            return "not returned"
        return "not returned" if indicator.dataset and month in self._worked_out else "not computed yet"

    @cached_property
    def _worked_out(self) -> set[Month]:
        """The months that anything was worked out for: what is missing there has no cases held to work it out from."""
        return {Month.containing(day) for (_, _, day), cell in self.cells.items() if cell.source == COMPUTED}

    def codes(self) -> set[str]:
        return {code for code, _ in self._series}

    def months(self, code: str, group: Group | None) -> list[Month]:
        """Every month from the first that has a result of this code to the last, gaps included. Of a figure that does not
        come every month, only those that have one."""
        series = self._series.get((code, group or WHOLE), {})
        if not series or standing_months(code):
            return list(series)
        first, last = min(series), max(series)
        return [first.plus(number) for number in range(_months_between(first, last) + 1)]

    def last_value(self, code: str, group: Group | None, up_to: Month) -> Month | None:
        """The last month by then that has a figure of its own."""
        series = self._series.get((code, group or WHOLE), {})
        return max(
            (month for month, cell in series.items() if month <= up_to and cell.value is not None),
            default=None,
        )

    def value_before(self, code: str, group: Group | None, month: Month) -> Month | None:
        """The month whose figure the one shown in this month is to be compared with: the month before; of a figure that does
        not come every month, the last that it had before the one shown."""
        if not standing_months(code):
            return month.plus(-1)
        shown = self.last_value(code, group, month)
        return self.last_value(code, group, shown.plus(-1)) if shown else None

    def groups(self, code: str, month: Month) -> list[Group]:
        """The parts of the area that have a result in the month, their own or carried into it."""
        earliest = month.plus(-standing_months(code))
        return sorted(
            group
            for (found, group), series in self._series.items()
            if found == code and group.by and any(earliest <= at <= month for at in series)
        )


def is_returned(cell: Cell) -> bool:
    """Whether the figure shown is one that was returned, and what is known of its return."""
    return cell.source == "returned" and cell.returned is not None


def standing_months(code: str) -> int:
    """For how many months after its own a figure of this code stands."""
    indicator = INDICATORS.get(code)
    return STANDS_FOR[indicator.frequency] if indicator else 0


def _says_something(cell: Cell) -> bool:
    return cell.hidden or cell.value is not None


def up_to(month: Month, group: Group | None, *, for_publication: bool) -> Cells:
    """Every indicator, for the whole area and the group, in all months up to this one. One query, and one for returns."""
    return _cells(Q(month_on__lte=month.first) & _where(group, for_publication), for_publication)


def of_codes(
    codes: Iterable[str], month: Month, group: Group | None, *, broken_down: str, for_publication: bool
) -> Cells:
    """As `up_to` for some codes, and with every breakdown of one of them in the month. One query, and one for returns."""
    series = Q(code__in=list(codes), month_on__lte=month.first) & _where(group, for_publication)
    earliest = month.plus(-standing_months(broken_down))
    parts = Q(code=broken_down, month_on__range=(earliest.first, month.first))
    return _cells(series | parts, for_publication)


def _where(group: Group | None, for_publication: bool) -> Q:
    """Whether one group may be shown depends on its neighbours, so for publication they are read too."""
    whole = Q(grouped_by="")
    if group is None:
        return whole
    return whole | (Q(grouped_by=group.by) if for_publication else Q(grouped_by=group.by, group=group.name))


def _cells(where: Q, for_publication: bool) -> Cells:
    return of_rows(list(Result.objects.filter(where).values_list(*COLUMNS)), for_publication=for_publication)


def of_rows(rows: Sequence[tuple], *, for_publication: bool = False) -> Cells:
    """The cells of rows read from anywhere, such as a published month: tuples of COLUMNS, in that order. One query where a
    figure was returned, none otherwise."""
    hidden = _hidden(rows) if for_publication else [False] * len(rows)
    returned = _returned({row[-1] for row in rows if row[-1] is not None})
    return Cells(
        {
            (code, Group(by, name), day): _cell(figures, returned.get(reading), hide)
            for (code, day, by, name, *figures, reading), hide in zip(rows, hidden, strict=True)
        }
    )


def _cell(figures: Sequence, returned: Returned | None, hide: bool) -> Cell:
    if hide:
        return Cell(hidden=True, source=figures[3])
    return Cell(*figures, returned=returned)


def _returned(readings: set[int]) -> dict[int, Returned]:
    if not readings:
        return {}
    found = Reading.objects.filter(pk__in=readings).values_list(
        "pk",
        "return_of__ref",
        "return_of__on_behalf_of",
        "return_of__returned_at",
        "from_on",
        "until_on",
        "numerator",
        "denominator",
        "value",
        "note",
    )
    return {pk: Returned(ref, body, timezone.localdate(at), *rest) for pk, ref, body, at, *rest in found}


def _hidden(rows: Iterable[tuple]) -> list[bool]:
    figures = [Figure(code, day, day, name, by, *numbers[:3]) for code, day, by, name, *numbers in rows]
    return [published.hidden for published in disclosure.suppress(figures)]


def _months_between(first: Month, last: Month) -> int:
    return (last.year - first.year) * 12 + last.month - first.month
