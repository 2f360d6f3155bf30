"""Facts of a case become duties. What starts each, what meets it and what ends it unmet is read here and nowhere else."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date

from django.db.models import Exists, OuterRef

from goldenthread.casework.codes import AdviceKind, CeaseReason, Decision, ExceptionKind, ReviewDecision
from goldenthread.casework.models import Advice, Plan, Request, Review, TimeException
from goldenthread.casework.notices import serving
from goldenthread.casework.orders import duties as order_duties
from goldenthread.clocks.sources import RunningDuty, Source, due_on, ending, facts_from_start
from goldenthread.people import bank_holidays

# Regulation 8(2) excuses those who write advice for fewer reasons than regulations 5(4), 10(4) and 13(3) excuse the
# authority: a closed school is not one of them.
EXCUSES_ADVICE = [ExceptionKind.CIRCUMSTANCES, ExceptionKind.ABSENT]

REQUEST_FACTS = {
    "ref": "ref",
    "child_id": "child_id",
    "district_id": "child__district_id",
    "officer_id": "officer_id",
    "received_on": "received_on",
    "decided_on": "decided_on",
    "decision": "decision",
    "withdrawn_on": "withdrawn_on",
    "moved_on": "moved_on",
    "agreed_on": "assessment__issue_agreed_on",
    "not_issued_on": "assessment__not_issued_on",
    "draft_sent_on": "plan__draft_sent_on",
    "first_issued_on": "plan__first_issued_on",
}
PLAN_FACTS = {
    "pk": "pk",
    "ref": "ref",
    "child_id": "request__child_id",
    "district_id": "request__child__district_id",
    "officer_id": "request__officer_id",
    "first_issued_on": "first_issued_on",
    "transferred_in_on": "transferred_in_on",
    "transfer_notified_on": "transfer_notified_on",
    "ceased_on": "ceased_on",
}
MOVE_FACTS = {
    "ref": "ref",
    "child_id": "request__child_id",
    "district_id": "request__child__district_id",
    "officer_id": "request__officer_id",
    "moves_on": "moves_on",
    "move_known_on": "move_known_on",
    "cease_reason": "cease_reason",
    "ceased_on": "ceased_on",
}
REVIEW_FACTS = {
    "ref": "ref",
    "child_id": "plan__request__child_id",
    "district_id": "plan__request__child__district_id",
    "officer_id": "plan__request__officer_id",
    "meeting_on": "meeting_on",
    "papers_received_on": "papers_received_on",
    "decided_on": "decided_on",
    "decision": "decision",
    "amendments_proposed_on": "amendments_proposed_on",
    "final_plan_on": "final_plan_on",
    "ceased_on": "plan__ceased_on",
}


class _Row:
    """The facts of one subject, by the names above; also makes its duties, which share where and whose they are."""

    __slots__ = ("__dict__", "_kind")

    def __init__(self, kind: str, names, values):
        self.__dict__.update(zip(names, values, strict=False))
        self._kind = kind

    def owe(
        self,
        code: str,
        starts: dict[str, date | None],
        end: dict,
        *,
        detail: str = "",
        excepted=False,
        due=None,
    ):
        """The duty, if what starts it has happened and the law was in force; else nothing. `starts` are the facts by
        their names; `due` where it was reckoned already, by a calendar with the holidays proclaimed since."""
        due = due or (None if None in starts.values() else due_on(code, **starts))
        if due is None:
            return ()
        duty = RunningDuty(
            duty=code,
            subject_kind=self._kind,
            subject_ref=self.ref,
            detail=detail,
            child_id=self.child_id,
            started_on=min(starts.values()),
            due_on=due,
            is_excepted=excepted,
            district_id=self.district_id,
            officer_id=self.officer_id,
            **end,
        )
        return (duty,)


def _rows(kind: str, found, facts: dict[str, str]) -> Iterator[_Row]:
    names = list(facts)
    for values in found.values_list(*facts.values()).iterator():
        yield _Row(kind, names, values)


def of_requests(refs: Sequence[str] | None = None) -> Iterator[RunningDuty]:
    """From a request to its plan, the advice on the way, and the family's time with the draft."""
    yield from _from_requests(refs)
    yield from _from_advice(refs)
    yield from _from_orders(refs)


def _from_orders(refs) -> Iterator[RunningDuty]:
    """What is owed after an order, from the day on which it was made. `detail` is the order's reference."""
    for facts, step in order_duties.rows(refs):
        made = {order_duties.starting_fact(facts["origin"]): facts["made_on"]}
        row = _Row(
            "request",
            ("ref", "child_id", "district_id", "officer_id"),
            (facts["request_ref"], facts["child_id"], facts["district_id"], facts["officer_id"]),
        )
        stops = [facts[name] for name in step.stops]
        end = ending(
            order_duties.day_met(facts, step), *(day for day in stops if day and day >= facts["made_on"])
        )
        code = order_duties.duty_of(step.key, facts["origin"])
        yield from row.owe(code, made, end, detail=facts["order_ref"])


