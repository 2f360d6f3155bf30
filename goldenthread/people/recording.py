"""How every write is made: one transaction, and a named person in the record of changes beside it."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import wraps

from auditlog.context import auditlog_value, set_actor
from auditlog.models import LogEntry
from django.db import transaction

from goldenthread.people.errors import Refused


@contextmanager
def recording(by) -> Iterator[None]:
    """All or nothing, and the log of changes says who: for commands and imports as for pages.

    The log's own context is put back by hand, because it does not nest: without that, the receiver of the page
    around this one would never be taken down.
    """
    around = auditlog_value.get(None)
    try:
        with transaction.atomic(), set_actor(by):
            yield
    finally:
        if around is not None:
            auditlog_value.set(around)


def recorded(action):
    """Make a keyword-only function an action: `by` is required, and everything in it happens or nothing does."""

    @wraps(action)
    def run(*, by, **given):
        if not (by and by.pk):
            raise TypeError(f"{action.__name__} needs by=, the person who does it")
        with recording(by):
            return action(by=by, **given)

    return run


def not_in_the_future(day, today, *, field: str) -> None:
    if day > today:
        raise Refused(f"{in_words(day)} is in the future", field=field)


def in_words(day) -> str:
    """`3 May 2026`, on every platform."""
    return f"{day.day} {day:%B %Y}"


def give_reason(record, reason: str) -> None:
    """Write beside the newest change of this record why it was made."""
    newest = LogEntry.objects.get_for_object(record).order_by("-timestamp", "-pk").first()
    if newest and reason:
        newest.additional_data = {"reason": reason}
        newest.save(update_fields=["additional_data"])
