"""The table of stages: every stage with every write, and what the table does not name is refused."""

from datetime import date

import factories
import pytest
from django.db import transaction

from goldenthread.accounts.errors import Refused
from goldenthread.accounts.roles import Caseworker
from goldenthread.casework import actions
from goldenthread.casework.caseload.querysets import Stage as Filter
from goldenthread.casework.consulting import actions as consulting
from goldenthread.casework.models import Request
from goldenthread.casework.next_step import next_step, status
from goldenthread.casework.orders import actions as orders
from goldenthread.casework.orders.models import Origin, Requires
from goldenthread.casework.stages import ALWAYS, STAGES, is_under_way, stage_of
from goldenthread.casework.transfers import actions as transfers
from goldenthread.clocks.actions import rebuild
from goldenthread.clocks.models import Clock
from goldenthread.desk.record import BY_ACTION, menu

pytestmark = pytest.mark.django_db
D = date
TODAY, DAY = D(2026, 7, 1), D(2026, 6, 8)
ASSESS = {"decision": "assess", "decided_on": D(2025, 6, 10)}
REFUSE = {"decision": "refuse", "decided_on": D(2025, 6, 10)}
MET = {"meeting_on": D(2026, 5, 4)}


def case(*, assessment=None, plan=None, review=None, order=None, **request) -> Request:
    made = factories.request(**{"received_on": D(2025, 5, 5)} | request)
    if assessment is not None:
        factories.advice(
            assessment=factories.assessment(request=made, **assessment), requested_on=D(2025, 6, 16)
        )
    if plan is not None:
        factories.plan(request=made, **plan)
    if review is not None:
        factories.review(plan=made.plan, **review)
    if order is not None:
        made.orders.create(
            made_on=D(2026, 5, 11),
            received_on=D(2026, 5, 11),
            recorded_by=factories.user(),
            recorded_at="2026-05-11T09:00Z",
            **({"origin": "order"} | order),
        )
    return Request.objects.with_story().get(pk=made.pk)


AGREED = ASSESS | {"assessment": {"issue_agreed_on": D(2025, 8, 20)}}
ISSUED = {"draft_sent_on": D(2025, 8, 25), "first_issued_on": D(2025, 9, 15)}
PLAN = AGREED | {"plan": ISSUED}
MOVING = {"moves_on": D(2026, 5, 18), "move_known_on": D(2026, 5, 11), "transferred_to_authority": "887"}
DECIDED = MET | {"decided_on": D(2026, 5, 25)}

STATIONS = {
    "received": {},
    "refused": REFUSE,
    "ordered_to_assess": REFUSE | {"order": {"requires": "assess"}},
    "assessing": ASSESS | {"assessment": {}},
    "no_plan": ASSESS | {"assessment": {"not_issued_on": D(2025, 8, 20)}},
    "ordered_to_reconsider": ASSESS
    | {"assessment": {"not_issued_on": D(2025, 8, 20)}, "order": {"requires": "reconsider"}},
    "agreed": AGREED,
    "drafted": AGREED | {"plan": {"draft_sent_on": D(2025, 8, 25), "first_issued_on": None}},
    "in_force": PLAN | {"plan": ISSUED | {"transferred_in_on": D(2025, 10, 6)}},
    "reviewing": PLAN | {"review": MET},
    "amending": PLAN | {"review": DECIDED | {"decision": "amend"}},
    "ceasing": PLAN | {"review": DECIDED | {"decision": "cease"}},
    "ordered_to_amend": PLAN | {"order": {"requires": "amend_both"}},
    "ordered_to_reassess": PLAN | {"order": {"requires": "reassess"}},
    "reassessing": PLAN | {"order": {"requires": "reassess", "told_on": D(2026, 5, 18)}},
    "ordered_to_end": PLAN | {"order": {"requires": "end_plan"}},
    "leaving": PLAN | {"plan": ISSUED | MOVING},
    "ceased": PLAN | {"plan": ISSUED | {"ceased_on": D(2026, 5, 18), "cease_reason": "2"}},
    "transferred_out": PLAN | {"plan": ISSUED | MOVING | {"ceased_on": D(2026, 5, 18), "cease_reason": "5"}},
    "withdrawn": {"withdrawn_on": D(2025, 6, 2)},
    "moved": {"moved_on": D(2025, 6, 2), "moved_to_authority": "887"},
    "before_this_record": {"received_on": None, "is_historical": True},
}


