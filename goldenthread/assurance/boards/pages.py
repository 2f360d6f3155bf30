"""What the pages of boards and their meetings show on a day. A page calls these functions and never counts."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.http import Http404

from goldenthread.accounts.models import User
from goldenthread.accounts.roles import Permission
from goldenthread.assurance import rewinding
from goldenthread.assurance.boards import agenda, asked, log, picture, standing
from goldenthread.assurance.boards.asked import Asked
from goldenthread.assurance.boards.log import Row
from goldenthread.assurance.boards.meeting_actions import Built
from goldenthread.assurance.boards.standing import Standing
from goldenthread.assurance.days import by, local_day
from goldenthread.assurance.models import (
    AgendaItem,
    Attendance,
    Board,
    BoardDetails,
    LogEntry,
    LogNote,
    Meeting,
    Membership,
    Minute,
    Round,
    ScrutinyRequest,
)
from goldenthread.people.today import today
from goldenthread.publications.wording import counted, full_date, joined

Noted = LogNote.Kind
NOTHING = "There is nothing here for you."


def _one(records: Any) -> Any:
    found = records.first()
    if found is None:
        raise Http404(NOTHING)
    return found


def board_called(slug: str) -> Board:
    """Raises Http404."""
    return _one(Board.objects.called(slug).for_list())


def meeting_of(number: int) -> Meeting:
    """Raises Http404."""
    return _one(Meeting.objects.for_page().filter(pk=number))


def item_of(number: int) -> AgendaItem:
    """Raises Http404."""
    return _one(AgendaItem.objects.for_page().filter(pk=number))


def member_of(number: int) -> Membership:
    """Raises Http404."""
    return _one(Membership.objects.for_page().filter(pk=number))


def entry_of(number: int) -> LogEntry:
    """Raises Http404."""
    return _one(LogEntry.objects.for_list().filter(pk=number))


def request_of(number: int) -> ScrutinyRequest:
    """Raises Http404."""
    return _one(ScrutinyRequest.objects.for_list().filter(pk=number))


def who_may_own() -> Any:
    return User.objects.who_may(Permission.VIEW_PLAN)


def offered() -> list[tuple[str, str]]:
    """Every board's slug and short name, for a filter."""
    return Board.objects.offered()


def committees() -> Any:
    return Board.objects.that_scrutinise()


def scrutiny_meetings() -> Any:
    return Meeting.objects.of_boards(committees()).select_related("board").newest_first()


def every_request() -> Any:
    return ScrutinyRequest.objects.select_related("committee").order_by("-asked_on", "-number")


def others(board: Board | None = None) -> Any:
    """To whom a board can report."""
    known = Board.objects.not_ended()
    return known.exclude(pk=board.pk) if board else known


def rounds() -> Any:
    return Round.objects.newest_first()


def may_change(user: User, day: dt.date) -> bool:
    """Whether the page of a day offers what the programme office may do: nothing is done from an earlier day's."""
    return user.may(Permission.KEEP_BOARDS) and day == today()


# Boards


@dataclass(frozen=True)
class BoardsPage:
    day: dt.date
    placed: list[tuple[Standing, int]]
    ended: list[Standing]

    @property
    def drawing(self) -> str:
        return picture.drawn(self.placed)

    @property
    def overdue(self) -> list[Standing]:
        return [shown for shown, _ in self.placed if shown.terms and shown.terms.days_late]

    @property
    def sentence(self) -> str:
        names = ", ".join(str(shown.board) for shown in self.overdue)
        late = f" Terms of reference overdue for review: {names}." if names else ""
        return f"{counted(len(self.placed), 'board or group', 'boards and groups')}.{late}"


def boards_page(day: dt.date) -> BoardsPage:
    known = standing.boards(day, with_ended=True)
    return BoardsPage(
        day,
        standing.tree(shown for shown in known if not shown.has_ended),
        [shown for shown in known if shown.has_ended],
    )


