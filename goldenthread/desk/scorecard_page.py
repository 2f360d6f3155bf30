"""The scorecard with its form, its ways on and what is said of its publication."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse

from goldenthread.accounts.roles import Permission
from goldenthread.desk import asked, sections
from goldenthread.desk.filter_forms import ScorecardFilter
from goldenthread.desk.sections import ALL, BOARD, Scorecard
from goldenthread.indicators import Month
from goldenthread.scorecard import cards, freezing
from goldenthread.scorecard.returned import datasets

AS_PUBLISHED = "published"


@dataclass(frozen=True)
class ScorecardPage:
    """`damage`: what is wrong with the kept figures where those as published were asked for; "" otherwise."""

    shown: Scorecard
    form: ScorecardFilter
    damage: str
    may_publish: bool

    @property
    def is_found(self) -> bool:
        return bool(self.shown.sections)

    @property
    def tabs(self) -> list[tuple[str, str, bool]]:
        here = reverse("desk:scorecard", args=[str(self.shown.month)])
        return [
            ("Headline measures", f"{here}?view={BOARD}", self.shown.view == BOARD),
            ("All indicators", f"{here}?view={ALL}", self.shown.view == ALL),
            ("One page for the board", reverse("desk:board", args=[str(self.shown.month)]), False),
            ("Compare", reverse("desk:compare"), False),
        ]

    @property
    def jumps(self) -> list[tuple[str, str, int]]:
        """The sections below, for one who knows where to look: (words, address on this page, how many)."""
        return [
            (
                f"{section.heading} {section.title}" if section.url else section.heading,
                f"#{section.anchor}",
                len(section.lines),
            )
            for section in self.shown.sections
        ]


def scorecard_page(month: Month, query, known: Sequence[Month], *, user) -> ScorecardPage:
    group = asked.group(query, month)
    hides = group is not None and not user.may(Permission.VIEW_INDICATOR_CASES)
    wanted = asked.wanted(query)
    damage = ""
    try:
        shown = sections.scorecard(
            month,
            group,
            wanted=wanted,
            for_publication=hides,
            as_published=query.get("as") == AS_PUBLISHED,
        )
    except freezing.Damaged as damaged:
        damage = " ".join(damaged.faults)
        shown = sections.scorecard(month, group, wanted=wanted, for_publication=hides)
    form = ScorecardFilter(
        initial={
            "q": wanted.words,
            "month": str(month),
            "view": shown.view,
            "district": query.get("district", ""),
            "rating": wanted.rating,
            "only": wanted.only,
            "dataset": wanted.dataset,
        },
        months=known,
        districts=cards.groups("district", month),
        datasets=datasets.every(),
    )
    return ScorecardPage(shown, form, damage, user.may(Permission.PUBLISH_MONTHS))