def _from_requests(refs) -> Iterator[RunningDuty]:
    found = (
        Request.objects.with_clocks()
        .of_refs(refs)
        .annotate(excepted=Exists(TimeException.objects.approved().filter(request=OuterRef("pk"))))
    )
    served = serving.drafts_served(refs)
    for row in _rows("request", found, REQUEST_FACTS | {"excepted": "excepted"}):
        yield from _decided(row)
        yield from _told_of_no_plan(row)
        yield from _issued(row)
        yield from _draft_window(row, served.get(row.ref))


def _refused_on(row) -> date | None:
    return row.decided_on if row.decision == Decision.REFUSE else None


def _decided(row):
    end = ending(row.decided_on, row.withdrawn_on, row.moved_on, row.not_issued_on, row.first_issued_on)
    yield from row.owe("assessment_decided", {"received_on": row.received_on}, end, excepted=row.excepted)


def _told_of_no_plan(row):
    """Owed only by an authority that does not issue; until that is known it is the day by which the family must know.

    It runs from the decision to assess, and ends unmet with the agreement to issue or with the draft.
    """
    if row.decision != Decision.ASSESS:
        return
    stops = (row.withdrawn_on, row.moved_on, row.agreed_on, row.draft_sent_on, row.first_issued_on)
    end = ending(row.not_issued_on, *stops)
    yield from row.owe("not_issuing_notified", {"received_on": row.received_on}, end, excepted=row.excepted)


def _issued(row):
    end = ending(row.first_issued_on, row.withdrawn_on, row.moved_on, _refused_on(row), row.not_issued_on)
    yield from row.owe("plan_issued", {"received_on": row.received_on}, end, excepted=row.excepted)


def _draft_window(row, of_letter: date | None):
    """The family's days with the draft are kept by letting them pass, so the clock can run but never be late."""
    if row.draft_sent_on is None:
        return
    served = {"served_on": serving.served_on(row.draft_sent_on, of_letter)}
    end = ending(due_on("draft_window", **served), row.withdrawn_on, row.moved_on)
    yield from row.owe("draft_window", served, end)


ADVICE_FACTS = {name: f"assessment__request__{column}" for name, column in REQUEST_FACTS.items()} | {
    "kind": "kind",
    "requested_on": "requested_on",
    "request_received_on": "request_received_on",
    "returned_on": "returned_on",
    "excepted": "excepted",
}


def _from_advice(refs) -> Iterator[RunningDuty]:
    """A body has six weeks from receiving the request; from its sending until the receipt is recorded.

    A parent is asked for advice too, but owes none by a day.
    """
    excuses = TimeException.objects.approved().filter(
        request=OuterRef("assessment__request"), kind__in=EXCUSES_ADVICE
    )
    found = Advice.objects.with_clocks().of_requests(refs).annotate(excepted=Exists(excuses))
    seen: dict[tuple[str, str], int] = defaultdict(int)
    for row in _rows("request", found, ADVICE_FACTS):
        seen[row.ref, row.kind] += 1
        number = seen[row.ref, row.kind]
        stops = (row.withdrawn_on, row.moved_on, row.not_issued_on, row.first_issued_on)
        yield from row.owe(
            "advice_returned",
            {"requested_on": row.request_received_on or row.requested_on},
            ending(row.returned_on, *stops),
            detail=row.kind if number == 1 else f"{row.kind} {number}",
            excepted=row.excepted,
        )


def advice_of(detail: str) -> str:
    """The kind of advice in a clock's detail, in words: `psychology 2` is the second from a psychologist."""
    kind, _, number = detail.partition(" ")
    return f"{AdviceKind(kind).label}{f' ({number})' if number else ''}"


def of_plans(refs: Sequence[str] | None = None) -> Iterator[RunningDuty]:
    """The annual cycle: twelve months from the making of the plan, then from each review, until the plan ceases.

    The cycle that a plan came with from another authority has a duty of its own. `detail` is the day on which the cycle
    opened.
    """
    decided = _decisions(refs)
    for row in _rows("plan", Plan.objects.with_clocks().of_refs(refs), PLAN_FACTS):
        for opened_on, met_on in _cycles(row, decided[row.pk]):
            code, starts = _review_of(row, opened_on)
            end = ending(met_on, row.ceased_on)
            yield from row.owe(code, starts, end, detail=opened_on.isoformat())
        yield from _told_of_transfer(row, decided[row.pk])


