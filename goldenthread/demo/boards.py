"""The demonstration's boards and groups, their meetings and log, and what scrutiny asked, with the days that the published
papers give. People are invented; what the papers do not say of meetings and of the log is plausible and short."""

from __future__ import annotations

import csv
import datetime as dt
from functools import cached_property
from pathlib import Path
from typing import Any

from goldenthread.accounts.models import User
from goldenthread.assurance.boards import actions, agenda, log_actions, meeting_actions, scrutiny_actions
from goldenthread.assurance.models import Board, LogEntry, Meeting, Round, ScrutinyReply, ScrutinyRequest
from goldenthread.assurance.rounds import days as of_round
from goldenthread.demo import days
from goldenthread.indicators import Month, months
from goldenthread.publications.wording import month_name

FOLDER = Path(__file__).with_name("data") / "boards"
FIRST, LAST = Month(2023, 9), Month(2024, 10)  # months whose board and delivery group meet here
REVIEWED_EVERY = 6  # months, as the published plan has it
PLANNED_AHEAD = dt.timedelta(weeks=6)
SENT_AHEAD = dt.timedelta(days=5)
AWAY = {"Chief Nurse", "Co-chair"}  # who sends a deputy or apologies, by turns


def build(*, by: User) -> None:
    """Everything, in the order in which it happened. by: who keeps the boards."""
    _Story(by).tell()


def _rows(name: str) -> list[dict[str, str]]:
    return list(csv.DictReader((FOLDER / f"{name}.csv").read_text(encoding="utf-8").splitlines()))


def _day(text: str) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None


def _moment(day: dt.date) -> dt.datetime:
    return dt.datetime.combine(day, dt.time(15), dt.UTC)


