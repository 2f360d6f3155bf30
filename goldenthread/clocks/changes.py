"""What a clock said before a fact was corrected, kept beside the write that changed it."""

from collections.abc import Iterable, Iterator

from django.utils import timezone

from goldenthread.accounts import recording
from goldenthread.clocks.models import ClockChange
from goldenthread.clocks.sources import KEY, RunningDuty

DAYS = (
    ClockChange.What.STARTED,
    ClockChange.What.DUE,
    ClockChange.What.MET,
    ClockChange.What.STOPPED,
)
WORKED_OUT_AGAIN = "worked out again"
BATCH = 2_000


def keep(changed: Iterable[tuple[RunningDuty, RunningDuty]], removed: Iterable[RunningDuty]) -> None:
    """One row for each day that moved, each mark of an exception, and each clock that runs no longer."""
    act = recording.acting()
    kept = {
        "changed_at": timezone.now(),
        "changed_by": act and act.by,
        "because": ("; ".join(act.facts) if act else "") or WORKED_OUT_AGAIN,
    }
    found = [_change(after, kept, *moved) for before, after in changed for moved in _moved(before, after)]
    found += [_change(gone, kept, ClockChange.What.REMOVED, gone.due_on, None) for gone in removed]
    ClockChange.objects.bulk_create(found, batch_size=BATCH)


def _moved(before: RunningDuty, after: RunningDuty) -> Iterator[tuple]:
    for what in DAYS:
        was_on, became_on = getattr(before, what), getattr(after, what)
        if was_on != became_on:
            yield what, was_on, became_on
    if before.is_excepted != after.is_excepted:
        what = ClockChange.What.EXCEPTED if after.is_excepted else ClockChange.What.NOT_EXCEPTED
        yield what, None, None


def _change(duty: RunningDuty, kept: dict, what: str, was_on, became_on) -> ClockChange:
    which = dict(zip(KEY, duty, strict=False))
    return ClockChange(**which, child_id=duty.child_id, what=what, was_on=was_on, became_on=became_on, **kept)
