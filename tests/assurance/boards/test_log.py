"""An entry of the log on a day, from its dated notes."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldenthread.accounts.errors import Conflict, Refused
from goldenthread.assurance.boards import log_actions as actions
from goldenthread.assurance.models import LogEntry, LogNote

FIRST = date(2024, 1, 10)
Kind = LogNote.Kind


def entry_with(notes, due=10):
    """(day, kind, new due day) for each note."""
    held = LogEntry(kind="action", said_on=FIRST, due_on=FIRST + timedelta(days=due), owner_post="-")
    rows = [
        LogNote(
            kind=kind,
            said_on=FIRST + timedelta(days=day),
            due_on=FIRST + timedelta(days=moved) if kind == Kind.MOVED else None,
            said_at=datetime(2024, 12, 1, tzinfo=UTC),
        )
        for day, kind, moved in sorted(notes, key=lambda each: each[0])
    ]
    held.notes_by = lambda day: [each for each in rows if each.said_on <= day]
    return held


notes = st.lists(st.tuples(st.integers(0, 60), st.sampled_from(Kind.values), st.integers(0, 90)), max_size=6)


@given(story=notes, on=st.integers(0, 60))
def test_what_is_noted_later_changes_nothing_about_an_earlier_day(story, on):
    day = FIRST + timedelta(days=on)
    whole, known = entry_with(story), entry_with(each for each in story if each[0] <= on)
    assert whole.due_as_of(day) == known.due_as_of(day)
    assert whole.days_late_on(day) == known.days_late_on(day) >= 0
    assert whole.is_open_on(day) == known.is_open_on(day) == (whole.ended_as_of(day) is None)


def note(entry, by, kind, expected, **over):
    given = {"words": "-", "said_on": date(2024, 11, 1)} | over
    return actions.note_entry(entry=entry, kind=kind, by=by, expected_revision=expected, **given)


def test_numbers_of_a_board_follow_each_other(siab, pdg, office):
    about = {"kind": "decision", "words": "-", "said_on": date(2024, 9, 1), "by": office}
    made = [actions.add_entry(board=board, **about) for board in (siab, pdg, siab)]
    assert [each.reference for each in made] == ["SIAB 1", "PDG 1", "SIAB 2"]


@pytest.mark.parametrize(
    ("kind", "over", "words"),
    [
        ("moved", {}, "Give the new due day."),
        ("moved", {"due_on": date(2024, 9, 1)}, "must not be before the day on which it was agreed"),
        ("reopened", {}, "It is open."),
        ("done", {"words": " "}, "Say what was done, or why."),
        ("done", {"said_on": date(2024, 9, 1)}, "must not be before what was said last"),
        ("done", {"said_on": date(2024, 11, 13)}, "is in the future"),
        ("finished", {}, "Choose what became of it."),
    ],
)
def test_a_note_that_cannot_be_is_refused(entry, office, kind, over, words):
    with pytest.raises(Refused, match=words):
        note(entry, office, kind, 0, **over)
    assert entry.notes.count() == 0


def test_an_action_is_taken_up_again_and_two_do_not_note_at_once(entry, office, board_member):
    note(entry, office, "done", 0)
    with pytest.raises(Conflict):
        note(entry, office, "reopened", 0)
    note(entry, office, "reopened", 1)
    entry = LogEntry.objects.for_list().get()
    assert entry.is_open_on(date(2024, 11, 12))
    with pytest.raises(Refused, match="for its owner"):
        note(entry, board_member, "done", 2)


def test_a_decision_is_neither_done_nor_due(siab, office):
    made = actions.add_entry(board=siab, kind="decision", words="-", said_on=date(2024, 9, 1), by=office)
    with pytest.raises(Refused, match="not done or due"):
        note(made, office, "done", 0)
    note(made, office, "withdrawn", 0)
