"""Exceptions that wait for approval, the last that were decided, and one with what bears on it."""

from __future__ import annotations

from dataclasses import dataclass

from django.shortcuts import get_object_or_404

from goldenthread.accounts import access
from goldenthread.accounts.roles import Permission
from goldenthread.casework.models import TimeException

MOST = 100
DECIDED_SHOWN = 20


@dataclass(frozen=True)
class Queue:
    waiting: list[TimeException]
    decided: list[TimeException]
    total: int

    @property
    def sentence(self) -> str:
        if not self.total:
            return "No exception waits for approval."
        return f"{self.total:,} {'exception waits' if self.total == 1 else 'exceptions wait'} for approval."


def queue(user) -> Queue:
    """Those of children whom this person may see, the one that has waited longest first."""
    seen = TimeException.objects.visible_to(user.only_as(Permission.APPROVE_EXCEPTIONS))
    proposed, decided = seen.proposed().for_queue(), seen.decided_lately()
    waiting, last = list(proposed[:MOST]), list(decided[:DECIDED_SHOWN])
    if waiting or last:
        access.record_list(
            user, kind="exceptions to approve", count=len(waiting) + len(last), page="exceptions"
        )
    return Queue(waiting, last, seen.proposed().count() if len(waiting) == MOST else len(waiting))


def exception_of(case, pk: int) -> TimeException:
    """One exception of a case that the gate has let through."""
    return get_object_or_404(TimeException.objects.of_request(case).for_queue(), pk=pk)
