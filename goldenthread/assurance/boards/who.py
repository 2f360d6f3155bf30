"""Who may say what of boards. The programme office keeps them; an owner answers for what is their own."""

from goldenthread.accounts.models import User
from goldenthread.accounts.roles import Permission
from goldenthread.assurance.models import LogEntry, ScrutinyRequest


def may_keep(user: User) -> bool:
    return user.may(Permission.KEEP_BOARDS)


def may_answer(user: User, asked: LogEntry | ScrutinyRequest) -> bool:
    """The owner with an account, and the programme office for anybody."""
    return may_keep(user) or (asked.owner_id is not None and asked.owner_id == user.pk)
