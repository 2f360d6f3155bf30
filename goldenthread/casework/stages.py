"""Every stage at which the law knows a case, what may be recorded there, and where that leads. One table.

A stage is worked out from the dated facts and never stored. `may` names actions; what may be recorded at every stage,
such as a correction or a contact, is not repeated in each. Whether the dates fit is asked of `order`, and what a single
action asks besides is said in the action: nothing that is not in this table goes through, and what is in it may still be
refused for a reason of its own.
"""

from dataclasses import dataclass

from goldenthread.casework.codes import CeaseReason, Decision, ReviewDecision
from goldenthread.casework.orders.models import REOPENS, Requires

PRE_PLAN = {"withdraw_request", "record_move"}
ADVICE = {"seek_advice"}
CYCLE = {
    "record_review_meeting",
    "record_review_papers",
    "record_review_decision",
    "propose_amendments",
    "issue_amended_plan",
}
OF_A_PLAN = CYCLE | {
    "cease_plan",
    "record_order",
    "amend_as_ordered",
    "tell_of_ordered_assessment",
    "decline_after_order",
    "tell_of_transfer",
    "record_plan_move",
    "consult_settings",
    "record_provision_gap",
    "end_provision_gap",
}
# At every stage: they add to a case or put it right, and move it nowhere by themselves. Advice that comes after the end
# has come all the same.
ALWAYS = {"record_exception", "allocate", "take_back_order", "receive_advice"}
GAPS = {"record_provision_gap", "end_provision_gap"}
LATE = CYCLE - {"record_review_meeting"}  # of a review that was held before the plan ended
CORRECTION = "correct_date"


@dataclass(frozen=True)
class Stage:
    """`words` are those of a case's status. `may` are the actions that fit, `then` the stages that one of them may lead
    to, beside the stage itself."""

    code: str
    words: str
    may: frozenset[str]
    then: frozenset[str]
    is_end: bool = False


def _stage(code: str, words: str, may: set[str], then: set[str], *, is_end: bool = False) -> Stage:
    return Stage(code, words, frozenset(may | ALWAYS), frozenset(then), is_end)


ENDS_BEFORE_PLAN = {"withdrawn", "moved"}
WITH_PLAN = {
    "in_force",
    "reviewing",
    "amending",
    "ceasing",
    "ordered_to_amend",
    "ordered_to_reassess",
    "reassessing",
    "ordered_to_end",
    "leaving",
}
ENDED_PLAN = {"ceased", "transferred_out"}

STAGES = {
    stage.code: stage
    for stage in (
        _stage(
            "received", "Request", PRE_PLAN | {"record_decision"}, {"assessing", "refused"} | ENDS_BEFORE_PLAN
        ),
        _stage("refused", "Not assessed", {"record_order"}, {"ordered_to_assess"}, is_end=True),
        _stage(
            "ordered_to_assess",
            "Reopened",
            PRE_PLAN | {"tell_of_ordered_assessment"},
            {"assessing", "refused"} | ENDS_BEFORE_PLAN,
        ),
        _stage(
            "assessing",
            "Needs assessment",
            PRE_PLAN | ADVICE | {"agree_to_issue", "record_not_issuing"},
            {"agreed", "no_plan"} | ENDS_BEFORE_PLAN,
        ),
        _stage("no_plan", "No plan", {"record_order"}, {"agreed", "ordered_to_reconsider"}, is_end=True),
        _stage(
            "ordered_to_reconsider",
            "Reopened",
            PRE_PLAN | ADVICE | {"send_draft", "decline_after_order"},
            {"drafted", "no_plan"} | ENDS_BEFORE_PLAN,
        ),
        _stage(
            "agreed",
            "Needs assessment",
            PRE_PLAN | ADVICE | {"send_draft"},
            {"drafted", "no_plan"} | ENDS_BEFORE_PLAN,
        ),
        _stage(
            "drafted",
            "Needs assessment",
            PRE_PLAN | ADVICE | {"issue_plan", "consult_settings"},
            {"in_force"} | ENDS_BEFORE_PLAN,
        ),
        _stage("in_force", "EHC plan", OF_A_PLAN, WITH_PLAN | ENDED_PLAN),
        _stage("reviewing", "EHC plan", OF_A_PLAN, WITH_PLAN | ENDED_PLAN),
        _stage("amending", "EHC plan", OF_A_PLAN, WITH_PLAN | ENDED_PLAN),
        _stage("ceasing", "EHC plan", OF_A_PLAN, WITH_PLAN | ENDED_PLAN),
        _stage("ordered_to_amend", "EHC plan", OF_A_PLAN, WITH_PLAN | ENDED_PLAN),
        _stage("ordered_to_reassess", "EHC plan", OF_A_PLAN, WITH_PLAN | ENDED_PLAN),
        _stage("reassessing", "EHC plan", OF_A_PLAN, WITH_PLAN | ENDED_PLAN),
        _stage("ordered_to_end", "EHC plan", OF_A_PLAN, WITH_PLAN | ENDED_PLAN),
        _stage(
            "leaving",
            "EHC plan",
            OF_A_PLAN - {"record_plan_move"} | {"call_off_plan_move", "hand_over_plan"},
            WITH_PLAN | ENDED_PLAN,
        ),
        _stage("ceased", "Plan ceased", LATE | GAPS | {"record_order"}, WITH_PLAN, is_end=True),
        _stage("transferred_out", "Transferred", LATE | GAPS, set(), is_end=True),
        _stage("withdrawn", "Withdrawn", set(), set(), is_end=True),
        _stage("moved", "Moved", set(), set(), is_end=True),
        _stage("before_this_record", "Before this record", set(), set(), is_end=True),
    )
}


