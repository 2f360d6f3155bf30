"""What the pages of government reviews show: what each letter asked and judged, and which actions it left unmentioned."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.http import Http404

from goldenthread.assurance.evidence import shown_beside
from goldenthread.assurance.evidence.shown_beside import Shown
from goldenthread.assurance.models import (
    Action,
    ActionVerdict,
    Area,
    AreaVerdict,
    Ask,
    GovernmentReview,
    ImprovementPlan,
)
from goldenthread.assurance.plan_history.standing import areas_of
from goldenthread.assurance.reviews.standing import AskState, of_ask, reviews_by
from goldenthread.publications.wording import counted


@dataclass(frozen=True)
class Row:
    """One review in the list, in a sentence."""

    review: GovernmentReview
    sentence: str


@dataclass(frozen=True)
class AskLine:
    """Something that was asked, how it stood on the page's day, and the evidence offered for it by then."""

    ask: Ask
    state: AskState
    offers: tuple[Shown, ...]


@dataclass(frozen=True)
class AreaPart:
    """What a review said of one area (None is the whole plan). unmentioned: actions of an area that is no longer
    monitored which the letter does not speak of."""

    area: Area | None
    verdicts: tuple[AreaVerdict, ...]
    asks: tuple[AskLine, ...]
    actions: tuple[ActionVerdict, ...]
    unmentioned: tuple[Action, ...]

    @property
    def heading(self) -> str:
        return f"Area {self.area.number}: {self.area.title}" if self.area else "The whole plan"


@dataclass(frozen=True)
class ReviewPage:
    review: GovernmentReview
    sentence: str
    parts: tuple[AreaPart, ...]
    before: GovernmentReview | None
    after: GovernmentReview | None


def listed(day: dt.date) -> list[Row]:
    """Every review of the plan that was known by a day, latest first."""
    return [
        Row(review, _sentence(review))
        for review in reversed(reviews_by(ImprovementPlan.objects.shown_on(day), day))
    ]


def page(number: int, day: dt.date) -> ReviewPage:
    """Raises Http404 where the plan had no review of that number by the day."""
    plan = ImprovementPlan.objects.shown_on(day)
    reviews = reviews_by(plan, day)
    review = next((each for each in reviews if each.order == number), None)
    if plan is None or review is None:
        raise Http404(f"There is no government review {number}.")
    return ReviewPage(
        review=review,
        sentence=_sentence(review),
        parts=tuple(_parts(review, areas_of(plan, day), day)),
        before=next((each for each in reviews if each.order == number - 1), None),
        after=next((each for each in reviews if each.order == number + 1), None),
    )


def ask_of(number: int, key: int, day: dt.date) -> AskLine:
    """Raises Http404 where that review has no such ask."""
    asked = [line for part in page(number, day).parts for line in part.asks if line.ask.pk == key]
    if not asked:
        raise Http404(f"Review {number} asked for no such thing.")
    return asked[0]


def _sentence(review: GovernmentReview) -> str:
    """ "25 pieces of evidence asked for, 3 of them before. 37 actions released, 2 moved to another area." """
    asks, verdicts = list(review.asks.all()), list(review.action_verdicts.all())
    again = sum(ask.repeats_id is not None for ask in asks)
    said = (
        f"{counted(len(asks), 'piece')} of evidence asked for{f', {again} of them before' if again else ''}."
    )
    released = sum(verdict.kind == ActionVerdict.Kind.RELEASED for verdict in verdicts)
    elsewhere = sum(verdict.to_area_id is not None for verdict in verdicts)
    if released:
        said += f" {counted(released, 'action')} released from formal monitoring"
        said += f", {elsewhere} put under another area." if elsewhere else "."
    return said


def _parts(review: GovernmentReview, areas: Sequence[Area], day: dt.date) -> list[AreaPart]:
    found, lines = [], _lines(review, day)
    for area in (*areas, None):
        key = area.pk if area else None
        verdicts = tuple(each for each in review.verdicts.all() if each.area_id == key)
        asks = tuple(each for each in lines if each.ask.area_id == key)
        actions = tuple(each for each in review.action_verdicts.all() if _area_of(each) == key)
        if verdicts or asks or actions:
            found.append(AreaPart(area, verdicts, asks, actions, _unmentioned(area, verdicts, actions)))
    return found


def _lines(review: GovernmentReview, day: dt.date) -> list[AskLine]:
    asks = list(review.asks.all())
    offers: Mapping[int, list[Shown]] = shown_beside.of_asks([ask.pk for ask in asks], day)
    return [AskLine(ask, of_ask(ask, day), tuple(offers.get(ask.pk, ()))) for ask in asks]


def _area_of(verdict: ActionVerdict) -> int:
    return verdict.action.sub_theme.area_id


def _unmentioned(
    area: Area | None, verdicts: Sequence[AreaVerdict], actions: Sequence[ActionVerdict]
) -> tuple[Action, ...]:
    """The area is no longer monitored, and of these actions nothing is said."""
    if area is None or not any(verdict.no_longer_monitored for verdict in verdicts):
        return ()
    spoken_of = {verdict.action_id for verdict in actions}
    return tuple(a for a in Action.objects.of_area_record(area) if a.pk not in spoken_of)
