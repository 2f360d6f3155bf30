"""Whether a family is heard on a plan now."""

from typing import Any

from goldenthread.casework.plan_writing.models import WrittenPlan


def may_represent(request: Any) -> bool:
    """Whether the family is asked what it thinks: from the draft to the plan, and while the plan is being changed
    (Children and Families Act 2014, section 38(2); regulations 22(2) and 28)."""
    plan = getattr(request, "plan", None)
    if plan is None or plan.ceased_on or not WrittenPlan.objects.of_case(request).was_sent().exists():
        return False
    if plan.draft_sent_on and plan.first_issued_on is None:
        return True
    return any(one.amendments_proposed_on and not one.final_plan_on for one in plan.reviews.all())
