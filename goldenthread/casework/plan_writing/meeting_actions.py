"""The meeting about a draft: booked, moved with a reason, cancelled with a reason, or held."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from goldenthread.accounts.errors import Conflict, Refused
from goldenthread.accounts.recording import recorded
from goldenthread.casework.plan_writing.models import DraftingMeeting
from goldenthread.people.today import this_moment
from goldenthread.statute.wording import in_words

Ending = DraftingMeeting.Ending


@recorded
def book_meeting(
    *, by: Any, today: date, request: Any, meets_at: datetime, place: str, who: str
) -> DraftingMeeting:
    """With the family, about the plan that is being written. One is booked at a time."""
    _refuse_ended(request)
    type(request).objects.locked().get(pk=request.pk)
    if DraftingMeeting.objects.of_case(request).standing().exists():
        raise Refused("A meeting is booked already: move it, or cancel it")
    return _booked(by, today, request, meets_at, place, who)


@recorded
def move_meeting(
    *,
    by: Any,
    today: date,
    meeting: DraftingMeeting,
    meets_at: datetime,
    place: str,
    who: str,
    words: str,
    expected_revision: int | None = None,
) -> DraftingMeeting:
    """To another time or place. The first stays on file with the reason."""
    held = _standing(meeting, expected_revision)
    _end(held, Ending.MOVED, by, today, words)
    return _booked(by, today, held.request, meets_at, place, who, follows=held)


@recorded
def end_meeting(
    *,
    by: Any,
    today: date,
    meeting: DraftingMeeting,
    ending: str,
    words: str,
    expected_revision: int | None = None,
) -> DraftingMeeting:
    """It took place, and `words` say who came and what was agreed; or it is cancelled, and they say why."""
    held = _standing(meeting, expected_revision)
    if ending not in (Ending.HELD, Ending.CANCELLED):
        raise Refused("Select what became of it", field="ending")
    if ending == Ending.HELD and held.meets_on > today:
        raise Refused(f"The meeting is on {in_words(held.meets_on)}", field="ending")
    return _end(held, ending, by, today, words)


def _booked(by, today: date, request, meets_at: datetime, place: str, who: str, *, follows=None):
    meeting = DraftingMeeting(
        request=request,
        meets_at=meets_at,
        place=place.strip(),
        who=who.strip(),
        follows=follows,
        booked_by=by,
        booked_at=this_moment(),
    )
    if meeting.meets_on < today:
        raise Refused(f"{in_words(meeting.meets_on)} has passed", field="meets_on")
    if not meeting.place:
        raise Refused("Say where it is, or how to join", field="place")
    if not meeting.who:
        raise Refused("Say who is asked to come", field="who")
    meeting.save()
    return meeting


def _standing(meeting: DraftingMeeting, expected_revision: int | None) -> DraftingMeeting:
    held = DraftingMeeting.objects.locked().get(pk=meeting.pk)
    if held.ending:
        raise Refused(f"{held.get_ending_display()} on {in_words(held.ended_on)}")
    if expected_revision is not None and held.revision != expected_revision:
        raise Conflict(
            record=held, changed_by=held.booked_by.display_name, changed_at=held.booked_at, changes=[]
        )
    return held


def _end(held: DraftingMeeting, ending: str, by, today: date, words: str) -> DraftingMeeting:
    if not words.strip():
        asks = "Say who came and what was agreed" if ending == Ending.HELD else "Say why: the family reads it"
        raise Refused(asks, field="words")
    held.ending, held.ended_on, held.ended_by, held.words = ending, today, by, words.strip()
    held.revision += 1
    held.save()
    return held


def _refuse_ended(request) -> None:
    plan = getattr(request, "plan", None)
    if request.withdrawn_on or request.moved_on or (plan and plan.ceased_on):
        raise Refused("The case has ended: there is no plan to meet about")
