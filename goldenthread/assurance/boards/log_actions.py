"""Writes of the boards' log: an entry, and what became of it."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.db.models import Max

from goldenthread.accounts.errors import Refused
from goldenthread.accounts.recording import not_in_the_future, recorded
from goldenthread.assurance.boards import who
from goldenthread.assurance.boards.writing import needed, not_before, unchanged
from goldenthread.assurance.models import AgendaItem, Board, LogEntry, LogNote
from goldenthread.people.today import this_moment, today


@recorded
def add_entry(
    *,
    board: Board,
    kind: str,
    words: str,
    said_on: dt.date,
    by: Any,
    owner: Any = None,
    owner_post: str = "",
    due_on: dt.date | None = None,
    item: AgendaItem | None = None,
    at: dt.datetime | None = None,
) -> LogEntry:
    """Raises Refused without words, for an action that nobody owns, a day still to come, or a due day before it."""
    held = Board.objects.select_for_update().get(pk=board.pk)
    if kind not in LogEntry.Kind.values:
        raise Refused("Choose whether it is a decision or an action.", field="kind")
    if kind == LogEntry.Kind.ACTION and not (owner or owner_post.strip()):
        raise Refused("Choose a person or give a post: an action has an owner.", field="owner")
    not_in_the_future(said_on, today(), field="said_on")
    if due_on:
        not_before(due_on, said_on, "the day on which it was agreed", field="due_on")
    last = LogEntry.objects.of_board(held).aggregate(last=Max("number"))["last"] or 0
    return LogEntry.objects.create(
        board=held,
        number=last + 1,
        kind=kind,
        meeting=item.meeting if item else None,
        item=item,
        words=needed(words, "Write what was decided or is to be done", "words"),
        said_on=said_on,
        owner=owner,
        owner_post=owner_post.strip(),
        due_on=due_on,
        recorded_by=by,
        recorded_at=at or this_moment(),
    )


@recorded
def note_entry(
    *,
    entry: LogEntry,
    kind: str,
    words: str,
    said_on: dt.date,
    by: Any,
    expected_revision: int,
    due_on: dt.date | None = None,
    at: dt.datetime | None = None,
) -> LogNote:
    """Progress, done, withdrawn, another due day, or taken up again. expected_revision: how many notes there were.

    Raises Refused without words, for somebody else's entry, one that has ended (or has not, to take it up again), or a
    due day that is missing; Conflict when somebody noted something first.
    """
    now = LogEntry.objects.select_for_update(of=("self",)).get(pk=entry.pk)
    notes = list(now.notes.select_related("said_by"))
    if not who.may_answer(by, now):
        raise Refused("This is for its owner, or for the programme office.")
    unchanged(now, len(notes), expected_revision, "this entry", notes[-1] if notes else None)
    if kind not in LogNote.Kind.values:
        raise Refused("Choose what became of it.", field="kind")
    not_in_the_future(said_on, today(), field="said_on")
    not_before(said_on, notes[-1].said_on if notes else now.said_on, "what was said last", field="said_on")
    _check(now, kind, said_on, due_on)
    return LogNote.objects.create(
        entry=now,
        kind=kind,
        words=needed(words, "Say what was done, or why", "words"),
        said_on=said_on,
        due_on=due_on if kind == LogNote.Kind.MOVED else None,
        said_by=by,
        said_at=at or this_moment(),
    )


def _check(entry: LogEntry, kind: str, said_on: dt.date, due_on: dt.date | None) -> None:
    has_ended = entry.ended_as_of(said_on) is not None
    if has_ended and kind != LogNote.Kind.REOPENED:
        raise Refused("It has ended: take it up again first.", field="kind")
    if not has_ended and kind == LogNote.Kind.REOPENED:
        raise Refused("It is open.", field="kind")
    if entry.kind == LogEntry.Kind.DECISION and kind in {LogNote.Kind.DONE, LogNote.Kind.MOVED}:
        raise Refused("A decision is not done or due: note something, or withdraw it.", field="kind")
    if kind == LogNote.Kind.MOVED:
        if due_on is None:
            raise Refused("Give the new due day.", field="due_on")
        not_before(due_on, entry.said_on, "the day on which it was agreed", field="due_on")
