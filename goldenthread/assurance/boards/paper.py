"""The agenda and the minutes of a meeting as papers, from what its page shows on a day.

Nothing here depends on the moment it is made: the same day gives the same bytes until something stored changes.
"""

from __future__ import annotations

from typing import Any

from goldenthread.assurance.boards.log import Row
from goldenthread.assurance.boards.pages import MeetingPage, MinutedItem
from goldenthread.assurance.models import Attendance, Membership, Minute
from goldenthread.govuk.formats import instant
from goldenthread.people.local_area import area_name
from goldenthread.publications.meeting_paper.data import AGENDA, MINUTES, Correction, Item, LogRow, data
from goldenthread.publications.wording import full_date


def agenda(shown: MeetingPage) -> dict[str, Any] | None:
    """As it was sent out, or in draft for those who see drafts; None where there is nothing to print."""
    if not shown.items or not (shown.is_sent or shown.drafts):
        return None
    meeting = shown.meeting
    by = f" by {meeting.agenda_sent_by}" if meeting.agenda_sent_by else ""
    sent = f"Sent out on {instant(meeting.agenda_sent_at)}{by}." if shown.is_sent else "Not sent out yet."
    items = [Item(one.number, one.item.title, _purpose(one), one.item.words) for one in shown.items]
    return data(
        kind=AGENDA, state=_state(shown, sent), is_draft=not shown.is_sent, items=items, **_about(shown)
    )


def minutes(shown: MeetingPage) -> dict[str, Any] | None:
    """With who came, what was decided and what was corrected since; None for a meeting that is not recorded as held."""
    if not shown.is_held:
        return None
    agreed_on = shown.meeting.minutes_agreed_on
    said = f"Agreed as a true record on {full_date(agreed_on)}." if shown.is_agreed else "Not agreed yet."
    came = [(how, [_came(one) for one in who]) for how, who in shown.by_attendance]
    return data(
        kind=MINUTES,
        state=said,
        is_draft=not shown.is_agreed,
        attendance=came,
        quorum=shown.quorum_words,
        items=[_minuted(one) for one in shown.items],
        **_about(shown),
    )


def _about(shown: MeetingPage) -> dict[str, Any]:
    meeting = shown.meeting
    return {
        "board": shown.shown.details.name if shown.shown else str(meeting.board),
        "area_name": area_name(),
        "meets_on": meeting.meets_on,
        "begins": meeting.begins,
        "place": meeting.place,
        "day": shown.day,
    }


def _state(shown: MeetingPage, sent: str) -> str:
    return f"{shown.state} {sent}" if shown.is_cancelled else sent


def _purpose(one: MinutedItem) -> str:
    return one.item.get_purpose_display()


def _came(one: Attendance) -> str:
    chair = " (chair)" if one.member.part == Membership.Part.CHAIR else ""
    deputy = f", for whom {one.deputy_name} came" if one.deputy_name else ""
    return f"{one.member.who}{chair}{deputy}"


def _minuted(one: MinutedItem) -> Item:
    return Item(
        one.number,
        one.item.title,
        _purpose(one),
        minute=one.minute.words if one.minute else "",
        corrections=tuple(_correction(each) for each in one.corrections),
        decided=one.item.exception.outcome if one.decided else "",
        log=tuple(_row(each) for each in one.rows),
    )


def _correction(said: Minute) -> Correction:
    by = f" by {said.said_by}" if said.said_by else ""
    return Correction(said.words, said.reason, f"Said on {instant(said.said_at)}{by}.")


def _row(row: Row) -> LogRow:
    return LogRow(row.kind, row.reference, row.words, row.who, row.due_on, row.state)
