"""The figures that a page of the plan shows on a day: today's as they are known, an earlier day's as published by then."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field

from django.utils import timezone

from goldenthread.assurance.rewinding import end_of
from goldenthread.indicators import Month
from goldenthread.people.today import today
from goldenthread.publications.wording import full_date, month_name
from goldenthread.scorecard import cards, freezing
from goldenthread.scorecard.cards import Card
from goldenthread.scorecard.freezing import figures, folders
from goldenthread.scorecard.models import PublishedMonth


@dataclass(frozen=True)
class Figures:
    """month: None before any is worked out. said: which figures these are, where they are not simply those known now."""

    month: Month | None
    cards: dict[str, Card] = field(default_factory=dict)
    said: str = ""


def on(day: dt.date) -> Figures:
    """Of the newest month; on an earlier day, of the month that had been published last by then.

    Where none had been, no figure of that day was kept: those of the newest month that had ended are shown, and it is
    said that nobody need have known them so.
    """
    if day >= today():
        return _as_known(next(iter(cards.months()), None))
    published = PublishedMonth.objects.before(end_of(day))
    if published:
        return _as_published(published)
    ended = next((month for month in cards.months() if month.last <= day), None)
    return _as_known(
        ended, f"No figures had been published by {full_date(day)}: these are as they are known now."
    )


def _as_known(month: Month | None, said: str = "") -> Figures:
    return Figures(month, _by_code(cards.scorecard(month)), said) if month else Figures(None)


def _as_published(published: PublishedMonth) -> Figures:
    month = Month.containing(published.month_on)
    try:
        held = figures.held(folders.of(published))
    except freezing.Damaged as damaged:
        said = f"The figures published for {month_name(month.first)} cannot be shown: {damaged}"
        return Figures(month, {}, said)
    on = full_date(timezone.localdate(published.published_at))
    said = f"As published on {on}, edition {published.edition}."
    return Figures(month, _by_code(cards.scorecard(month, held=held)), said)


def _by_code(found: list[Card]) -> dict[str, Card]:
    return {card.code: card for card in found}
