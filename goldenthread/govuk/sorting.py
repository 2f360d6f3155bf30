"""Sorting by declared keys only: what the address says is looked up, never passed on."""

from collections.abc import Mapping, Sequence
from typing import Any

PLACES = ("page", "after", "before")  # where in a list an address stands: another order begins it anew


def looked_up(row: Any, path: str) -> Any:
    """The value at a dotted (or double-underscored) path of attributes or keys; None where the path breaks off."""
    for name in path.replace("__", ".").split("."):
        if row is None:
            return None
        row = row.get(name) if isinstance(row, Mapping) else getattr(row, name)
    return row() if callable(row) else row


class Sorting:
    """How a list is sorted: `key` and `descending`, read from `?sort=due` or `?sort=-due`."""

    def __init__(
        self, query, keys: Mapping[str, str | Sequence[str]], *, default: str, parameter: str = "sort"
    ):
        if default.removeprefix("-") not in keys:
            raise ValueError(f"The default sort key {default!r} is not among {sorted(keys)}")
        asked = query.get(parameter, default)
        self.keys, self.query, self.parameter = keys, query, parameter
        chosen = asked if asked.removeprefix("-") in keys else default
        self.key, self.descending = chosen.removeprefix("-"), chosen.startswith("-")

    @property
    def _paths(self) -> tuple[str, ...]:
        paths = self.keys[self.key]
        return (paths,) if isinstance(paths, str) else tuple(paths)

    @property
    def fields(self) -> tuple[str, ...]:
        """For `queryset.order_by(*sorting.fields)`."""
        return tuple(_turned(path) if self.descending else path for path in self._paths)

    def of(self, rows) -> list:
        """A list in this order; rows without a value come last either way."""

        def place(row):
            return tuple(looked_up(row, path) for path in self._paths)

        known = [row for row in rows if None not in place(row)]
        unknown = [row for row in rows if None in place(row)]
        return sorted(known, key=place, reverse=self.descending) + unknown

    def direction(self, key: str) -> str | None:
        """What `aria-sort` says of a column, None if the list is sorted by another."""
        return None if key != self.key else "descending" if self.descending else "ascending"

    def link(self, key: str) -> str:
        """The address that sorts by this key, the other way round if it already does. Back to the first page."""
        if key not in self.keys:
            raise ValueError(f"The list cannot be sorted by {key!r}: it knows {sorted(self.keys)}")
        query = self.query.copy()
        for place in PLACES:
            query.pop(place, None)
        query[self.parameter] = f"-{key}" if self.direction(key) == "ascending" else key
        return f"?{query.urlencode()}"


def _turned(path: str) -> str:
    return path.removeprefix("-") if path.startswith("-") else f"-{path}"
