"""Writes of meetings: planning, the agenda, who came, minutes and their agreement, and decisions that go back to the round."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Max

from goldenthread.accounts.errors import Refused
from goldenthread.accounts.recording import not_in_the_future, recorded
from goldenthread.assurance.boards import agenda
from goldenthread.assurance.boards.writing import needed, unchanged
from goldenthread.assurance.days import local_day
from goldenthread.assurance.models import (
    AgendaItem,
    Attendance,
    Board,
    Meeting,
    Minute,
    Round,
    RoundException,
)
from goldenthread.assurance.rounds.actions import decide_exception
from goldenthread.people.today import this_moment, today
from goldenthread.publications.wording import full_date

Attended = Attendance.Attended


@dataclass(frozen=True)
class Built:
    """What building an agenda came to. gone: the titles of items of which nothing held any more."""

    added: int
    updated: int
    gone: tuple[str, ...]


@recorded
def plan_meeting(
    *,
    board: Board,
    meets_on: dt.date,
    by: Any,
    begins: str = "",
    place: str = "",
    held_for: Round | None = None,
    planned_on: dt.date | None = None,
) -> Meeting:
    """held_for: the round whose meeting of this board it is. Raises Refused for a board that has ended, a second meeting
    of the day, or a second one for the round."""
    if board.ended_on and meets_on >= board.ended_on:
        raise Refused(f"{board} has ended.")
    known = Meeting.objects.of_board(board).filter(cancelled_on__isnull=True)
    if known.filter(meets_on=meets_on).exists():
        raise Refused(f"{board} meets on {full_date(meets_on)} already.", field="meets_on")
    if held_for and known.of_round(held_for).exists():
        raise Refused(f"{board} has a meeting for this round already.", field="held_for")
    return Meeting.objects.create(
        board=board,
        meets_on=meets_on,
        begins=begins.strip(),
        place=place.strip(),
        round=held_for,
        planned_on=planned_on or today(),
        planned_by=by,
    )


def _locked(meeting: Meeting, expected_revision: int | None = None) -> Meeting:
    """Raises Refused for a cancelled meeting, Conflict after another's change."""
    now = Meeting.objects.select_for_update().get(pk=meeting.pk)
    if expected_revision is not None:
        unchanged(now, now.revision, expected_revision, "this meeting")
    if now.cancelled_on:
        raise Refused("This meeting was cancelled.")
    return now


def _changed(meeting: Meeting) -> Meeting:
    meeting.revision += 1
    meeting.save()
    return meeting


@recorded
def cancel_meeting(
    *, meeting: Meeting, because: str, by: Any, expected_revision: int, on: dt.date | None = None
) -> Meeting:
    """Raises Refused without a reason, or for one that was held; Conflict after another's change."""
    now = _locked(meeting, expected_revision)
    if now.held_recorded_at:
        raise Refused("This meeting was held.")
    now.cancelled_because = needed(because, "Say why it is cancelled", "because")
    now.cancelled_on, now.cancelled_by = on or today(), by
    return _changed(now)


@recorded
def move_meeting(
    *, meeting: Meeting, meets_on: dt.date, because: str, by: Any, expected_revision: int
) -> Meeting:
    """To another day: the first is cancelled and says why, and the new one has its agenda, to be sent out again."""
    because = needed(because, "Say why it is moved", "because")
    words = f"Moved to {full_date(meets_on)}: {because}"
    was = cancel_meeting(meeting=meeting, because=words, by=by, expected_revision=expected_revision)
    now = plan_meeting(
        board=was.board, meets_on=meets_on, begins=was.begins, place=was.place, held_for=was.round, by=by
    )
    now.instead_of = was
    now.save()
    for item in was.items.all():
        item.pk, item._state.adding, item.meeting = None, True, now
        item.save()
    return now


# The agenda


def _draft(meeting: Meeting, expected_revision: int | None = None) -> Meeting:
    now = _locked(meeting, expected_revision)
    if now.agenda_sent_at:
        raise Refused(
            f"The agenda was sent out on {full_date(local_day(now.agenda_sent_at))} and stays as it was. "
            "Take what is urgent under any other business."
        )
    return now


@recorded
def build_agenda(*, meeting: Meeting, by: Any, at: dt.datetime | None = None) -> Built:
    """Bring the agenda into line with what the round, the log, terms of reference, scrutiny and reviews bring to it.

    What is new is added; what was built before says what holds now, or goes where nothing of it holds any more. What
    somebody wrote, wrote over, minuted or logged under an item stays. Raises Refused once the agenda has been sent out.
    """
    now, when = _draft(meeting), at or this_moment()
    proposed = {each.key: each for each in agenda.proposed(now, local_day(when))}
    held = list(now.items.built())
    new = [each for key, each in proposed.items() if key not in {item.key for item in held}]
    updated, gone = _follow(held, proposed)
    last = _last_order(now)
    for number, each in enumerate(new, start=last + 1):
        AgendaItem.objects.create(meeting=now, order=number, added_by=by, added_at=when, **vars(each))
    _close_with_any_other_business(now)
    _changed(now)
    return Built(len(new), updated, tuple(gone))


