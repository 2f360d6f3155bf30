"""How a consultation stands."""

from goldenthread.casework.consulting.models import Consultation


def is_over(consultation: Consultation) -> bool:
    """Whether the setting is asked no more: taken back, the case ended, or what it was asked for came out after it was
    asked, a plan, none, or the plan amended in a review. With it ends what the setting may read. No further query for
    one fetched `with_page`."""
    case = consultation.request
    plan = getattr(case, "plan", None)
    if consultation.withdrawn_on or case.withdrawn_on or case.moved_on or (plan and plan.ceased_on):
        return True
    # An order can bring a case back after a notice, and a plan is looked at again every year: what was settled before
    # the setting was asked does not end the asking.
    return any(day >= consultation.sent_on for day in _settled(case, plan) if day)


def _settled(case, plan):
    yield getattr(getattr(case, "assessment", None), "not_issued_on", None)
    if plan:
        yield plan.first_issued_on
        yield from (review.final_plan_on for review in plan.reviews.all())
