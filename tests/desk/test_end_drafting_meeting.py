"""A meeting was held, or is cancelled; the family reads why."""

from datetime import UTC, date, datetime

import factories
import pytest
import stories

from goldenthread.casework.plan_writing.meeting_actions import book_meeting


def booked(officer, parent, day):
    child = stories.child_of(officer)
    factories.carer(child, user=parent)
    case = stories.drafted(child)
    at = datetime(2024, 11, day, 14, 30, tzinfo=UTC)
    return book_meeting(
        by=officer, today=date(2024, 11, 12), request=case, meets_at=at, place="Oak House", who="Parents"
    )


@pytest.mark.parametrize(("ending", "words"), [("held", "All came"), ("cancelled", "Snow")])
def test_what_became_of_it_is_read_by_the_family(signed_in, officer, parent, ending, words):
    meeting = booked(officer, parent, 12)
    url = f"/cases/{meeting.request.ref}/meeting/"
    form = signed_in(officer).get(f"{url}end/")
    page = form.submit("Record what became of the meeting", ending=ending, words=words, redirects_to=url)
    assert "No meeting is booked." in page.text
    assert f"{ending}. {words}" in signed_in(parent).get(f"/family/{meeting.request.child.ref}/").text


def test_it_was_not_held_before_its_day(signed_in, officer, parent):
    meeting = booked(officer, parent, 20)
    form = signed_in(officer).get(f"/cases/{meeting.request.ref}/meeting/end/")
    said = form.submit("Record what became of the meeting", ending="held", words="All came").errors()
    assert said == ["The meeting is on 20 November 2024"]
