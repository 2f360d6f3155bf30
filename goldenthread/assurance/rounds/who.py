"""Who may say what in a round. The programme office may speak for anybody, and the record names who did."""

from goldenthread.accounts.models import User
from goldenthread.accounts.roles import Permission
from goldenthread.assurance.models import Action, Area


def may_update(user: User, action: Action) -> bool:
    """An owner their own actions; where the plan names nobody accountable, each of the owners."""
    mine = user.may(Permission.RATE_ACTIONS) and any(owner.user_id == user.pk for owner in action.answerable)
    return mine or user.may(Permission.RUN_ROUNDS)


def may_challenge(user: User, area: Area) -> bool:
    leads = user.may(Permission.COMMENT_AREA) and area.led_by_id == user.pk
    return leads or user.may(Permission.RUN_ROUNDS)


def may_rate(user: User, action: Action) -> bool:
    """Those who report on it and those who may challenge what is said of it, in a round or between two."""
    return user.may(Permission.RATE_ACTIONS) and (
        may_update(user, action) or may_challenge(user, action.area)
    )


def owner_words(action: Action) -> str:
    """ "Head of SEND (Rowan Ash)": who reports on it, by post and by name where an account is theirs."""
    named = [
        f"{owner.role} ({owner.user.display_name})" if owner.user else owner.role
        for owner in action.answerable
    ]
    return "; ".join(named) or "Nobody is named"
