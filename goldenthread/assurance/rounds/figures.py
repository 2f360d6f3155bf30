"""The figures that a round speaks of: those of its month as published, or, until it is, as they are known now."""

from __future__ import annotations

from goldenthread.assurance.models import Action, HighImpactMeasure
from goldenthread.assurance.rounds.models import Round
from goldenthread.indicators import Month
from goldenthread.scorecard import cards, freezing
from goldenthread.scorecard.cards import Card


def month_of(held: Round) -> Month:
    return Month.containing(held.month_on)


def cards_of(held: Round) -> dict[str, Card]:
    """A card for each indicator that the plan cites; none for a month without results."""
    month = month_of(held)
    if month not in cards.months():
        return {}
    wanted = _codes(held.improvement_plan_id)
    found = cards.scorecard(month, held=_held(month), codes=wanted, for_publication=True)
    return {card.code: card for card in found}


def _held(month: Month) -> cards.Held | None:
    """What was published; None where it is damaged, which the round's pages say and which keeps it from being closed."""
    try:
        return freezing.held(month)
    except freezing.Damaged:
        return None


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
