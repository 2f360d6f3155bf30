"""Tables: a caption, a scroll region for narrow screens, headers that sort, figures to the right."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from itertools import count as counting
from typing import Any

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.text import slugify

from .formats import day as written_day
from .formats import or_dash, plain_day, short_day
from .markup import EMPTY, attributes, classes, page_wide, together, trimmed
from .sorting import Sorting, looked_up

Getter = str | Callable[[Any], Any]


def _value(row: Any, getter: Getter) -> Any:
    return getter(row) if callable(getter) else looked_up(row, getter)


@dataclass(frozen=True)
class Column:
    """`value` finds the cell in a row (a dotted path, or a function of the row), `shown` writes it.

    `link` finds the cell's address the same way; `sort` is a key of the table's `Sorting`; `header` makes the cell
    the row's header.
    """

    label: str
    value: Getter
    shown: Callable[[Any], Any] = or_dash
    numeric: bool = False
    sort: str | None = None
    link: Getter | None = None
    header: bool = False


@dataclass(frozen=True)
class Table:
    caption: str
    columns: list[Column]
    rows: Iterable[Any]
    sorting: Sorting | None = None
    empty: str = "There is nothing to show."
    caption_hidden: bool = field(default=False, kw_only=True)


def th(context, label, *, sort=None, numeric=False, hidden=False) -> SafeString:
    """A column's header; with `sort`, a link that sorts by `sorting` in the context."""
    sorting = context.get("sorting") if sort else None
    return header(label, sort=sort, sorting=sorting, numeric=numeric, hidden=hidden)


def header(label, *, sort=None, sorting=None, numeric=False, hidden=False) -> SafeString:
    shown, aria_sort = label, None
    if hidden:
        shown = format_html('<span class="govuk-visually-hidden">{}</span>', label)
    if sort and sorting:
        aria_sort = sorting.direction(sort)
        shown = format_html(
            '<a class="gt-sort" href="{}">{}{}</a>', sorting.link(sort), label, _arrow(aria_sort)
        )
        aria_sort = aria_sort or "none"
    return format_html(
        '<th scope="col" class="{}"{}>{}</th>',
        classes("govuk-table__header", "govuk-table__header--numeric" if numeric else ""),
        attributes(aria_sort=aria_sort),
        shown,
    )


def _arrow(direction: str | None) -> SafeString:
    mark = {"ascending": "▲", "descending": "▼"}.get(direction or "", "")
    return format_html('<span class="gt-sort__arrow" aria-hidden="true">{}</span>', mark) if mark else EMPTY


def table(context, content, caption, *, hidden=False, dense=True) -> SafeString:
    """A table around rows written in the template."""
    return _scrolling(context, caption, trimmed(content), hidden=hidden, dense=dense)


def data_table(context, table: Table) -> SafeString:
    rows = list(table.rows)
    if not rows:
        return format_html('<p class="govuk-body gt-empty">{}</p>', table.empty)
    heads = together(
        header(column.label, sort=column.sort, sorting=table.sorting, numeric=column.numeric)
        for column in table.columns
    )
    inner = format_html(
        '<thead class="govuk-table__head"><tr class="govuk-table__row">{}</tr></thead>'
        '<tbody class="govuk-table__body">{}</tbody>',
        heads,
        format_html_join(
            "",
            '<tr class="govuk-table__row">{}</tr>',
            ((together(cell(row, column) for column in table.columns),) for row in rows),
        ),
    )
    return _scrolling(context, table.caption, inner, hidden=table.caption_hidden, dense=True)


def cell(row: Any, column: Column) -> SafeString:
    shown = column.shown(_value(row, column.value))
    address = _value(row, column.link) if column.link else None
    if address:
        shown = format_html('<a class="govuk-link" href="{}">{}</a>', address, shown)
    if column.header:
        return format_html('<th scope="row" class="govuk-table__header">{}</th>', shown)
    numeric = "govuk-table__cell--numeric" if column.numeric else ""
    day = "gt-day" if column.shown in (short_day, written_day, plain_day) else ""
    return format_html('<td class="{}">{}</td>', classes("govuk-table__cell", numeric, day), shown)


def _scrolling(context, caption, inner, *, hidden, dense) -> SafeString:
    """A wide table scrolls by itself, and by keyboard: hence the focusable region with a name."""
    id = f"table-{slugify(caption)}-{next(_numbers(context))}"
    return format_html(
        '<div class="gt-table-region" role="region" aria-labelledby="{0}" tabindex="0">'
        '<table class="{1}"><caption class="{2}" id="{0}">{3}</caption>{4}</table></div>',
        id,
        classes("govuk-table", "gt-table--dense" if dense else ""),
        "govuk-visually-hidden" if hidden else "govuk-table__caption govuk-table__caption--m",
        caption,
        inner,
    )


def _numbers(context):
    return page_wide(context).setdefault("govuk tables", counting(1))
