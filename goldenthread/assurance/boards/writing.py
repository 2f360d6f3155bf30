"""What the writes of boards share: words that must be there, days that must fit, and who wrote first."""

from __future__ import annotations

import datetime as dt
from typing import Any

from goldenthread.accounts.errors import Conflict, Refused
from goldenthread.assurance.words import given

LONGEST = 8000


def needed(words: str, otherwise: str, field: str) -> str:
    """The words without the space around them. Raises Refused where there are none, or too many."""
    return given(words, otherwise, field, longest=LONGEST)


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