def stage_of(request) -> Stage:
    """From a request with its story. Whatever the facts, exactly one stage."""
    return STAGES[_code(request)]


def _code(request) -> str:
    plan = getattr(request, "plan", None)
    if plan and (plan.first_issued_on or plan.transferred_in_on):
        return _of_plan(request, plan)
    if request.withdrawn_on:
        return "withdrawn"
    if request.moved_on:
        return "moved"
    if request.is_historical:
        return "before_this_record"
    if not request.decision:
        return "received"
    return _of_refusal(request) or _of_assessment(request, plan)


def _of_refusal(request) -> str:
    if request.decision != Decision.REFUSE:
        return ""
    order = ordered(request, Requires.ASSESS)
    if order is None:
        return "refused"
    return "" if order.told_on else "ordered_to_assess"


def _of_assessment(request, plan) -> str:
    assessment = getattr(request, "assessment", None)
    if assessment and assessment.not_issued_on and not reopened_for_plan(request):
        return "no_plan"
    if plan and plan.draft_sent_on:
        return "drafted"
    if sent_back(request):
        return "ordered_to_reconsider"
    return "agreed" if is_to_be_issued(request) else "assessing"


def _of_plan(request, plan) -> str:
    if plan.ceased_on:
        return "transferred_out" if plan.transferred_to_authority and _left(plan) else "ceased"
    if plan.moves_on:
        return "leaving"
    if order_to_amend(request):
        return "ordered_to_amend"
    if order := order_to_reassess(request):
        return "reassessing" if order.told_on else "ordered_to_reassess"
    if ordered(request, Requires.END_PLAN):
        return "ordered_to_end"
    review = open_review(plan)
    if review is None:
        return "in_force"
    if not review.decision:
        return "reviewing"
    return "ceasing" if review.decision == ReviewDecision.CEASE else "amending"


def _left(plan) -> bool:
    return plan.cease_reason == CeaseReason.TRANSFERRED


def ordered(request, requires: str):
    """The latest standing order that requires this; None where there is none."""
    found = [order for order in request.standing_orders if order.requires == requires]
    return found[-1] if found else None


def order_to_amend(request):
    """The first standing order by which the plan is still to be amended."""
    return next((order for order in request.standing_orders if order.is_to_be_amended), None)


def order_to_reassess(request):
    """The first standing order by which the needs of a child with a plan are still to be assessed again."""
    return next((one for one in request.standing_orders if _looks_again(one, Requires.REASSESS)), None)


def sent_back(request):
    """The order to reconsider whether to make a plan, while nothing else reopened the case and no notice met it."""
    if ordered(request, Requires.MAKE_PLAN):
        return None
    order = ordered(request, Requires.RECONSIDER)
    return order if order and order.is_to_be_looked_at else None


def no_plan_told_on(request):
    """The day of the latest notice that there is no plan: the first, or the one after the case was sent back. None where
    there was none."""
    assessment = getattr(request, "assessment", None)
    again = [one.declined_on for one in request.standing_orders if one.requires == Requires.RECONSIDER]
    days = [assessment and assessment.not_issued_on, *again]
    return max((day for day in days if day), default=None)


def reopened_for_plan(request):
    """The order by which the notice that there is no plan stands no more."""
    return ordered(request, Requires.MAKE_PLAN) or sent_back(request)


def _looks_again(order, requires: str) -> bool:
    return order.requires == requires and order.is_to_be_looked_at


def reopening(request):
    """The order by which the case goes on, where one overturned a refusal."""
    found = [order for order in request.standing_orders if order.requires in REOPENS]
    return found[-1] if found else None


def is_to_be_issued(request) -> bool:
    """Whether a draft may follow: it was agreed to make a plan, or ordered, or the case was sent back to reconsider it."""
    assessment = getattr(request, "assessment", None)
    agreed = bool(assessment and assessment.issue_agreed_on)
    return agreed or reopened_for_plan(request) is not None


def open_review(plan):
    """The latest review that still asks for something. One overtaken by a later decision asks for nothing."""
    met = sorted(
        (one for one in plan.reviews.all() if one.meeting_on), key=lambda one: (one.meeting_on, one.pk)
    )
    latest = met[-1] if met else None
    return latest if latest and _asks(latest) else None


def _asks(review) -> bool:
    done = review.decision == ReviewDecision.MAINTAIN or review.final_plan_on is not None
    return not done


UNDER_WAY = {"received", "ordered_to_assess", "assessing", "ordered_to_reconsider", "agreed", "drafted"}


def is_under_way(request) -> bool:
    """On the road to a first plan."""
    return stage_of(request).code in UNDER_WAY
