"""The one place that writes clocks: for one subject after a write, or for everybody from the facts."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from django.db import transaction

from goldenthread.clocks import changes, writing
from goldenthread.clocks.models import Clock
from goldenthread.clocks.sources import KEY, SOURCES, RunningDuty


@dataclass(frozen=True)
class Counts:
    added: int
    changed: int
    removed: int

    def __str__(self):
        return f"{self.added:,} added, {self.changed:,} changed, {self.removed:,} removed"


@dataclass
class _Difference:
    """What the table lacks, has otherwise, and has too much; `removed` by the key of the stored row."""

    added: list[RunningDuty] = field(default_factory=list)
    changed: list[tuple[RunningDuty, RunningDuty]] = field(default_factory=list)
    removed: dict[int, RunningDuty] = field(default_factory=dict)


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
    found = _difference(existing.values_list(*RunningDuty._fields, "pk"), duties)
    writing.write(found.added + [after for _before, after in found.changed])
    writing.delete(found.removed)
    changes.keep(found.changed, found.removed.values())
    return Counts(len(found.added), len(found.changed), len(found.removed))


def _difference(rows: Iterable[tuple], duties: Iterable[RunningDuty]) -> _Difference:
    stored = {row[: len(KEY)]: row for row in rows}
    found, seen = _Difference(), set()
    for duty in duties:
        key = duty[: len(KEY)]
        if key in seen:
            raise ValueError(f"two duties claim one clock: {key}")
        seen.add(key)
        row = stored.get(key)
        if row is None:
            found.added.append(duty)
        elif row[:-1] != duty:
            found.changed.append((RunningDuty(*row[:-1]), duty))
    found.removed = {row[-1]: RunningDuty(*row[:-1]) for key, row in stored.items() if key not in seen}
    return found


def follow_district(sender, child, **_):
    """A child moved to another district: every clock of the child is worked out again."""
    refs_by_kind: dict[str, list[str]] = {}
    for kind, ref in Clock.objects.subjects_of(child):
        refs_by_kind.setdefault(kind, []).append(ref)
    for kind, refs in refs_by_kind.items():
        sync(kind, *refs)
