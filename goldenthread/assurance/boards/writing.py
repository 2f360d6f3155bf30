"""What the writes of boards share: words that must be there, days that must fit, and who wrote first."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.utils import timezone

from goldenthread.accounts.errors import Conflict, Refused

LONGEST = 8000


def needed(words: str, otherwise: str, field: str) -> str:
    """The words without the space around them. Raises Refused where there are none, or too many."""
    if not words.strip():
        raise Refused(f"{otherwise}.", field=field)
    if len(words) > LONGEST:
        raise Refused(f"Use {LONGEST:,} characters or fewer.", field=field)
    return words.strip()


def local_day(moment: dt.datetime) -> dt.date:
    """The day that it was here."""
    return timezone.localtime(moment).date()


def not_before(day: dt.date, earliest: dt.date, what: str, *, field: str) -> None:
    if day < earliest:
        raise Refused(f"This day must not be before {what}.", field=field)


def unchanged(record: Any, known: int, expected: int, what: str, last: Any = None) -> None:
    """Raises Conflict where somebody wrote since the page was opened. last: the row that they wrote, where there is one."""
    if known != expected:
        writer = getattr(last, "said_by", None)
        raise Conflict(
            record=record,
            changed_by=writer.display_name if writer else "",
            changed_at=getattr(last, "said_at", None),
            changes=[(what, "", "")],
        )
