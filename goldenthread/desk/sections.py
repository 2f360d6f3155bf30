"""The scorecard's order: the cards of a month by area of weakness, and what a reader asked to see of them."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

from goldenthread.desk import roads
from goldenthread.indicators import Month
from goldenthread.scorecard import benchmarks, cards, freezing, store, thread
from goldenthread.scorecard.cards import Card, Group, Summary
from goldenthread.scorecard.freezing import Banner
from goldenthread.scorecard.models import FactsRun

BOARD, ALL = "board", "all"
OTHER = "Other indicators"
OTHER_NOTE = "Shown beside the improvement plan's own."
FROM_CASES = "cases"
ONLY = {
    "moved": lambda card: card.variation not in (None, "common_cause"),
    "changed": lambda card: card.rag_changed,
    "missing": lambda card: card.state == "not returned",
    "doubts": lambda card: bool(card.doubts or card.figure_doubts),
}


@dataclass(frozen=True)
class Wanted:
    """Which indicators to show. Asking for any in particular looks among all of them.

    words: in the code, the title or the definition. dataset: of a return, or FROM_CASES. only: a key of ONLY.
    """

    view: str = BOARD
    words: str = ""
    dataset: str = ""
    rating: str = ""
    only: str = ""

    @property
    def is_narrow(self) -> bool:
        return bool(self.words or self.dataset or self.rating or self.only)

    def takes(self, card: Card) -> bool:
        return (
            self._is_named(card)
            and self._is_of_dataset(card)
            and self.rating in ("", card.rag)
            and (self.only not in ONLY or ONLY[self.only](card))
        )

    def _is_named(self, card: Card) -> bool:
        text = f"{card.code} {card.title} {card.plain}".lower()
        return all(word in text for word in self.words.lower().split())

    def _is_of_dataset(self, card: Card) -> bool:
        if not self.dataset:
            return True
        if self.dataset == FROM_CASES:
            return card.source == "computed"
        return card.indicator is not None and card.indicator.dataset == self.dataset


@dataclass(frozen=True)
class Line:
    """A card, and what stands beside it: the official figure in a line, and what it was published as."""

    card: Card
    official: str = ""
    published_as: str = ""

    @property
    def url(self) -> str:
        return roads.kpi_url(self.card.code, self.card.month, self.card.group)

    @property
    def beside(self) -> list[tuple[str, str, str]]:
        """The figures to read beside it: (name, the figure with its cases, address). Beside one that is missing itself,
        those alone that are there: what is missing can flatter nothing."""
        return [
            (
                other.label,
                other.value_words + (f" ({other.fraction_words})" if other.fraction_words else ""),
                roads.kpi_url(other.code, self.card.month, self.card.group),
            )
            for other in self.card.companions
            if other.is_known or self.card.value is not None
        ]


@dataclass(frozen=True)
class Section:
    """An area of weakness with its cards; the last may be the indicators that no area cites."""

    heading: str
    title: str
    url: str
    lines: tuple[Line, ...]
    anchor: str = ""

    @property
    def cards(self) -> tuple[Card, ...]:
        return tuple(line.card for line in self.lines)


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
    banner: Banner | None = None
    is_as_published: bool = False
    wanted: Wanted = field(default_factory=Wanted)

    @property
    def cards(self) -> list[Card]:
        return [card for section in self.sections for card in section.cards]

    @property
    def moved(self) -> list[Card]:
        """Those whose latest point is more than the usual variation."""
        return [card for card in self.cards if ONLY["moved"](card)]

    @property
    def tally(self) -> list[tuple[str, int]]:
        return [(rating, getattr(self.summary, rating)) for rating in ("green", "amber", "red", "unrated")]

    @property
    def tally_words(self) -> str:
        return "Ratings: " + ", ".join(f"{number} {rating}" for rating, number in self.tally)


def scorecard(
    month: Month,
    group: Group | None,
    *,
    wanted: Wanted | None = None,
    for_publication: bool = False,
    as_published: bool = False,
) -> Scorecard:
    """as_published: the figures as the month was published. Raises freezing.Damaged when what was kept is not that."""
    areas = thread.areas()
    wanted = wanted or Wanted()
    headline = headline_codes(areas)
    view = ALL if wanted.is_narrow or not headline else wanted.view
    banner = freezing.banner(month)
    is_as_published = as_published and banner.published is not None
    everything = cards.scorecard(
        month,
        group,
        for_publication=for_publication,
        held=freezing.held(month, for_publication=for_publication) if is_as_published else None,
        codes=None if view == ALL else headline,
    )
    shown = [card for card in everything if wanted.takes(card)]
    official = benchmarks.lines([card.code for card in shown])
    revised = banner.revised if group is None and not is_as_published else {}
    lines = [Line(card, official.get(card.code, ""), revised.get(card.code, "")) for card in shown]
    return Scorecard(
        month=month,
        group=group,
        view=view,
        sections=tuple(_sections(lines, areas)),
        summary=cards.summary(shown),
        has_plan=bool(areas),
        facts=facts_run(),
        banner=banner,
        is_as_published=is_as_published,
        wanted=wanted,
    )


def headline(month: Month) -> Scorecard:
    """The measures that each area is chiefly judged by, or all where none is named, and nothing beside them."""
    areas = thread.areas()
    codes = headline_codes(areas)
    shown = cards.scorecard(month, codes=codes or None)
    return Scorecard(
        month=month,
        group=None,
        view=BOARD if codes else ALL,
        sections=tuple(_sections([Line(card) for card in shown], areas)),
        summary=cards.summary(shown),
        has_plan=bool(areas),
        facts=facts_run(),
    )


def headline_codes(areas: Sequence[thread.ThreadArea]) -> set[str]:
    return {code for area in areas for code in area.high_impact_codes}


def _sections(lines: Sequence[Line], areas: Sequence[thread.ThreadArea]) -> list[Section]:
    """Each card once: under the area that is chiefly judged by it, or else the first that cites it."""
    by_code = {line.card.code: line for line in lines}
    placed: dict[str, list[Line]] = {}
    for codes in ("high_impact_codes", "codes"):
        for area in areas:
            cited = [by_code.pop(code) for code in getattr(area, codes) if code in by_code]
            placed.setdefault(area.number, []).extend(cited)
    found = [
        Section(
            f"Area {area.number}", area.title, area.url, tuple(placed[area.number]), f"area-{area.number}"
        )
        for area in areas
    ]
    rest = Section(OTHER, "" if not areas else OTHER_NOTE, "", tuple(by_code.values()), "others")
    return [section for section in (*found, rest) if section.lines]


def exact(words: str, codes: Collection[str]) -> str:
    """The code that was typed, in its own spelling; "" where it is none."""
    return next((code for code in codes if code.lower() == words.strip().lower()), "")


def facts_run() -> FactsRun | None:
    """The facts that figures rest on; None when none have been taken."""
    try:
        return store.latest_run()
    except store.NoFacts:
        return None
