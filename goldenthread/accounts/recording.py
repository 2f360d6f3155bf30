"""How every write is made: one transaction, and a named person in the record of changes beside it."""

from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import datetime
from functools import wraps

from auditlog.models import LogEntry
from django.db import transaction

from goldenthread.accounts.errors import Refused
from goldenthread.statute.wording import in_words

LAST_FACTS = 8  # an import writes thousands under one name
NOT_FACTS = {"id", "ref", "revision"}
HAPPENED = {LogEntry.Action.CREATE: "recorded", LogEntry.Action.DELETE: "removed"}


@dataclass
class Act:
    """Who acts (None is the operator at the command line), and the last facts written: `request: received on`."""

    by: object
    facts: deque[str] = field(default_factory=lambda: deque(maxlen=LAST_FACTS))


_acting: ContextVar[Act | None] = ContextVar("acting", default=None)
_told_of: ContextVar[datetime | None] = ContextVar("told of", default=None)


def acting() -> Act | None:
    """The action that is going on, or None: a rebuild is nobody's."""
    return _acting.get()


def moment_told() -> datetime | None:
    """The past moment whose story is being told, or None: what happens now."""
    return _told_of.get()


@contextmanager
def telling_of(moment: datetime) -> Iterator[None]:
    """Within it, what happens is dated to a moment that is past, in the log of changes too. For the demonstration only."""
    before = _told_of.set(moment)
    try:
        yield
    finally:
        _told_of.reset(before)


@contextmanager
def recording(by) -> Iterator[None]:
    """All or nothing, and the log of changes says who: for commands and imports as for pages.

    `by` is None for the operator at the server's command line, who has no account: the log then names nobody.
    """
    before = _acting.set(Act(by))
    try:
        with transaction.atomic():
            yield
    finally:
        _acting.reset(before)


_clocks: list[Callable[[], datetime | None]] = []


def keep_time_by(clock: Callable[[], datetime | None]) -> None:
    """Whoever knows of a day on which time stands still says so here; a clock that gives None leaves the real time."""
    _clocks[:] = [clock]


def _moment_kept() -> datetime | None:
    return moment_told() or next((moment for clock in _clocks if (moment := clock())), None)


def name_the_actor(sender, instance, **_) -> None:
    """Put the person who acts on each new entry. The log's own `set_actor` does not nest, and pages stand in one."""
    instance.timestamp = _moment_kept() or instance.timestamp
    act = _acting.get()
    if act is None:
        return
    if act.by is not None and instance.actor is None:
        instance.actor, instance.actor_email = act.by, act.by.email
    act.facts.extend(fact for fact in _facts_in(instance) if fact not in act.facts)


def _facts_in(entry) -> list[str]:
    record = entry.content_type.model_class()._meta.verbose_name
    if entry.action in HAPPENED:
        return [f"{record}: {HAPPENED[entry.action]}"]
    names = sorted(set(entry.changes or {}) - NOT_FACTS)
    return [f"{record}: {name.replace('_', ' ')}" for name in names]


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


def give_reason(record, reason: str) -> None:
    """Write beside the newest change of this record why it was made."""
    newest = LogEntry.objects.get_for_object(record).order_by("-timestamp", "-pk").first()
    if newest and reason:
        newest.additional_data = {"reason": reason}
        newest.save(update_fields=["additional_data"])
