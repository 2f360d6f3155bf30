"""What a page says about the publication of the month that it shows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from goldenthread.indicators import Month
from goldenthread.publications.wording import counted, full_date
from goldenthread.scorecard.freezing import folders, revisions
from goldenthread.scorecard.models import PublishedMonth


@dataclass(frozen=True)
class Banner:
    """published: the newest edition, or None. revised: by code, the whole area's figures that were published otherwise than
    they are known now, each as it was published ("76.0%"). damage: what is wrong with the kept files, or ""."""

    month: Month
    published: PublishedMonth | None
    revised: Mapping[str, str]
    damage: str = ""

    @property
    def words(self) -> str:
        """ "Published 12 November 2024 by Sam Okoro, signed off by Dr A Patel, Director; 2 revisions since." """
        if self.published is None:
            return "Not published yet: these figures may still change."
        since = f"; {counted(len(self.revised), 'revision')} since" if self.revised else ""
        return f"{said(self.published)}{since}."

    def published_as(self, code: str) -> str:
        """ "76.0%", or "" for a figure that is as it was published."""
        return self.revised.get(code, "")


def said(published: PublishedMonth) -> str:
    """Who published and signed off, and when, with the edition where there was one before it; no full stop."""
    on = full_date(published.published_at.date())
    edition = f", edition {published.edition}" if published.edition > 1 else ""
    signed = f"signed off by {published.signed_off_name}, {published.signed_off_role}"
    return f"Published {on} by {published.publisher}{edition}, {signed}"


def banner(month: Month) -> Banner:
    """One query for a month that is not published; three for one that is."""
    published = revisions.newest(month)
    if published is None:
        return Banner(month, None, {})
    try:
        pairs = revisions.pairs(published, whole_area=True)
    except folders.Damaged as damaged:
        return Banner(month, published, {}, " ".join(damaged.faults))
    return Banner(month, published, {pair.code: pair.then.value_words for pair in pairs if pair.is_revised})
