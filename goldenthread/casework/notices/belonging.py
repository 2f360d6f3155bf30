"""Which letters belong to a case as it stands: each follows from a fact, and none may go without its fact."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from goldenthread.casework.codes import AdviceKind, Decision, ReviewDecision
from goldenthread.casework.orders.models import Origin, Requires
from goldenthread.casework.plan_writing.models import DraftingMeeting
from goldenthread.casework.stages import no_plan_told_on


@dataclass(frozen=True)
class Wanted:
    """A letter that belongs to a fact of the case: of `on`, about a review or a request for advice where it is of one."""

    kind: str
    on: date
    review: object | None = None
    advice: object | None = None

    def is_written(self, notices) -> bool:
        """Whether one of these letters, which were not withdrawn, is about the same."""
        about = (self.kind, self.review and self.review.pk, self.advice and self.advice.pk)
        return any((one.kind, one.review_id, one.advice_id) == about for one in notices)


def wanted(case) -> list[Wanted]:
    """Every letter that a fact of the case calls for, the newest fact first. `case` is a request with its story."""
    return _in_order([*_of_story(case), *_of_meeting(case)])


def _of_story(case) -> list[Wanted]:
    return [*_of_request(case), *_of_assessment(case), *_of_plan(case)]


def _in_order(found: list[Wanted]) -> list[Wanted]:
    return sorted(found, key=lambda one: one.on, reverse=True)


def wanted_now(case, notices) -> list[Wanted]:
    """Those that are not written of the newest fact, for what happened since has overtaken the rest; and while the
    assessment goes on, those to the bodies whose advice is awaited."""
    found = [one for one in _in_order(_of_story(case)) if one.kind not in AT_ANY_TIME]
    to_others = [one for one in found if one.advice is None]
    newest = [one for one in to_others if one.on == to_others[0].on]
    awaited = [one for one in found if one.advice and one.advice.returned_on is None]
    is_assessing = any(one.kind in BEGINS for one in newest)
    return [one for one in newest + (awaited if is_assessing else []) if not one.is_written(notices)]


def possible(case) -> list[Wanted]:
    """What can be written at all, each kind once or once for each request for advice."""
    return wanted(case)


def find(case, kind: str, *, review=None, advice=None) -> Wanted | None:
    """The fact to which a letter of this kind belongs; None when the case has none."""
    fitting = (
        one
        for one in wanted(case)
        if one.kind == kind
        and (review is None or one.review == review)
        and (advice is None or one.advice == advice)
    )
    return next(fitting, None)


# The letter that says that there will be an assessment after all, by what overturned the refusal.
ORDERED = {
    Origin.TRIBUNAL: "assessment_ordered",
    Origin.CONCESSION: "assessment_conceded",
    Origin.MEDIATION: "assessment_mediated",
}
BEGINS = {"assessment_agreed", *ORDERED.values()}


def order_told_of(case, kind: str):
    """The order of which such a letter tells; None where the case has none."""
    told = [order for order in _told_of(case) if ORDERED[Origin(order.origin)] == kind]
    return told[-1] if told else None


def _told_of(case) -> list:
    """The orders to assess of which the family was told. The letters are about a child who has no plan."""
    return [one for one in case.standing_orders if one.told_on and one.requires == Requires.ASSESS]


AT_ANY_TIME = {"advice_chased", "setting_consulted", "drafting_meeting"}


def _of_request(case) -> Iterator[Wanted]:
    if case.is_historical or case.received_on is None:
        return
    yield Wanted("request_acknowledged", case.received_on)
    if case.decision:
        kind = "assessment_refused" if case.decision == Decision.REFUSE else "assessment_agreed"
        yield Wanted(kind, case.decided_on)
    for order in _told_of(case):
        yield Wanted(ORDERED[Origin(order.origin)], order.told_on)
    if case.withdrawn_on:
        yield Wanted("request_withdrawn", case.withdrawn_on)


def _of_assessment(case) -> Iterator[Wanted]:
    assessment = getattr(case, "assessment", None)
    if assessment is None:
        return
    if assessment.not_issued_on:
        yield Wanted("plan_refused", no_plan_told_on(case))
    for advice in assessment.advice.all():
        if advice.kind != AdviceKind.PARENT and advice.asked_of_id:
            yield Wanted("advice_sought", advice.requested_on, advice=advice)
            if advice.returned_on is None:
                yield Wanted("advice_chased", advice.requested_on, advice=advice)


def _of_meeting(case) -> Iterator[Wanted]:
    """While one is booked. Each that is booked after another was moved calls for its own."""
    booked = DraftingMeeting.objects.of_case(case).standing().first()
    if booked:
        yield Wanted("drafting_meeting", booked.booked_on)


def _of_plan(case) -> Iterator[Wanted]:
    plan = getattr(case, "plan", None)
    if plan is None or (case.received_on is None and plan.transferred_in_on is None):
        return
    if plan.transferred_in_on:
        yield from _of_transferred(plan)
        return
    if plan.draft_sent_on:
        yield Wanted("draft_sent", plan.draft_sent_on)
        if plan.first_issued_on is None:
            yield Wanted("setting_consulted", plan.draft_sent_on)
    if plan.first_issued_on:
        yield Wanted("plan_issued", plan.first_issued_on)
    for review in plan.reviews.all():
        yield from _of_review(review)


def _of_transferred(plan) -> Iterator[Wanted]:
    """What this authority writes: what the other wrote before is not written again."""
    if plan.transfer_notified_on:
        yield Wanted("transfer_notified", plan.transfer_notified_on)
    for review in plan.reviews.all():
        yield from _of_review(review)


REVIEW_LETTERS = {
    ReviewDecision.MAINTAIN: "review_maintained",
    ReviewDecision.AMEND: "review_amending",
    ReviewDecision.CEASE: "review_ceasing",
}
_LATER: list[tuple[str, Callable]] = [
    ("amendments_proposed", lambda review: review.amendments_proposed_on),
    ("amended_plan_issued", lambda review: review.final_plan_on),
]


def _of_review(review) -> Iterator[Wanted]:
    if review.meeting_on is None:
        return
    if review.decision:
        yield Wanted(REVIEW_LETTERS[ReviewDecision(review.decision)], review.decided_on, review=review)
    for kind, day_of in _LATER:
        if day_of(review):
            yield Wanted(kind, day_of(review), review=review)