@dataclass(frozen=True)
class BoardPage:
    """A board on a day, with what is open in its log."""

    shown: Standing
    path: list[Board]
    below: list[Standing]
    rows: list[Row]
    asked: list[Asked]

    @property
    def open_rows(self) -> list[Row]:
        return [row for row in self.rows if row.is_open]

    @property
    def late_rows(self) -> list[Row]:
        return [row for row in self.rows if row.days_late]

    @property
    def is_scrutiny(self) -> bool:
        return self.shown.details.kind == BoardDetails.Kind.SCRUTINY

    @property
    def sentence(self) -> str:
        late = f", {len(self.late_rows)} late" if self.late_rows else ""
        actions = (
            f"{counted(len(self.open_rows), 'action')} open{late}" if self.open_rows else "No action is open"
        )
        said = [f"{actions}."]
        if coming := self.shown.next_meeting:
            said.append(f"Meets next on {full_date(coming.meets_on)}.")
        elif not self.shown.has_ended:
            said.append("No meeting is planned.")
        return " ".join(said)


def board_page(slug: str, day: dt.date) -> BoardPage:
    """Raises Http404 for a board that is not, or was not on the day."""
    known = standing.boards(day, with_ended=True)
    shown = next((each for each in known if each.board.slug == slug), None)
    if shown is None:
        raise Http404(NOTHING)
    below = [each for each in known if each.details.reports_to_id == shown.board.pk and not each.has_ended]
    entries = LogEntry.objects.of_board(shown.board).said_by_day(day).for_list()
    return BoardPage(
        shown,
        _path(shown, known),
        below,
        [log.row(entry, day) for entry in entries],
        asked.of_committee(shown.board, day) if _asks(shown) else [],
    )


def _asks(shown: Standing) -> bool:
    return shown.details.kind == BoardDetails.Kind.SCRUTINY


def _path(shown: Standing, known: list[Standing]) -> list[Board]:
    """The boards above it, in turn."""
    above = {each.board.pk: each.details.reports_to for each in known}
    found, next_up = [], above[shown.board.pk]
    while next_up and next_up not in found:
        found.append(next_up)
        next_up = above.get(next_up.pk)
    return found


# Meetings


@dataclass(frozen=True)
class MinutedItem:
    """An item with what was minuted under it by a day. corrections: what was said after the minutes were agreed."""

    item: AgendaItem
    minute: Minute | None
    corrections: tuple[Minute, ...]
    decided: bool
    rows: tuple[Row, ...]
    number: int


