"""The boards' log as rows: what stands in it, and what was decided of the rounds' escalations, which stands with them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from goldenthread.accounts.models import User
from goldenthread.assurance.boards import standing
from goldenthread.assurance.models import (
    Board,
    BoardDetails,
    ImprovementPlan,
    LogEntry,
    LogNote,
    Meeting,
    RoundException,
)
from goldenthread.assurance.rounds import closing
from goldenthread.publications.wording import counted, full_date, month_name

DECISION, ACTION = LogEntry.Kind.DECISION, LogEntry.Kind.ACTION


@dataclass(frozen=True)
class Row:
    """One line of the log on a day. url: the page that says all of it. due_on and ended_on: as they stood on the day."""

    reference: str
    board: str
    kind: str
    words: str
    who: str
    said_on: dt.date
    due_on: dt.date | None
    ended_on: dt.date | None
    came_of_it: str
    days_late: int
    url: str
    meeting: Meeting | None = None

    @property
    def is_open(self) -> bool:
        return self.kind == ACTION and self.ended_on is None

    @property
    def state(self) -> str:
        """ "Open, 12 days late", "Done on 3 October 2024"."""
        if self.ended_on:
            return f"{self.came_of_it} on {full_date(self.ended_on)}"
        if not self.is_open:
            return "Decided"
        return f"Open, {counted(self.days_late, 'day')} late" if self.days_late else "Open"


def row(entry: LogEntry, day: dt.date) -> Row:
    ended = entry.ended_as_of(day)
    return Row(
        entry.reference,
        entry.board.short_name,
        entry.kind,
        entry.words,
        entry.who,
        entry.said_on,
        entry.due_as_of(day),
        ended.said_on if ended else None,
        LogNote.Kind(ended.kind).label if ended else "",
        entry.days_late_on(day),
        reverse("assurance:log_entry", args=[entry.pk]),
        entry.meeting,
    )


def _of_exception(raised: RoundException, board: Board) -> Row:
    month = f"{raised.round.month_on:%Y-%m}"
    asked = f"{closing.about(raised)}, round of {month_name(raised.round.month_on)}: {raised.outcome}"
    return Row(
        f"{board.short_name}, escalation {raised.pk}",
        board.short_name,
        DECISION,
        asked,
        "",
        raised.decided_on,
        None,
        None,
        "",
        0,
        f"{reverse('assurance:board_paper', args=[month])}#exception-{raised.pk}",
    )


def the_board(day: dt.date) -> Board | None:
    """The improvement board, to which rounds escalate."""
    shown = standing.boards(day)
    return next((each.board for each in shown if each.details.kind == BoardDetails.Kind.BOARD), None)


def decided_of_rounds(day: dt.date) -> list[RoundException]:
    plan = ImprovementPlan.objects.current()
    return list(RoundException.objects.every_decision(day, plan)) if plan else []


def found(given: Mapping[str, Any], day: dt.date) -> list[Row]:
    """What a filter form's answers ask for: q, board (its slug), kind, state ("open", "late", "done"); the newest first."""
    entries = LogEntry.objects.said_by_day(day).matching(given.get("q", ""))
    if slug := given.get("board"):
        entries = entries.of_board_called(slug)
    if kind := given.get("kind"):
        entries = entries.of_kind(kind)
    rows = [row(entry, day) for entry in entries.for_list()] + _escalations(given, day)
    rows.sort(key=lambda each: each.said_on, reverse=True)
    keep = STATES.get(given.get("state", ""))
    return [each for each in rows if keep(each)] if keep else rows


STATES: dict[str, Callable[[Row], bool]] = {
    "open": lambda each: each.is_open,
    "late": lambda each: each.days_late > 0,
    "ended": lambda each: each.ended_on is not None,
}


def _escalations(given: Mapping[str, Any], day: dt.date) -> list[Row]:
    board = the_board(day)
    if board is None or given.get("kind") == ACTION or given.get("board") not in (None, "", board.slug):
        return []
    rows = [_of_exception(raised, board) for raised in decided_of_rounds(day)]
    words = given.get("q", "").lower().split()
    return [each for each in rows if all(word in f"{each.words} {each.board}".lower() for word in words)]


def of_owner(user: User, day: dt.date) -> list[Row]:
    """The open actions that a person owns, the most urgent first."""
    entries = LogEntry.objects.owned_by(user).actions().said_by_day(day).for_list()
    rows = [each for entry in entries if (each := row(entry, day)).is_open]
    return sorted(rows, key=lambda each: (each.due_on or dt.date.max, each.reference))
