"""Who may say what of the register beside those who keep it."""

from goldenthread.accounts.models import User
from goldenthread.accounts.roles import Permission
from goldenthread.assurance.models import MitigationStatement


def may_report(user: User, said: MitigationStatement) -> bool:
    """Whoever answers for a mitigation by what was said of it last, and can see the register."""
    return user.may(Permission.VIEW_RISKS) and said.owner_id is not None and said.owner_id == user.pk
