"""What a manager has to do now, on the first page: the exceptions that wait for approval."""

from __future__ import annotations

from collections.abc import Iterator

from django.urls import reverse

from goldenthread.accounts.models import User
from goldenthread.accounts.roles import Permission
from goldenthread.accounts.tasks import Task
from goldenthread.casework.models import TimeException
from goldenthread.govuk.formats import plain_day


def tasks(user: User) -> Iterator[Task]:
    """Nothing for others, and nothing while none waits. Asks the database only for whoever may approve."""
    if not user.may(Permission.APPROVE_EXCEPTIONS):
        return
    waiting = TimeException.objects.visible_to(user.only_as(Permission.APPROVE_EXCEPTIONS)).proposed()
    first_at = waiting.order_by("recorded_at").values_list("recorded_at", flat=True).first()
    if first_at is None:
        return
    number = waiting.count()
    wait = "exception waits" if number == 1 else "exceptions wait"
    sentence = (
        f"{number:,} {wait} for approval, the first since {plain_day(first_at)}. None counts until then."
    )
    yield Task("Exceptions to approve", sentence, (), ("Open the exceptions", reverse("desk:exceptions")))
