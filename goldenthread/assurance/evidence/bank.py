"""The evidence bank as a list: what is searched for, how it is sorted, and the columns of its file."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from django.utils import timezone

from goldenthread.assurance.evidence import age
from goldenthread.assurance.evidence.models import EvidenceLink, EvidenceVersion, EvidenceVersionQuerySet
from goldenthread.assurance.models import Area

if TYPE_CHECKING:
    from goldenthread.assurance.table_files import Columns

SORTS = {
    "dated": ("dated_on", "item"),
    "title": ("title", "item"),
    "strength": ("strength_rank", "dated_on", "item"),
    "added": ("item__added_at", "item"),
}
FRESH, OLD = "fresh", "old"
WITHDRAWN, UNLINKED = "withdrawn", "unlinked"
WIDTHS = {"No.": 8, "Title": 40, "What it shows": 60, "Put to": 40, "Source": 40}


def found(asked: Mapping[str, Any], day: dt.date) -> EvidenceVersionQuerySet:
    """What the bank held at the end of a day, as far as a filter form's answers ask for it."""
    items = EvidenceVersion.objects.standing_on(day).ranked().for_list(day)
    items = items.withdrawn() if asked.get("which") == WITHDRAWN else items.offered()
    items = items.narrowed(**{name: asked.get(name, "") for name in ("kind", "strength", "voice")})
    if asked.get("which") == UNLINKED:
        items = items.linked_to_nothing(day)
    if number := asked.get("area"):
        items = items.for_area(number, day)
    if wanted := asked.get("age"):
        since = age.oldest_fresh(day)
        items = items.dated_since(since) if wanted == FRESH else items.dated_before(since)
    return items.matching(asked.get("q", ""))


def areas() -> list[str]:
    """The numbers of the areas that the bank can be narrowed to."""
    return Area.objects.in_force().numbers()


def put_to(version: EvidenceVersion) -> str:
    """ "Action 1A1; APP17; Review 2, area 1" """
    return "; ".join(map(target_words, version.item.standing_links))


def target_words(link: EvidenceLink) -> str:
    """What a link leads to, in a few words."""
    if link.action:
        return f"Action {link.action.code}"
    if link.ask:
        return (
            f"{link.ask.review.name}, {f'area {link.ask.area.number}' if link.ask.area else 'the whole plan'}"
        )
    return link.kpi_code


def columns(day: dt.date) -> Columns:
    return {
        "No.": lambda row: str(row.item),
        "Title": lambda row: row.title,
        "What it shows": lambda row: row.shows,
        "Kind": lambda row: row.get_kind_display(),
        "Strength": lambda row: row.get_strength_display(),
        "Whose voice": lambda row: row.get_voice_display(),
        "Dated": lambda row: row.dated_on,
        "From": lambda row: row.from_on,
        "To": lambda row: row.until_on,
        "Age": lambda row: age.in_words(row.dated_on, day),
        "Too old": lambda row: "yes" if age.is_old(row.dated_on, day) else "",
        "Source": lambda row: row.source,
        "Document": lambda row: row.document_name,
        "Put to": put_to,
        "Added by": lambda row: row.item.added_by.display_name if row.item.added_by else "",
        "Added": lambda row: timezone.localdate(row.item.added_at),
        "Withdrawn": lambda row: row.why if row.is_withdrawn else "",
    }
