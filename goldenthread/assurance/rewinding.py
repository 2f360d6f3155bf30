"""Rows as they stood at the end of an earlier day, by undoing what the log of changes says was written to them since.

For showing, never for saving. Rows that keep their own days need no more than those; this is for columns that are
written over: what was said of an exception, the days of a round, who leads an area.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any, TypeVar

from auditlog.models import LogEntry
from django.db.models import Field, Model
from django.utils import timezone

from goldenthread.assurance.days import end_of

NOTHING = "None"  # as the log writes a value that is not there
Row = TypeVar("Row", bound=Model)


def to_the_end_of(day: dt.date, rows: Iterable[Row]) -> list[Row]:
    """These rows of one model with each change after a day undone; what was made since is still among them. One query."""
    found = {row.pk: row for row in rows}
    if not found:
        return []
    entries = LogEntry.objects.get_for_model(type(next(iter(found.values()))))
    since = entries.filter(object_id__in=found, timestamp__gte=end_of(day), action=LogEntry.Action.UPDATE)
    for entry in since.order_by("-timestamp", "-pk"):
        _undo(found[entry.object_id], entry.changes or {})
    return list(found.values())


def stood_at_the_end_of(day: dt.date, rows: Iterable[Row]) -> list[Row]:
    """The same without what was made after the day: of rows that have no day of their own. Two queries."""
    found = to_the_end_of(day, rows)
    if not found:
        return []
    entries = LogEntry.objects.get_for_model(type(found[0])).filter(
        object_id__in=[row.pk for row in found], timestamp__gte=end_of(day), action=LogEntry.Action.CREATE
    )
    made_since = set(entries.values_list("object_id", flat=True))
    return [row for row in found if row.pk not in made_since]


def removed_since(day: dt.date, model: type[Row], **where: Any) -> list[Row]:
    """Rows that were removed after a day, as they were then; `where` names a column of the model and what it held."""
    entries = LogEntry.objects.get_for_model(model).filter(
        action=LogEntry.Action.DELETE,
        timestamp__gte=end_of(day),
        **{f"changes__{name}__0": str(value) for name, value in where.items()},
    )
    return to_the_end_of(day, [_restored(model, entry) for entry in entries])


def _restored(model: type[Row], entry: LogEntry) -> Row:
    row = model(pk=entry.object_id)
    _undo(row, entry.changes or {})
    return row


def _undo(row: Model, changes: Mapping[str, Any]) -> None:
    columns = {field.name: field for field in row._meta.concrete_fields if not field.primary_key}
    for name, pair in changes.items():
        if name in columns and isinstance(pair, list):
            setattr(row, columns[name].attname, _read(columns[name], pair[0]))


def _read(column: Field[Any, Any], text: str) -> Any:
    """A value as the log writes it: moments without their zone, in UTC."""
    if text == NOTHING and column.null:
        return None
    value = (column.target_field if column.is_relation else column).to_python(text)
    if isinstance(value, dt.datetime) and timezone.is_naive(value):
        return value.replace(tzinfo=dt.UTC)
    return value