def _follow(held: Sequence[AgendaItem], proposed: Mapping[str, agenda.Proposed]) -> tuple[int, list[str]]:
    """How many built items say otherwise now, and the titles of those that went."""
    updated, gone = 0, []
    for item in held:
        if agenda.is_kept(item):
            continue
        if item.key not in proposed:
            gone.append(item.title)
            item.delete()
        elif _says_otherwise(item, proposed[item.key]):
            for name, value in vars(proposed[item.key]).items():
                setattr(item, name, value)
            item.save()
            updated += 1
    return updated, gone


def _says_otherwise(item: AgendaItem, now: agenda.Proposed) -> bool:
    return (item.title, item.words, item.purpose) != (now.title, now.words, now.purpose)


@recorded
def add_asks(
    *, meeting: Meeting, asks: Sequence[int], by: Any, at: dt.datetime | None = None
) -> list[AgendaItem]:
    """Put each of these asks of a government's review on the agenda as an item of its own.

    Raises Refused where none is chosen, for one that nothing is waited for any more, or once the agenda has been sent out.
    """
    now, when = _draft(meeting), at or this_moment()
    on_it = set(now.items.asks())
    waiting = {state.ask.pk: state for state in agenda.waited_for(now, local_day(when))}
    chosen = [waiting.get(number) for number in asks if number not in on_it]
    if not asks:
        raise Refused("Choose what is put on the agenda.", field="asks")
    if None in chosen:
        raise Refused("One of these has been settled since: choose again.", field="asks")
    made = [
        AgendaItem.objects.create(
            meeting=now, order=number, added_by=by, added_at=when, **vars(agenda.of_ask(state))
        )
        for number, state in enumerate(chosen, start=_last_order(now) + 1)
    ]
    _follow(  # the item of the other asks alone: what else has moved since is for building the agenda, which says so
        now.items.built().filter(key=agenda.REVIEW_ASKS),
        {each.key: each for each in agenda.proposed(now, local_day(when))},
    )
    _close_with_any_other_business(now)
    _changed(now)
    return made


def _last_order(meeting: Meeting) -> int:
    return meeting.items.aggregate(last=Max("order"))["last"] or 0


def _close_with_any_other_business(meeting: Meeting) -> None:
    last = meeting.items.filter(key=agenda.ANY_OTHER).first()
    if last and last.order != _last_order(meeting):
        last.order = _last_order(meeting) + 1
        last.save()


@recorded
def add_item(
    *,
    meeting: Meeting,
    title: str,
    by: Any,
    words: str = "",
    purpose: str = AgendaItem.Purpose.DISCUSS,
    exception: RoundException | None = None,
    at: dt.datetime | None = None,
) -> AgendaItem:
    """Raises Refused without a title, or once the agenda has been sent out."""
    now = _draft(meeting)
    made = AgendaItem.objects.create(
        meeting=now,
        order=_last_order(now) + 1,
        title=needed(title, "Give the item a title", "title"),
        words=words.strip(),
        purpose=purpose,
        exception=exception,
        added_by=by,
        added_at=at or this_moment(),
    )
    _close_with_any_other_business(now)
    _changed(now)
    return made


@recorded
def change_item(*, item: AgendaItem, title: str, words: str, purpose: str, by: Any) -> AgendaItem:
    """Raises Refused without a title, or once the agenda has been sent out."""
    _changed(_draft(item.meeting))
    now = AgendaItem.objects.select_for_update().get(pk=item.pk)
    said = (needed(title, "Give the item a title", "title"), words.strip(), purpose)
    if said != (now.title, now.words, now.purpose):
        now.title, now.words, now.purpose = said
        now.changed_at = this_moment()
        now.save()
    return now


@recorded
def remove_item(*, item: AgendaItem, by: Any) -> None:
    """From an agenda that nobody has been sent. Raises Refused afterwards."""
    _changed(_draft(item.meeting))
    AgendaItem.objects.get(pk=item.pk).delete()


@recorded
def arrange_items(*, meeting: Meeting, places: Mapping[int, int], by: Any) -> None:
    """Put the items in the order of the numbers given for them; those without one keep their own. Equal numbers keep
    the order they had."""
    now = _draft(meeting)
    items = sorted(now.items.all(), key=lambda item: (places.get(item.pk, item.order), item.order))
    for number, item in enumerate(items, start=1):
        if item.order != number:
            item.order = number
            item.save()
    _changed(now)


@recorded
def send_agenda(
    *, meeting: Meeting, by: Any, expected_revision: int, at: dt.datetime | None = None
) -> Meeting:
    """From now on the agenda stays as it is. Raises Refused for an empty one; Conflict after another's change."""
    now = _draft(meeting, expected_revision)
    if not now.items.exists():
        raise Refused("There is nothing on the agenda yet.")
    now.agenda_sent_at, now.agenda_sent_by = at or this_moment(), by
    return _changed(now)


