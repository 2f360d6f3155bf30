"""What has no evidence: what was asked for, ratings that claim a difference was made, and what the plan said would show it."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import prefetch_related_objects

from goldenthread.assurance import ratings
from goldenthread.assurance.evidence.models import EvidenceLink, EvidenceVersion
from goldenthread.assurance.models import Action, Area, ImprovementPlan
from goldenthread.assurance.plan_history import standing
from goldenthread.assurance.reviews.standing import AskState, owed, reviews_by
from goldenthread.publications.wording import counted


@dataclass(frozen=True)
class Gaps:
    """asks: nothing is offered for them. claimed: rated green or blue for impact. expected: the plan says what will show it."""

    areas: tuple[Area, ...]
    asks: tuple[AskState, ...]
    claimed: tuple[Action, ...]
    expected: tuple[Action, ...]

    @property
    def sentence(self) -> str:
        """ "3 of 25 asks have nothing offered; 2 actions are said to have made a difference and nothing shows it." """
        verb = "is" if len(self.claimed) == 1 else "are"
        return (
            f"{counted(len(self.asks), 'ask')} of government reviews with nothing offered. "
            f"{counted(len(self.claimed), 'action')} {verb} rated green or blue for impact with nothing to show it. "
            f"{counted(len(self.expected), 'other action')} without any of the evidence that the plan promises."
        )


def plan_on(day: dt.date) -> ImprovementPlan | None:
    return ImprovementPlan.objects.in_force_on(day) or ImprovementPlan.objects.current()


def page(day: dt.date, area: str = "") -> Gaps:
    plan = plan_on(day)
    if plan is None:
        return Gaps((), (), (), ())
    actions = [each for each in actions_of(plan, day) if area in ("", each.area.number)]
    asks = [state for state in owed(reviews_by(plan, day), day) if area in ("", _number(state))]
    return of(actions, asks, day, tuple(standing.areas_of(plan, day)))


def of(
    actions: Sequence[Action], asks: Sequence[AskState], day: dt.date, areas: tuple[Area, ...] = ()
) -> Gaps:
    linked, offered = shown_by(day)
    bare = [action for action in actions if action.pk not in linked]
    claimed = [action for action in bare if action.impact in ratings.DONE]
    expected = [action for action in bare if action not in claimed and action.evidence.all()]
    return Gaps(
        areas=areas,
        asks=tuple(state for state in asks if state.ask.pk not in offered),
        claimed=tuple(claimed),
        expected=tuple(expected),
    )


def actions_of(plan: ImprovementPlan, day: dt.date) -> list[Action]:
    """The plan's actions as they stood, with the evidence that the plan names."""
    found = standing.actions_of(plan, day)
    prefetch_related_objects(found, "evidence")
    return found


def shown_by(day: dt.date) -> tuple[dict[int, int], dict[int, int]]:
    """How many pieces of evidence each action and each ask had at the end of a day. One query."""
    actions: dict[int, int] = defaultdict(int)
    asks: dict[int, int] = defaultdict(int)
    in_use = EvidenceVersion.objects.standing_on(day).offered().values("item")
    links = EvidenceLink.objects.standing_on(day).filter(item__in=in_use)
    for action, ask in links.values_list("action_id", "ask_id"):
        if action:
            actions[action] += 1
        if ask:
            asks[ask] += 1
    return dict(actions), dict(asks)


def _number(state: AskState) -> str:
    return state.ask.area.number if state.ask.area else "-"
