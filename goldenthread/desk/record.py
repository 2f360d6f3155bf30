"""The facts that can be recorded on a case: for each its page's words, its form, its action, and when it can happen."""

from collections.abc import Callable
from dataclasses import dataclass

from django.http import Http404
from django.urls import reverse

from goldenthread.accounts.errors import Conflict, Refused
from goldenthread.accounts.models import Organisation
from goldenthread.casework import actions
from goldenthread.casework.codes import ReviewDecision
from goldenthread.casework.orders import actions as orders
from goldenthread.casework.stages import is_to_be_issued, is_under_way, stage_of
from goldenthread.casework.transfers import actions as transfers
from goldenthread.desk import forms, order_forms, transfer_forms


@dataclass(frozen=True)
class Fact:
    """`slug` is its place in the address, `possible` whether a case as it stands allows it. `duty` is the limit that
    the fact meets, shown on its page; `rare` facts come last in the menu."""

    slug: str
    title: str
    form: type[forms.RecordForm]
    action: Callable
    done: str
    possible: Callable
    duty: str = ""
    note: str = ""
    rare: bool = False


def _plan(case):
    return getattr(case, "plan", None)


def _assessment(case):
    return getattr(case, "assessment", None)


def under_way(case) -> bool:
    """On the road to a first plan, or put on it again by an order."""
    return is_under_way(case)


def _stands(*codes: str) -> Callable:
    return lambda case: stage_of(case).code in codes


def _assessing(case) -> bool:
    return under_way(case) and _assessment(case) is not None


def _plan_undecided(case) -> bool:
    return _assessing(case) and not is_to_be_issued(case)


def _advice_waits(case) -> bool:
    return _assessing(case) and any(one.returned_on is None for one in case.assessment.advice.all())


def _draft_wanted(case) -> bool:
    plan = _plan(case)
    return _assessing(case) and is_to_be_issued(case) and not (plan and plan.draft_sent_on)


def _draft_is_out(case) -> bool:
    return under_way(case) and bool(_plan(case) and case.plan.draft_sent_on)


def _live(case) -> bool:
    return bool(_plan(case) and case.plan.first_issued_on and not case.plan.ceased_on)


def _review(case):
    """The latest review of a live plan, if a meeting was held."""
    met = [one for one in case.plan.reviews.all() if one.meeting_on] if _live(case) else []
    return max(met, key=lambda one: one.meeting_on, default=None)


def _report_waits(case) -> bool:
    review = _review(case)
    return bool(review and not review.papers_received_on and not review.decision)


def _review_undecided(case) -> bool:
    review = _review(case)
    return bool(review and not review.decision)


def _amending(case) -> bool:
    review = _review(case)
    return bool(review and review.decision == ReviewDecision.AMEND and not review.final_plan_on)


def _notice_wanted(case) -> bool:
    return _amending(case) and not _review(case).amendments_proposed_on


def _amended_wanted(case) -> bool:
    return _amending(case) and bool(_review(case).amendments_proposed_on)


def _provision_missing(case) -> bool:
    return _plan(case) is not None and any(gap.until_on is None for gap in case.plan.provision_gaps.all())


def _to_be_told_of_transfer(case) -> bool:
    return _live(case) and bool(case.plan.transferred_in_on and not case.plan.transfer_notified_on)


def _may_move(case) -> bool:
    return _live(case) and not case.plan.moves_on


def _can_be_ordered(case) -> bool:
    return "record_order" in stage_of(case).may


def _has_orders(case) -> bool:
    return bool(case.standing_orders)


def _always(case) -> bool:
    return True