REOPENED = REFUSE | {"order": {"requires": "assess", "told_on": D(2026, 5, 18)}}
NO_PLAN = STATIONS["no_plan"] | {"order": {"requires": "make_plan"}}
UNDER_WAY = {
    "received": (STATIONS["received"], Filter.REQUEST),
    "ordered_to_assess": (STATIONS["ordered_to_assess"], Filter.ASSESSMENT),
    "assessing": (STATIONS["assessing"], Filter.ASSESSMENT),
    "ordered_to_reconsider": (STATIONS["ordered_to_reconsider"], Filter.ASSESSMENT),
    "agreed": (STATIONS["agreed"], Filter.WRITING),
    "drafted": (STATIONS["drafted"], Filter.DRAFT),
    "assessing, as ordered": (REOPENED | {"assessment": {}}, Filter.ASSESSMENT),
    "agreed, after an ordered assessment": (
        REOPENED | {"assessment": {"issue_agreed_on": D(2026, 6, 15)}},
        Filter.WRITING,
    ),
    "agreed, as ordered": (NO_PLAN, Filter.WRITING),
    "drafted, as ordered": (
        NO_PLAN | {"plan": {"draft_sent_on": D(2026, 6, 15), "first_issued_on": None}},
        Filter.DRAFT,
    ),
}


def _plan(one):
    return getattr(one, "plan", None)


def _review(one):
    return _plan(one).reviews.last() if _plan(one) else None


def _order(one):
    return one.orders.last()


def of_case(act, **given):
    return lambda by, one: act(by=by, today=TODAY, request=one, **given)


def of(find, act, called, **given):
    """The write on what hangs from the case; refused where there is no such thing."""

    def run(by, one):
        found = find(one)
        if found is None:
            raise Refused("There is none")
        act(by=by, today=TODAY, **{called: found}, **given)

    return run


def _any_order(by, one):
    """Whichever order fits; refused where none does."""
    for requires in Requires.values:
        for origin in Origin.values:
            try:
                with transaction.atomic():
                    return of_case(
                        orders.record_order, requires=requires, origin=origin, made_on=DAY, received_on=DAY
                    )(by, one)
            except Refused:
                continue
    raise Refused("No order fits")


def _advice(one):
    held = getattr(one, "assessment", None)
    return held.advice.last() if held else None


def _gap(one):
    if _plan(one) is None:
        return None
    by, given = factories.user(), {"what": "Therapy", "from_on": D(2026, 5, 18)}
    return actions.record_provision_gap(by=by, today=TODAY, plan=one.plan, **given)


WRITES = {
    "record_decision": of_case(actions.record_decision, decision="assess", decided_on=DAY),
    "withdraw_request": of_case(actions.withdraw_request, withdrawn_on=DAY),
    "record_move": of_case(actions.record_move, moved_on=DAY, moved_to_authority="887"),
    "seek_advice": of_case(actions.seek_advice, kind="health", requested_on=DAY),
    "receive_advice": of(_advice, actions.receive_advice, "advice", returned_on=DAY),
    "agree_to_issue": of_case(actions.agree_to_issue, agreed_on=DAY),
    "record_not_issuing": of_case(actions.record_not_issuing, not_issued_on=DAY),
    "send_draft": of_case(actions.send_draft, draft_sent_on=DAY),
    "issue_plan": of_case(actions.issue_plan, issued_on=DAY, early_because="They agree"),
    "consult_settings": lambda by, one: consulting.consult_settings(
        by=by, today=TODAY, request=one, settings=[factories.setting()], sent_on=DAY
    ),
    "cease_plan": of(_plan, actions.cease_plan, "plan", ceased_on=DAY, cease_reason="1"),
    "record_review_meeting": of(_plan, actions.record_review_meeting, "plan", meeting_on=DAY),
    "record_review_papers": of(_review, actions.record_review_papers, "review", papers_received_on=DAY),
    "record_review_decision": of(
        _review, actions.record_review_decision, "review", decision="maintain", decided_on=DAY
    ),
    "propose_amendments": of(_review, actions.propose_amendments, "review", amendments_proposed_on=DAY),
    "issue_amended_plan": of(
        _review, actions.issue_amended_plan, "review", final_plan_on=DAY, early_because="They agree"
    ),
    "record_provision_gap": of(
        _plan, actions.record_provision_gap, "plan", what="Therapy", from_on=D(2026, 5, 18)
    ),
    "end_provision_gap": of(_gap, actions.end_provision_gap, "gap", until_on=DAY),
    "tell_of_transfer": of(_plan, transfers.tell_of_transfer, "plan", transfer_notified_on=DAY),
    "record_plan_move": of(
        _plan,
        transfers.record_plan_move,
        "plan",
        transferred_to_authority="888",
        moves_on=DAY,
        move_known_on=DAY,
    ),
    "call_off_plan_move": lambda by, one: transfers.call_off_plan_move(
        by=by, plan=_plan(one) or factories.plan(), because="They stay"
    ),
    "hand_over_plan": of(_plan, transfers.hand_over_plan, "plan", transferred_on=DAY, papers_sent="All"),
    "record_order": _any_order,
    "tell_of_ordered_assessment": of(_order, orders.tell_of_ordered_assessment, "order", told_on=DAY),
    "decline_after_order": of(_order, orders.decline_after_order, "order", declined_on=DAY),
    "amend_as_ordered": of(_order, orders.amend_as_ordered, "order", amended_on=DAY),
}


