"""What does not hold about an action, on a day: each rule a sentence that says so, with the rule's id.

A rule looks only at what the plan itself says. It never corrects anything: a person has to answer.
"""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps

from goldenthread.assurance import ratings
from goldenthread.assurance.models import Action, Brag, Rating
from goldenthread.publications.wording import counted

LONG_BEFORE = 180  # days: a date this far ahead leaves room for work that a rating of green says is done
DONE = (Brag.GREEN, Brag.BLUE)
PROGRESS, IMPACT = Rating.Scale.PROGRESS, Rating.Scale.IMPACT


@dataclass(frozen=True)
class Contradiction:
    """rule: an id that lists and counts can rely on. words: one or two plain sentences."""

    rule: str
    words: str


Rule = Callable[[Action, dt.date], str]
RULES: dict[str, Callable[[Action, dt.date], Contradiction | None]] = {}


def rule(id: str) -> Callable[[Rule], Rule]:
    """Register a function that answers with what is wrong, or with nothing."""

    def registered(check: Rule) -> Rule:
        @wraps(check)
        def found(action: Action, day: dt.date) -> Contradiction | None:
            words = check(action, day)
            return Contradiction(id, words) if words else None

        RULES[id] = found
        return check

    return registered


def of_action(action: Action, day: dt.date) -> list[Contradiction]:
    """Everything that does not hold, in the order of the rules. Needs the action's owners and indicators."""
    return [found for check in RULES.values() if (found := check(action, day))]


def _said(scale: str, brag: str) -> str:
    return f"{brag} ({ratings.meaning(scale, brag)})"


@rule("past-due")
def past_due(action: Action, day: dt.date) -> str:
    late = action.days_overdue_on(day)
    if not late:
        return ""
    rated = f"Rated {_said(PROGRESS, action.progress)}" if action.progress else "Not rated"
    return f"{rated}. It was due {counted(late, 'day')} ago."


@rule("done-without-impact")
def done_without_impact(action: Action, day: dt.date) -> str:
    if action.progress not in DONE or action.impact != Brag.RED:
        return ""
    return f"Progress is rated {_said(PROGRESS, action.progress)} and impact {_said(IMPACT, Brag.RED)}."


@rule("done-long-before-due")
def done_long_before_due(action: Action, day: dt.date) -> str:
    left = (action.due_on - day).days if action.due_on else 0
    if action.progress not in DONE or left <= LONG_BEFORE:
        return ""
    return f"Rated {action.progress} for progress with {counted(left, 'day')} to go. Nobody has said when it was finished."


@rule("no-due-date")
def no_due_date(action: Action, day: dt.date) -> str:
    if action.due_on:
        return ""
    printed = f"“{action.due_text}”" if action.due_text else "nothing"
    return f"It has no due date: the plan says {printed}. It can never be late."


@rule("impact-not-rated")
def impact_not_rated(action: Action, day: dt.date) -> str:
    if action.impact:
        return ""
    said = ratings.latest(action.ratings.all(), IMPACT)
    return f"Its impact is not rated: “{said.words}”." if said and said.words else "Its impact is not rated."


@rule("no-accountable-owner")
def no_accountable_owner(action: Action, day: dt.date) -> str:
    owners = list(action.owners.all())
    if action.accountable:
        return ""
    return (
        f"It names {len(owners)} owners and says of none that they lead." if owners else "It names no owner."
    )


@rule("no-indicator")
def no_indicator(action: Action, day: dt.date) -> str:
    return "" if action.kpi_codes else "It cites no indicator, so no figure can show whether it worked."