FACTS = [
    Fact(
        "decision",
        "Decision whether to assess",
        forms.DecisionForm,
        actions.record_decision,
        "The decision is recorded",
        _stands("received"),
        duty="assessment_decided",
    ),
    Fact(
        "ask-advice",
        "Advice asked for",
        forms.AskAdviceForm,
        actions.seek_advice,
        "The request for advice is recorded",
        _assessing,
    ),
    Fact(
        "advice-received",
        "Advice received",
        forms.AdviceReceivedForm,
        actions.receive_advice,
        "The advice is recorded as received",
        _advice_waits,
    ),
    Fact(
        "agree-to-issue",
        "Decision to issue a plan",
        forms.AgreeToIssueForm,
        actions.agree_to_issue,
        "The decision to issue a plan is recorded",
        _plan_undecided,
        duty="plan_issued",
    ),
    Fact(
        "not-issuing",
        "Decision not to issue a plan",
        forms.NotIssuingForm,
        actions.record_not_issuing,
        "It is recorded that no plan will be issued",
        _plan_undecided,
        duty="not_issuing_notified",
    ),
    Fact(
        "draft-sent",
        "Draft plan sent",
        forms.DraftSentForm,
        actions.send_draft,
        "The draft is recorded as sent",
        _draft_wanted,
        note="The family's time to comment runs from the day the draft is served.",
    ),
    Fact(
        "plan-issued",
        "Final plan issued",
        forms.PlanIssuedForm,
        actions.issue_plan,
        "The plan is recorded as issued",
        _draft_is_out,
        duty="plan_issued",
    ),
    Fact(
        "review-meeting",
        "Annual review meeting held",
        forms.ReviewMeetingForm,
        actions.record_review_meeting,
        "The review meeting is recorded",
        _live,
        duty="review_completed",
        note="The review is complete when the decision is sent, not when people met.",
    ),
    Fact(
        "review-papers",
        "Report of the review meeting received",
        forms.ReviewPapersForm,
        actions.record_review_papers,
        "The report is recorded as received",
        _report_waits,
        duty="review_report",
    ),
    Fact(
        "review-decision",
        "Decision after the review",
        forms.ReviewDecisionForm,
        actions.record_review_decision,
        "The decision after the review is recorded",
        _review_undecided,
        duty="review_decided",
    ),
    Fact(
        "amendments-proposed",
        "Proposed amendments sent",
        forms.AmendmentsProposedForm,
        actions.propose_amendments,
        "The proposed amendments are recorded as sent",
        _notice_wanted,
        duty="amendments_proposed",
    ),
    Fact(
        "amended-plan",
        "Amended plan issued",
        forms.AmendedPlanForm,
        actions.issue_amended_plan,
        "The amended plan is recorded as issued",
        _amended_wanted,
        duty="amended_plan_issued",
    ),
    Fact(
        "provision-missing",
        "Provision missing",
        forms.ProvisionMissingForm,
        actions.record_provision_gap,
        "The missing provision is recorded",
        _live,
        note="Provision in the plan is owed on every day. What is recorded here stands in the child's chronology.",
        rare=True,
    ),
    Fact(
        "provision-in-place",
        "Provision in place",
        forms.ProvisionInPlaceForm,
        actions.end_provision_gap,
        "It is recorded that the provision is in place",
        _provision_missing,
    ),
    Fact(
        "exception",
        "Exception to a time limit",
        forms.ExceptionForm,
        actions.record_exception,
        "The exception is recorded. A caseworker's counts once a manager has approved it. The due dates have not moved",
        under_way,
        note="An exception never moves a due date. It is kept beside it, and figures are shown with and without.",
        rare=True,
    ),
    Fact(
        "withdrawn",
        "Request withdrawn",
        forms.WithdrawnForm,
        actions.withdraw_request,
        "The request is recorded as withdrawn",
        under_way,
        rare=True,
    ),
    Fact(
        "moved",
        "Move to another authority",
        forms.MovedForm,
        actions.record_move,
        "The move is recorded",
        under_way,
        rare=True,
    ),
    Fact(
        "transfer-notified",
        "Family told that the plan came here",
        transfer_forms.TransferNotifiedForm,
        transfers.tell_of_transfer,
        "It is recorded that the family was told",
        _to_be_told_of_transfer,
        duty="transfer_notified",
    ),
    Fact(
        "plan-moving",
        "Family moves to another authority",
        transfer_forms.PlanMoveForm,
        transfers.record_plan_move,
        "The move is recorded, and the time to transfer the plan runs",
        _may_move,
        note="The plan follows the child on the day of the move, or a little later where the move became known late: "
        "the case then shows by when.",
        rare=True,
    ),
    Fact(
        "plan-transferred",
        "Plan transferred to another authority",
        transfer_forms.PlanTransferredForm,
        transfers.hand_over_plan,
        "The plan is recorded as transferred",
        _stands("leaving"),
        duty="plan_transferred",
    ),
    Fact(
        "plan-move-off",
        "Family stays after all",
        transfer_forms.PlanMoveOffForm,
        transfers.call_off_plan_move,
        "It is recorded that the family stays",
        _stands("leaving"),
        rare=True,
    ),
    Fact(
        "order",
        "Tribunal order, appeal conceded or agreement at mediation",
        order_forms.OrderForm,
        orders.record_order,
        "The order is recorded, and its times run",
        _can_be_ordered,
        note="The decision that it overturns stays in the timeline. Of a Tribunal's order, the day it was made is the "
        "day on which the Tribunal sent it out; of an appeal that is not opposed, the day on which the Tribunal was told.",
        rare=True,
    ),
    Fact(
        "order-told",
        "Family told of the assessment that was ordered",
        order_forms.OrderToldForm,
        orders.tell_of_ordered_assessment,
        "It is recorded that the family was told. The assessment begins",
        _stands("ordered_to_assess", "ordered_to_reassess"),
    ),
    Fact(
        "order-declined",
        "Family told, after looking again, that nothing changes",
        order_forms.OrderDeclinedForm,
        orders.decline_after_order,
        "It is recorded that nothing changes",
        _stands("ordered_to_reconsider", "reassessing"),
        note="After an order to reconsider: that there is no plan all the same. After a reassessment: that the plan stays "
        "as it is.",
    ),
    Fact(
        "order-amended",
        "Plan issued as ordered",
        order_forms.OrderAmendedForm,
        orders.amend_as_ordered,
        "The plan is recorded as issued",
        _stands("ordered_to_amend", "reassessing"),
    ),
    Fact(
        "order-taken-back",
        "Take back an order recorded in error",
        order_forms.OrderTakenBackForm,
        orders.take_back_order,
        "The entry is taken back, and stays in the timeline with the reason",
        _has_orders,
        rare=True,
    ),
    Fact(
        "plan-ceased",
        "Plan ceased",
        forms.PlanCeasedForm,
        actions.cease_plan,
        "The plan is recorded as ceased",
        _live,
        note="A plan must be kept until the time for an appeal has ended.",
        rare=True,
    ),
    Fact(
        "correction",
        "Correct a date",
        forms.CorrectionForm,
        actions.correct_date,
        "The date is corrected. What stood there before is kept in the timeline",
        _always,
        rare=True,
    ),
]
BY_SLUG = {fact.slug: fact for fact in FACTS}
BY_ACTION = {fact.action.__name__: fact for fact in FACTS}
WITHOUT_TODAY = {"exception", "plan-move-off"}


