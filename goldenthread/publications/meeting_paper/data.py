"""What the agenda of a meeting and its minutes say on paper.

Pure: the same rows give the same dictionary, and the dictionary is all that the page sees.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from goldenthread.publications.wording import full_date

AGENDA, MINUTES = "Agenda", "Minutes"


@dataclass(frozen=True)
class LogRow:
    """A decision or an action under an item. state: as it stood on the day of the paper, such as "Open, 12 days late"."""

    kind: str
    reference: str
    words: str
    who: str = ""
    due_on: date | None = None
    state: str = ""


@dataclass(frozen=True)
class Correction:
    """Of minutes that were agreed. said: when it was said, and by whom."""

    words: str
    reason: str
    said: str


@dataclass(frozen=True)
class Item:
    """words: what the agenda says of it; minute: what was minuted. decided: of an escalation, what the board decided."""

    number: int
    title: str
    purpose: str
    words: str = ""
    minute: str = ""
    corrections: tuple[Correction, ...] = ()
    decided: str = ""
    log: tuple[LogRow, ...] = ()


def data(
    *,
    kind: str,
    board: str,
    area_name: str,
    meets_on: date,
    begins: str,
    place: str,
    state: str,
    is_draft: bool,
    day: date,
    items: Sequence[Item],
    attendance: Sequence[tuple[str, Sequence[str]]] = (),
    quorum: str = "",
) -> dict[str, Any]:
    """The paper as values that JSON can carry, for `publications.render_pdf`.

    kind: `AGENDA` or `MINUTES`. state: what became of it, in a sentence. attendance: ("Present", names) and so on.
    quorum: whether it was quorate, in a sentence, "" where that is not known. day: that on which the paper is as it says.
    """
    when = ", ".join(filter(None, (f"{meets_on:%A} {full_date(meets_on)}", begins, place)))
    return {
        "title": f"{kind}: {board}, {full_date(meets_on)}",
        "heading": f"{kind}{', draft' if is_draft else ''}",
        "board": board,
        "area_name": area_name,
        "when": when,
        "state": state,
        "is_draft": is_draft,
        "is_minutes": kind == MINUTES,
        "day": full_date(day),
        "attendance": [{"how": how, "who": list(who)} for how, who in attendance],
        "quorum": quorum,
        "items": [_item(item, is_minutes=kind == MINUTES) for item in items],
    }


def _item(item: Item, *, is_minutes: bool) -> dict[str, Any]:
    """Paragraphs rather than lines: an agenda's words may be a list."""
    return {
        "number": item.number,
        "title": item.title,
        "purpose": item.purpose,
        "words": [] if is_minutes else _paragraphs(item.words),
        "minute": _paragraphs(item.minute),
        "corrections": [asdict(each) for each in item.corrections],
        "decided": item.decided,
        "log": [_log(row) for row in item.log],
    }


def _log(row: LogRow) -> dict[str, Any]:
    due = f"by {full_date(row.due_on)}" if row.due_on else ""
    return {
        "kind": row.kind.capitalize(),
        "reference": row.reference,
        "words": row.words,
        "who": ", ".join(filter(None, (row.who, due))),
        "state": row.state,
    }


def _paragraphs(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]
