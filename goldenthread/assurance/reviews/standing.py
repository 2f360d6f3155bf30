"""How what a review asked stood on a day: judged or not, and what had been shown for it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from goldenthread.assurance.models import Ask, GovernmentReview, ImprovementPlan

SETTLED = (
    Ask.Verdict.ACCEPTED,
    Ask.Verdict.REPEATED,
)  # nothing more is owed, or a later review's ask stands for it


@dataclass(frozen=True)
class AskState:
    """verdict: a value of `Ask.Verdict`; judged_on: None while it is open. response: what was shown, in words."""

    ask: Ask
    verdict: str
    response: str
    judged_on: dt.date | None

    @property
    def words(self) -> str:
        return str(Ask.Verdict(self.verdict).label)

    @property
    def is_owed(self) -> bool:
        return self.verdict not in SETTLED


def of_ask(ask: Ask, day: dt.date) -> AskState:
    """As it stood at the end of a day. An ask that was judged before judgements were kept one by one has none."""
    kept = list(ask.judgements.all())
    known = [each for each in kept if each.known_on <= day]
    if known:
        return AskState(ask, known[-1].verdict, known[-1].response, known[-1].judged_on)
    if not kept and ask.judged_on and ask.judged_on <= day:
        return AskState(ask, ask.verdict, ask.response, ask.judged_on)
    return AskState(ask, Ask.Verdict.OPEN, "" if kept else ask.response, None)


def reviews_by(plan: ImprovementPlan | None, day: dt.date) -> list[GovernmentReview]:
    """The reviews whose letters had come by a day, in order; one without a letter from its meeting on."""
    if plan is None:
        return []
    reviews = plan.government_reviews.with_what_they_said().prefetch_related("asks__judgements", "asks__area")
    return [each for each in reviews if (each.letter_on or each.met_on or day) <= day]


def owed(reviews: Iterable[GovernmentReview], day: dt.date) -> list[AskState]:
    """What is still to be shown: asked by any of these reviews, not accepted, and not asked again by a later one."""
    states = [of_ask(ask, day) for review in reviews for ask in review.asks.all()]
    return [state for state in states if state.is_owed]