def fact_called(slug: str) -> Fact:
    try:
        return BY_SLUG[slug]
    except KeyError:
        raise Http404(f"No fact is called {slug}.") from None


def form_of(fact: Fact, case, today, data=None, initial=None):
    """The form of a fact, with the records that it offers."""
    return fact.form(data, case=case, today=today, initial=initial, **_offered(fact, case))


def _offered(fact: Fact, case) -> dict:
    if fact.slug == "ask-advice":
        return {"organisations": Organisation.objects.order_by("name")}
    if fact.slug == "correction":
        return {"records": records_of(case)}
    return {}


def records_of(case) -> list:
    assessment, plan = _assessment(case), _plan(case)
    found = [case, *case.standing_orders, *([assessment, *assessment.advice.all()] if assessment else [])]
    return found + ([plan, *plan.reviews.all(), *plan.provision_gaps.all()] if plan else [])


def written(fact: Fact, form, *, by, today) -> bool:
    """Whether the fact was recorded. If it was not, the form says why and keeps what was typed."""
    days = {} if fact.slug in WITHOUT_TODAY else {"today": today}
    try:
        fact.action(by=by, **days, **form.arguments())
    except Refused as refused:
        form.add_error(refused.field if refused.field in form.fields else None, refused.words)
    except Conflict as conflict:
        form.read_again(conflict.record.revision)
        form.add_error(None, f"{conflict} If yours still holds, send it again.")
        form.conflict = conflict
    else:
        return True
    return False


def request_opened(form, *, child, by, today):
    """The request as recorded, given to the one who records it if they take cases; None when the form says why not."""
    officer = by if by.team_id else None
    try:
        return actions.record_request(by=by, today=today, child=child, officer=officer, **form.cleaned_data)
    except Refused as refused:
        form.add_error(refused.field if refused.field in form.fields else None, refused.words)
        return None


def transferred_in(form, *, child, by, today):
    """The plan that came with the child, given to the one who records it if they take cases; None when the form says
    why not."""
    officer = by if by.team_id else None
    try:
        return transfers.record_transfer_in(
            by=by, today=today, child=child, officer=officer, **form.arguments()
        )
    except Refused as refused:
        form.add_error(refused.field if refused.field in form.fields else None, refused.words)
        return None


def url_of(fact: Fact, case, **query) -> str:
    return reverse("desk:record", args=[case.ref, fact.slug], query=query or None)


def menu(case) -> list[tuple[str, str]]:
    """What can be recorded now: (title, address), the likely before the rare."""
    possible = [fact for fact in FACTS if fact.possible(case)]
    return [(fact.title, url_of(fact, case)) for fact in sorted(possible, key=lambda fact: fact.rare)]


def can_be_asked(fact: Fact, case, *, sent: bool) -> bool:
    """Whether the page can be shown. What was sent goes on to the action, which says why not, or who was first."""
    return fact.form.fits(case) and (sent or fact.possible(case))
