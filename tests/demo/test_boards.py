"""The demonstration's boards, without the rest of it."""

from datetime import date

import factories
import pytest

from goldenthread.accounts.roles import ProgrammeOffice
from goldenthread.assurance.boards import asked, log, standing
from goldenthread.assurance.models import Meeting
from goldenthread.demo import boards, officers

STANDS_STILL = date(2024, 11, 12)


@pytest.fixture
def built(db):
    for number, (name, job, role, *_) in enumerate(officers._TO_SIGN_IN_AS, start=1):
        factories.user(role.code, display_name=name, job_title=job, demonstration_order=number)
    office = factories.user(ProgrammeOffice.code)
    boards.build(by=office)


@pytest.mark.usefixtures("built")
def test_it_has_the_boards_and_the_requests_of_the_papers():
    shown = {str(each.board): each for each in standing.boards(STANDS_STILL, with_ended=True)}
    assert shown["PDG"].details.reports_to == shown["SIAB"].board
    assert sum(each.details.kind == "task" for each in shown.values()) == 5
    assert shown["SEND Sub-Committee"].board.ended_on == date(2024, 4, 24)
    held = Meeting.objects.of_board(shown["SEND Sub-Committee"].board)
    assert (held.count(), held.first().meets_on) == (7, date(2023, 3, 22))
    waiting = {each.reference: each.state.code for each in asked.everything(STANDS_STILL) if each.is_waiting}
    assert waiting == {
        "SEND Sub-Committee 4": "unanswered",  # the workforce, asked for in June 2023 and again in July
        "SEND Sub-Committee 5": "part",
        "Scrutiny Committee 4": "unanswered",
    }
    june = {each.request.number: each for each in asked.everything(date(2023, 7, 24))}
    assert june[1].state.code == "unanswered"


@pytest.mark.usefixtures("built")
def test_something_is_late_and_something_is_due():
    late = [row.reference for row in log.found({"state": "late"}, STANDS_STILL)]
    assert late == ["PDG 2", "SIAB 5"]
    overdue = [
        str(each.board) for each in standing.boards(STANDS_STILL) if each.terms and each.terms.days_late
    ]
    assert overdue == ["SIAB", "Professional Development"]
    coming = Meeting.objects.to_come(STANDS_STILL)
    assert [str(each.board) for each in coming] == ["PDG", "SIAB", "Scrutiny Committee"]
    assert all(each.items.exists() for each in coming)