class _Story:
    def __init__(self, by: User):
        self.by = by
        self.boards: dict[str, Board] = {}

    @cached_property
    def people(self) -> dict[str, User]:
        return {user.display_name: user for user in User.objects.demonstration()}

    def tell(self) -> None:
        self._found()
        self._sit()
        self._agree_terms()
        self._meet_in_committee()
        self._ask()
        self._meet_every_month()
        self._log()
        self._end()
        self._look_ahead()

    def _found(self) -> None:
        for row in _rows("boards"):
            began_on = _day(row["began_on"])
            self.boards[row["short_name"]] = actions.found_board(
                short_name=row["short_name"],
                name=row["name"],
                kind=row["kind"],
                reports_to=self.boards.get(row["reports_to"]),
                purpose=row["purpose"],
                quorum=int(row["quorum"]) if row["quorum"] else None,
                began_on=began_on,
                by=self.by,
                at=_moment(began_on),
            )

    def _sit(self) -> None:
        for row in _rows("members"):
            began_on, ended_on = _day(row["began_on"]), _day(row["ended_on"])
            member = actions.add_member(
                board=self.boards[row["board"]],
                user=self.people.get(row["person"]),
                post=row["post"],
                organisation=row["organisation"],
                part=row["part"],
                began_on=began_on,
                by=self.by,
                at=_moment(began_on),
            )
            if ended_on:
                actions.end_membership(member=member, ended_on=ended_on, by=self.by)

    def _agree_terms(self) -> None:
        for row in _rows("terms"):
            board, agreed_on = self.boards[row["board"]], _day(row["agreed_on"])
            actions.agree_terms(
                board=board,
                words=row["words"],
                agreed_on=agreed_on,
                review_months=REVIEWED_EVERY,
                by=self.by,
                expected_revision=board.terms.count(),
                at=_moment(agreed_on),
            )
            for text in filter(None, row["reviewed_on"].split(";")):
                on = _day(text)
                actions.review_terms(board=board, reviewed_on=on, by=self.by, at=_moment(on))

    # What scrutiny asked

    def _ask(self) -> None:
        asked: dict[tuple[str, str], ScrutinyRequest] = {}
        for row in _rows("scrutiny"):
            asked_on, committee = _day(row["asked_on"]), self.boards[row["committee"]]
            asked[row["committee"], row["number"]] = scrutiny_actions.ask(
                committee=committee,
                kind=row["kind"],
                words=row["words"],
                asked_on=asked_on,
                asked_by_whom=row["asked_by"],
                owner=self.people.get(row["person"]),
                owner_post=row["post"],
                due_on=_day(row["due_on"]),
                due_text=row["due_text"],
                meeting=committee.meetings.filter(meets_on=asked_on).first(),
                repeats=asked.get((row["committee"], row["repeats"])),
                by=self.by,
                at=_moment(asked_on),
            )
        for row in _rows("scrutiny_said"):
            self._answer(asked[row["committee"], row["number"]], row)

    def _answer(self, request: ScrutinyRequest, row: dict[str, str]) -> None:
        on = _day(row["on"])
        position = row["kind"] if row["kind"] in ScrutinyReply.Position.values else ""
        scrutiny_actions.answer(
            request=request,
            words=row["words"],
            answered_on=on,
            extent=ScrutinyReply.Extent.WHOLE if position else row["kind"],
            position=position,
            given_by_whom=row["given_by"],
            by=self.by,
            expected_revision=request.replies.count(),
            at=_moment(on),
        )

    # Meetings

    def _meet_in_committee(self) -> None:
        before: dict[str, Meeting] = {}
        for row in _rows("meetings"):
            board = self.boards[row["board"]]
            meeting = meeting_actions.plan_meeting(
                board=board,
                meets_on=_day(row["meets_on"]),
                begins=row["begins"],
                planned_on=_day(row["planned_on"]),
                by=self.by,
            )
            for title in row["items"].split(";"):
                meeting_actions.add_item(
                    meeting=meeting, title=title, by=self.by, at=_moment(meeting.planned_on)
                )
            if meeting.meets_on <= days.STANDS_STILL_ON:
                self._hold(meeting, before.get(row["board"]))
                before[row["board"]] = meeting

    def _meet_every_month(self) -> None:
        before: dict[str, Meeting] = {}
        held = {Month.containing(one.month_on): one for one in Round.objects.newest_first()}
        for month in months(FIRST, LAST):
            found = held.get(month)
            planned = found or of_round.proposed(month)
            for name, on in (("PDG", planned.group_meets_on), ("SIAB", planned.board_meets_on)):
                meeting = self._plan(self.boards[name], on, found)
                if on < days.STANDS_STILL_ON:
                    self._put_on_agenda(meeting, month)
                    self._hold(meeting, before.get(name))
                    before[name] = meeting

    def _plan(self, board: Board, on: dt.date, found: Round | None) -> Meeting:
        return meeting_actions.plan_meeting(
            board=board,
            meets_on=on,
            begins="10am",
            held_for=found,
            planned_on=on - PLANNED_AHEAD,
            by=self.by,
        )

    def _put_on_agenda(self, meeting: Meeting, month: Month) -> None:
        """The month's exceptions, and of the board's meetings each escalation, which its decision stands under."""
        added_at = _moment(meeting.meets_on - SENT_AHEAD)
        title = f"Exceptions of {month_name(month.first)}"
        meeting_actions.add_item(meeting=meeting, title=title, by=self.by, at=added_at)
        if meeting.round and meeting.board == self.boards["SIAB"]:
            for raised in meeting.round.exceptions.for_page():
                if raised.is_escalated:
                    meeting_actions.add_item(
                        meeting=meeting,
                        title=agenda.titled(raised),
                        words=raised.why,
                        purpose="decide",
                        exception=raised,
                        by=self.by,
                        at=added_at,
                    )

    def _hold(self, meeting: Meeting, before: Meeting | None) -> None:
        """Sent out, held, minuted in draft, and the minutes of the meeting before agreed."""
        meeting.refresh_from_db()
        on = meeting.meets_on
        meeting = meeting_actions.send_agenda(
            meeting=meeting, by=self.by, expected_revision=meeting.revision, at=_moment(on - SENT_AHEAD)
        )
        members = meeting.board.memberships.sitting_on(on).for_page()
        meeting = meeting_actions.record_attendance(
            meeting=meeting,
            attended={member.pk: self._came(member, on) for member in members},
            by=self.by,
            expected_revision=meeting.revision,
            at=_moment(on),
        )
        meeting_actions.write_minutes(
            meeting=meeting,
            words={item.pk: "Discussed, and noted." for item in meeting.items.all() if not item.exception_id},
            by=self.by,
            expected_revision=meeting.revision,
            at=_moment(on),
        )
        if before:
            before.refresh_from_db()
            meeting_actions.agree_minutes(
                meeting=before, agreed_in=meeting, by=self.by, expected_revision=before.revision
            )

    def _came(self, member: Any, on: dt.date) -> tuple[str, str]:
        if member.post in AWAY and on.month % 3 == 0:
            return ("deputy", f"A deputy of the {member.post}") if on.month % 2 else ("apologies", "")
        return "present", ""

    # The log

    def _log(self) -> None:
        entries: dict[tuple[str, str], LogEntry] = {}
        for row in _rows("log"):
            said_on = _day(row["said_on"])
            entries[row["board"], row["number"]] = log_actions.add_entry(
                board=self.boards[row["board"]],
                kind=row["kind"],
                words=row["words"],
                said_on=said_on,
                owner=self.people.get(row["person"]),
                owner_post=row["post"],
                due_on=_day(row["due_on"]),
                by=self.by,
                at=_moment(said_on),
            )
        for row in _rows("log_notes"):
            entry, said_on = entries[row["board"], row["number"]], _day(row["said_on"])
            log_actions.note_entry(
                entry=entry,
                kind=row["kind"],
                words=row["words"],
                said_on=said_on,
                due_on=_day(row["due_on"]),
                by=self.by,
                expected_revision=entry.notes.count(),
                at=_moment(said_on),
            )

    def _end(self) -> None:
        for row in _rows("boards"):
            if row["ended_on"]:
                actions.end_board(
                    board=self.boards[row["short_name"]],
                    ended_on=_day(row["ended_on"]),
                    because=row["because"],
                    by=self.by,
                )

    def _look_ahead(self) -> None:
        """The agendas of the meetings to come are built; the delivery group's has been sent out."""
        coming = Meeting.objects.of_boards([self.boards["PDG"], self.boards["SIAB"]])
        for meeting in coming.to_come(days.STANDS_STILL_ON):
            built_at = _moment(days.STANDS_STILL_ON)
            meeting_actions.build_agenda(meeting=meeting, by=self.by, at=built_at)
            meeting.refresh_from_db()
            if meeting.board == self.boards["PDG"]:
                meeting_actions.send_agenda(
                    meeting=meeting, by=self.by, expected_revision=meeting.revision, at=built_at
                )