# What happened


@recorded
def record_attendance(
    *,
    meeting: Meeting,
    attended: Mapping[int, tuple[str, str]],
    by: Any,
    expected_revision: int,
    at: dt.datetime | None = None,
) -> Meeting:
    """Who came, by membership: how, and the deputy's name. The meeting counts as held from now on.

    Raises Refused before its day, once its minutes are agreed, or for a deputy without a name; Conflict after another's
    change.
    """
    now = _locked(meeting, expected_revision)
    not_in_the_future(now.meets_on, today(), field="")
    _not_agreed(now)
    for member in now.board.memberships.sitting_on(now.meets_on).for_page():
        how, deputy = attended.get(member.pk, ("", ""))
        if how not in Attended.values:
            raise Refused(f"Say how {member.who} came, or that they did not.", field=f"member_{member.pk}")
        if how == Attended.DEPUTY and not deputy.strip():
            raise Refused(f"Name the deputy of {member.who}.", field=f"deputy_{member.pk}")
        name = deputy.strip() if how == Attended.DEPUTY else ""
        Attendance.objects.update_or_create(
            meeting=now, member=member, defaults={"attended": how, "deputy_name": name}
        )
    if now.held_recorded_at is None:
        now.held_recorded_at, now.held_recorded_by = at or this_moment(), by
    return _changed(now)


def _not_agreed(meeting: Meeting) -> None:
    if meeting.minutes_agreed_on:
        raise Refused(
            f"The minutes were agreed on {full_date(meeting.minutes_agreed_on)}: correct them item by item, and say why."
        )


def _held(meeting: Meeting, expected_revision: int | None = None) -> Meeting:
    now = _locked(meeting, expected_revision)
    if now.held_recorded_at is None:
        raise Refused("Record first who came.")
    return now


@recorded
def write_minutes(
    *,
    meeting: Meeting,
    words: Mapping[int, str],
    by: Any,
    expected_revision: int,
    at: dt.datetime | None = None,
) -> int:
    """Minutes in draft, by item; how many changed. What they said before stays on record.

    Raises Refused before attendance is recorded or once they are agreed; Conflict after another's change.
    """
    now = _held(meeting, expected_revision)
    _not_agreed(now)
    changed = 0
    for item in now.items.for_page():
        said, before = words.get(item.pk, "").strip(), list(item.minutes.all())
        if said != (before[-1].words if before else ""):
            Minute.objects.create(item=item, words=said, said_by=by, said_at=at or this_moment())
            changed += 1
    _changed(now)
    return changed


@recorded
def correct_minute(
    *, item: AgendaItem, words: str, reason: str, by: Any, at: dt.datetime | None = None
) -> Minute:
    """Of minutes that were agreed. Raises Refused for minutes still in draft, or without words or a reason."""
    now = _locked(item.meeting)
    if now.minutes_agreed_on is None:
        raise Refused("These minutes are still in draft: write them there.")
    made = Minute.objects.create(
        item=item,
        words=needed(words, "Write what it should say", "words"),
        reason=needed(reason, "Say why it is corrected", "reason"),
        said_by=by,
        said_at=at or this_moment(),
    )
    _changed(now)
    return made


@recorded
def agree_minutes(*, meeting: Meeting, agreed_in: Meeting, by: Any, expected_revision: int) -> Meeting:
    """A later meeting of the board agreed them. Raises Refused for minutes of nothing, an earlier meeting, or one that
    was not held; Conflict after another's change."""
    now = _held(meeting, expected_revision)
    _not_agreed(now)
    agreed_in = Meeting.objects.get(pk=agreed_in.pk)
    if agreed_in.board_id != now.board_id or agreed_in.meets_on <= now.meets_on:
        raise Refused("Minutes are agreed at a later meeting of the same board.", field="agreed_in")
    if agreed_in.held_recorded_at is None:
        raise Refused("That meeting has not been held: record who came to it first.", field="agreed_in")
    if not any(minute.words for item in now.items.for_page() for minute in item.minutes.all()):
        raise Refused("Nothing has been minuted yet.")
    now.minutes_agreed_in, now.minutes_agreed_on, now.minutes_agreed_by = agreed_in, agreed_in.meets_on, by
    return _changed(now)


@recorded
def decide_item(
    *, item: AgendaItem, outcome: str, by: Any, expected_revision: int, because: str = ""
) -> RoundException:
    """What the board decided of an escalation, on the day of its meeting. It is written to the round's exception and
    nowhere else.

    Raises Refused where the item is no escalation or the meeting was not held, and as `decide_exception` does; Conflict
    when somebody wrote to the exception first.
    """
    now = _held(item.meeting)
    if item.exception is None:
        raise Refused("This item is no escalation: write its decision in the log.")
    return decide_exception(
        raised=item.exception,
        outcome=outcome,
        decided_on=now.meets_on,
        by=by,
        expected_revision=expected_revision,
        because=because,
    )
