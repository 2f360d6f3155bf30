"""The scorecard's order: the cards of a month by area of weakness, and by rating."""

from collections.abc import Sequence
from dataclasses import dataclass

from goldenthread.indicators import Month
from goldenthread.scorecard import cards, store, thread
from goldenthread.scorecard.cards import Card, Group, Summary
from goldenthread.scorecard.models import FactsRun

BOARD, ALL = "board", "all"
OTHER = "Other indicators"
OTHER_NOTE = "Worked out from cases and shown beside the improvement plan's own."


@dataclass(frozen=True)
class Section:
    """An area of weakness with its cards; the last may be the indicators that no area cites."""

    heading: str
    title: str
    url: str
    cards: tuple[Card, ...]


@dataclass(frozen=True)
class Scorecard:
    """`view` is the one shown: "board" (the measures each area is chiefly judged by) or "all"."""

    month: Month
    group: Group | None
    view: str
    sections: tuple[Section, ...]
    summary: Summary
    has_plan: bool
    facts: FactsRun | None

    @property
    def moved(self) -> list[Card]:
        """Those whose latest point is more than the usual variation."""
        every = [card for section in self.sections for card in section.cards]
        return [card for card in every if card.variation not in (None, "common_cause")]

    @property
    def tally(self) -> list[tuple[str, int]]:
        return [(rating, getattr(self.summary, rating)) for rating in ("green", "amber", "red", "unrated")]

    @property
    def tally_words(self) -> str:
        return "Ratings: " + ", ".join(f"{number} {rating}" for rating, number in self.tally)


def scorecard(month: Month, group: Group | None, *, view: str, for_publication: bool = False) -> Scorecard:
    areas = thread.areas()
    everything = cards.scorecard(month, group, for_publication=for_publication)
    headline = [code for area in areas for code in area.high_impact_codes]
    view = view if headline else ALL
    shown = [card for card in everything if view == ALL or card.code in headline]
    return Scorecard(
        month=month,
        group=group,
        view=view,
        sections=tuple(_sections(shown, areas)),
        summary=cards.summary(shown),
        has_plan=bool(areas),
        facts=facts_run(),
    )


def _sections(shown: Sequence[Card], areas: Sequence[thread.ThreadArea]) -> list[Section]:
    """Each card once: under the area that is chiefly judged by it, or else the first that cites it."""
    by_code = {card.code: card for card in shown}
    placed: dict[str, list[Card]] = {}
    for codes in ("high_impact_codes", "codes"):
        for area in areas:
            cited = [by_code.pop(code) for code in getattr(area, codes) if code in by_code]
            placed.setdefault(area.number, []).extend(cited)
    found = [
        Section(f"Area {area.number}", area.title, area.url, tuple(placed[area.number])) for area in areas
    ]
    rest = Section(OTHER, "" if not areas else OTHER_NOTE, "", tuple(by_code.values()))
    return [section for section in (*found, rest) if section.cards]


def facts_run() -> FactsRun | None:
    """The facts that figures rest on; None when none have been taken."""
    try:
        return store.latest_run()
    except store.NoFacts:
        return None
