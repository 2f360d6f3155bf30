from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from goldenthread.accounts.errors import Conflict, Refused
from goldenthread.assurance.models import Action, Rating
from goldenthread.assurance.rounds import actions, closing, days
from goldenthread.assurance.rounds.actions import Said
from goldenthread.assurance.rounds.models import RoundException, Update
from goldenthread.indicators import Month
from goldenthread.scorecard.freezing.folders import Damaged

OCTOBER = Month(2024, 10)
AMBER = Said("Letters drafted with twelve parents", "amber", "amber", "Two schools joined late")


def said_of(held, code, said=AMBER, *, by, expected_revision=0, **options):
    action = Action.objects.get(code=code)
    return actions.submit_update(
        held=held, action=action, said=said, by=by, expected_revision=expected_revision, **options
    )


def of(held, **wanted):
    return RoundException.objects.of_round(held).get(**wanted)


def commented(raised, by, *, ask=""):
    return actions.comment_exception(
        raised=raised,
        commentary="Two posts are empty",
        is_escalated=bool(ask),
        ask_of_board=ask,
        by=by,
        expected_revision=raised.revision,
    )


def test_days_are_proposed_a_step_at_a_time_on_working_days(db):
    assert list(vars(days.proposed(Month(2024, 11))).values()) == [
        date(2024, 12, 2),
        date(2024, 12, 9),
        date(2024, 12, 12),
        date(2024, 12, 16),
        date(2024, 12, 23),
    ]


def test_a_round_opens_with_what_is_off_track_and_red(open_round, office):
    raised = {(each.kind, each.kpi_code or each.action_id): each.why for each in open_round.exceptions.all()}
    codes = {Action.objects.get(pk=key).code for kind, key in raised if kind == "action"}
    assert codes == {"1A1", "1A2"}  # done without impact; overdue and amber
    assert "130 of 171" in raised["kpi", "APP17"]
    assert [each.risk.number for each in open_round.exceptions.filter(kind="risk")] == [1]
    with pytest.raises(Refused, match="still open"):
        actions.open_round(month=OCTOBER.plus(1), days=days.proposed(OCTOBER), by=office)
    backwards = replace(days.proposed(OCTOBER), group_meets_on=date(2024, 10, 1))
    with pytest.raises(Refused, match="before that of the step"):
        actions.change_days(held=open_round, days=backwards, by=office, expected_revision=0)


def test_what_is_submitted_is_a_dated_statement_on_both_scales(open_round, owner):
    said_of(open_round, "1A2", by=owner, at=datetime(2024, 11, 6, 9, tzinfo=UTC))
    given = Rating.objects.filter(action__code="1A2", said_by=owner)
    assert {(each.scale, each.brag, each.said_on, each.reason_it_stands) for each in given} == {
        (scale, "amber", date(2024, 11, 6), AMBER.reason) for scale in ("progress", "impact")
    }
    assert AMBER.reason.lower() in of(open_round, action__code="1A2").why.lower()


def test_nothing_has_changed_is_said_in_one_step_and_needs_the_reason_once(open_round, owner):
    with pytest.raises(Refused, match="Say why the ratings stand") as refused:
        said_of(open_round, "1A1", Said(), nothing_changed=True, by=owner)
    assert refused.value.field == "reason"
    update = said_of(open_round, "1A1", Said(reason="Surveyed in spring"), nothing_changed=True, by=owner)
    assert (update.words, update.progress, update.impact) == ("Nothing has changed.", "green", "red")


@pytest.mark.parametrize(
    ("said", "field"),
    [
        (replace(AMBER, words=" "), "words"),
        (replace(AMBER, impact=""), "impact"),
        (replace(AMBER, reason=""), "reason"),
    ],
)
def test_nothing_is_written_of_what_cannot_stand(open_round, owner, said, field):
    with pytest.raises(Refused) as refused:
        said_of(open_round, "1A2", said, by=owner)
    assert refused.value.field == field
    assert not Update.objects.exists()
    assert not Rating.objects.filter(said_by=owner).exists()


