"""What the pages of government reviews show: what each letter asked and judged, and which actions it left unmentioned."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import Http404

from goldenthread.assurance.models import (
    Action,
    ActionVerdict,
    Area,
    AreaVerdict,
    Ask,
    GovernmentReview,
    ImprovementPlan,
)
from goldenthread.publications.wording import counted


@dataclass(frozen=True)
class Row:
    """One review in the list, in a sentence."""

    review: GovernmentReview
    sentence: str


@dataclass(frozen=True)
class AreaPart:
    """What a review said of one area (None is the whole plan). unmentioned: actions of an area that is no longer
    monitored which the letter does not speak of."""

    area: Area | None
    verdicts: tuple[AreaVerdict, ...]
    asks: tuple[Ask, ...]
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


def listed() -> list[Row]:
    """Every review of the plan, latest first."""
    plan = ImprovementPlan.objects.current()
    reviews = plan.government_reviews.with_what_they_said() if plan else []
    return [Row(review, _sentence(review)) for review in reversed(reviews)]


def page(number: int) -> ReviewPage:
    """Raises Http404 where the plan has no review of that number."""
    plan = ImprovementPlan.objects.current()
    reviews = list(plan.government_reviews.with_what_they_said()) if plan else []
    review = next((each for each in reviews if each.order == number), None)
    if review is None:
        raise Http404(f"There is no government review {number}.")
    return ReviewPage(
        review=review,
        sentence=_sentence(review),
        parts=tuple(_parts(review, list(plan.areas.all()))),
        before=next((each for each in reviews if each.order == number - 1), None),
        after=next((each for each in reviews if each.order == number + 1), None),
    )


def ask_of(number: int, key: int) -> Ask:
    """Raises Http404 where that review has no such ask."""
    asked = [ask for part in page(number).parts for ask in part.asks if ask.pk == key]
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


def _parts(review: GovernmentReview, areas: Sequence[Area]) -> list[AreaPart]:
    found = []
    for area in (*areas, None):
        key = area.pk if area else None
        verdicts = tuple(each for each in review.verdicts.all() if each.area_id == key)
        asks = tuple(each for each in review.asks.all() if each.area_id == key)
        actions = tuple(each for each in review.action_verdicts.all() if _area_of(each) == key)
        if verdicts or asks or actions:
            found.append(AreaPart(area, verdicts, asks, actions, _unmentioned(area, verdicts, actions)))
    return found


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
