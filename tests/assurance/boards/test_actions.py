"""Writes of boards and meetings: all or nothing, and who did it."""

from datetime import date

import pytest
from auditlog.models import LogEntry as Change

from goldenthread.accounts.errors import Conflict, Refused
from goldenthread.assurance.boards import actions, standing
from goldenthread.assurance.boards import meeting_actions as meetings
from goldenthread.assurance.models import Board, Meeting


def test_what_is_refused_leaves_nothing_behind(db, office):
    given = {"short_name": "X", "kind": "nonsense", "began_on": date(2024, 1, 1), "by": office}
    with pytest.raises(Refused):
        actions.found_board(name="X", **given)
    assert not Board.objects.exists()


def test_the_record_names_who_did_it(siab, office):
    change = Change.objects.get_for_object(siab).first()
    assert change.actor == office


def test_nobody_writes_without_a_name(db):
    with pytest.raises(TypeError, match="needs by="):
        actions.found_board(short_name="X", name="X", kind="board", began_on=date(2024, 1, 1), by=None)


def test_the_path_goes_up_to_the_top(siab, pdg, office):
    began = {"began_on": date(2023, 5, 1), "by": office}
    group = actions.found_board(short_name="Data", name="Data", kind="task", reports_to=pdg, **began)
    assert standing.path_up(group, date(2024, 1, 1)) == [group, pdg, siab]
    placed = standing.tree(standing.boards(date(2024, 1, 1)))
    assert [(str(each.board), depth) for each, depth in placed] == [("SIAB", 0), ("PDG", 1), ("Data", 2)]


def test_two_who_plan_the_agenda_at_once_are_told(meeting, office):
    meetings.add_item(meeting=meeting, title="One", by=office)
    with pytest.raises(Conflict):
        meetings.cancel_meeting(meeting=meeting, because="-", by=office, expected_revision=meeting.revision)


def test_minutes_are_agreed_by_a_later_meeting_of_the_same_board(meeting, attend, pdg, office):
    held = attend(meeting)
    other = meetings.plan_meeting(board=pdg, meets_on=date(2024, 11, 11), by=office)
    with pytest.raises(Refused, match="later meeting of the same board"):
        meetings.agree_minutes(meeting=held, agreed_in=other, by=office, expected_revision=held.revision)


def test_a_moved_meeting_keeps_its_first_day(meeting, office):
    now = meetings.move_meeting(
        meeting=meeting,
        meets_on=date(2024, 11, 19),
        because="Illness",
        by=office,
        expected_revision=meeting.revision,
    )
    assert now.instead_of == meeting
    assert [item.title for item in now.items.all()] == ["Waiting lists"]
    assert Meeting.objects.to_come(date(2024, 11, 12)).get() == now
    assert Meeting.objects.get(pk=meeting.pk).items.count() == 1
