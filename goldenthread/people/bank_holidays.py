"""England's bank holidays with those proclaimed since: read once for each page, and afresh everywhere else."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from goldenthread import statute
from goldenthread.people.models import ProclaimedHoliday

_read: ContextVar[list[statute.Calendar] | None] = ContextVar("bank holidays", default=None)


def calendar() -> statute.Calendar:
    """The calendar that everything above the law asks with."""
    read = _read.get()
    if read is None:
        return _now()
    if not read:
        read.append(_now())
    return read[0]


def _now() -> statute.Calendar:
    return statute.ENGLAND.with_proclaimed(*ProclaimedHoliday.objects.values_list("day_on", flat=True))


@contextmanager
def read_once() -> Iterator[None]:
    """Within it the calendar is read at most once: a page that changes it sends the reader on to the next."""
    before = _read.set([])
    try:
        yield
    finally:
        _read.reset(before)