class MeetingPage:
    """A meeting on a day: what had been sent, recorded and minuted by then."""

    def __init__(self, meeting: Meeting, day: dt.date, *, drafts: bool):
        """drafts: whether an agenda that has not been sent out is shown."""
        if meeting.planned_on > day:
            raise Http404(NOTHING)
        self.meeting, self.day, self.drafts = meeting, day, drafts

    @cached_property
    def shown(self) -> Standing | None:
        """The board on the meeting's day, or on the day asked for while that is still to come."""
        board = Board.objects.called(self.meeting.board.slug).for_list().get()
        return standing.of(board, min(self.meeting.meets_on, self.day)) or standing.of(board, self.day)

    @property
    def is_cancelled(self) -> bool:
        return self.meeting.cancelled_on is not None and self.meeting.cancelled_on <= self.day

    @property
    def is_sent(self) -> bool:
        return by(self.day, self.meeting.agenda_sent_at)

    @property
    def is_held(self) -> bool:
        return by(self.day, self.meeting.held_recorded_at)

    @property
    def can_be_held(self) -> bool:
        """Its day has come, and its minutes are not agreed."""
        return self.meeting.meets_on <= self.day and not self.is_agreed

    @property
    def is_agreed(self) -> bool:
        agreed_on = self.meeting.minutes_agreed_on
        return agreed_on is not None and agreed_on <= self.day

    @property
    def state(self) -> str:
        return state(self.meeting, self.day)

    @cached_property
    def moved_to(self) -> Meeting | None:
        later = [each for each in self.meeting.moved_to.all() if each.planned_on <= self.day]
        return later[-1] if later else None

    @cached_property
    def items(self) -> list[MinutedItem]:
        if not (self.is_sent or self.is_held or self.drafts):
            return []
        entries: dict[int, list[Row]] = {}
        for entry in LogEntry.objects.of_meeting(self.meeting).said_by_day(self.day).for_list():
            entries.setdefault(entry.item_id, []).append(log.row(entry, self.day))
        items = AgendaItem.objects.of_meeting(self.meeting).for_page()
        return [
            self._minuted(item, number, entries.get(item.pk, []))
            for number, item in enumerate(items, start=1)
        ]

    def _minuted(self, item: AgendaItem, number: int, rows: list[Row]) -> MinutedItem:
        said = [each for each in item.minutes.all() if local_day(each.said_at) <= self.day]
        raised = item.exception
        decided = bool(raised and raised.decided_on and raised.decided_on <= self.day)
        corrections = [each for each in said if each.reason]
        first = [each for each in said if not each.reason]
        return MinutedItem(
            item, first[-1] if first else None, tuple(corrections), decided, tuple(rows), number
        )

    @property
    def is_minuted(self) -> bool:
        return any(each.minute and each.minute.words for each in self.items)

    @cached_property
    def attendances(self) -> list[Attendance]:
        if not self.is_held:
            return []
        came = list(self.meeting.attendances.with_members())
        return rewinding.stood_at_the_end_of(self.day, came) if self.day < today() else came

    @property
    def by_attendance(self) -> list[tuple[str, list[Attendance]]]:
        """ "Present", who; "Sent a deputy", who; and so on, those that nobody fits left out."""
        groups = (
            (how, [each for each in self.attendances if each.attended == how]) for how in Attendance.Attended
        )
        return [(how.label, found) for how, found in groups if found]

    @property
    def quorum(self) -> tuple[int, int] | None:
        """(members there or with a deputy, members needed); None where nothing was recorded or the board sets none."""
        needed = self.shown.details.quorum if self.shown else None
        if not needed or not self.attendances:
            return None
        here = {Attendance.Attended.PRESENT, Attendance.Attended.DEPUTY}
        return sum(each.attended in here and each.member.votes for each in self.attendances), needed

    @property
    def quorum_words(self) -> str:
        if self.quorum is None:
            return ""
        there, needed = self.quorum
        verdict = "quorate" if there >= needed else "not quorate, so what it decided has to be confirmed"
        return f"{counted(there, 'member')} came or sent a deputy; {needed} make a quorum: {verdict}."

    @cached_property
    def can_agree(self) -> Any:
        """Later meetings of the board that were held."""
        return Meeting.objects.held_after(self.meeting)


def state(meeting: Meeting, day: dt.date) -> str:
    """Where a meeting stood on a day, in a sentence."""
    if meeting.cancelled_on and meeting.cancelled_on <= day:
        return f"Cancelled on {full_date(meeting.cancelled_on)}. {meeting.cancelled_because}"
    if meeting.minutes_agreed_on and meeting.minutes_agreed_on <= day:
        return f"Held. Minutes agreed on {full_date(meeting.minutes_agreed_on)}."
    if by(day, meeting.held_recorded_at):
        return "Held. Minutes not agreed yet."
    if meeting.meets_on < day:
        return "Its day has passed: nobody has recorded whether it was held."
    if by(day, meeting.agenda_sent_at):
        return f"Planned. Agenda sent out on {full_date(local_day(meeting.agenda_sent_at))}."
    return "Planned. Agenda not sent out yet."


def named(meeting: Meeting) -> str:
    """ "SIAB on 12 November 2024"."""
    return f"{meeting.board.short_name} on {full_date(meeting.meets_on)}"


