"""Every write on a case. Each is one transaction: the facts, the entry in the log of changes, and the clocks.

Keyword-only; `by` is who does it, `today` the day on which it is recorded (no fact lies after it). With
`expected_revision` the write is refused by `Conflict` when somebody else has written since that revision was read.
`Refused` says in plain words why the facts do not allow it.
"""

from goldenthread.accounts.errors import Conflict, Refused
from goldenthread.accounts.recording import give_reason, not_in_the_future, recorded
from goldenthread.accounts.roles import Permission
from goldenthread.casework import history, order
from goldenthread.casework.codes import ENDS_WITHOUT_NOTICE, CeaseReason, Decision, ReviewDecision
from goldenthread.casework.models import (
    Advice,
    Assessment,
    ChronologyNote,
    Plan,
    ProvisionGap,
    Request,
    Review,
    TimeException,
)
from goldenthread.casework.notices import serving
from goldenthread.casework.orders.models import KEEPS, Requires, TribunalOrder
from goldenthread.casework.plan_writing import sending
from goldenthread.casework.plan_writing.models import WrittenVersion
from goldenthread.casework.stages import is_to_be_issued, ordered
from goldenthread.casework.writing import (
    assessment_of,
    check_order,
    check_request,
    check_what_follows,
    open_request,
    plan_of,
    refuse_ended,
    refuse_other_plan,
    sync_story,
    undecided_assessment,
    write_request,
)
from goldenthread.clocks.actions import sync
from goldenthread.people.models import Child
from goldenthread.people.today import this_moment
from goldenthread.statute.wording import in_words

CORRECTABLE = {
    Request: {"received_on", "decided_on", "withdrawn_on", "moved_on"},
    Assessment: {"issue_agreed_on", "not_issued_on"},
    Advice: {"requested_on", "request_received_on", "returned_on"},
    Plan: {
        "draft_sent_on",
        "first_issued_on",
        "current_from_on",
        "transferred_in_on",
        "transfer_notified_on",
        "moves_on",
        "move_known_on",
        "ceased_on",
    },
    TribunalOrder: {"made_on", "received_on", "told_on", "amended_on", "declined_on"},
    Review: {"meeting_on", "papers_received_on", "decided_on", "amendments_proposed_on", "final_plan_on"},
    ProvisionGap: {"from_on", "until_on"},
}
REASSESSMENT = (
    ". What is asked for now is a reassessment, or an early review: record it as a contact on the plan's case"
)


# From request to plan


@recorded
def record_request(*, by, today, child, received_on, **details) -> Request:
    """A request for a needs assessment. `details`: source, in_youth_accommodation, officer."""
    not_in_the_future(received_on, today, field="received_on")
    if child.merged_into_id:
        raise Refused("This record was merged into another: record the request there")
    if received_on < child.born_on:
        raise Refused(f"The child was born on {in_words(child.born_on)}", field="received_on")
    _refuse_beside_another(child)
    request = Request.objects.create(child=child, received_on=received_on, **details)
    sync("request", request.ref)
    return request


def _refuse_beside_another(child) -> None:
    """One request at a time, and none beside a plan: then it is a reassessment that is asked for (section 44(2))."""
    refuse_other_plan(child, "received_on", and_so=REASSESSMENT)
    other = Request.objects.of_child(child).under_way().first()
    if other is None:
        return
    if not other.decision:
        raise Refused("A request for this child is already waiting for its decision", field="received_on")
    raise Refused(f"This child's needs assessment is under way already, {other.ref}", field="received_on")


@recorded
def record_decision(
    *, by, today, request, decision, decided_on, because="", expected_revision=None
) -> Request:
    """Whether to assess, on the day the requester was told. To assess opens the assessment.

    because: what was said of another assessment, where the child was assessed in the months before the request that
    `statute` calls recent. Nobody is made to say it: so soon a request needs no notice under section 36(7), and is
    decided as any other, in the same time.
    """
    request = open_request(request, expected_revision)
    refuse_ended(request)
    if request.decision:
        raise Refused(
            f"The decision was recorded already, on {in_words(request.decided_on)}", field="decision"
        )
    if decision not in Decision.values:
        raise Refused("Choose whether to assess", field="decision")
    request.decision, request.decided_on = decision, decided_on
    request.needed_because = because.strip() if request.recently_assessed_on() else ""
    check_request(request, today, "decided_on")
    assessment = [Assessment(request=request)] if decision == Decision.ASSESS else []
    return write_request(request, *assessment)


