"""The one place that writes clocks: for one subject after a write, or for everybody from the facts."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, fields
from itertools import islice
from operator import attrgetter

from django.db import transaction

from goldenthread.clocks.models import Clock
from goldenthread.clocks.sources import SOURCES, RunningDuty

COLUMNS = [field.name for field in fields(RunningDuty)]
KEY = ["duty", "subject_kind", "subject_ref", "detail"]
ATTRIBUTES = [column for column in COLUMNS if column not in KEY]
_key = attrgetter(*KEY)
_attributes = attrgetter(*ATTRIBUTES)
_columns = attrgetter(*COLUMNS)
BATCH = 2_000


@dataclass(frozen=True)
class Counts:
    added: int
    changed: int
    removed: int

    def __str__(self):
        return f"{self.added:,} added, {self.changed:,} changed, {self.removed:,} removed"


@transaction.atomic
def sync(kind: str, *refs: str) -> Counts:
    """Make the clocks of these subjects say what their facts say. Called in the transaction of every write."""
    return _apply(Clock.objects.of_subjects(kind, refs), SOURCES[kind].running(refs))


@transaction.atomic
def rebuild(progress: Callable[[str], None] | None = None) -> Counts:
    """Work out every clock again from the facts. When nothing is amiss, nothing changes.

    `progress` is called with the kind of subject of each duty as it is worked out.
    """
    return _apply(Clock.objects.all(), _all_duties(progress))


def _all_duties(progress) -> Iterable[RunningDuty]:
    for source in SOURCES.values():
        for duty in source.running(None):
            if progress:
                progress(source.kind)
            yield duty


def _apply(existing, duties: Iterable[RunningDuty]) -> Counts:
    stored = {row[1:5]: row for row in existing.values_list("pk", *KEY, *ATTRIBUTES)}
    written, seen, added = [], set(), 0
    for duty in duties:
        key = _key(duty)
        if key in seen:
            raise ValueError(f"two duties claim one clock: {key}")
        seen.add(key)
        row = stored.get(key)
        if row is None or row[5:] != _attributes(duty):
            written.append(duty)
            added += row is None
    stale = [row[0] for key, row in stored.items() if key not in seen]
    _write(written)
    _delete(stale)
    return Counts(added=added, changed=len(written) - added, removed=len(stale))


def _write(duties: list[RunningDuty]) -> None:
    for batch in _batches(duties):
        Clock.objects.bulk_create(
            [Clock(**dict(zip(COLUMNS, _columns(duty), strict=True))) for duty in batch],
            update_conflicts=True,
            unique_fields=KEY,
            update_fields=ATTRIBUTES,
        )


def _delete(pks: list[int]) -> None:
    for batch in _batches(pks):
        Clock.objects.numbered(batch).delete()


def _batches(things: Iterable):
    waiting = iter(things)
    while batch := list(islice(waiting, BATCH)):
        yield batch


def follow_district(sender, child, **_):
    """A child moved to another district: every clock of the child is worked out again."""
    refs_by_kind: dict[str, list[str]] = {}
    for kind, ref in Clock.objects.subjects_of(child):
        refs_by_kind.setdefault(kind, []).append(ref)
    for kind, refs in refs_by_kind.items():
        sync(kind, *refs)
