"""Clocks into the database. A few go through their model; a county's go through a table of their own, in SQL."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from goldenthread.clocks import staging
from goldenthread.clocks.models import Clock
from goldenthread.clocks.sources import ATTRIBUTES, KEY, RunningDuty

FEW = 500
BATCH = 2_000


def write(duties: Sequence[RunningDuty]) -> None:
    """Add these clocks, or give the clock that a duty has already these days. Call it in a transaction."""
    if len(duties) > FEW:
        staging.move_in(Clock, RunningDuty._fields, duties, key=KEY)
    elif duties:
        Clock.objects.bulk_create(
            [Clock(**duty._asdict()) for duty in duties],
            update_conflicts=True,
            unique_fields=KEY,
            update_fields=ATTRIBUTES,
        )


def delete(pks: Iterable[int]) -> None:
    for batch in _batches(pks):
        Clock.objects.numbered(batch).delete()


def _batches(things: Iterable) -> Iterator[list]:
    waiting = iter(things)
    while batch := list(islice(waiting, BATCH)):
        yield batch