@recorded
def record_exception(*, by, request, kind, reason, expected_revision=None) -> TimeException:
    """Why a limit was impractical to keep. The due date stands. It counts once somebody who may approve exceptions has
    approved it; what they record themselves counts at once."""
    request = open_request(request, expected_revision)
    if not reason.strip():
        raise Refused("Say why the limit was impractical to keep", field="reason")
    if request.exceptions.proposed().filter(kind=kind).exists():
        raise Refused("An exception of this kind waits for approval already", field="kind")
    standing, now = TimeException.Standing, this_moment()
    exception = TimeException(
        request=request,
        kind=kind,
        reason=reason,
        recorded_by=by,
        recorded_at=now,
        standing=standing.PROPOSED,
    )
    if by.may(Permission.APPROVE_EXCEPTIONS):
        exception.standing, exception.decided_by, exception.decided_at = standing.APPROVED, by, now
    write_request(request, exception)
    return exception


@recorded
def decide_exception(*, by, exception, standing, because="", expected_revision=None) -> TimeException:
    """Approve an exception, or refuse it with the reason. Decided otherwise later, it leaves its trace. Whoever proposed
    one may take it back, and never approves it."""
    request = open_request(exception.request, None)
    exception = TimeException.objects.locked().get(pk=exception.pk)
    if expected_revision is not None and exception.revision != expected_revision:
        raise history.conflict(exception, expected_revision)
    _refuse_to_decide(exception, by, standing, because.strip())
    exception.standing, exception.decided_because = standing, because.strip()
    exception.decided_by, exception.decided_at = by, this_moment()
    exception.revision += 1
    write_request(request, exception)
    return exception


def _refuse_to_decide(exception, by, standing, because: str) -> None:
    decisions = TimeException.Standing
    if standing not in {decisions.APPROVED, decisions.REFUSED}:
        raise Refused("Choose whether the exception is approved", field="standing")
    if standing == exception.standing:
        raise Refused(f"It stands so already: {exception.get_standing_display().lower()}", field="standing")
    if standing == decisions.APPROVED and by == exception.recorded_by:
        raise Refused("You recorded this exception yourself: somebody else approves it", field="standing")
    if not because and (standing == decisions.REFUSED or exception.decided_by_id):
        raise Refused("Say why: whoever recorded it will read it", field="because")


@recorded
def withdraw_request(*, by, today, request, withdrawn_on, expected_revision=None) -> Request:
    request = open_request(request, expected_revision)
    refuse_ended(request)
    request.withdrawn_on = withdrawn_on
    check_request(request, today, "withdrawn_on")
    return write_request(request)


@recorded
def record_move(*, by, today, request, moved_on, moved_to_authority, expected_revision=None) -> Request:
    """The child moved to another authority before there was a plan; that authority takes the request on."""
    request = open_request(request, expected_revision)
    refuse_ended(request)
    request.moved_on, request.moved_to_authority = moved_on, moved_to_authority
    check_request(request, today, "moved_on")
    return write_request(request)


@recorded
def seek_advice(
    *, by, today, request, kind, requested_on, asked_of=None, request_received_on=None, expected_revision=None
) -> Advice:
    request = open_request(request, expected_revision)
    refuse_ended(request)
    advice = Advice(
        assessment=assessment_of(request),
        kind=kind,
        asked_of=asked_of,
        requested_on=requested_on,
        request_received_on=request_received_on,
    )
    _check_advice(advice, request, today, "requested_on")
    write_request(request, advice)
    return advice


@recorded
def receive_advice(*, by, today, advice, returned_on, expected_revision=None) -> Advice:
    request = open_request(advice.assessment.request, expected_revision)
    advice = Advice.objects.locked().get(pk=advice.pk)
    if advice.returned_on:
        raise Refused(f"This advice came back on {in_words(advice.returned_on)}", field="returned_on")
    advice.returned_on = returned_on
    _check_advice(advice, request, today, "returned_on")
    write_request(request, advice)
    return advice


