"""Ratings against dates, against each other, and against what they promise."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from goldenthread.assurance import ratings
from goldenthread.assurance.checker.findings import Strength
from goldenthread.assurance.checker.plan_paper import PlanPaper, Said, action_rule
from goldenthread.assurance.models import Brag, Rating
from goldenthread.assurance.planfile import Action
from goldenthread.assurance.planfile.values import MONTH_YEAR, month_of, year_of
from goldenthread.publications.wording import counted, month_name

PROGRESS, IMPACT = Rating.Scale.PROGRESS, Rating.Scale.IMPACT
LONG_BEFORE = 180  # days: a date this far ahead leaves room for work that a rating of green says is done


def meaning(scale: str, brag: str) -> str:
    return f"{brag} ({ratings.meaning(scale, brag)})"


def days_overdue(action: Action, day: dt.date) -> int:
    """Days past the due date while neither green nor blue for progress; 0 when it is not late."""
    if action.due_on is None or action.progress in ratings.DONE:
        return 0
    return max(0, (day - action.due_on).days)


@action_rule(
    "past-due",
    words="An action past its due date and not done cannot be amber or unrated: amber says that it is on track.",
    settled_by="A rating that fits the date, or a new date with who agreed it and why.",
)
def past_due(action: Action, paper: PlanPaper) -> Said | None:
    late = days_overdue(action, paper.day)
    if not late or action.due_on is None:
        return None
    rated = f"Rated {meaning(PROGRESS, action.progress)}" if action.progress else "Not rated"
    return Said(
        f"{rated}. It was due {counted(late, 'day')} ago.",
        (action.due_on.isoformat(), action.progress),
        Strength.SOFT if action.progress == Brag.RED else None,
    )


@action_rule(
    "done-without-impact",
    words="Green or blue progress goes with a change that is being delivered: not with red impact.",
    settled_by="Evidence of impact, or a progress rating that says what is still to do.",
)
def done_without_impact(action: Action, paper: PlanPaper) -> Said | None:
    if action.progress not in ratings.DONE or action.impact != Brag.RED:
        return None
    return Said(
        f"Progress is rated {meaning(PROGRESS, action.progress)} and impact {meaning(IMPACT, Brag.RED)}.",
        (action.progress, action.impact),
    )


@action_rule(
    "impact-ahead-of-progress",
    words="Impact that is green or blue comes from an action that is done; where it is not, something else may be at work.",
    settled_by="The evidence that the impact comes from this action.",
    strength=Strength.SOFT,
)
def impact_ahead_of_progress(action: Action, paper: PlanPaper) -> Said | None:
    if action.impact not in ratings.DONE or action.progress in ratings.DONE or not action.progress:
        return None
    return Said(
        f"Impact is rated {meaning(IMPACT, action.impact)} while progress is {meaning(PROGRESS, action.progress)}.",
        (action.progress, action.impact),
    )


@action_rule(
    "embedded-without-impact",
    words="Blue progress says that the work is part of how the service runs; its impact should be green or blue by then.",
    settled_by="An impact rating with its evidence.",
    strength=Strength.SOFT,
)
def embedded_without_impact(action: Action, paper: PlanPaper) -> Said | None:
    if action.progress != Brag.BLUE or action.impact != Brag.AMBER:
        return None
    return Said(
        f"Progress is rated {meaning(PROGRESS, Brag.BLUE)} and impact only {meaning(IMPACT, Brag.AMBER)}.",
        (action.progress, action.impact),
    )


@action_rule(
    "done-long-before-due",
    words="An action that is green or blue with a date far ahead needs the day on which it was finished.",
    settled_by="The day on which it was finished, with the evidence.",
    strength=Strength.SOFT,
)
def done_long_before_due(action: Action, paper: PlanPaper) -> Said | None:
    left = (action.due_on - paper.day).days if action.due_on else 0
    if action.progress not in ratings.DONE or left <= LONG_BEFORE or action.due_on is None:
        return None
    return Said(
        f"Rated {action.progress} for progress with {counted(left, 'day')} to go. Nobody has said when it was finished.",
        (action.due_on.isoformat(), action.progress),
    )


@dataclass(frozen=True)
class Promise:
    """A month in which something was said to come."""

    first: dt.date

    def is_due(self, day: dt.date) -> bool:
        return self.first <= day


def promised_month(text: str) -> Promise | None:
    """The last month named in a text, or None."""
    found = [match for match in MONTH_YEAR.finditer(text) if 2000 <= year_of(match) <= 2100]
    return Promise(max(dt.date(year_of(match), month_of(match), 1) for match in found)) if found else None


@action_rule(
    "progress-not-rated",
    words="An action has a progress rating.",
    settled_by="The rating, with what it rests on.",
)
def progress_not_rated(action: Action, paper: PlanPaper) -> Said | None:
    return None if action.progress else Said("Its progress is not rated.")


@action_rule(
    "impact-not-rated",
    words="An impact that is still to be rated needs a day by which it will be: in that month it cannot still be open.",
    settled_by="An impact rating, or a later month with the reason.",
)
def impact_not_rated(action: Action, paper: PlanPaper) -> Said | None:
    if action.impact:
        return None
    said = (
        f"Its impact is not rated: “{action.impact_text}”."
        if action.impact_text
        else "Its impact is not rated."
    )
    promise = promised_month(action.impact_text)
    if promise and promise.is_due(paper.day):
        said += f" {month_name(promise.first)} has come."
        return Said(said, (action.impact_text,))
    return Said(said, (action.impact_text,), Strength.SOFT)
