"""Where a request of scrutiny stands follows from what was said by the day."""

from datetime import UTC, date, datetime, timedelta
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldenthread.assurance.boards.asked import WAITING, Asked, State
from goldenthread.assurance.models import ScrutinyFollowUp, ScrutinyReply

ASKED_ON = date(2024, 1, 10)


class Rows(list):
    def all(self):
        return self


def said(day, kind, order=0):
    """ "whole" and "part" are replies; "content", "again" and "noted" follow-ups."""
    on = ASKED_ON + timedelta(days=day)
    at = datetime(2024, 12, 1, tzinfo=UTC) + timedelta(minutes=order)
    if kind in ScrutinyReply.Extent.values:
        return ScrutinyReply(answered_on=on, extent=kind, words="-", said_at=at)
    return ScrutinyFollowUp(said_on=on, verdict=kind, words="-", said_at=at)


def asked(*story, on=100, due=None, again=()):
    rows = [said(*each, order=order) for order, each in enumerate(story)]
    request = SimpleNamespace(
        asked_on=ASKED_ON,
        due_on=ASKED_ON + timedelta(days=due) if due is not None else None,
        replies=Rows(each for each in rows if isinstance(each, ScrutinyReply)),
        follow_ups=Rows(each for each in rows if isinstance(each, ScrutinyFollowUp)),
        repeated_in=Rows(
            SimpleNamespace(asked_on=ASKED_ON + timedelta(days=day), number=9, pk=9) for day in again
        ),
    )
    return Asked(request, ASKED_ON + timedelta(days=on))


@pytest.mark.parametrize(
    ("story", "state", "late"),
    [
        ([], State.UNANSWERED, 70),
        ([(5, "noted")], State.UNANSWERED, 70),
        ([(5, "part")], State.PART, 70),
        ([(5, "whole")], State.ANSWERED, 0),
        ([(40, "whole")], State.ANSWERED, 10),
        ([(5, "part"), (50, "whole")], State.ANSWERED, 20),
        ([(5, "whole"), (9, "again")], State.AGAIN, 70),
        ([(5, "whole"), (9, "again"), (60, "whole")], State.ANSWERED, 0),
        ([(5, "whole"), (5, "content")], State.CLOSED, 0),
        ([(40, "part"), (50, "content")], State.CLOSED, 10),
        ([(101, "whole")], State.UNANSWERED, 70),  # that is still to come
    ],
)
def test_its_state_and_how_late_it_is(story, state, late):
    found = asked(*story, due=30)
    assert (found.state, found.days_late) == (state, late)


def test_one_that_is_asked_again_waits_under_its_new_number():
    found = asked(again=[20])
    assert (found.state, found.is_waiting, found.days_late) == (State.REPLACED, False, 0)
    assert asked(again=[20], on=19).state is State.UNANSWERED
    assert asked((5, "whole"), again=[20]).state is State.ANSWERED


kinds = st.sampled_from(["whole", "part", "content", "again", "noted"])
stories = st.lists(st.tuples(st.integers(0, 200), kinds), max_size=6)


@given(story=stories, on=st.integers(0, 200), due=st.none() | st.integers(0, 200))
def test_what_is_said_later_changes_nothing_about_an_earlier_day(story, on, due):
    whole = asked(*story, on=on, due=due)
    known = asked(*(each for each in story if each[0] <= on), on=on, due=due)
    assert (whole.state, whole.days_late) == (known.state, known.days_late)
    assert whole.is_waiting == (whole.state in WAITING)
    assert whole.days_late >= 0
    if due is None or due >= on:
        assert not whole.is_late
