"""What the risk register asks of a person, for their home page."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from django.urls import reverse

from goldenthread.accounts.models import User
from goldenthread.accounts.roles import Permission as P
from goldenthread.accounts.tasks import Task
from goldenthread.assurance.models import ImprovementPlan, Risk
from goldenthread.assurance.risks import standing
from goldenthread.assurance.risks.standing import MitigationStanding, Standing
from goldenthread.govuk.formats import counted
from goldenthread.people.today import today

MOST = 5
LETTERS = 90


def tasks(user: User) -> Iterator[Task]:
    """Risks whose review day has passed, for whoever answers for them and for those who keep the register; and an owner's
    late mitigations. One query for those who answer for nothing, none for those who may not see the register."""
    if not user.may(P.VIEW_RISKS):
        return
    keeps, on = user.may(P.KEEP_RISKS), today()
    known = _known(user, on, everything=keeps)
    overdue = [
        each for each in known if each.days_review_overdue and (keeps or each.said.owner_id == user.pk)
    ]
    overdue.sort(key=lambda each: (-each.days_review_overdue, each.number))
    late = [(each, one) for each in known for one in each.late_mitigations if one.said.owner_id == user.pk]
    if overdue or late:
        lines = [_review(each) for each in overdue] + [_mitigation(*each) for each in late]
        onward = ("See all whose review is overdue", f"{reverse('assurance:risks')}?when=review")
        sentence = " ".join(_sentences(len(overdue), len(late)))
        yield Task("Risks to look at again", sentence, tuple(lines[:MOST]), onward if keeps else _all())


def _known(user: User, on: dt.date, *, everything: bool) -> list[Standing]:
    risks = Risk.objects.of_plans(ImprovementPlan.objects.just_current().values("pk"))
    found = (risks if everything else risks.ever_of(user)).with_all_said()
    return [each for risk in found if (each := standing.on(risk, on))]


def _sentences(overdue: int, late: int) -> Iterator[str]:
    if overdue:
        yield f"The review of {counted(overdue, 'risk')} is overdue."
    if late:
        yield f"{counted(late, 'mitigation')} of yours {'is' if late == 1 else 'are'} late."


def _review(each: Standing) -> tuple[str, str, str]:
    words = f"{each.title[:LETTERS]}: {counted(each.days_review_overdue, 'day')} overdue"
    return f"Risk {each.number}", reverse("assurance:risk", args=[each.number]), words


def _mitigation(each: Standing, late: MitigationStanding) -> tuple[str, str, str]:
    address = reverse("assurance:report_mitigation", args=[each.number, late.mitigation.pk])
    words = f"{late.said.text[:LETTERS]}: {counted(late.days_late, 'day')} late"
    return f"A mitigation of risk {each.number}", address, words


def _all() -> tuple[str, str]:
    return "Open the register", reverse("assurance:risks")
