"""Due dates: that there is one, that it is one, and that it is the one in the words."""

from __future__ import annotations

from goldenthread.assurance.checker.findings import Strength
from goldenthread.assurance.checker.plan_paper import PlanPaper, Said, action_rule
from goldenthread.assurance.planfile import Action, values

FAR = 10  # years from the day of looking: beyond that a date is a slip of the pen


@action_rule(
    "no-due-date",
    words="An action has a due date: a day, not “ongoing”, “completed” or “to be confirmed”.",
    settled_by="A date, or the plan saying that the action is open ended and when it is looked at again.",
)
def no_due_date(action: Action, paper: PlanPaper) -> Said | None:
    if action.due_on:
        return None
    printed = f"“{action.due_text}”" if action.due_text else "nothing"
    return Said(f"It has no due date: the plan says {printed}. It can never be late.", (action.due_text,))


@action_rule(
    "due-date-not-a-day",
    words="A due date is one day: not a month, and not two dates.",
    settled_by="The day.",
    strength=Strength.SOFT,
)
def due_date_not_a_day(action: Action, paper: PlanPaper) -> Said | None:
    read = values.due(action.due_text)
    if action.due_on is None or read.due_on != action.due_on or not (read.repair or read.doubt):
        return None
    return Said(f"“{action.due_text}”: {read.repair or read.doubt}.", (action.due_text,))


@action_rule(
    "due-date-in-two-ways",
    words="The due date is the date in the plan's words.",
    settled_by="One of the two.",
)
def due_date_in_two_ways(action: Action, paper: PlanPaper) -> Said | None:
    read = values.due(action.due_text).due_on
    if read is None or action.due_on is None or read == action.due_on:
        return None
    return Said(
        f"The words say “{action.due_text}”, the date is {action.due_on.isoformat()}.",
        (action.due_text, action.due_on.isoformat()),
    )


@action_rule(
    "due-date-far-away",
    words="A due date lies within ten years of the day on which the plan is looked at.",
    settled_by="The year that was meant.",
)
def due_date_far_away(action: Action, paper: PlanPaper) -> Said | None:
    if action.due_on is None or abs(action.due_on.year - paper.day.year) < FAR:
        return None
    return Said(f"It is due on {action.due_on.isoformat()}.", (action.due_on.isoformat(),))
