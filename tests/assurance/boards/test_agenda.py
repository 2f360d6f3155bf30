"""What an agenda is built from."""

from datetime import date

import pytest

from goldenthread.accounts.errors import Refused
from goldenthread.assurance.boards import agenda
from goldenthread.assurance.boards import meeting_actions as actions
from goldenthread.assurance.rounds.actions import raise_exception

TODAY = date(2024, 11, 12)


def keys(meeting, day=TODAY):
    return [each.key.partition(":")[0] for each in agenda.proposed(meeting, day)]


@pytest.fixture
def of_round(siab, open_round, office):
    return actions.plan_meeting(board=siab, meets_on=date(2024, 11, 22), held_for=open_round, by=office)


def test_the_board_gets_its_escalations_first_and_what_nobody_explained(of_round, escalated):
    assert keys(of_round) == ["apologies", "escalation", "exceptions", "terms", "any-other"]
    item = next(each for each in agenda.proposed(of_round, TODAY) if each.exception)
    assert "Asked: Release one post" in item.words


def test_red_indicators_without_commentary_are_named(of_round):
    silent = next(each for each in agenda.proposed(of_round, TODAY) if each.key == "silent")
    assert silent.title == "Red indicators that nobody has explained: 1"
    assert "130 of 171" in silent.words


def test_what_is_decided_is_no_longer_asked(of_round, escalated, office, attend):
    actions.build_agenda(meeting=of_round, by=office)
    escalated.outcome, escalated.decided_on = "Agreed", TODAY
    escalated.save()
    assert "escalation" not in keys(of_round)


def test_what_an_owner_would_ask_comes_to_the_delivery_group(pdg, open_round, office):
    raised = raise_exception(held=open_round, why="No room", by=office)
    raised.ask_of_board = "A room"
    raised.save()
    meeting = actions.plan_meeting(board=pdg, meets_on=date(2024, 11, 14), held_for=open_round, by=office)
    assert "ask" in keys(meeting)
    assert "escalation" not in keys(meeting)


def test_minutes_actions_and_scrutiny_are_brought_in(siab, meeting, entry, asked, attend, office):
    later = actions.plan_meeting(board=siab, meets_on=date(2024, 12, 10), by=office)
    attend(meeting)
    assert keys(later) == ["apologies", "minutes", "actions", "terms", "scrutiny", "any-other"]
    found = {each.key.partition(":")[0]: each for each in agenda.proposed(later, TODAY)}
    assert found["minutes"].title == "Minutes of the meeting on 12 November 2024"
    assert found["actions"].words == "SIAB 1: Fill two posts Rowan Ash, due 31 October 2024, 12 days late"
    assert "Not answered, 12 days late." in found["scrutiny"].words
    assert "actions" not in keys(later, date(2024, 9, 9))


def test_a_committee_gets_what_it_asked_itself(committee, asked, office):
    meeting = actions.plan_meeting(board=committee, meets_on=date(2024, 12, 4), by=office)
    assert keys(meeting) == ["apologies", "scrutiny", "any-other"]


def test_the_groups_below_bring_their_terms_to_the_board(meeting, pdg, office):
    from goldenthread.assurance.boards.actions import agree_terms

    agree_terms(
        board=pdg,
        words="-",
        agreed_on=date(2024, 1, 1),
        review_months=6,
        by=office,
        expected_revision=0,
    )
    titles = [each.title for each in agenda.proposed(meeting, TODAY) if each.key.startswith("terms")]
    assert titles == ["Terms of reference of SIAB: review", "Terms of reference of PDG: review"]


def test_a_meeting_that_was_cancelled_takes_no_agenda(meeting, office):
    actions.cancel_meeting(meeting=meeting, because="Snow", by=office, expected_revision=meeting.revision)
    with pytest.raises(Refused, match="cancelled"):
        actions.build_agenda(meeting=meeting, by=office)
