"""Which cases ask a panel's question as they stand, and what follows from its answer."""

from __future__ import annotations

from goldenthread.casework.panels.models import Outcome, PanelItem, Question

DUTY = {  # whose day presses
    Question.ASSESS: "assessment_decided",
    Question.ISSUE: "not_issuing_notified",
    Question.PLACEMENT: "plan_issued",
}
FOLLOWS = {  # the fact that the officer records once the family is told
    (Question.ASSESS, Outcome.AGREED): "decision",
    (Question.ASSESS, Outcome.NOT_AGREED): "decision",
    (Question.ISSUE, Outcome.AGREED): "agree-to-issue",
    (Question.ISSUE, Outcome.NOT_AGREED): "not-issuing",
    (Question.PLACEMENT, Outcome.AGREED): "plan-issued",
}
SAID = {
    Question.ASSESS: "It has been decided whether to assess",
    Question.ISSUE: "No assessment is waiting for the decision whether to issue a plan",
    Question.PLACEMENT: "No draft has been sent that waits for a placement",
}


def why_not(question: str, request) -> str:
    """Why a case does not ask the question now; nothing where it does. `request` is fetched with its story."""
    if request.withdrawn_on or request.moved_on or request.is_historical:
        return "This case has ended"
    asks = {
        Question.ASSESS: not request.decision,
        Question.ISSUE: _asks_whether_to_issue(request),
        Question.PLACEMENT: _asks_for_a_placement(request),
    }
    return "" if asks[Question(question)] else SAID[Question(question)]


def asked_by(request) -> Question | None:
    """The question that a case asks as it stands: at most one."""
    return next((question for question in Question if not why_not(question, request)), None)


def _asks_whether_to_issue(request) -> bool:
    assessment = getattr(request, "assessment", None)
    plan = getattr(request, "plan", None)
    begun = assessment is not None  # it was decided, or ordered, to assess
    return begun and not (assessment.issue_agreed_on or assessment.not_issued_on or plan)


def _asks_for_a_placement(request) -> bool:
    plan = getattr(request, "plan", None)
    return bool(plan and plan.draft_sent_on and not plan.first_issued_on and not plan.ceased_on)


def follows(item: PanelItem) -> str:
    """The fact that is still to be recorded on the case after what the panel said, or nothing."""
    if not item.outcome or why_not(item.panel.question, item.request):
        return ""
    return FOLLOWS.get((Question(item.panel.question), Outcome(item.outcome)), "")
