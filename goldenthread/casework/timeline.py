"""The story of a request as dated events, newest first: who recorded each and when, and what stood there before."""

from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone

from goldenthread.casework import codes, history
from goldenthread.casework.history import Correction

# Kind of record, field, title; in the order in which facts of one day follow each other.
TITLES = {
    ("request", "received_on"): "Request received",
    ("request", "decided_on"): "Decision whether to assess",
    ("advice", "requested_on"): "Advice asked for",
    ("advice", "request_received_on"): "Request for advice received",
    ("advice", "returned_on"): "Advice received",
    ("assessment", "issue_agreed_on"): "Agreed to issue a plan",
    ("assessment", "not_issued_on"): "Family told that no plan will be issued",
    ("plan", "draft_sent_on"): "Draft plan sent",
    ("plan", "first_issued_on"): "Final plan issued",
    ("plan", "transferred_in_on"): "Plan taken over from another authority",
    ("plan", "transfer_notified_on"): "Family told that the plan came here",
    ("review", "meeting_on"): "Annual review meeting",
    ("review", "papers_received_on"): "Report of the review meeting received",
    ("review", "decided_on"): "Decision after the review",
    ("review", "amendments_proposed_on"): "Amendments proposed",
    ("review", "final_plan_on"): "Amended plan issued",
    ("provisiongap", "from_on"): "Provision missing from this day",
    ("provisiongap", "until_on"): "Last day on which provision was missing",
    ("plan", "move_known_on"): "Move to another authority became known",
    ("plan", "moves_on"): "Move to another authority",
    ("plan", "ceased_on"): "Plan ceased",
    ("tribunalorder", "made_on"): "Order made",
    ("tribunalorder", "received_on"): "Order received",
    ("tribunalorder", "told_on"): "Family told of the assessment that was ordered",
    ("tribunalorder", "amended_on"): "Plan issued as ordered",
    ("tribunalorder", "declined_on"): "Family told that nothing changes",
    ("tribunalorder", "ceasing_undone_on"): "Plan was recorded as ceased, and is kept by order",
    ("tribunalorder", "taken_back_on"): "Order taken back as recorded in error",
    ("request", "withdrawn_on"): "Request withdrawn",
    ("request", "moved_on"): "Moved to another authority",
}
EXCEPTION_TITLES = {
    "proposed": "Exception proposed",
    "approved": "Exception recorded",
    "refused": "Exception proposed, and not approved",
}
ORDER = {key: number for number, key in enumerate(TITLES)}


@dataclass(frozen=True)
class Event:
    """A fact on a day. `kind` is the kind of record and the field, as in `plan.first_issued_on`, and `key` is that
    with the record's own number; `refs` are the subjects whose clocks it may start or end. `recorded_by` is empty when
    the fact came in without a person's name."""

    on: date
    title: str
    detail: str
    kind: str
    recorded_by: str
    recorded_at: datetime | None
    corrections: tuple[Correction, ...] = ()
    key: str = ""
    refs: tuple[str, ...] = ()


def timeline(*requests) -> list[Event]:
    """From requests fetched `with_story`, and one query more for the log of changes."""
    records = [found for request in requests for found in _records(request)]
    traces = history.traces(*(record for record, _refs in records))
    events = [
        _event(record, refs, key, traces) for record, refs in records for key in TITLES if _holds(record, key)
    ]
    events += [event for record, refs in records for event in _called_off(record, refs, traces)]
    events += [_exception(exception) for request in requests for exception in request.exceptions.all()]
    return sorted(events, key=place, reverse=True)


def _records(request) -> list[tuple]:
    """Each record of the story, with the references under which clocks run that it may start or end."""
    found, of_request = [(request, (request.ref,))], (request.ref,)
    assessment, plan = getattr(request, "assessment", None), getattr(request, "plan", None)
    found += [(order, of_request) for order in request.every_order]
    if assessment:
        found += [(one, of_request) for one in (assessment, *assessment.advice.all())]
    if plan:
        found.append((plan, (request.ref, plan.ref)))
        found += [(review, (review.ref, plan.ref)) for review in plan.reviews.all()]
        found += [(gap, ()) for gap in plan.provision_gaps.all()]
    return found