def _told_of_transfer(row, decisions: list[date]):
    """The family of a plan that came here is told so within its weeks. A review completed here tells them anyway."""
    if row.transferred_in_on is None:
        return
    reviewed_on = min((day for day in decisions if day > row.transferred_in_on), default=None)
    end = ending(row.transfer_notified_on, reviewed_on, row.ceased_on)
    yield from row.owe("transfer_notified", {"transferred_on": row.transferred_in_on}, end)


def of_moves(refs: Sequence[str] | None = None) -> Iterator[RunningDuty]:
    """A plan follows its child to another authority: on the day of the move, or fifteen working days from knowing of it.

    Met by the transfer, which ends the plan here. A plan that ceases for another reason is not transferred.
    """
    calendar = bank_holidays.calendar()
    for row in _rows("move", Plan.objects.moving().of_refs(refs), MOVE_FACTS):
        starts = {"moved_on": row.moves_on, "aware_on": row.move_known_on}
        handed_over_on = row.ceased_on if row.cease_reason == CeaseReason.TRANSFERRED else None
        due = due_on("plan_transferred", calendar=calendar, **starts)
        yield from row.owe("plan_transferred", starts, ending(handed_over_on, row.ceased_on), due=due)


def _came_with(row, day: date) -> bool:
    """Whether it happened under the authority from which the plan came."""
    return bool(row.first_issued_on and row.transferred_in_on and day <= row.transferred_in_on)


def _review_of(row, opened_on: date) -> tuple[str, dict[str, date]]:
    if _came_with(row, opened_on):
        return "transferred_plan_reviewed", {
            "reviewed_on": opened_on,
            "transferred_on": row.transferred_in_on,
        }
    return "review_completed", {"reviewed_on": opened_on}


def _decisions(refs) -> dict[int, list[date]]:
    """A review is complete when its decision was sent, not when people met."""
    decided: dict[int, list[date]] = defaultdict(list)
    for plan, day in Review.objects.decided().of_plans(refs).values_list("plan_id", "decided_on").iterator():
        decided[plan].append(day)
    return decided


def _cycles(row, decisions: list[date]) -> Iterator[tuple[date, date | None]]:
    """Those that had ended when the plan was transferred were the other authority's to keep."""
    opened_on = row.first_issued_on or row.transferred_in_on
    for decided_on in decisions:
        if decided_on > opened_on and not (row.ceased_on and decided_on > row.ceased_on):
            if not _came_with(row, decided_on):
                yield opened_on, decided_on
            opened_on = decided_on
    if row.ceased_on is None or opened_on < row.ceased_on:
        yield opened_on, None


def of_reviews(refs: Sequence[str] | None = None) -> Iterator[RunningDuty]:
    """What follows from a review meeting."""
    for row in _rows("review", Review.objects.with_clocks().of_refs(refs), REVIEW_FACTS):
        met = {"meeting_on": row.meeting_on}
        reported = ending(row.papers_received_on, row.decided_on, row.ceased_on)
        yield from row.owe("review_report", met, reported)
        yield from row.owe("review_decided", met, ending(row.decided_on, row.ceased_on))
        if row.decision == ReviewDecision.AMEND:
            yield from _amendments(row, met)


def _amendments(row, met):
    """Until a notice is sent only the cap of twelve weeks from the meeting is known; then the earlier of two days."""
    proposed = ending(row.amendments_proposed_on, row.final_plan_on, row.ceased_on)
    yield from row.owe("amendments_proposed", met, proposed)
    issued = ending(row.final_plan_on, row.ceased_on)
    if row.amendments_proposed_on:
        yield from row.owe("amended_plan_issued", met | {"notice_on": row.amendments_proposed_on}, issued)
    else:
        yield from row.owe("amended_plan_cap", met, issued)


def facts_of_plan(clock) -> dict[str, date]:
    """The cycle that a plan came with counts from two facts."""
    if clock.duty != "transferred_plan_reviewed":
        return facts_from_start(clock)
    return {"reviewed_on": clock.started_on, "transferred_on": Plan.objects.transferred_on(clock.subject_ref)}


def facts_of_review(clock) -> dict[str, date]:
    if clock.duty != "amended_plan_issued":
        return facts_from_start(clock)
    return Review.objects.amendment_facts(clock.subject_ref)


def facts_of_move(clock) -> dict[str, date]:
    return Plan.objects.move_facts(clock.subject_ref)


SOURCES = [
    Source("move", of_moves, facts_of_move, is_local=True),
    Source("request", of_requests),
    Source("plan", of_plans, facts_of_plan),
    Source("review", of_reviews, facts_of_review),
]