def test_an_owner_speaks_for_their_own_and_the_office_for_anybody(open_round, responsible_officer, office):
    with pytest.raises(Refused, match="for its owner"):
        said_of(open_round, "1A2", by=responsible_officer)
    assert said_of(open_round, "1A2", by=office).said_by == office


def test_two_people_do_not_overwrite_each_other(open_round, owner, office):
    action = Action.objects.get(code="1A2")
    given = {"held": open_round, "action": action, "said": AMBER}
    actions.save_draft(**given, by=owner, expected_revision=0)
    with pytest.raises(Conflict, match="Rowan Ash changed"):
        actions.save_draft(**given, by=office, expected_revision=0)
    actions.submit_update(**given, by=owner, expected_revision=1)
    with pytest.raises(Refused, match="has been reported on"):
        actions.save_draft(**given, by=owner, expected_revision=2)
    actions.take_back_update(update=Update.objects.get(), by=owner)
    assert actions.save_draft(**given, by=owner, expected_revision=3).submitted_at is None


def test_an_area_lead_asks_and_the_owner_answers(open_round, owner, lead, board_member):
    update = said_of(open_round, "1A2", by=owner)
    with pytest.raises(Refused, match="for its lead"):
        actions.challenge(update=update, words="Why?", by=board_member)
    asked = actions.challenge(update=update, words="Which schools?", by=lead)
    with pytest.raises(Refused, match="the action's owner"):
        actions.answer_challenge(challenged=asked, answer="Two", by=lead)
    assert actions.answer_challenge(challenged=asked, answer="Two in Thanet", by=owner).answered_by == owner


def test_an_exception_goes_when_it_no_longer_holds_unless_somebody_spoke_of_it(open_round, owner, office):
    better = Said("Every family was asked", "green", "green")
    commented(of(open_round, action__code="1A1"), office)
    for code in ("1A1", "1A2"):
        said_of(open_round, code, better, by=owner)
    assert {each.action.code for each in open_round.exceptions.filter(kind="action")} == {"1A1"}


def test_what_an_owner_asks_reaches_the_board_and_its_decision_comes_back(open_round, owner, office):
    said_of(open_round, "1A2", replace(AMBER, ask="Release one post"), by=owner)
    raised = commented(of(open_round, action__code="1A2"), office, ask="Release one post")
    decided = actions.decide_exception(
        raised=raised,
        outcome="Agreed",
        decided_on=date(2024, 11, 12),
        by=office,
        expected_revision=raised.revision,
    )
    assert (decided.is_escalated, decided.outcome) == (True, "Agreed")


def test_a_round_closes_when_all_is_settled_and_then_stands(open_round, owner, office, settings):
    update = said_of(open_round, "1A2", by=owner)
    with pytest.raises(Refused, match=r"has not reviewed it\. APP17 is red and nobody has said why"):
        actions.close_round(held=open_round, by=office, expected_revision=0)
    commented(of(open_round, kpi_code="APP17"), office)
    actions.review_by_group(held=open_round, by=office)
    closed = actions.close_round(held=open_round, by=office, expected_revision=1)
    assert closing.kept_file(closed, closing.PDF).startswith(b"%PDF")
    assert AMBER.words in closing.kept_file(closed, closing.SAID).decode()
    for late in (
        lambda: actions.review_by_group(held=closed, by=office),
        lambda: said_of(closed, "1A1", by=owner),
        lambda: actions.take_back_update(update=update, by=owner),
        lambda: actions.challenge(update=update, words="?", by=office),
    ):
        with pytest.raises(Refused, match="is closed"):
            late()


def test_a_kept_report_that_was_touched_is_named(open_round, office, tmp_path):
    commented(of(open_round, kpi_code="APP17"), office)
    actions.review_by_group(held=open_round, by=office)
    closed = actions.close_round(held=open_round, by=office, expected_revision=1)
    kept = next(tmp_path.glob("published/report-*/report.json"))
    kept.chmod(0o644)
    kept.write_bytes(kept.read_bytes() + b" ")
    with pytest.raises(Damaged, match=r"report\.json is not the file"):
        closing.kept_file(closed, closing.DATA)
