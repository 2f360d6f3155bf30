"""The one place that writes clocks: for one subject after a write, or for everybody from the facts."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import timedelta
from itertools import chain

from django.db import transaction
from django.utils import timezone

from goldenthread.accounts.errors import Conflict
from goldenthread.accounts.recording import recorded
from goldenthread.clocks import changes, policy, writing
from goldenthread.clocks.models import Clock, LocalPolicy
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


def behind() -> Counts:
    """How many clocks would change if those that local policy and bank holidays decide were worked out again."""
    existing, duties = _local()
    found = _difference(_rows_of(existing), duties)
    return Counts(len(found.added), len(found.changed), len(found.removed))


@recorded
def catch_up(*, by) -> Counts:
    """Work out again the clocks that local policy and bank holidays decide, after either was changed."""
    return _apply(*_local())


def _local() -> tuple:
    """Those clocks as they stand, and the duties as they should be."""
    local = [source for source in SOURCES.values() if source.is_local]
    existing = Clock.objects.of_kinds([source.kind for source in local])
    return existing, chain.from_iterable(source.running(None) for source in local)


@recorded
def change_policy(*, by, code, title, values, in_force_from_on, source, seen_revisions=None) -> LocalPolicy:
    """The policy from a day on. The version that began on that day is corrected; else a new one begins, and the one
    before ends the day before. `seen_revisions` is what `revisions` said when the page was opened."""
    versions = list(LocalPolicy.objects.of_code(code).locked())
    if seen_revisions is not None and seen_revisions != revisions(versions):
        raise _changed_meanwhile(versions)
    policy.check(code, values)
    same = next((one for one in versions if one.in_force_from_on == in_force_from_on), None)
    changed = same or LocalPolicy(code=code, in_force_from_on=in_force_from_on, revision=0)
    if same is None:
        _make_room(changed, versions)
    changed.title, changed.values, changed.source = title, values, source
    return _sign(changed, by)


def revisions(versions) -> int:
    """Grows with every change to any version of a policy."""
    return sum(one.revision for one in versions)


def _make_room(new: LocalPolicy, versions: list[LocalPolicy]) -> None:
    """End the version before it on the day before, and the new one where the next begins."""
    before = [one for one in versions if one.in_force_from_on < new.in_force_from_on]
    after = [one for one in versions if one.in_force_from_on > new.in_force_from_on]
    new.in_force_to_on = after[0].in_force_from_on - timedelta(days=1) if after else None
    if before:
        last = before[-1]
        last.in_force_to_on = new.in_force_from_on - timedelta(days=1)
        last.revision += 1
        last.save()


def _sign(changed: LocalPolicy, by) -> LocalPolicy:
    changed.changed_by, changed.changed_at = by, timezone.now()
    changed.revision += 1
    changed.save()
    return changed


def _changed_meanwhile(versions: list[LocalPolicy]) -> Conflict:
    last = max(versions, key=lambda one: one.changed_at)
    return Conflict(
        record=last,
        changed_by=last.changed_by.display_name,
        changed_at=last.changed_at,
        changes=[("the policy", "", last.title)],
    )


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
    found = _difference(_rows_of(existing), duties)
    writing.write(found.added + [after for _before, after in found.changed])
    writing.delete(found.removed)
    changes.keep(found.changed, found.removed.values())
    return Counts(len(found.added), len(found.changed), len(found.removed))


def _rows_of(existing) -> Iterable[tuple]:
    return existing.values_list(*RunningDuty._fields, "pk")


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
