"""Which datasets a person may return: all, or for somebody whose only such role is to return figures, those given them."""

from __future__ import annotations

from typing import Any

from goldenthread.accounts.roles import FigureReturner, Permission
from goldenthread.scorecard.models import FiguresGrant


def datasets_of(user: Any) -> list[str] | None:
    """None for all. One query for those who are limited, none for the others."""
    roles = [role for role in user.roles if Permission.RETURN_FIGURES in role.permissions]
    if any(role is not FigureReturner for role in roles):
        return None
    return FiguresGrant.objects.of_user(user).datasets() if roles else []


def may_return(user: Any, dataset: str) -> bool:
    may = datasets_of(user)
    return may is None or dataset in may
