"""`{% load risks %}`: the risks that name an action or an area, for those who may see the register."""

from django import template

from goldenthread.accounts.roles import Permission
from goldenthread.assurance.risks import naming
from goldenthread.people.today import today

register = template.Library()
PART = "assurance/parts/risks_naming.html"


@register.inclusion_tag(PART, takes_context=True)
def risks_of_action(context, action, day) -> dict:
    """Asks the database for nobody else."""
    return _shown(context, lambda: naming.of_action(action, day), day, "action")


@register.inclusion_tag(PART, takes_context=True)
def risks_of_area(context, area, day) -> dict:
    """Those that name the area, or an action of it."""
    return _shown(context, lambda: naming.of_area(area, day), day, "area")


def _shown(context, find, day, what) -> dict:
    may_see = context["request"].user.may(Permission.VIEW_RISKS)
    at = f"?on={day.isoformat()}" if day < today() else ""
    return {"may_see": may_see, "rows": find() if may_see else [], "what": what, "at": at}
