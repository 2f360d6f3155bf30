"""Writes about moves between authorities: a plan that comes with a child, the family told of it, and a plan that goes.

Special Educational Needs and Disability Regulations 2014, regulation 15. A request under way is recorded by
`record_request`, with the authority from which the child came, and leaves by `record_move`.
"""

from __future__ import annotations

from goldenthread.accounts.errors import Refused
from goldenthread.accounts.recording import give_reason, recorded
from goldenthread.casework.codes import CeaseReason, ReviewDecision
from goldenthread.casework.models import Plan, Request, Review
from goldenthread.casework.writing import (
    check_request,
    check_what_follows,
    open_request,
    plan_of,
    refuse_no_plan_in_force,
    refuse_other_plan,
    sync_story,
    write_request,
)
from goldenthread.clocks.actions import sync
from goldenthread.people.local_area import local_area
from goldenthread.people.models import Child
from goldenthread.statute.wording import in_words

LETTERS_OF_A_CODE = 3


@recorded
def record_transfer_in(
    *,
    by,
    today,
    child,
    transferred_from_authority,
    transferred_in_on,
    first_issued_on,
    reviewed_on=None,
    review_decision="",
    officer=None,
) -> Plan:
    """A plan came with a child from another authority. It counts as made here on the day on which that one made it.

    first_issued_on: that day. reviewed_on and review_decision: of its last annual review there, if it had one.
    """
    Child.objects.locked().get(pk=child.pk)
    _refuse_child(child)
    _check_code(transferred_from_authority, "transferred_from_authority")
    if first_issued_on < child.born_on:
        raise Refused(f"The child was born on {in_words(child.born_on)}", field="first_issued_on")
    if bool(reviewed_on) != bool(review_decision):
        raise Refused(
            "Give both the day of the last review and what was decided, or neither", field="reviewed_on"
        )
    request = Request.objects.create(child=child, is_historical=True, officer=officer)
    plan = Plan(
        request=request,
        first_issued_on=first_issued_on,
        current_from_on=first_issued_on,
        transferred_in_on=transferred_in_on,
        transferred_from_authority=transferred_from_authority,
    )
    check_request(request, today, "transferred_in_on", plan=plan)
    plan.save()
    if reviewed_on:
        _keep_review(plan, reviewed_on, review_decision)
    sync("plan", plan.ref)
    return plan


@recorded
def tell_of_transfer(*, by, today, plan, transfer_notified_on, expected_revision=None) -> Plan:
    """The family was told that the plan came here, whether there will be an assessment, and when the review will be:
    regulation 15(4)."""
    request = open_request(plan.request, expected_revision)
    plan = plan_of(request)
    if plan.transferred_in_on is None:
        raise Refused("The plan did not come from another authority", field="transfer_notified_on")
    if plan.transfer_notified_on:
        raise Refused(
            f"The family was told on {in_words(plan.transfer_notified_on)}", field="transfer_notified_on"
        )
    refuse_no_plan_in_force(plan, "transfer_notified_on")
    plan.transfer_notified_on = transfer_notified_on
    check_request(request, today, "transfer_notified_on", plan=plan)
    return _write(request, plan)


@recorded
def record_plan_move(
    *, by, today, plan, transferred_to_authority, moves_on, move_known_on, expected_revision=None
) -> Plan:
    """The family moves, or has moved, to another authority's area. The plan has to follow: regulation 15(2).

    moves_on may lie ahead. move_known_on: when this authority became aware of it.
    """
    request = open_request(plan.request, expected_revision)
    plan = plan_of(request)
    refuse_no_plan_in_force(plan, "moves_on")
    if plan.moves_on:
        raise Refused(f"A move on {in_words(plan.moves_on)} is recorded already", field="moves_on")
    _check_code(transferred_to_authority, "transferred_to_authority")
    plan.transferred_to_authority = transferred_to_authority
    plan.moves_on, plan.move_known_on = moves_on, move_known_on
    check_request(request, today, "move_known_on", plan=plan)
    return _write(request, plan)


@recorded
def call_off_plan_move(*, by, plan, because, expected_revision=None) -> Plan:
    """The family stays. What was recorded of the move stays in the log of changes, with the reason."""
    request = open_request(plan.request, expected_revision)
    plan = plan_of(request)
    _refuse_not_moving(plan)
    if not because.strip():
        raise Refused("Say how you know that the family stays", field="because")
    plan.moves_on, plan.move_known_on, plan.transferred_to_authority = None, None, ""
    written = _write(request, plan)
    give_reason(plan, because.strip())
    return written


@recorded
def hand_over_plan(*, by, today, plan, transferred_on, papers_sent, expected_revision=None) -> Plan:
    """The plan was transferred, with these papers. It ceases here, and goes on there without a break."""
    request = open_request(plan.request, expected_revision)
    plan = plan_of(request)
    _refuse_not_moving(plan)
    if not papers_sent.strip():
        raise Refused("Say which papers went with the plan", field="papers_sent")
    if transferred_on < plan.moves_on:
        raise Refused(
            f"The family moves on {in_words(plan.moves_on)}: until then the plan is this authority's",
            field="transferred_on",
        )
    plan.ceased_on, plan.cease_reason = transferred_on, CeaseReason.TRANSFERRED
    plan.papers_sent = papers_sent.strip()
    check_request(request, today, "ceased_on", plan=plan, shown="transferred_on")
    check_what_follows(request, plan=plan)
    return _write(request, plan)


def _write(request, plan) -> Plan:
    write_request(request, plan)
    sync_story(request)
    return plan


def _refuse_child(child) -> None:
    if child.merged_into_id:
        raise Refused("This record was merged into another: record the plan there")
    refuse_other_plan(child, "transferred_in_on")
    if other := Request.objects.of_child(child).under_way().first():
        raise Refused(
            f"A request of this child is under way here, {other.ref}: with a plan there is nothing to assess for. "
            "Record first that it was withdrawn",
            field="transferred_in_on",
        )


def _refuse_not_moving(plan) -> None:
    if plan is None or plan.moves_on is None:
        raise Refused("No move to another authority is recorded")
    if plan.ceased_on:
        raise Refused(f"The plan ceased on {in_words(plan.ceased_on)}")


def _check_code(code: str, field: str) -> None:
    """The three figures by which the Department knows an authority."""
    if not (len(code) == LETTERS_OF_A_CODE and code.isdecimal()):
        raise Refused("The code of an authority is three figures, for example 887", field=field)
    here = local_area()
    if here and code == here.authority_code:
        raise Refused("That is this authority's own code", field=field)


def _keep_review(plan: Plan, reviewed_on, decision: str) -> None:
    """The last review under the other authority: the day from which this one's is counted."""
    if decision not in ReviewDecision.values:
        raise Refused("Choose what was decided after that review", field="review_decision")
    if not plan.first_issued_on <= reviewed_on <= plan.transferred_in_on:
        raise Refused(
            "The last review there lies between the making of the plan and its transfer", field="reviewed_on"
        )
    Review.objects.create(plan=plan, decided_on=reviewed_on, decision=decision)
