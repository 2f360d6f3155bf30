"""What the writes on a case share: the request as it stands, held; whether a write still fits; and the write itself."""

from goldenthread.accounts.errors import Refused
from goldenthread.accounts.recording import not_in_the_future
from goldenthread.casework import history, order
from goldenthread.casework.codes import Decision
from goldenthread.casework.models import Assessment, Plan, Request
from goldenthread.casework.orders.models import Requires
from goldenthread.casework.stages import ordered, reopened_for_plan, sent_back
from goldenthread.clocks.actions import sync
from goldenthread.statute.wording import in_words

PLANNED = {"moves_on"}  # a day that may lie ahead


def open_request(request, expected_revision) -> Request:
    """The request as it stands now, held until the transaction ends."""
    found = Request.objects.locked().get(pk=request.pk)
    if expected_revision is not None and found.revision != expected_revision:
        story = [record for record in (assessment_or_none(found), plan_of(found)) if record]
        raise history.conflict(found, expected_revision, *story)
    return found


def write_request(request, *records) -> Request:
    """The request first, for its new revision marks where a write begins; then what hangs from it, then the clocks."""
    request.revision += 1
    request.save()
    for record in records:
        record.save()
    sync("request", request.ref)
    return request


def sync_story(request) -> None:
    plan = plan_of(request)
    sync("request", request.ref)
    if plan:
        sync("plan", plan.ref)
        sync("move", plan.ref)
        sync("review", *plan.reviews.values_list("ref", flat=True))


def check_request(request, today, field, *, assessment=None, plan=None, shown="") -> None:
    assessment, plan = assessment or assessment_or_none(request), plan or plan_of(request)
    dates = order.dates_of_request(request, assessment, plan)
    if dates[field] is None:
        raise Refused("Give the date", field=shown or field)
    if field not in PLANNED:
        not_in_the_future(dates[field], today, field=shown or field)
    order.check(dates, field=shown or field)


def check_order(one, request, today, field) -> None:
    """Where an order was written or corrected: it fits the decision that it overturns, and what followed from it."""
    not_in_the_future(getattr(one, field), today, field=field)
    request.hold_order(one)
    assessment, plan = assessment_or_none(request), plan_of(request)
    order.check(order.dates_of_order(one, request, assessment, plan), field=field)
    check_what_follows(request, assessment=assessment, plan=plan)


def check_what_follows(request, *, assessment=None, plan=None) -> None:
    """A corrected decision or issue must not fall after advice or reviews that followed from it."""
    assessment, plan = assessment or assessment_or_none(request), plan or plan_of(request)
    for advice in assessment.advice.all() if assessment else ():
        order.check(order.dates_of_advice(advice, request))
    for review in plan.reviews.all() if plan else ():
        order.check(order.dates_of_review(review, plan))
    for gap in plan.provision_gaps.all() if plan else ():
        order.check(order.dates_of_gap(gap, plan))
    for one in request.standing_orders:
        order.check(order.dates_of_order(one, request, assessment, plan))


def assessment_or_none(request) -> Assessment | None:
    return getattr(request, "assessment", None)


def plan_of(request) -> Plan | None:
    return getattr(request, "plan", None)


def assessment_of(request) -> Assessment:
    assessment = assessment_or_none(request)
    if assessment is not None:
        return assessment
    if ordered(request, Requires.ASSESS):
        raise Refused(
            "An assessment was ordered: record first that the family was told that there will be one"
        )
    raise Refused("It has not been decided to assess")


def undecided_assessment(request, field) -> Assessment:
    refuse_ended(request)
    assessment = assessment_of(request)
    if assessment.issue_agreed_on:
        agreed_on = in_words(assessment.issue_agreed_on)
        raise Refused(f"It was agreed to issue a plan on {agreed_on}", field=field)
    if one := sent_back(request):
        raise Refused(
            f"It was ordered on {in_words(one.made_on)} to reconsider this: record that the draft was sent, or that the "
            "family was told again that there is no plan",
            field=field,
        )
    if made := ordered(request, Requires.MAKE_PLAN):
        raise Refused(f"It was ordered on {in_words(made.made_on)} that a plan be made", field=field)
    return assessment


def refuse_ended(request) -> None:
    """Nothing more happens on the way to a plan once there is one, or once there will be none."""
    if request.is_historical:
        raise Refused(
            "This case is from before this record began: nothing more is recorded on its way to a plan"
        )
    for day, told in _ends(request):
        if day:
            raise Refused(f"{told} on {in_words(day)}")


def _ends(request):
    """What an order overturned ends nothing any more."""
    assessment, plan = assessment_or_none(request), plan_of(request)
    refused = request.decision == Decision.REFUSE and not ordered(request, Requires.ASSESS)
    no_plan = assessment and not reopened_for_plan(request)
    yield request.withdrawn_on, "The request was withdrawn"
    yield request.moved_on, "The child moved to another authority"
    yield request.decided_on if refused else None, "It was decided not to assess"
    yield assessment.not_issued_on if no_plan else None, "The family was told that no plan would be issued"
    yield plan.first_issued_on if plan else None, "The plan was issued"


def refuse_no_plan_in_force(plan, field) -> None:
    if plan.first_issued_on is None and plan.transferred_in_on is None:
        raise Refused("The plan has not been issued", field=field)
    if plan.ceased_on:
        raise Refused(f"The plan ceased on {in_words(plan.ceased_on)}", field=field)


def refuse_other_plan(child, field, *, but=None, and_so="") -> None:
    """A child has one plan in force."""
    live = Plan.objects.live().of_child(child).exclude(pk=but.pk if but else None)
    if found := live.first():
        raise Refused(f"The child has an EHC plan in force already, {found.ref}{and_so}", field=field)
