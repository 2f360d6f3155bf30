"""Long lists in pages, with links that keep the rest of the address."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

SIZE = 50


@dataclass(frozen=True)
class Page:
    """One page of a list: iterate it for its rows. `total` counts all rows, `last` all pages."""

    rows: Sequence
    number: int
    last: int
    total: int
    first_row: int
    query: object

    def __iter__(self) -> Iterator:
        return iter(self.rows)

    def __len__(self) -> int:
        return len(self.rows)

    @property
    def last_row(self) -> int:
        return self.first_row + len(self.rows) - 1

    def link(self, number: int) -> str:
        query = self.query.copy()
        query["page"] = number
        return f"?{query.urlencode()}"

    def shown_numbers(self) -> list[int | None]:
        """The first, the last and those next to this page; None stands for a gap."""
        shown = sorted({1, self.last, *range(max(1, self.number - 2), min(self.last, self.number + 2) + 1)})
        with_gaps: list[int | None] = []
        for before, number in zip([0, *shown], shown, strict=False):
            with_gaps += [None, number] if number - before > 1 else [number]
        return with_gaps


def page(rows, query, *, size: int = SIZE, total: int | None = None) -> Page:
    """The page that `query` (a request's GET) asks for. Nonsense means the first page, too far means the last.

    total: how many rows there are, where that is known already.
    """
    if total is None:
        total = rows.count() if hasattr(rows, "query") else len(rows)
    last = max(1, -(-total // size))
    asked = query.get("page", "")
    number = min(max(int(asked), 1), last) if asked.isascii() and asked.isdecimal() and len(asked) < 9 else 1
    start = (number - 1) * size
    return Page(list(rows[start : start + size]), number, last, total, start + 1 if total else 0, query)
