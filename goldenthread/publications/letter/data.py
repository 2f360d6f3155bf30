"""What one letter says on paper. Pure: the same values give the same dictionary, which is all that the page sees."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from goldenthread.publications.wording import full_date


@dataclass(frozen=True)
class PartRow:
    """A heading, which may be empty, and its paragraphs."""

    heading: str
    paragraphs: Sequence[str]


@dataclass(frozen=True)
class DayRow:
    """Something by a day, and the authority behind it."""

    words: str
    by_on: date
    authority: str


def data(
    *,
    title: str,
    sent_on: date,
    ref: str,
    case_ref: str,
    sender: Sequence[str],
    addressee: Sequence[str],
    channel: str,
    salutation: str,
    about: str,
    stage: str,
    parts: Sequence[PartRow],
    days: Sequence[DayRow],
    rights: Sequence[PartRow],
    enclosed: Sequence[str],
    signed_by: str,
    signed_as: str,
) -> dict[str, Any]:
    """The letter as values that JSON can carry, for `publications.render_pdf`. `sender` is first the service's name."""
    return {
        "title": title,
        "sent_on": full_date(sent_on),
        "ref": ref,
        "case_ref": case_ref,
        "sender": list(sender),
        "addressee": list(addressee),
        "channel": channel,
        "salutation": salutation,
        "about": about,
        "stage": stage,
        "parts": [_part(row) for row in parts],
        "days": [
            {"words": row.words, "by": full_date(row.by_on), "authority": row.authority} for row in days
        ],
        "rights": [_part(row) for row in rights],
        "enclosed": list(enclosed),
        "signed_by": signed_by,
        "signed_as": signed_as,
    }


def _part(row: PartRow) -> dict[str, Any]:
    return {"heading": row.heading, "paragraphs": list(row.paragraphs)}