def attending(meeting: Meeting) -> tuple[list[Membership], dict[str, Any]]:
    """Who sat on the board on the meeting's day, and how they are recorded already."""
    members = list(meeting.board.memberships.sitting_on(meeting.meets_on).for_page())
    initial: dict[str, Any] = {"revision": meeting.revision}
    for each in meeting.attendances.all():
        initial[f"member_{each.member_id}"] = each.attended
        initial[f"deputy_{each.member_id}"] = each.deputy_name
    return members, initial


# What a draft agenda says of itself


def built_words(built: Built) -> str:
    """ "2 items added, 1 brought up to date. Off the agenda, since nothing of it holds any more: “…”." """
    parts = [f"{counted(built.added, 'item')} added"] if built.added else []
    parts += [f"{built.updated:,} brought up to date"] if built.updated else []
    said = f"{', '.join(parts)}." if parts else "" if built.gone else "Nothing new has come up."
    gone = joined([f"“{title}”" for title in built.gone])
    return " ".join(
        filter(None, (said, gone and f"Off the agenda, since nothing of it holds any more: {gone}."))
    )


GOES = "It goes when you bring in what is due."
STAYS = "It was changed or minuted by hand, so it stays until you take it off."


def settled(meeting: Meeting, items: Sequence[AgendaItem]) -> dict[int, str]:
    """The items that were built from what holds no more, and what becomes of each; none once the agenda has been sent."""
    if meeting.agenda_sent_at or meeting.cancelled_on or not any(item.key for item in items):
        return {}
    holding = {each.key for each in agenda.proposed(meeting, today())}
    found = [item for item in items if item.key and item.key not in holding]
    return {item.pk: STAYS if agenda.is_kept(item) else GOES for item in found}


def asks_offered(meeting: Meeting) -> list[tuple[int, str]]:
    """What the government's reviews wait for and is not on the agenda as an item of its own, to choose from."""
    on_it = set(AgendaItem.objects.of_meeting(meeting).asks())
    waiting = agenda.waited_for(meeting, today())
    return [(each.ask.pk, agenda.ask_line(each)) for each in waiting if each.ask.pk not in on_it]


# The log and scrutiny


def known_by(held: Any, day: dt.date) -> Any:
    """Raises Http404 for what had not been said by the day."""
    said_on = held.said_on if isinstance(held, LogEntry) else held.asked_on
    if said_on > day:
        raise Http404(NOTHING)
    return held


def item_asked(text: str, board: Board) -> AgendaItem | None:
    """The item of this board's meeting that an address names; none where it names none. Raises Http404."""
    if not text:
        return None
    found = item_of(int(text) if text.isascii() and text.isdecimal() and len(text) < 10 else 0)
    if found.meeting.board_id != board.pk:
        raise Http404(NOTHING)
    return found


def notes_offered(entry: LogEntry, day: dt.date) -> list[tuple[str, str]]:
    """What can be said of an entry as it stands."""
    if entry.ended_as_of(day):
        kinds = {Noted.REOPENED}
    elif entry.kind == LogEntry.Kind.DECISION:
        kinds = {Noted.NOTE, Noted.WITHDRAWN}
    else:
        kinds = set(Noted) - {Noted.REOPENED}
    return [(kind.value, kind.label) for kind in Noted if kind in kinds]


def asked_of(user: User, day: dt.date) -> list[Asked]:
    """What scrutiny asked of a person and is waiting for, the longest waiting first."""
    known = ScrutinyRequest.objects.owned_by(user).asked_by_day(day).for_list()
    return [each for request in known if (each := Asked(request, day)).is_waiting]


def scrutiny_sentence(day: dt.date) -> str:
    """ "9 asked, 2 waiting for an answer, 1 of them late." """
    known = asked.everything(day)
    waiting = [each for each in known if each.is_waiting]
    late = sum(each.is_late for each in waiting)
    return (
        f"{len(known)} asked, {len(waiting)} waiting for an answer{f', {late} of them late' if late else ''}."
    )
