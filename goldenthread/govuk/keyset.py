"""Long lists paged by key: the next page begins behind the last row shown, however long the list is and whoever adds to it.

The address names a row by its reference alone (`?after=R-7K2M9QD`); what that row is sorted by is looked up, so that no
name stands in an address.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from .fields import number_sent

SIZE = 50


@dataclass(frozen=True)
class KeyPage:
    """One page: iterate it for its rows. `total` counts the whole list; the addresses are empty where there is no more."""

    rows: Sequence
    total: int
    first_url: str = ""
    before_url: str = ""
    after_url: str = ""

    def __iter__(self) -> Iterator:
        return iter(self.rows)

    def __len__(self) -> int:
        return len(self.rows)


def page(
    rows: QuerySet,
    query,
    fields: Sequence[str],
    *,
    base: QuerySet,
    total: int | None = None,
    size: int = SIZE,
    by: str = "ref",
) -> KeyPage:
    """The page that `query` (a request's GET) asks for, in the order of `fields`, of which the last tells rows apart.

    base: where the row that the address names is looked up: like `rows`, but not narrowed, for the row may have left
    the list since. A row that is not there means the first page. Sorted by columns that are never empty.
    total: how many there are in all, where that is known already.
    by: what names a row in the address; "pk" where rows have no reference.
    """
    after, before = query.get("after", ""), query.get("before", "")
    anchor = _values(base, after or before, fields, by)
    backwards = bool(before and not after and anchor)
    ordered = rows.order_by(*(_turned(field) for field in fields) if backwards else fields)
    if anchor:
        ordered = ordered.filter(_behind(anchor, [_turned(f) for f in fields] if backwards else fields))
    found = list(ordered[: size + 1])
    more, found = len(found) > size, found[:size]
    if backwards:
        found.reverse()
    total = rows.order_by().count() if total is None else total
    return _page(found, total, query, backwards, more, bool(anchor), by)


def _page(found, total, query, backwards, more, anchored, by) -> KeyPage:
    first, last = (str(getattr(found[0], by)), str(getattr(found[-1], by))) if found else ("", "")
    has_before = more if backwards else anchored
    has_after = anchored if backwards else more
    return KeyPage(
        found,
        total,
        first_url=_address(query) if has_before else "",
        before_url=_address(query, before=first) if has_before and first else "",
        after_url=_address(query, after=last) if has_after and last else "",
    )


def _values(base: QuerySet, key: str, fields, by: str) -> dict | None:
    if not key or (by == "pk" and number_sent(key) is None):
        return None
    names = [field.removeprefix("-") for field in fields]
    return base.filter(**{by: key}).order_by().values(*names).first()


def _behind(anchor: dict, fields) -> Q:
    """Greater by the first field, or the same by it and greater by the next, and so on."""
    found, same = Q(), Q()
    for field in fields:
        name = field.removeprefix("-")
        side = "lt" if field.startswith("-") else "gt"
        found |= same & Q(**{f"{name}__{side}": anchor[name]})
        same &= Q(**{name: anchor[name]})
    return found


def _turned(field: str) -> str:
    return field.removeprefix("-") if field.startswith("-") else f"-{field}"


def _address(query, **asked) -> str:
    kept = query.copy()
    for name in ("after", "before"):
        kept.pop(name, None)
    for name, value in asked.items():
        kept[name] = value
    return f"?{kept.urlencode()}" if kept else "?"
