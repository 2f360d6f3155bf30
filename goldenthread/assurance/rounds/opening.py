"""What the page that opens a round offers, and who may lead an area."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.http import Http404

from goldenthread.accounts.models import User
from goldenthread.accounts.roles import AreaLead
from goldenthread.assurance.models import Area, ImprovementPlan
from goldenthread.assurance.rounds import days
from goldenthread.assurance.rounds.models import Round
from goldenthread.indicators import Month
from goldenthread.people.today import today
from goldenthread.publications.wording import month_name


def asked(text: str) -> Month:
    """The month named in an address, or the next that has had no round. Raises Http404 for what is no month."""
    if not text:
        return _next()
    try:
        return Month.parse(text)
    except ValueError as error:
        raise Http404(str(error)) from None


def _next() -> Month:
    plan = ImprovementPlan.objects.current()
    last = Round.objects.of_plan(plan).newest_first().first() if plan else None
    return Month.containing(last.month_on).plus(1) if last else Month.containing(today()).plus(-1)


def offered(month: Month) -> list[Month]:
    """Other months that may be meant."""
    return [month.plus(number) for number in (-1, 1)]


def proposed(month: Month) -> dict[str, Any]:
    return vars(days.proposed(month))


def named(month: Month | dt.date) -> str:
    return month_name(month if isinstance(month, dt.date) else month.first)


def area(number: str) -> Area:
    """Raises Http404."""
    plan = ImprovementPlan.objects.current()
    found = plan and plan.areas.filter(number=number).first()
    if not found:
        raise Http404(f"There is no area {number}.")
    return found


def who_may_lead() -> Any:
    return User.objects.holding(AreaLead)
