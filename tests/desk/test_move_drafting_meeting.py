"""A meeting is moved with a reason, which stays on file."""

from datetime import UTC, date, datetime

import pytest
import stories

from goldenthread.casework.plan_writing.meeting_actions import book_meeting
from goldenthread.casework.plan_writing.models import DraftingMeeting


@pytest.fixture
def meeting(officer):
    case = stories.drafted(stories.child_of(officer))
    at = datetime(2024, 11, 20, 14, 30, tzinfo=UTC)
    return book_meeting(
        by=officer, today=date(2024, 11, 12), request=case, meets_at=at, place="Oak House", who="Parents"
    )


def test_both_are_on_file(signed_in, officer, meeting):
    url = f"/cases/{meeting.request.ref}/meeting/"
    form = signed_in(officer).get(f"{url}move/")
    assert form.submit("Move the meeting").errors() == ["Say why: the family reads it"]
    page = form.submit("Move the meeting", time="10:00", words="The psychologist is ill", redirects_to=url)
    assert "The psychologist is ill" in page.text
    new = DraftingMeeting.objects.standing().get()
    assert (new.follows, new.place) == (meeting, "Oak House")


def test_two_people_do_not_move_it_twice(signed_in, officer, meeting):
    form = signed_in(officer).get(f"/cases/{meeting.request.ref}/meeting/move/")
    DraftingMeeting.objects.update(revision=3)
    assert "Go back, look at it as it stands now" in form.submit("Move the meeting", words="x").errors()[0]


def test_without_one_there_is_nothing_to_move(signed_in, officer):
    case = stories.drafted(stories.child_of(officer))
    signed_in(officer).get(f"/cases/{case.ref}/meeting/move/", status=404)
