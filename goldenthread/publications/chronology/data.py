"""What a child's chronology says on paper: the faults one by one, then the whole story.

Pure: the same rows give the same dictionary, and the dictionary is all that the page sees.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from goldenthread.publications.wording import full_date

NONE = "\N{EN DASH}"


@dataclass(frozen=True)
class NoteRow:
    """`written` says by whom and when."""

    text: str
    written: str


@dataclass(frozen=True)
class EvidenceRow:
    on: date
    words: str
    recorded_by: str


@dataclass(frozen=True)
class FaultRow:
    """A duty that was late, or provision that was missing. `due` and `done` are days in words, or what stands for a
    day; `lateness` is such as "36 days late"; `why` is the arithmetic."""

    title: str
    ref: str
    due: str
    done: str
    lateness: str
    law: str
    met_by: str
    authority: str
    doubt: str
    why: str
    evidence: Sequence[EvidenceRow]
    excepted: bool = False
    note: NoteRow | None = None


@dataclass(frozen=True)
class EntryRow:
    """One line of the story. `is_fact` is false for what became of a duty; `corrections` are sentences."""

    on: date
    title: str
    detail: str
    recorded_by: str
    is_fact: bool
    is_late: bool
    corrections: Sequence[str] = ()
    note: NoteRow | None = None


def data(
    *,
    name: str,
    ref: str,
    born_on: date,
    area_name: str,
    read_on: date,
    summary: str,
    faults: Sequence[FaultRow],
    entries: Sequence[EntryRow],
    loose_notes: Sequence[NoteRow] = (),
) -> dict[str, Any]:
    """The chronology as values that JSON can carry, for `publications.render_pdf`.

    `read_on` is the day of reading, up to which what is still open is counted; `loose_notes` belong to entries that a
    correction has taken out of the story.
    """
    return {
        "title": f"Chronology: {name}",
        "name": name,
        "ref": ref,
        "born_on": full_date(born_on),
        "area_name": area_name,
        "read_on": full_date(read_on),
        "summary": summary,
        "faults": [_fault(number, row) for number, row in enumerate(faults, start=1)],
        "days": _days(entries),
        "loose_notes": [_note(note) for note in loose_notes],
    }


def _fault(number: int, row: FaultRow) -> dict[str, Any]:
    return {
        "number": number,
        "title": row.title,
        "ref": row.ref,
        "due": row.due or NONE,
        "done": row.done or NONE,
        "lateness": row.lateness,
        "law": row.law,
        "met_by": row.met_by,
        "authority": row.authority,
        "doubt": row.doubt,
        "why": row.why,
        "excepted": row.excepted,
        "evidence": [_evidence(one) for one in row.evidence],
        "note": _note(row.note),
    }


def _evidence(row: EvidenceRow) -> str:
    by = f", recorded by {row.recorded_by}" if row.recorded_by else ""
    return f"{full_date(row.on)}: {row.words}{by}"


def _days(entries: Sequence[EntryRow]) -> list[dict[str, Any]]:
    """The story by day; what happened on one day stands together."""
    days: dict[str, list[dict[str, Any]]] = {}
    for entry in entries:
        days.setdefault(full_date(entry.on), []).append(_entry(entry))
    return [{"on": on, "lines": lines} for on, lines in days.items()]


def _entry(row: EntryRow) -> dict[str, Any]:
    return {
        "title": row.title,
        "detail": row.detail,
        "recorded_by": row.recorded_by,
        "is_fact": row.is_fact,
        "is_late": row.is_late,
        "corrections": list(row.corrections),
        "note": _note(row.note),
    }


def _note(note: NoteRow | None) -> dict[str, str] | None:
    return None if note is None else {"text": note.text, "written": note.written}