@recorded
def agree_to_issue(*, by, today, request, agreed_on, expected_revision=None) -> Request:
    """The assessment led to a decision to issue a plan."""
    request = open_request(request, expected_revision)
    assessment = undecided_assessment(request, "agreed_on")
    assessment.issue_agreed_on = agreed_on
    check_request(request, today, "issue_agreed_on", assessment=assessment, shown="agreed_on")
    return write_request(request, assessment)


@recorded
def record_not_issuing(*, by, today, request, not_issued_on, expected_revision=None) -> Request:
    """The day the family was told that no plan would be issued."""
    request = open_request(request, expected_revision)
    assessment = undecided_assessment(request, "not_issued_on")
    assessment.not_issued_on = not_issued_on
    check_request(request, today, "not_issued_on", assessment=assessment)
    return write_request(request, assessment)


@recorded
def send_draft(*, by, today, request, draft_sent_on, expected_revision=None) -> Plan:
    """The draft went to the family. If the plan is written here, it is kept as it was sent."""
    request = open_request(request, expected_revision)
    refuse_ended(request)
    assessment = assessment_of(request)
    if not is_to_be_issued(request):
        raise Refused("A draft cannot be sent before it was agreed to issue a plan", field="draft_sent_on")
    plan = plan_of(request) or Plan(request=request)
    if plan.draft_sent_on:
        raise Refused(f"The draft was sent on {in_words(plan.draft_sent_on)}", field="draft_sent_on")
    sending.refuse_unchecked(request, today=today, field="draft_sent_on")
    plan.draft_sent_on = draft_sent_on
    check_request(request, today, "draft_sent_on", assessment=assessment, plan=plan)
    write_request(request, plan)
    sending.freeze(request, by=by, kind=WrittenVersion.Kind.DRAFT, sent_on=draft_sent_on)
    return plan


@recorded
def issue_plan(*, by, today, request, issued_on, early_because="", expected_revision=None) -> Plan:
    """The final plan was sent. The annual cycle opens. early_because: why it went before the family's days with the draft
    had run; without it that is refused."""
    request = open_request(request, expected_revision)
    refuse_ended(request)
    assessment, plan = assessment_of(request), plan_of(request)
    if not is_to_be_issued(request):
        raise Refused("A plan cannot be issued before it was agreed to issue one", field="issued_on")
    if plan is None or plan.draft_sent_on is None:
        raise Refused("A plan cannot be issued before its draft was sent", field="issued_on")
    refuse_other_plan(request.child, "issued_on", but=plan)
    sending.refuse_unchecked(request, today=today, field="issued_on")
    plan.first_issued_on = plan.current_from_on = issued_on
    check_request(request, today, "first_issued_on", assessment=assessment, plan=plan, shown="issued_on")
    plan.issued_early_because = _early(serving.draft_until(request), issued_on, early_because)
    write_request(request, plan)
    sending.freeze(request, by=by, kind=WrittenVersion.Kind.FINAL, sent_on=issued_on)
    sync("plan", plan.ref)
    return plan


def _early(last_day, issued_on, because: str) -> str:
    """Why the family's days were cut short; nothing where they had run. Regulations 13(1)(a) and 22(2)(c)."""
    if issued_on > last_day:
        return ""
    if not because.strip():
        raise Refused(
            f"The family has until {in_words(last_day)} to answer. If it went sooner all the same, say why and what "
            "the family said",
            field="early_because",
        )
    return because.strip()


