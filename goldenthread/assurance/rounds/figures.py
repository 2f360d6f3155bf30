"""The figures that a round speaks of: those of its month as published, or, until it is, as they are known now."""

from __future__ import annotations

import datetime as dt

from goldenthread.assurance.models import Action, HighImpactMeasure
from goldenthread.assurance.rounds import known
from goldenthread.assurance.rounds.models import Round
from goldenthread.indicators import Month
from goldenthread.scorecard import cards, freezing
from goldenthread.scorecard.cards import Card
from goldenthread.scorecard.freezing import figures as published_figures
from goldenthread.scorecard.freezing import folders
from goldenthread.scorecard.models import PublishedMonth


def month_of(held: Round) -> Month:
    return Month.containing(held.month_on)


def edition_on(held: Round, day: dt.date) -> PublishedMonth | None:
    """What had been published of the round's month by a day; of a closed round the edition that it was closed with."""
    found = freezing.editions(month_of(held))
    if held.closed_at and held.published_edition:
        return next((each for each in found if each.edition == held.published_edition), None)
    return next((each for each in found if known.by(day, each.published_at)), None)


def cards_now(held: Round) -> dict[str, Card]:
    """A card for each indicator that the plan cites, of the newest edition; none for a month without results."""
    return cards_of(held, freezing.newest(month_of(held)))


def cards_of(held: Round, published: PublishedMonth | None) -> dict[str, Card]:
    """The same of an edition, and without one as they are known now."""
    month = month_of(held)
    if month not in cards.months():
        return {}
    wanted = _codes(held.improvement_plan_id)
    found = cards.scorecard(month, held=_held(published), codes=wanted, for_publication=True)
    return {card.code: card for card in found}


def _held(published: PublishedMonth | None) -> cards.Held | None:
    """What was published; None where it is damaged, which the round's pages say and which keeps it from being closed."""
    try:
        return published and published_figures.held(folders.of(published))
    except freezing.Damaged:
        return None


def damage(published: PublishedMonth) -> str:
    """What is wrong with what was kept of an edition; "" where nothing is."""
    try:
        published_figures.held(folders.of(published))
    except freezing.Damaged as damaged:
        return " ".join(damaged.faults)
    return ""


def _codes(plan_id: int) -> set[str]:
    """What its actions cite and its areas are chiefly judged by."""
    chief = HighImpactMeasure.objects.filter(area__improvement_plan=plan_id).exclude(code="")
    return {code for _, code in Action.objects.of_plan(plan_id).cited()} | set(
        chief.values_list("code", flat=True)
    )


def words(card: Card) -> str:
    """ "52.0% (130 of 250) in October 2024; target 80." """
    figure = f"{card.value_words} ({card.fraction_words})" if card.fraction_words else card.value_words
    target = f"; target {card.target.words}" if card.target else ""
    return f"{figure or card.state_words}{target}"
