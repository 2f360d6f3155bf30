"""The meeting about a draft, and whether a young person uses their own rights, on pages."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import Http404
from django.utils import timezone

from goldenthread import statute
from goldenthread.casework.models import Request
from goldenthread.casework.plan_writing.models import DraftingMeeting, Representation
from goldenthread.govuk.formats import plain_day
from goldenthread.people.models import CapacityRecord, Child
from goldenthread.people.today import today


@dataclass(frozen=True)
class MeetingPage:
    """`standing` is the one that is booked; `asked_on` the day on which the family asked for one, if it did."""

    standing: DraftingMeeting | None
    past: list[DraftingMeeting]
    asked_on: object | None


def meeting_page(case: Request) -> MeetingPage:
    found = list(DraftingMeeting.objects.of_case(case))
    asked = [one.received_on for one in Representation.objects.of_case(case) if one.asks_meeting]
    standing = next((one for one in found if not one.ending), None)
    return MeetingPage(standing, [one for one in found if one.ending], max(asked, default=None))


def standing_meeting(case: Request) -> DraftingMeeting:
    found = DraftingMeeting.objects.of_case(case).standing().first()
    if found is None:
        raise Http404("No meeting is booked.")
    return found


def first_answers(meeting: DraftingMeeting) -> dict:
    """As it is booked."""
    at = timezone.localtime(meeting.meets_at)
    return {
        "meets_on": at.date(),
        "time": f"{at:%H:%M}",
        "place": meeting.place,
        "who": meeting.who,
        "revision": meeting.revision,
    }


def capacity_records(child: Child) -> list[CapacityRecord]:
    return list(CapacityRecord.objects.of_child(child))


def whose_rights(child: Child) -> str:
    """In a sentence, as it stands today."""
    last_day = statute.school_age_ends_on(child.born_on)
    if today() <= last_day:
        return f"The rights under the Act are the parents' until {plain_day(last_day)}, when compulsory school age ends."
    held = CapacityRecord.objects.of_child(child).holding_on(today())
    if held and held.lacks_capacity:
        return f"Since {plain_day(held.since_on)} a parent or representative uses the rights for the young person, who lacks the capacity."
    own = f"The rights under the Act are the young person's own since {plain_day(last_day)}."
    if held and held.shares_with_parents:
        return f"{own} Since {plain_day(held.since_on)} they agree that their parents read and write for them here."
    return f"{own} Their parents' pages are closed: the young person has not agreed to share them."
