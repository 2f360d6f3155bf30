from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from goldenthread.accounts.errors import Conflict, Refused
from goldenthread.assurance.evidence import actions as bank
from goldenthread.assurance.models import Action, Area, Rating
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
    better = Said("Every family was asked", "green", "green", "The forum heard it; its minutes are to come")
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


def test_why_is_said_by_the_lead_of_the_area_and_by_the_office(open_round, area_lead, office):
    area = Area.objects.get()
    other = Area.objects.create(improvement_plan=area.improvement_plan, number="2", title="Waits", order=2)
    Area.objects.filter(pk=other.pk).update(led_by=area_lead)
    of_area_1 = of(open_round, action__code="1A2"), of(open_round, kpi_code="APP17")
    for raised in of_area_1:
        with pytest.raises(Refused, match="for the area's lead"):
            commented(raised, area_lead)
    action = Action.objects.get(code="1B1")
    with pytest.raises(Refused, match="by the area's lead"):
        actions.raise_exception(held=open_round, why="Late", action=action, by=area_lead)
    assert commented(of(open_round, kind="risk"), area_lead).commented_by == area_lead  # every area's
    Area.objects.filter(pk=area.pk).update(led_by=area_lead)
    Area.objects.filter(pk=other.pk).update(led_by=None)
    assert {commented(raised, area_lead).commented_by for raised in of_area_1} == {area_lead}
    action = Action.objects.get(code="1B1")
    assert actions.raise_exception(held=open_round, why="Late", action=action, by=area_lead).action == action


def test_who_leads_no_area_raises_no_exception(open_round, area_lead):
    with pytest.raises(Refused, match="by the area's lead"):
        actions.raise_exception(held=open_round, why="Late", by=area_lead)


@pytest.mark.parametrize(
    ("impact", "dated_on", "against"),
    [
        ("green", None, "nothing in the evidence bank is put to this action"),
        ("blue", None, "nothing in the evidence bank is put to this action"),
        ("green", date(2023, 6, 1), ""),
        ("blue", date(2023, 6, 1), "is of 1 June 2023, 1 year and 5 months old"),
        ("blue", date(2024, 5, 20), ""),
    ],
)
def test_green_and_blue_impact_are_held_against_the_evidence_bank(
    open_round, owner, piece, put_to, impact, dated_on, against
):
    if dated_on:
        put_to(piece(dated_on=dated_on), action="1A1")
    said = Said("Families were asked", "green", impact)
    if not against:
        assert said_of(open_round, "1A1", said, by=owner).submitted_at
        return
    with pytest.raises(Refused, match=against) as refused:
        said_of(open_round, "1A1", said, by=owner)
    assert refused.value.field == "reason"
    said_of(open_round, "1A1", replace(said, reason="The minutes are to come"), by=owner)
    assert {each.reason_it_stands for each in Rating.objects.filter(said_by=owner)} == {
        "The minutes are to come"
    }


def test_withdrawn_evidence_shows_nothing(open_round, owner, office, piece, put_to):
    item = piece()
    put_to(item, action="1A1")
    item.refresh_from_db()
    bank.withdraw_evidence(item=item, why="Too near", by=office, expected_revision=item.revision)
    with pytest.raises(Refused, match="nothing in the evidence bank"):
        said_of(open_round, "1A1", Said("Families were asked", "green", "green"), by=owner)


def test_a_date_that_is_still_to_be_confirmed_is_challenged_and_a_stated_open_end_is_not(open_round, owner):
    undated = {"due_on": None, "due_text": "TBC"}
    Action.objects.filter(code="1A2").update(**undated)
    said = replace(AMBER, reason="")
    with pytest.raises(Refused, match="It has no due date: the plan says “TBC”"):
        said_of(open_round, "1A2", said, by=owner)
    Action.objects.filter(code="1A2").update(is_open_ended=True)
    assert said_of(open_round, "1A2", said, by=owner).submitted_at


@pytest.fixture
def decided(open_round, owner, office):
    """What the owner of 1A2 asked went to the board, which decided."""
    raised = commented(of(open_round, action__code="1A2"), office, ask="Release one post")
    return agreed(raised, office)


def agreed(raised, by, **over):
    given = {"outcome": "Agreed", "decided_on": date(2024, 11, 11)} | over
    return actions.decide_exception(raised=raised, by=by, expected_revision=raised.revision, **given)


def test_what_the_board_decided_upon_stays_as_it_was_put_to_it(open_round, owner, office, decided):
    for ask in ("", "Release two posts"):
        with pytest.raises(Refused, match="stays as it was"):
            commented(decided, office, ask=ask)
    update = said_of(open_round, "1A2", replace(AMBER, ask="Release three posts"), by=owner)
    now = of(open_round, action__code="1A2")
    assert (now.ask_of_board, now.is_escalated, now.revision) == ("Release one post", True, decided.revision)
    assert update.ask == "Release three posts"


def test_an_owners_ask_leaves_an_escalation_as_it_was_written(open_round, owner, office):
    commented(of(open_round, action__code="1A2"), office, ask="Release one post")
    said_of(open_round, "1A2", replace(AMBER, ask="Release three posts"), by=owner)
    assert of(open_round, action__code="1A2").ask_of_board == "Release one post"


def test_another_decision_needs_its_reason_and_leaves_the_first(open_round, office, decided):
    with pytest.raises(Refused, match="Say why the decision is another one") as refused:
        agreed(decided, office, outcome="Refused")
    assert refused.value.field == "because"
    decided.refresh_from_db()
    now = agreed(decided, office, outcome="Refused", because="The money went elsewhere")
    assert (now.outcome, now.decided_before) == (
        "Refused",
        "11 November 2024: Agreed Decided otherwise since: The money went elsewhere",
    )


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