@recorded
def cease_plan(*, by, today, plan, ceased_on, cease_reason, early_because="", expected_revision=None) -> Plan:
    """The plan ended. early_because: why it ended before the time for an appeal against that had run, where a notice with
    that right is due and no order dismissed the appeal; without it that is refused."""
    request = open_request(plan.request, expected_revision)
    plan = plan_of(request)
    if plan.first_issued_on is None:
        raise Refused("The plan was never issued, so it cannot cease", field="ceased_on")
    if plan.ceased_on:
        raise Refused(f"The plan ceased on {in_words(plan.ceased_on)}", field="ceased_on")
    if not cease_reason:
        raise Refused("Choose why the plan ceases", field="cease_reason")
    plan.ceased_on, plan.cease_reason = ceased_on, cease_reason
    if cease_reason == CeaseReason.TRANSFERRED:
        raise Refused(
            "Record that the family moves to another authority, then that the plan was transferred to it",
            field="cease_reason",
        )
    check_request(request, today, "ceased_on", plan=plan)
    check_what_follows(request, plan=plan)
    plan.ceased_early_because = _ended_early(request, plan, early_because.strip())
    write_request(request, plan)
    sync_story(request)
    return plan


def _ended_early(request, plan, because: str) -> str:
    """Why it was not kept until the time for an appeal was over: Children and Families Act 2014, section 45(4)."""
    dismissed = ordered(request, Requires.END_PLAN)
    if plan.cease_reason in ENDS_WITHOUT_NOTICE or (dismissed and dismissed.made_on <= plan.ceased_on):
        return ""
    review = plan.reviews.decided_to_cease(since=_kept_on(request))
    first_day = serving.earliest_cease(review) if review else None
    if review and (first_day is None or plan.ceased_on >= first_day):
        return ""
    if not because:
        until = (
            f"The plan is kept until the time for an appeal is over: it may end on {in_words(first_day)} at the earliest"
            if review
            else "No decision to end the plan, with its right of appeal, is recorded"
        )
        raise Refused(f"{until}. If it ended all the same, say why", field="early_because")
    return because


def _kept_on(request):
    """The day of the last order to keep the plan: what was decided before it ends nothing."""
    return max((one.made_on for one in request.standing_orders if one.requires in KEEPS), default=None)


@recorded
def allocate(*, by, requests, officer) -> int:
    """Give these cases to an officer, or to nobody with None. Answers how many changed hands."""
    if officer is not None and not (officer.is_active and officer.may(Permission.RECORD_FACTS)):
        raise Refused(f"{officer.display_name} does not take cases", field="officer")
    changed = []
    for request in Request.objects.locked().numbered([request.pk for request in requests]):
        if request.officer_id != (officer.pk if officer else None):
            request.officer = officer
            request.revision += 1
            request.save()
            changed.append(request.pk)
    _sync_stories(changed)
    return len(changed)


def _sync_stories(pks: list[int]) -> None:
    """The clocks of many cases, in as many questions as of one."""
    if not pks:
        return
    sync("request", *Request.objects.numbered(pks).values_list("ref", flat=True))
    sync("plan", *Plan.objects.of_requests(pks).values_list("ref", flat=True))
    sync("review", *Review.objects.of_requests(pks).values_list("ref", flat=True))


# Annual review


@recorded
def record_review_meeting(*, by, today, plan, meeting_on, **details) -> Review:
    """`details`: phase_transfer, phase_transfer_due_on."""
    plan = plan_of(open_request(plan.request, None))
    _refuse_no_live_plan(plan)
    if plan.reviews.filter(meeting_on=meeting_on).exists():
        raise Refused(f"A review meeting on {in_words(meeting_on)} is recorded already", field="meeting_on")
    review = Review(plan=plan, meeting_on=meeting_on, **details)
    return _write_review(review, today, "meeting_on")


@recorded
def record_review_papers(*, by, today, review, papers_received_on, expected_revision=None) -> Review:
    review = _open_review(review, expected_revision)
    _refuse_no_meeting(review, "papers_received_on")
    review.papers_received_on = papers_received_on
    return _write_review(review, today, "papers_received_on")


@recorded
def record_review_decision(*, by, today, review, decision, decided_on, expected_revision=None) -> Review:
    """The day the authority wrote with its decision; the review is complete and the next cycle opens."""
    review = _open_review(review, expected_revision)
    _refuse_no_meeting(review, "decided_on")
    if review.decision:
        raise Refused(
            f"The decision was recorded already, on {in_words(review.decided_on)}", field="decision"
        )
    if decision not in ReviewDecision.values:
        raise Refused("Choose what was decided after the review", field="decision")
    review.decision, review.decided_on = decision, decided_on
    return _write_review(review, today, "decided_on")


