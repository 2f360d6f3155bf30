"""A figure as evidence: taken from a published month as everybody may see it, and never looked up again."""

from __future__ import annotations

import datetime as dt

from django.utils import timezone

from goldenthread.accounts.errors import Refused
from goldenthread.assurance.evidence.models import EvidenceItem, FrozenFigure
from goldenthread.indicators import INDICATORS, Month
from goldenthread.publications.wording import full_date, month_name
from goldenthread.scorecard import cards, freezing, listed
from goldenthread.scorecard.cards import Card
from goldenthread.scorecard.freezing import figures, folders
from goldenthread.scorecard.models import PublishedMonth


def known_codes() -> dict[str, str]:
    """Every indicator that can be named, with its title: those of the plan first."""
    named = listed.titles()
    return named | {code: each.title for code, each in sorted(INDICATORS.items()) if code not in named}


def edition_of(month: Month, at: dt.datetime) -> PublishedMonth | None:
    """The publication that holds a month's figures at a moment: its own newest edition, or that of the next month that was
    published, which holds the area's months before it."""
    known = PublishedMonth.objects.filter(published_at__lte=at, month_on__gte=month.first)
    return known.order_by("month_on", "-edition").first()


def card(code: str, month: Month, published: PublishedMonth) -> Card:
    """The figure as it was published, small numbers hidden. Raises KeyError for an unknown code, freezing.Damaged."""
    if code not in known_codes():
        raise KeyError(code)
    held = figures.held(folders.of(published), for_publication=True, codes=[code])
    return cards.scorecard(month, held=held, codes=[code])[0]


def taken(code: str, month: Month, at: dt.datetime) -> FrozenFigure:
    """The figure, not yet written. Raises Refused where the month is not published or has no figure of the code."""
    published = edition_of(month, at)
    if published is None:
        raise Refused(
            f"The figures of {month_name(month.first)} are not published: publish the month, then take the figure",
            field="month",
        )
    try:
        found = card(code, month, published)
    except KeyError:
        raise Refused(f"There is no indicator {code}", field="code") from None
    except freezing.Damaged as damaged:
        raise Refused(f"The published figures cannot be read. {damaged}", field="month") from None
    if found.value is None:
        raise Refused(
            f"{code} has no figure for {month_name(month.first)}: {found.state_words.lower()}", field="month"
        )
    return _frozen(found, month, published)


def _frozen(found: Card, month: Month, published: PublishedMonth) -> FrozenFigure:
    assert found.value is not None
    return FrozenFigure(
        code=found.code,
        title=found.title,
        month_on=month.first,
        unit=found.unit,
        value=found.value,
        value_words=found.value_words,
        numerator=found.numerator,
        denominator=found.denominator,
        fraction_words=found.fraction_words,
        rag=found.rag,
        published=published,
        published_digest=published.manifest_digest,
    )


def headline(figure: FrozenFigure, longest: int) -> str:
    """ "Plans issued in time: 76.0%, October 2024"."""
    tail = f": {figure.value_words}, {month_name(figure.month_on)}"
    return figure.title[: longest - len(tail)] + tail


def source_words(figure: FrozenFigure) -> str:
    """Which publication it was taken from."""
    published = figure.published
    day = full_date(timezone.localdate(published.published_at))
    return f"Scorecard of {month_name(published.month_on)}, edition {published.edition}, published on {day}"


def of_item(item: EvidenceItem) -> FrozenFigure | None:
    """The item's figure, None for one of another kind."""
    return getattr(item, "figure", None)
