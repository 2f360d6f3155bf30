"""Who of a family is heard on a case, and whether it is heard on a plan now."""

from typing import Any

from goldenthread.accounts.errors import Refused
from goldenthread.casework.plan_writing.models import WrittenPlan
from goldenthread.people.models import Child


def may_represent(request: Any) -> bool:
    """Whether the family is asked what it thinks: from the draft to the plan, and while the plan is being changed
    (Children and Families Act 2014, section 38(2); regulations 22(2) and 28)."""
    plan = getattr(request, "plan", None)
    if plan is None or plan.ceased_on or not WrittenPlan.objects.of_case(request).was_sent().exists():
        return False
    if plan.draft_sent_on and plan.first_issued_on is None:
        return True
    return any(one.amendments_proposed_on and not one.final_plan_on for one in plan.reviews.all())


def refuse_others(by: Any, request: Any) -> None:
    """Raises Refused for whoever does not write for this family: a parent does until the rights are the young person's own,
    and after that only by agreement or for want of capacity."""
    if not Child.objects.of_family(by).numbered([request.child_id]).exists():
        raise Refused(
            "The rights of this young person are their own: a parent writes here once they have agreed to it, "
            "which the SEND team records"
        )
