"""Writes about orders: that one was made, that it was carried out, that it was recorded in error."""

from __future__ import annotations

from goldenthread.accounts.errors import Refused
from goldenthread.accounts.recording import not_in_the_future, recorded
from goldenthread.casework.models import Assessment, Plan
from goldenthread.casework.orders.duties import is_owed
from goldenthread.casework.orders.models import (
    AMENDS,
    ASSESSES,
    KEEPS,
    LOOKS_AGAIN,
    Origin,
    Requires,
    TribunalOrder,
)
from goldenthread.casework.plan_writing import sending
from goldenthread.casework.plan_writing.models import WrittenVersion
from goldenthread.casework.stages import ordered, stage_of
from goldenthread.casework.writing import (
    assessment_or_none,
    check_order,
    open_request,
    plan_of,
    refuse_ended,
    refuse_no_plan_in_force,
    refuse_other_plan,
    sync_story,
    write_request,
)
from goldenthread.people.today import this_moment
from goldenthread.statute.wording import in_words

NO_REFUSAL_OF_PLAN = "There is no refusal to issue a plan that an order could overturn"
OVERTURNS = {
    Requires.ASSESS: ("refused", "There is no refusal to assess that an order could overturn"),
    Requires.MAKE_PLAN: ("no_plan", NO_REFUSAL_OF_PLAN),
    Requires.RECONSIDER: ("no_plan", NO_REFUSAL_OF_PLAN),
}


@recorded
def record_order(
    *, by, today, request, origin, requires, made_on, received_on, note="", expected_revision=None
) -> TribunalOrder:
    """The Tribunal made an order, the council does not oppose an appeal, or mediation ended in an agreement.

    A refusal that it overturns stays where it was recorded; from `made_on` the times of the Regulations run: 44(2), 45,
    42(2). An order to keep a plan takes back its ceasing.
    """
    request = open_request(request, expected_revision)
    _refuse_unknown(request, origin, requires)
    order = TribunalOrder(
        request=request,
        origin=origin,
        requires=requires,
        made_on=made_on,
        received_on=received_on,
        note=note.strip(),
        recorded_by=by,
        recorded_at=this_moment(),
    )
    not_in_the_future(made_on, today, field="made_on")
    if received_on < made_on:
        raise Refused(f"It was made on {in_words(made_on)}", field="received_on")
    check_order(order, request, today, "received_on")
    records = [order, *_marked(order, request), *_kept(order, plan_of(request))]
    write_request(request, *[record for record in records if record is not request])
    sync_story(request)
    return order


@recorded
def tell_of_ordered_assessment(*, by, today, order, told_on, expected_revision=None) -> TribunalOrder:
    """The family was told that there will be the assessment that was ordered. It begins; of a child with a plan, which
    stays in force, it is one more beside the first."""
    request, order = _open(order, expected_revision)
    if order.requires not in ASSESSES:
        raise Refused("This order does not ask for an assessment")
    if order.told_on:
        raise Refused(f"The family was told on {in_words(order.told_on)}", field="told_on")
    _refuse_gone(request)
    first = order.requires == Requires.ASSESS
    if not first:
        refuse_no_plan_in_force(plan_of(request), "told_on")
    order.told_on = told_on
    check_order(order, request, today, "told_on")
    write_request(request, order, *([Assessment(request=request)] if first else []))
    return order


@recorded
def decline_after_order(*, by, today, order, declined_on, expected_revision=None) -> TribunalOrder:
    """The council looked again, as it was ordered to, and told the family that nothing changes: that no plan is made all
    the same, or that the plan stays as it is. Regulations 44(2)(d) and 44(2)(b)(i)."""
    request, order = _open(order, expected_revision)
    _refuse_looked_at(order, "declined_on")
    if order.requires == Requires.REASSESS:
        refuse_no_plan_in_force(plan_of(request), "declined_on")
    else:
        refuse_ended(request)
        _refuse_drafted(request)
    order.declined_on = declined_on
    check_order(order, request, today, "declined_on")
    write_request(request, order)
    return order


def _refuse_looked_at(order, field) -> None:
    if order.requires not in LOOKS_AGAIN:
        raise Refused("This order does not ask to look at anything again", field=field)
    if order.declined_on:
        raise Refused(
            f"The family was told on {in_words(order.declined_on)} that nothing changes", field=field
        )
    if order.amended_on:
        raise Refused(f"The plan was issued as ordered on {in_words(order.amended_on)}", field=field)
    if order.requires == Requires.REASSESS and order.told_on is None:
        raise Refused("Record first that the family was told of the assessment", field=field)


def _refuse_drafted(request) -> None:
    plan = plan_of(request)
    if plan and plan.draft_sent_on:
        raise Refused(f"The draft was sent on {in_words(plan.draft_sent_on)}", field="declined_on")


@recorded
def amend_as_ordered(*, by, today, order, amended_on, expected_revision=None) -> TribunalOrder:
    """The plan was issued as the order amends it. If the plan is written here, it is kept as it was sent."""
    request, order = _open(order, expected_revision)
    plan = plan_of(request)
    if order.requires == Requires.REASSESS:
        _refuse_looked_at(order, "amended_on")
    elif order.requires not in AMENDS:
        raise Refused("This order does not ask for the plan to be amended")
    if order.amended_on:
        raise Refused(f"The plan was issued as ordered on {in_words(order.amended_on)}", field="amended_on")
    if plan.ceased_on:
        raise Refused(f"The plan ceased on {in_words(plan.ceased_on)}", field="amended_on")
    sending.refuse_unchecked(request, today=today, field="amended_on")
    order.amended_on = amended_on
    check_order(order, request, today, "amended_on")
    plan.current_from_on = max(amended_on, plan.current_from_on or amended_on)
    write_request(request, order, plan)
    sending.freeze(request, by=by, kind=WrittenVersion.Kind.AMENDED, sent_on=amended_on)
    return order


