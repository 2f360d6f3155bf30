"""Who may change the plan: the programme office all of it, the lead of an area the actions of that area."""

from goldenthread.accounts.models import User
from goldenthread.accounts.roles import Permission
from goldenthread.assurance.models import Action, Area
from goldenthread.assurance.rounds import who as in_rounds


def may_change(user: User, area: Area) -> bool:
    leads = user.may(Permission.COMMENT_AREA) and area.led_by_id == user.pk
    return leads or user.may(Permission.KEEP_PLAN)


def may_keep_milestones(user: User, action: Action) -> bool:
    """Those who may change the action, and its owners."""
    return may_change(user, action.area) or in_rounds.may_update(user, action)