def taken_at(code: str) -> set[str]:
    """The writes that a case at this stage takes. Each is tried on the case as it was."""
    by, taken = factories.user(Caseworker.code), set()
    for name, write in WRITES.items():
        one = case(**STATIONS[code])
        try:
            with transaction.atomic():
                write(by, one)
        except Refused:
            continue
        taken.add(name)
        after = stage_of(Request.objects.with_story().get(pk=one.pk))
        assert after.code in STAGES[code].then | {code}, f"{name} led from {code} to {after.code}"
    return taken


@pytest.mark.parametrize("code", STAGES)
def test_a_stage_takes_what_the_table_names_and_nothing_else(code):
    assert stage_of(case(**STATIONS[code])).code == code
    beyond = taken_at(code) - STAGES[code].may
    assert not beyond, f"at {code}, the table does not know {beyond}"


def test_what_the_table_names_can_be_done_somewhere():
    done = {name for code in ("received", "assessing", "agreed", "drafted") for name in taken_at(code)}
    done |= {
        name for code in ("refused", "ordered_to_assess", "reviewing", "leaving") for name in taken_at(code)
    }
    done |= {
        name
        for code in ("amending", "ordered_to_amend", "reassessing", "in_force")
        for name in taken_at(code)
    }
    named = {name for stage in STAGES.values() for name in stage.may} - ALWAYS
    assert named - done == {"issue_amended_plan"}  # its station is before the amendments were proposed
    assert named == set(WRITES) - ALWAYS


@pytest.mark.parametrize("code", STAGES)
def test_a_stage_is_read_without_fail_and_its_next_step_is_of_the_table(code):
    one = case(**STATIONS[code])
    rebuild()
    step = next_step(one, list(Clock.objects.of_refs(one.story_refs)), TODAY)
    assert status(one, TODAY).stage == STAGES[code].words
    assert (step.action_name in STAGES[code].may) != STAGES[code].is_end


def test_every_stage_is_led_to_by_another_and_every_write_has_its_page():
    led_to = {code for stage in STAGES.values() for code in stage.then}
    assert led_to <= set(STAGES)
    assert set(STAGES) - led_to == {"received", "before_this_record"}  # recorded, or brought in from before
    without = {name for stage in STAGES.values() for name in stage.may} - set(BY_ACTION)
    assert without == {"consult_settings", "allocate"}  # they have pages of their own


@pytest.mark.parametrize(
    ("code", "offered"),
    [
        ("refused", {"Tribunal order, appeal conceded or agreement at mediation"}),
        ("no_plan", {"Tribunal order, appeal conceded or agreement at mediation"}),
        ("leaving", {"Plan transferred to another authority", "Family stays after all"}),
        ("ordered_to_assess", {"Family told of the assessment that was ordered", "Request withdrawn"}),
        ("ordered_to_amend", {"Plan issued as ordered"}),
        ("withdrawn", {"Correct a date"}),
    ],
)
def test_the_case_offers_what_its_stage_takes(code, offered):
    assert offered <= {title for title, _url in menu(case(**STATIONS[code]))}


@pytest.mark.parametrize("where", UNDER_WAY)
def test_a_case_under_way_is_found_by_exactly_one_filter(where):
    facts, wanted = UNDER_WAY[where]
    one = case(**facts)
    assert stage_of(one).code == where.partition(",")[0]
    found = Request.objects.under_way().numbered([one.pk])
    assert [each for each in Filter if found.at_stage(each).exists()] == [wanted]


def test_what_is_not_under_way_is_on_no_filtered_list():
    ended = [case(**facts).pk for code, facts in STATIONS.items() if code not in UNDER_WAY]
    assert not Request.objects.under_way().numbered(ended).exists()
    assert {
        stage_of(case(**STATIONS[code])).code for code in STATIONS if is_under_way(case(**STATIONS[code]))
    } == {where for where in UNDER_WAY if where in STATIONS}
