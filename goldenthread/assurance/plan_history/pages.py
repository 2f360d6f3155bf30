"""What the pages that change the plan fetch and offer."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.http import Http404

from goldenthread.accounts.models import User
from goldenthread.accounts.roles import AreaLead, ProgrammeOffice, ResponsibleOfficer
from goldenthread.assurance import overview
from goldenthread.assurance.models import (
    Action,
    ActionOwner,
    ImprovementPlan,
    Milestone,
    PlanVersion,
    SubTheme,
)
from goldenthread.people.today import today

LETTERS = 80


def plan_in_force() -> ImprovementPlan:
    """Raises Http404 before one is imported."""
    held = ImprovementPlan.objects.current()
    if held is None:
        raise Http404("There is no improvement plan yet: import one first.")
    return held


def plan_shown(day: dt.date) -> ImprovementPlan:
    """The plan that a day's pages show. Raises Http404 where there was none."""
    held = overview.plan_shown(day)
    if held is None:
        raise Http404("There was no improvement plan on that day.")
    return held


def action(code: str) -> Action:
    """An action of the plan in force, as it is. Raises Http404."""
    return overview.fetch_action(code)


def milestone(code: str, number: int) -> Milestone:
    """Raises Http404."""
    found = next((each for each in action(code).milestones.all() if each.number == number), None)
    if found is None:
        raise Http404(f"Action {code} has no milestone {number}.")
    return found


def sub_themes() -> Any:
    """Those of the plan in force, to choose from."""
    return SubTheme.objects.of_plan(plan_in_force()).in_order()


def others_followed(held: Action) -> Any:
    """The actions that this one may be merged into, to choose from."""
    found = Action.objects.of_plan(held.area.improvement_plan).monitored().exclude(pk=held.pk)
    return found.in_order()


def owners() -> Any:
    """The people whose account may be an owner's."""
    return User.objects.holding_any(ResponsibleOfficer, AreaLead, ProgrammeOffice)


def sub_theme_words(sub_theme: SubTheme) -> str:
    return f"Area {sub_theme.area.number}, {sub_theme.code}: {_short(sub_theme.title)}"


def action_words(held: Action) -> str:
    return f"{held.code} {_short(held.title)}"


def _short(text: str) -> str:
    return text if len(text) <= LETTERS else f"{text[:LETTERS].rstrip()}…"


def initial(held: Action) -> dict[str, Any]:
    """What the form of a change says before anybody types."""
    accountable = held.accountable
    others = [owner for owner in held.owners.all() if not owner.is_accountable]
    return {
        "title": held.title,
        "accountable": owner_line(accountable) if accountable else "",
        "account": accountable.user_id if accountable else None,
        "contributors": "\n".join(owner_line(owner) for owner in others),
        "due_on": held.due_on,
        "open_ended_reason": held.open_ended_reason,
        "evidence": "\n".join(each.text for each in held.evidence.all()),
        "kpi_codes": " ".join(held.kpi_codes),
        "on": today(),
        "revision": held.revision,
    }


def owner_line(owner: ActionOwner) -> str:
    """As the form reads it back: the organisation stands after the last comma."""
    return f"{owner.role}, {owner.organisation}" if owner.organisation or "," in owner.role else owner.role


def next_version(plan: ImprovementPlan) -> int:
    last = PlanVersion.objects.of_plan(plan).last()
    return last.number + 1 if last else 1
