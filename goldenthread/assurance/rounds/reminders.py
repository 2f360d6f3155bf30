"""Reminders to owners of actions that they have not reported on. They say which, and name no child."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse

from goldenthread.accounts.models import User
from goldenthread.assurance.rounds import pages
from goldenthread.assurance.rounds.models import Round
from goldenthread.assurance.rounds.pages import RoundView, Row
from goldenthread.clocks.models import ReminderSent
from goldenthread.clocks.post import Message
from goldenthread.govuk.formats import counted, day
from goldenthread.publications.wording import month_name

NEAR = 2  # days before the owners' day on which they are asked once more
AGAIN = 3  # days between reminders once it is late
KIND = ReminderSent.Kind.OWNER


@dataclass(frozen=True)
class OwnerDigest:
    """What one owner is told on a day."""

    user: User
    day_on: dt.date
    held: Round
    rows: tuple[Row, ...]
    kind: str = KIND

    @property
    def days_late(self) -> int:
        return max(0, (self.day_on - self.held.owners_due_on).days)

    @property
    def subject(self) -> str:
        what = counted(len(self.rows), "action")
        late = (
            f"{counted(self.days_late, 'day')} late"
            if self.days_late
            else f"by {day(self.held.owners_due_on)}"
        )
        return f"Golden Thread: {what} to report on for {month_name(self.held.month_on)}, {late}"

    def message(self) -> Message:
        given = {
            "digest": self,
            "page_url": f"{settings.PUBLIC_URL}{reverse('assurance:my_updates')}",
            "off_url": f"{settings.PUBLIC_URL}{reverse('accounts:security')}",
        }
        text, html = (render_to_string(f"assurance/email/owner.{form}", given) for form in ("txt", "html"))
        # At Notify it goes by the template of an officer's own work: a subject and a body.
        reference = f"round-{self.user.pk}-{self.day_on}"
        return Message(self.user.email, ReminderSent.Kind.OFFICER, reference, self.subject, text, html)


def digests(on: dt.date) -> Iterator[OwnerDigest]:
    """One for each owner with an account who is to be asked today: when the round opens, shortly before the day, late."""
    held = pages.running()
    if held is None or on < held.opened_on:
        return
    waiting: dict[User, list[Row]] = {}
    for row in RoundView(held, on).late_rows:
        for owner in row.action.answerable:
            if owner.user and owner.user.is_active and owner.user.wants_digest:
                waiting.setdefault(owner.user, []).append(row)
    for user, rows in waiting.items():
        last = ReminderSent.objects.last_sent_on(user, KIND, on)
        if is_due(held, last, on):
            yield OwnerDigest(user, on, held, tuple(rows))


def is_due(held: Round, last: dt.date | None, on: dt.date) -> bool:
    """Whether an owner who was last reminded on a day is to be reminded on another."""
    if last is None or last < held.opened_on:
        return True
    near = held.owners_due_on - dt.timedelta(days=NEAR)
    if on > held.owners_due_on:
        return last <= held.owners_due_on or (on - last).days >= AGAIN
    return on >= near > last