@recorded
def propose_amendments(*, by, today, review, amendments_proposed_on, expected_revision=None) -> Review:
    """The notice of amendments went out with the existing plan."""
    review = _open_review(review, expected_revision)
    _refuse_not_amending(review, "amendments_proposed_on")
    if review.amendments_proposed_on:
        sent_on = in_words(review.amendments_proposed_on)
        raise Refused(f"The amendments were proposed on {sent_on}", field="amendments_proposed_on")
    review.amendments_proposed_on = amendments_proposed_on
    return _write_review(review, today, "amendments_proposed_on")


@recorded
def issue_amended_plan(
    *, by, today, review, final_plan_on, early_because="", expected_revision=None
) -> Review:
    """The amended plan was sent. early_because: why it went before the family's days with the proposed amendments had
    run; without it that is refused."""
    review = _open_review(review, expected_revision)
    _refuse_not_amending(review, "final_plan_on")
    if review.amendments_proposed_on is None:
        raise Refused("The plan cannot be amended before amendments were proposed", field="final_plan_on")
    if review.final_plan_on:
        raise Refused(
            f"The amended plan was issued on {in_words(review.final_plan_on)}", field="final_plan_on"
        )
    plan = review.plan
    sending.refuse_unchecked(plan.request, today=today, field="final_plan_on")
    review.final_plan_on = final_plan_on
    order.check(order.dates_of_review(review, plan), field="final_plan_on")
    review.issued_early_because = _early(serving.amendments_until(review), final_plan_on, early_because)
    _write_review(review, today, "final_plan_on")
    sending.freeze(plan.request, by=by, kind=WrittenVersion.Kind.AMENDED, sent_on=final_plan_on)
    plan.current_from_on = max(final_plan_on, plan.current_from_on or final_plan_on)
    plan.save(update_fields=["current_from_on"])
    return review


# Provision that is missing


@recorded
def record_provision_gap(
    *, by, today, plan, what, from_on, until_on=None, expected_revision=None
) -> ProvisionGap:
    """Provision was not delivered from `from_on`; `until_on` is the last day without it, None while it is missing."""
    request = open_request(plan.request, expected_revision)
    plan = plan_of(request)
    if not (plan.first_issued_on or plan.transferred_in_on):
        raise Refused("The plan has not been issued, so no provision is owed under it", field="from_on")
    what = what.strip()
    if not what:
        raise Refused("Say which provision was missing", field="what")
    if any(gap.what.lower() == what.lower() for gap in plan.provision_gaps.open()):
        raise Refused(f"It is recorded already that this is missing: {what}", field="what")
    gap = ProvisionGap(
        child=request.child,
        plan=plan,
        what=what,
        from_on=from_on,
        until_on=until_on,
        recorded_by=by,
        recorded_at=this_moment(),
    )
    _check_gap(gap, today, *(["from_on", "until_on"] if until_on else ["from_on"]))
    write_request(request, gap)
    return gap


@recorded
def end_provision_gap(*, by, today, gap, until_on, expected_revision=None) -> ProvisionGap:
    """The provision is in place; `until_on` was the last day without it."""
    request = open_request(gap.plan.request, expected_revision)
    gap = ProvisionGap.objects.locked().get(pk=gap.pk)
    if gap.until_on:
        raise Refused(f"It was missing until {in_words(gap.until_on)}", field="until_on")
    gap.until_on = until_on
    _check_gap(gap, today, "until_on")
    write_request(request, gap)
    return gap


def _check_gap(gap, today, *fields) -> None:
    for field in fields:
        not_in_the_future(getattr(gap, field), today, field=field)
    order.check(order.dates_of_gap(gap, gap.plan), field=fields[-1])


# What a reader of the chronology writes


