"""Who recorded which fact and when, and what stood there before: read from the log of changes in one query."""

from dataclasses import dataclass, field
from datetime import date, datetime

from auditlog.models import LogEntry
from django.contrib.contenttypes.models import ContentType
from django.db.models import Q

from goldenthread.accounts.errors import Conflict
from goldenthread.statute.wording import in_words

NOT_SHOWN = {"id", "revision"}


@dataclass(frozen=True)
class Correction:
    """A value that was written first and replaced later."""

    was: str
    by: str
    at: datetime
    reason: str


@dataclass
class Trace:
    """The last to write a field, and the corrections before, oldest first."""

    by: str
    at: datetime
    corrections: list[Correction] = field(default_factory=list)


def entries_of(*records):
    """The log of these records, oldest first."""
    mine = Q(pk__in=[])
    for record in records:
        kind = ContentType.objects.get_for_model(type(record))
        mine |= Q(content_type=kind, object_id=record.pk)
    return LogEntry.objects.filter(mine).select_related("actor", "content_type").order_by("pk")


def traces(*records) -> dict[tuple[str, int, str], Trace]:
    """By (kind of record, its key, field)."""
    found: dict[tuple[str, int, str], Trace] = {}
    for entry in entries_of(*records):
        for name, (was, _is) in (entry.changes or {}).items():
            key = (entry.content_type.model, entry.object_id, name)
            before = found.get(key)
            trace = found[key] = Trace(_who(entry), entry.timestamp, before.corrections if before else [])
            if before and was != "None":
                reason = (entry.additional_data or {}).get("reason", "")
                trace.corrections.append(Correction(readable(was), trace.by, trace.at, reason))
    return found


def conflict(record, expected: int, *story) -> Conflict:
    """What others wrote since somebody read this record at the revision `expected`."""
    first = _first_write_after(record, expected)
    since = [entry for entry in entries_of(record, *story) if first is not None and entry.pk >= first]
    changes = [
        (name.replace("_", " "), readable(was), readable(now))
        for entry in since
        for name, (was, now) in (entry.changes or {}).items()
        if name not in NOT_SHOWN and was != now
    ]
    last = since[-1] if since else None
    return Conflict(
        record=record,
        changed_by=_who(last) if last else "",
        changed_at=last.timestamp if last else None,
        changes=changes,
    )


def _first_write_after(record, expected: int) -> int | None:
    """The key of the first entry after the revision that was read; every write saves this record first."""
    return next((entry.pk for entry in entries_of(record) if _revision(entry) > expected), None)


def _revision(entry) -> int:
    changed = (entry.changes or {}).get("revision")
    return int(changed[1]) if changed else -1


def _who(entry) -> str:
    return entry.actor.display_name if entry.actor else ""


def readable(value: str) -> str:
    """A day as people write it; anything else as it stands; nothing for none."""
    if value == "None":
        return ""
    try:
        return in_words(date.fromisoformat(value))
    except ValueError:
        return value
