"""Rows of the database as CSV files, and back: every column, in an order that does not depend on the database."""

from __future__ import annotations

import csv
import io
from collections.abc import Collection, Iterable, Sequence
from typing import Any, TypeVar

from django.db.models import Field, Model, QuerySet

Row = TypeVar("Row", bound=Model)


def columns(model: type[Model], *, without: Collection[str] = ()) -> list[str]:
    """The model's own columns but those that point to other records, and `without`."""
    return [
        field.name
        for field in model._meta.concrete_fields
        if field.name not in without and not field.is_relation
    ]


def of_query(found: QuerySet, names: Sequence[str], headings: Sequence[str] = ()) -> bytes:
    """A CSV of the columns (or paths) named, sorted by their text; `headings` where they are called otherwise."""
    return of_rows(headings or names, found.order_by().values_list(*names))


def of_rows(headings: Sequence[str], rows: Iterable[Sequence[Any]]) -> bytes:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(headings)
    writer.writerows(sorted([_written(cell) for cell in row] for row in rows))
    return text.getvalue().encode()


def _written(cell: Any) -> str:
    if cell is None:
        return ""
    return cell.isoformat() if hasattr(cell, "isoformat") else str(cell)


def read(model: type[Row], content: bytes) -> list[Row]:
    """The rows as records that nobody saves. A column that the model no longer has is left out."""
    fields = {field.name: field for field in model._meta.concrete_fields}
    return [
        model(**{name: _read(fields[name], cell) for name, cell in row.items() if name in fields})
        for row in csv.DictReader(io.StringIO(content.decode()))
    ]


def _read(field: Field, cell: str) -> Any:
    if not cell:
        return None if field.null else ""
    return field.to_python(cell)