@recorded
def write_note(*, by, child, entry_key, text, expected_revision=0) -> ChronologyNote:
    """Beside one entry of the child's chronology; an empty text takes the note back. A note that nobody has written
    yet has revision 0."""
    Child.objects.locked().get(pk=child.pk)  # or two people would begin the same note at once
    note = ChronologyNote.objects.of_child(child).of_entry(entry_key).first()
    if note is None:
        note = ChronologyNote(child=child, entry_key=entry_key)
    elif note.revision != expected_revision:
        raise Conflict(
            record=note,
            changed_by=note.written_by.display_name,
            changed_at=note.written_at,
            changes=[("the note", "", note.text)],
        )
    note.text, note.written_by, note.written_at = text.strip(), by, this_moment()
    note.revision += 1
    note.save()
    return note


# Corrections


@recorded
def correct_date(*, by, today, record, field, to, reason, expected_revision=None):
    """A date was written down wrongly. What stood there, who changed it and why stay in the log."""
    if field not in CORRECTABLE.get(type(record), ()):
        raise Refused(f"{field} of {type(record).__name__.lower()} is not a date that can be corrected")
    if not reason.strip():
        raise Refused("Say why the date is corrected", field="reason")
    if isinstance(record, Review):
        return _correct_review(record, field, to, reason, today, expected_revision)
    return _correct_on_request(record, field, to, reason, today, expected_revision)


def _correct_review(review, field, to, reason, today, expected_revision):
    review = _open_review(review, expected_revision)
    _replace(review, field, to)
    _write_review(review, today, field)
    give_reason(review, reason)
    return review


def _correct_on_request(record, field, to, reason, today, expected_revision):
    request = open_request(_request_of(record), expected_revision)
    record = request if isinstance(record, Request) else type(record).objects.get(pk=record.pk)
    _replace(record, field, to)
    if isinstance(record, Advice):
        _check_advice(record, request, today, field)
    elif isinstance(record, ProvisionGap):
        _check_gap(record, today, field)
    elif isinstance(record, TribunalOrder):
        check_order(record, request, today, field)
    else:
        own = {type(record).__name__.lower(): record} if record is not request else {}
        check_request(request, today, field, **own)
        check_what_follows(request, **own)
    write_request(request, *([] if record is request else [record]))
    give_reason(record, reason)
    sync_story(request)
    return record


def _replace(record, field, to) -> None:
    old = getattr(record, field)
    if old is None:
        raise Refused("Nothing is recorded there yet, so there is nothing to correct", field=field)
    if to is None:
        raise Refused("Give the right date", field=field)
    if to == old:
        raise Refused(f"{in_words(old)} is the date already recorded", field=field)
    setattr(record, field, to)
    if field == "first_issued_on" and record.current_from_on == old:
        record.current_from_on = to  # a plan never amended dates from its issue


def _request_of(record) -> Request:
    if isinstance(record, Request):
        return record
    if isinstance(record, ProvisionGap):
        return record.plan.request
    return record.assessment.request if isinstance(record, Advice) else record.request


# What all of them share


def _open_review(review, expected_revision) -> Review:
    """The review and its plan as they stand now. The case is held first, so that nobody ends the plan meanwhile."""
    open_request(review.plan.request, None)
    found = Review.objects.locked().get(pk=review.pk)
    if expected_revision is not None and found.revision != expected_revision:
        raise history.conflict(found, expected_revision)
    return found


def _write_review(review, today, field) -> Review:
    not_in_the_future(getattr(review, field), today, field=field)
    order.check(order.dates_of_review(review, review.plan), field=field)
    review.revision += review.pk is not None
    review.save()
    sync("review", review.ref)
    sync("plan", review.plan.ref)
    return review


def _check_advice(advice, request, today, field) -> None:
    dates = order.dates_of_advice(advice, request)
    not_in_the_future(dates[field], today, field=field)
    order.check(dates, field=field)


def _refuse_no_live_plan(plan) -> None:
    if plan.first_issued_on is None:
        raise Refused("The plan has not been issued, so there is nothing to review", field="meeting_on")
    if plan.ceased_on:
        raise Refused(f"The plan ceased on {in_words(plan.ceased_on)}", field="meeting_on")


def _refuse_no_meeting(review, field) -> None:
    if review.meeting_on is None:
        raise Refused("The review meeting has not been recorded", field=field)


def _refuse_not_amending(review, field) -> None:
    if review.decision != ReviewDecision.AMEND:
        raise Refused("It was not decided to amend the plan after this review", field=field)
