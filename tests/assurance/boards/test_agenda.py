"""What an agenda is built from."""

from datetime import date

import pytest

from goldenthread.accounts.errors import Refused
from goldenthread.assurance.boards import agenda
from goldenthread.assurance.boards import meeting_actions as actions
from goldenthread.assurance.boards.log_actions import add_entry
from goldenthread.assurance.models import Area, Ask, GovernmentReview, ImprovementPlan
from goldenthread.assurance.reviews.actions import judge
from goldenthread.assurance.rounds.actions import decide_exception, raise_exception

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
    built = actions.build_agenda(meeting=of_round, by=office)
    assert built.gone == ("APP17: Release one post",)
    assert not of_round.items.filter(exception=escalated).exists()
    assert of_round.items.filter(key="exceptions").exists()


def built_and_settled(of_round, escalated, office):
    """The agenda with its escalation, which the board decided elsewhere since."""
    actions.build_agenda(meeting=of_round, by=office)
    decide_exception(
        raised=escalated,
        outcome="Agreed",
        decided_on=TODAY,
        by=office,
        expected_revision=escalated.revision,
    )
    return of_round.items.get(exception=escalated)


def test_what_somebody_wrote_over_stays(of_round, escalated, office):
    item = built_and_settled(of_round, escalated, office)
    actions.change_item(item=item, title="The post", words="Again", purpose="discuss", by=office)
    built = actions.build_agenda(meeting=of_round, by=office)
    assert built.gone == ()
    item.refresh_from_db()
    assert (item.title, item.words) == ("The post", "Again")


def test_saving_an_item_as_it_is_does_not_make_it_somebodys_own(of_round, escalated, office):
    item = built_and_settled(of_round, escalated, office)
    actions.change_item(item=item, title=item.title, words=item.words, purpose=item.purpose, by=office)
    assert actions.build_agenda(meeting=of_round, by=office).gone == (item.title,)


def test_what_was_logged_under_an_item_keeps_it(of_round, escalated, office, siab):
    item = built_and_settled(of_round, escalated, office)
    add_entry(board=siab, kind="decision", words="Wait", said_on=TODAY, item=item, by=office)
    assert actions.build_agenda(meeting=of_round, by=office).gone == ()


def test_what_was_built_says_what_holds_now_and_keeps_its_place(of_round, open_round, entry, siab, office):
    actions.build_agenda(meeting=of_round, by=office)
    item = of_round.items.get(key="actions")
    actions.arrange_items(meeting=of_round, places={item.pk: 0}, by=office)
    about = {"kind": "action", "words": "Buy chairs", "said_on": TODAY, "owner_post": "Clerk"}
    add_entry(board=siab, by=office, **about)
    assert actions.build_agenda(meeting=of_round, by=office).updated == 1
    again = of_round.items.get(key="actions")
    assert again.title == "Actions from earlier meetings: 2 open"
    assert (again.pk, again.order) == (item.pk, 1)


@pytest.fixture
def asks(imported):
    """A review that asked for two things."""
    plan = ImprovementPlan.objects.get()
    review = GovernmentReview.objects.create(improvement_plan=plan, name="Review 1", order=1)
    area = Area.objects.get()
    return [
        Ask.objects.create(review=review, area=area, number=number, words=words)
        for number, words in enumerate(("Waiting times", "Confidence"), start=1)
    ]


def test_what_reviews_wait_for_comes_together_or_an_item_each(meeting, asks, office):
    actions.build_agenda(meeting=meeting, by=office)
    assert meeting.items.get(key="review-asks").title == "What the government's reviews wait for: 2"
    actions.add_asks(meeting=meeting, asks=[asks[0].pk], by=office)
    own = meeting.items.get(ask=asks[0])
    assert own.title == "Review 1 asked for: Waiting times"
    assert meeting.items.get(key="review-asks").title == "What the government's reviews wait for: 1"
    assert meeting.items.last().key == "any-other"
    actions.add_asks(meeting=meeting, asks=[asks[0].pk, asks[1].pk], by=office)  # the first is on it already
    assert meeting.items.exclude(ask=None).count() == 2
    assert not meeting.items.filter(key="review-asks").exists()


def test_adding_an_ask_leaves_everything_else_on_the_agenda_as_it_was(of_round, escalated, asks, office):
    gone = built_and_settled(of_round, escalated, office)
    actions.add_asks(meeting=of_round, asks=[asks[0].pk], by=office)
    assert of_round.items.filter(pk=gone.pk).exists()
    assert actions.build_agenda(meeting=of_round, by=office).gone == (gone.title,)


def test_an_ask_that_is_accepted_goes(meeting, asks, office):
    actions.add_asks(meeting=meeting, asks=[asks[0].pk], by=office)
    accept(asks[0], office)
    assert actions.build_agenda(meeting=meeting, by=office).gone == ("Review 1 asked for: Waiting times",)
    with pytest.raises(Refused, match="settled since"):
        actions.add_asks(meeting=meeting, asks=[asks[0].pk], by=office)
    with pytest.raises(Refused, match="Choose what"):
        actions.add_asks(meeting=meeting, asks=[], by=office)


def accept(ask, by):
    judge(ask=ask, verdict="accepted", response="Shown", judged_on=TODAY, by=by, expected_revision=0)


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
