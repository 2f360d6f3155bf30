"""Writes of government reviews: taking their letters in, and judging what was asked."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils import timezone

from goldenthread.accounts.errors import Conflict, Refused
from goldenthread.accounts.recording import not_in_the_future, recorded, recording
from goldenthread.assurance.models import (
    Action,
    ActionVerdict,
    Area,
    AreaVerdict,
    Ask,
    AskJudgement,
    GovernmentReview,
    ImprovementPlan,
)
from goldenthread.assurance.plan_history.changing import change_monitoring
from goldenthread.assurance.reviews.document import OF_ACTIONS, Item, ReviewDocument
from goldenthread.people.today import this_moment, today

MONITORING = {
    ActionVerdict.Kind.RELEASED: Action.Monitoring.RELEASED,
    ActionVerdict.Kind.MERGED: Action.Monitoring.MOVED,  # into an area, not into an action: it is watched there
    ActionVerdict.Kind.MOVED: Action.Monitoring.MOVED,
    ActionVerdict.Kind.KEPT: Action.Monitoring.ACTIVE,
}


@dataclass(frozen=True)
class Taken:
    """What taking reviews in did: names of those that are new, and of those held already, which are left alone."""

    new: tuple[str, ...]
    held: tuple[str, ...]


def take_in(*, documents: Sequence[ReviewDocument], by: Any) -> Taken:
    """Record reviews with everything that their letters say: all of them or none. One that is held is not touched.

    Released, merged and moved actions change their monitoring on the day of the letter.
    Raises Refused where there is no plan, or a review has neither a meeting's nor a letter's day.
    """
    plan = ImprovementPlan.objects.current()
    if plan is None:
        raise Refused("There is no improvement plan yet: import it first.")
    held = set(plan.government_reviews.values_list("name", flat=True))
    new = [document for document in documents if document.name not in held]
    with recording(by):
        for document in new:
            _record(plan, document, by)
    return Taken(tuple(each.name for each in new), tuple(d.name for d in documents if d.name in held))


def _record(plan: ImprovementPlan, document: ReviewDocument, by: Any) -> None:
    if document.letter_on is None and document.met_on is None:
        raise Refused(f"{document.name} has neither the day of its meeting nor of its letter.")
    review = GovernmentReview.objects.create(
        improvement_plan=plan,
        name=document.name,
        order=plan.government_reviews.count() + 1,
        met_on=document.met_on,
        letter_on=document.letter_on,
        overall=_words(document, "overall"),
        next_review=_words(document, "next_review"),
    )
    areas = {area.number: area for area in plan.areas.all()}
    _record_verdicts(review, document, areas)
    _record_asks(review, document, areas, by)
    for item in document.of_kind(*OF_ACTIONS):
        _record_monitoring(review, item, areas, by)


def _words(document: ReviewDocument, kind: str) -> str:
    return ". ".join(item.words.rstrip(".") for item in document.of_kind(kind)) + (
        "." if document.of_kind(kind) else ""
    )


def _record_verdicts(review: GovernmentReview, document: ReviewDocument, areas: Mapping[str, Area]) -> None:
    AreaVerdict.objects.bulk_create(
        AreaVerdict(
            review=review,
            area=areas.get(item.area),
            words=item.words,
            no_longer_monitored=item.kind == "area_closed",
            order=order,
        )
        for order, item in enumerate(document.of_kind("progress", "area_closed"))
    )


def _record_asks(
    review: GovernmentReview, document: ReviewDocument, areas: Mapping[str, Area], by: Any
) -> None:
    for item in document.of_kind("ask"):
        area = areas.get(item.area)
        repeats = _asked_before(review, area, item) if item.asked_before else None
        Ask.objects.create(review=review, area=area, number=item.number, words=item.words, repeats=repeats)
        if repeats:
            repeats.verdict, repeats.judged_on = Ask.Verdict.REPEATED, review.letter_on
            repeats.save()
            when = this_moment()
            known_on = review.letter_on or review.met_on or timezone.localdate(when)
            _keep_judgement(repeats, by, when, known_on=known_on)


def _asked_before(review: GovernmentReview, area: Area | None, item: Item) -> Ask | None:
    """The earlier ask of the same area that shares most of this one's words."""
    earlier = Ask.objects.of_earlier_reviews(review, area)
    wanted = _content_words(item.words)
    likeness = {ask: len(wanted & _content_words(ask.words)) for ask in earlier}
    return max(likeness, key=lambda ask: (likeness[ask], ask.review.order), default=None)


def _content_words(text: str) -> set[str]:
    return {word.strip(".,;:()").lower() for word in text.split() if len(word) > 3}


def _record_monitoring(review: GovernmentReview, item: Item, areas: Mapping[str, Area], by: Any) -> None:
    held = {
        action.code: action
        for action in Action.objects.of_plan(review.improvement_plan).among_codes(item.actions)
    }
    on = review.letter_on or review.met_on
    for code in item.actions:
        kind = ActionVerdict.Kind(item.kind)
        to_area = areas.get(item.to_area)
        ActionVerdict.objects.create(
            review=review, action=held[code], kind=kind, to_area=to_area, words=item.words
        )
        reason = f"{review.name}: {item.words}" + (f" (now under {to_area})" if to_area else "")
        change_monitoring(held[code], MONITORING[kind], on=on, reason=reason, by=by, watched_in=to_area)


def _keep_judgement(ask: Ask, by: Any, when: dt.datetime, *, known_on: dt.date) -> AskJudgement:
    """The row that stays when the ask is judged again."""
    return AskJudgement.objects.create(
        ask=ask,
        verdict=ask.verdict,
        response=ask.response,
        judged_on=ask.judged_on,
        known_on=known_on,
        said_at=when,
        said_by=by,
    )


@recorded
def judge(
    *,
    ask: Ask,
    verdict: str,
    response: str,
    judged_on: dt.date | None,
    by: Any,
    expected_revision: int,
    at: dt.datetime | None = None,
) -> Ask:
    """Write down what was shown for an ask, and how it was judged where that is known.

    Raises Refused for an unknown verdict, one without its day, or a day still to come; Conflict when somebody changed the
    ask since `expected_revision`.
    """
    held = Ask.objects.select_for_update().get(pk=ask.pk)
    if held.revision != expected_revision:
        raise Conflict(record=held, changed_by="", changed_at=None, changes=[("Verdict", "", held.verdict)])
    if verdict not in Ask.Verdict.values:
        raise Refused("Choose how it was judged.", field="verdict")
    if verdict != Ask.Verdict.OPEN and judged_on is None:
        raise Refused("Say on which day it was judged.", field="judged_on")
    if judged_on:
        not_in_the_future(judged_on, today(), field="judged_on")
    is_judged_otherwise = (held.verdict, held.judged_on) != (verdict, judged_on)
    held.verdict, held.response, held.judged_on = verdict, response.strip(), judged_on
    held.revision += 1
    held.save()
    _keep(held, by, at or this_moment(), judged_on if is_judged_otherwise else None)
    return held


def _keep(ask: Ask, by: Any, when: dt.datetime, judged_on: dt.date | None) -> None:
    """A judgement holds from its day on; words written later of one that is known, from the day they were written.

    What was kept for a day in between would stand after a judgement of an earlier day: that one is kept again for now.
    """
    written_on = timezone.localdate(when)
    if judged_on and judged_on < written_on:
        _keep_judgement(ask, by, when, known_on=judged_on)
        if not ask.judgements.kept_between(judged_on, written_on).exists():
            return
    _keep_judgement(ask, by, when, known_on=written_on)