def _holds(record, key) -> bool:
    model, field = key
    return record._meta.model_name == model and getattr(record, field) is not None


def _event(record, refs, key, traces) -> Event:
    model, field = key
    trace = traces.get((model, record.pk, field))
    return Event(
        on=getattr(record, field),
        title=_title(record, key),
        detail=_detail(record, field),
        kind=f"{model}.{field}",
        recorded_by=trace.by if trace else "",
        recorded_at=trace.at if trace else None,
        corrections=tuple(trace.corrections) if trace else (),
        key=f"{model}.{field}:{record.pk}",
        refs=refs,
    )


def _called_off(record, refs, traces) -> list[Event]:
    """A move that was recorded and did not come about: the plan no longer says it, and the log of changes does."""
    trace = traces.get(("plan", record.pk, "moves_on")) if record._meta.model_name == "plan" else None
    if trace is None or record.moves_on or not trace.corrections:
        return []
    last = trace.corrections[-1]
    return [
        Event(
            on=timezone.localdate(last.at),
            title="Move to another authority called off",
            detail=f"It was to be on {last.was}. {last.reason}",
            kind="plan.move_called_off",
            recorded_by=last.by,
            recorded_at=last.at,
            key=f"plan.move_called_off:{record.pk}",
            refs=refs,
        )
    ]


def _title(record, key) -> str:
    """What counts as an order is called what it is."""
    if key == ("tribunalorder", "made_on"):
        return f"{record.get_origin_display()}: {record.get_requires_display().lower()}"
    if key == ("plan", "first_issued_on") and record.transferred_in_on:
        return "Plan made by another authority"
    return TITLES[key]


def _detail(record, field: str) -> str:
    """What was decided, about what, or why: the words that go with a date."""
    model = record._meta.model_name
    said = DETAILS.get((model, field)) or DETAILS.get((model, ""))
    return said(record) if said else ""


def _together(*words: str) -> str:
    return ". ".join(one.rstrip(".") for one in words if one)


def _asked_by(request) -> str:
    asked = f"From: {request.get_source_display()}" if request.source else ""
    before = request.moved_in_from_authority
    return _together(asked, before and f"Under way before in authority {before}")


DETAILS = {
    ("request", "received_on"): _asked_by,
    ("request", "decided_on"): lambda one: _together(one.get_decision_display(), one.needed_because),
    ("request", "moved_on"): lambda one: one.moved_to_authority,
    ("advice", ""): lambda one: one.get_kind_display(),
    ("provisiongap", ""): lambda one: one.what,
    ("plan", "first_issued_on"): lambda one: one.issued_early_because,
    ("plan", "transferred_in_on"): lambda one: one.transferred_from_authority,
    ("plan", "moves_on"): lambda one: one.transferred_to_authority,
    ("plan", "ceased_on"): lambda one: _together(
        one.get_cease_reason_display(), one.papers_sent, one.ceased_early_because
    ),
    ("review", "meeting_on"): lambda one: one.get_phase_transfer_display(),
    ("review", "decided_on"): lambda one: one.get_decision_display(),
    ("review", "final_plan_on"): lambda one: one.issued_early_because,
    ("tribunalorder", "made_on"): lambda one: one.note,
    ("tribunalorder", "taken_back_on"): lambda one: one.taken_back_because,
    ("tribunalorder", "ceasing_undone_on"): lambda one: codes.CeaseReason(one.cease_reason_undone).label,
}


def _exception(exception) -> Event:
    kind = codes.ExceptionKind(exception.kind).label
    return Event(
        on=timezone.localdate(exception.recorded_at),
        title=EXCEPTION_TITLES[exception.standing],
        detail=f"{kind}. {exception.reason}{_refusal(exception)}",
        kind="exception",
        recorded_by=exception.recorded_by.display_name,
        recorded_at=exception.recorded_at,
        key=f"exception:{exception.pk}",
    )


def _refusal(exception) -> str:
    return f" Not approved: {exception.decided_because}" if exception.standing == "refused" else ""


def place(event: Event):
    """Where an event stands among others: by its day, and within a day in the order of the road."""
    return event.on, ORDER.get(tuple(event.kind.split(".")), len(ORDER)), event.detail