@recorded
def take_back_order(*, by, today, order, because, expected_revision=None) -> TribunalOrder:
    """It was recorded in error. The case stands as before, and the entry stays with the reason. Refused once something
    was done on it."""
    request, order = _open(order, expected_revision)
    if not because.strip():
        raise Refused("Say why it was recorded in error", field="because")
    _refuse_acted_on(order, request)
    order.taken_back_on, order.taken_back_because = today, because.strip()
    request.hold_order(order)
    records = [order, *_unmarked(order, request), *_ceased_again(order, plan_of(request))]
    write_request(request, *[record for record in records if record is not request])
    sync_story(request)
    return order


def _open(order, expected_revision):
    """The case as it stands, held, and its order."""
    request = open_request(order.request, expected_revision)
    order = TribunalOrder.objects.locked().get(pk=order.pk)
    if not order.is_standing:
        raise Refused(f"This entry was taken back on {in_words(order.taken_back_on)}")
    return request, order


def _refuse_unknown(request, origin, requires) -> None:
    if origin not in Origin.values:
        raise Refused("Choose what it is", field="origin")
    if requires not in Requires.values:
        raise Refused("Choose what it asks for", field="requires")
    if not is_owed(requires, origin):
        raise Refused(
            f"{Origin(origin).label}: the law knows none that says “{Requires(requires).label}”",
            field="requires",
        )
    code = stage_of(request).code
    if requires in OVERTURNS:
        wanted, words = OVERTURNS[requires]
        if code != wanted:
            raise Refused(words, field="requires")
    else:
        _refuse_without_plan(request, requires, code)


def _refuse_without_plan(request, requires, code: str) -> None:
    plan = plan_of(request)
    if plan is None or plan.first_issued_on is None:
        raise Refused("There is no plan that it could be about", field="requires")
    if code == "transferred_out":
        raise Refused("The plan was transferred: it is for the authority that has it now", field="requires")
    if plan.ceased_on and requires not in KEEPS:
        raise Refused(f"The plan ceased on {in_words(plan.ceased_on)}", field="requires")
    if requires in KEEPS and plan.ceased_on:
        refuse_other_plan(request.child, "requires", but=plan)
    if requires in KEEPS and ordered(request, Requires.END_PLAN):
        raise Refused("It was ordered that the plan ends: take that entry back first", field="requires")


def _refuse_gone(request) -> None:
    if request.withdrawn_on:
        raise Refused(f"The request was withdrawn on {in_words(request.withdrawn_on)}")
    if request.moved_on:
        raise Refused(f"The child moved to another authority on {in_words(request.moved_on)}")


def _refuse_acted_on(order, request) -> None:
    plan = plan_of(request)
    drafted = order.requires in {Requires.MAKE_PLAN, Requires.RECONSIDER} and plan is not None
    ended = order.requires == Requires.END_PLAN and plan.ceased_on
    if order.told_on or order.amended_on or order.declined_on or drafted or ended:
        raise Refused("Something was done on it already: correct its dates instead", field="because")
    if order.ceasing_undone_on:
        _refuse_since(order, plan)


def _refuse_since(order, plan: Plan) -> None:
    """The plan that was kept has gone on: to end it again on that day would make what happened since impossible."""
    later = any(
        review.meeting_on and review.meeting_on > order.ceasing_undone_on for review in plan.reviews.all()
    )
    if plan.ceased_on or plan.moves_on or later:
        raise Refused("The plan that was kept has gone on since: cease it instead", field="because")


def _marked(order, request):
    """The SEN2 return asks whether there was an appeal or mediation: the request's, the assessment's, or about a plan."""
    about, name = _mark_of(order)
    record = request if about == "request" else assessment_or_none(request)
    if record is None or getattr(record, name):
        return []
    setattr(record, name, True)
    order.marked = f"{about}.{name}"
    return [record]


ABOUT = {
    Requires.ASSESS: "request",
    Requires.MAKE_PLAN: "assessment",
    Requires.RECONSIDER: "assessment",
}  # every other order is about a plan


def _mark_of(order) -> tuple[str, str]:
    """The record and the field that say in the SEN2 return that there was such an order."""
    kind = "mediation" if order.origin == Origin.MEDIATION else "appeal"
    about = ABOUT.get(order.requires, "other")
    return about, f"had_other_{kind}" if about == "other" else f"had_{kind}"


def _unmarked(order, request):
    """What it made true stays true while another order says the same, which then keeps the mark."""
    if not order.marked:
        return []
    about, name = order.marked.split(".")
    heir = next((one for one in request.standing_orders if _mark_of(one) == (about, name)), None)
    if heir:
        heir.marked, order.marked = order.marked, ""
        return [heir]
    record = request if about == "request" else assessment_or_none(request)
    setattr(record, name, False)
    return [record]


def _kept(order, plan):
    """A plan that was recorded as ceased, and has to be kept, never ceased."""
    if order.requires not in KEEPS or plan.ceased_on is None:
        return []
    order.ceasing_undone_on, order.cease_reason_undone = plan.ceased_on, plan.cease_reason
    plan.ceased_on, plan.cease_reason = None, ""
    return [plan]


def _ceased_again(order, plan):
    if order.ceasing_undone_on is None:
        return []
    plan.ceased_on, plan.cease_reason = order.ceasing_undone_on, order.cease_reason_undone
    return [plan]
