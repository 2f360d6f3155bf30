"""The cases behind a figure as a list to read: references for all, names and the way to the case for those who may."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import Http404
from django.urls import reverse

from goldenthread.accounts import access
from goldenthread.accounts.roles import Permission
from goldenthread.casework.models import Plan, Request, Review
from goldenthread.desk.fact_columns import YES_NO, cell_words, column_heading
from goldenthread.govuk.formats import month_name
from goldenthread.govuk.paging import Page, page
from goldenthread.govuk.sorting import Sorting
from goldenthread.govuk.tables import Column, Table
from goldenthread.indicators import Month, Share
from goldenthread.people.models import Child
from goldenthread.scorecard import cards, store
from goldenthread.scorecard.cards import Card, CaseRow, CaseTable

# how to find, from the reference of a fact, the request on whose page its case is told; other facts lead to the child
REQUEST_OF = {
    "request": (Request, "ref"),
    "advice": (Request, "ref"),
    "plan": (Plan, "request__ref"),
    "plan_year": (Plan, "request__ref"),
    "review": (Review, "plan__request__ref"),
}


@dataclass(frozen=True)
class CaseLine:
    """A row of one page of the list. `name` and `url` are "" for those who may not open the child."""

    row: CaseRow
    name: str
    url: str


def behind(card: Card, counted: bool | None, *, over_a_year: bool = False) -> CaseTable:
    """The cases behind a card's figure, of its month or of the twelve months that end with it.

    Raises KeyError for an indicator without a definition or without cases, as its figures arrive as figures, and 404 where
    the facts have never been taken or are gone: there is nothing to open then.
    """
    if card.indicator is None or card.indicator.is_returned:
        raise KeyError(card.code)
    try:
        return cards.cases(card.code, card.month, card.group, counted, over_a_year=over_a_year)
    except store.NoFacts as problem:
        raise Http404(str(problem)) from None


def period_words(month: Month, over_a_year: bool) -> str:
    name = month_name(month.first)
    return f"twelve months to {name}" if over_a_year else name


def differs(card: Card, found: CaseTable) -> bool:
    """Whether the figure was worked out from other facts than those that the list is read from."""
    if isinstance(card.indicator.measure, Share):
        return (card.numerator, card.denominator) != (found.counted_total, found.total)
    return False


def meanings(found: CaseTable) -> list[tuple[str, str]]:
    return [(column_heading(name), description) for name, description in found.columns]


def sorting_of(found: CaseTable, query) -> Sorting:
    keys = {name: f"columns.{name}" for name, _ in found.columns}
    return Sorting(query, {"ref": "ref", "counted": "counted", **keys}, default="ref")


def listed(found: CaseTable, query, *, user) -> tuple[Page, Table]:
    """One page of the cases in the order asked, and the table that shows it. That it was read is written down, with
    names or without: a reference and its dates are a child's too."""
    sorting = sorting_of(found, query)
    shown = page(sorting.of(found.rows), query)
    lines = [*_lines(found.kind, shown.rows, user)]
    named = any(line.name for line in lines)
    if lines:
        kind = "cases behind a figure" if named else "cases behind a figure, unnamed"
        access.record_list(user, kind=kind, count=len(lines), page="kpi_cases")
    return shown, Table(
        "Cases", _columns(found, named), lines, sorting=sorting, empty="No case is in this list."
    )


def _lines(kind: str, rows: Sequence[CaseRow], user) -> list[CaseLine]:
    names = _names([row.child_ref for row in rows], user)
    open_to_user = [row.ref for row in rows if row.child_ref in names]
    requests = _requests(kind, open_to_user)
    return [CaseLine(row, names.get(row.child_ref, ""), _address(row, requests, names)) for row in rows]


def _names(child_refs: list[str], user) -> dict[str, str]:
    if not user.may(Permission.VIEW_CHILD):
        return {}
    seen = Child.objects.all().visible_to(user.only_as(Permission.VIEW_CHILD))
    return {child.ref: child.name for child in seen.filter(ref__in=child_refs)}


def _requests(kind: str, refs: list[str]) -> dict[str, str]:
    """The reference of the request, by the reference of the fact."""
    if kind not in REQUEST_OF or not refs:
        return {}
    model, path = REQUEST_OF[kind]
    return dict(model.objects.filter(ref__in=refs).values_list("ref", path))


def _address(row: CaseRow, requests: dict[str, str], names: dict[str, str]) -> str:
    if row.ref in requests:
        return reverse("desk:case", args=[requests[row.ref]])
    return reverse("desk:child", args=[row.child_ref]) if row.child_ref in names else ""


def _columns(found: CaseTable, named: bool) -> list[Column]:
    name = [Column("Child", "name")] if named else []
    return [
        Column("Reference", "row.ref", link="url", sort="ref", header=True),
        *name,
        Column("Counted", "row.counted", shown=YES_NO.get, sort="counted"),
        *(
            Column(column_heading(column), f"row.columns.{column}", shown=cell_words, sort=column)
            for column, _ in found.columns
        ),
    ]
