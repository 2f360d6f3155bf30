"""A chronology as it goes out: rows of the printed report, a plain text, or values for another program."""

from dataclasses import asdict
from datetime import date

from goldenthread.casework.chronology import FACT, Chronology, Entry
from goldenthread.casework.faults import Evidence, Fault
from goldenthread.casework.history import Correction
from goldenthread.casework.models import ChronologyNote
from goldenthread.publications.chronology import data as printed
from goldenthread.statute.wording import counted, in_words

REPORT = "chronology"


def report(found: Chronology, *, area_name: str, with_notes: bool) -> dict:
    """For `publications.render_pdf`. Notes are the service's own, and left out of what others are given."""
    child = found.child
    return printed.data(
        name=child.name,
        ref=child.ref,
        born_on=child.born_on,
        area_name=area_name,
        read_on=found.read_on,
        summary=found.sentence,
        faults=[_fault(fault, found.note_of(fault.key) if with_notes else None) for fault in found.faults],
        entries=[_entry(entry, with_notes) for entry in found.entries],
        loose_notes=[_note(note) for note in found.loose_notes] if with_notes else [],
    )


def _fault(fault: Fault, note: ChronologyNote | None) -> printed.FaultRow:
    return printed.FaultRow(
        title=fault.title,
        ref=fault.ref,
        due=due_words(fault),
        done=done_words(fault),
        lateness=fault.lateness,
        law=fault.law_said.words,
        met_by=fault.law_said.met_by,
        authority=fault.law_said.authority,
        doubt=fault.law_said.doubt,
        why=fault.why,
        evidence=[_evidence(one) for one in fault.evidence],
        excepted=fault.is_excepted,
        note=_note(note) if note else None,
    )


def due_words(fault: Fault) -> str:
    """The last lawful day; of provision, the first day on which it was missing."""
    return in_words(fault.due_on) if fault.due_on else f"Missing from {in_words(fault.started_on)}"


def done_words(fault: Fault) -> str:
    if fault.is_open:
        return "Still missing" if fault.due_on is None else "Not done"
    if fault.done_on:
        return in_words(fault.done_on) if fault.due_on else f"Missing until {in_words(fault.done_on)}"
    return f"Never; owed no longer from {in_words(fault.stopped_on)}"


def _evidence(one: Evidence) -> printed.EvidenceRow:
    words = f"{one.title} ({one.detail})" if one.detail else one.title
    return printed.EvidenceRow(one.on, words, one.recorded_by)


def _entry(entry: Entry, with_notes: bool) -> printed.EntryRow:
    return printed.EntryRow(
        on=entry.on,
        title=entry.title,
        detail=entry.detail,
        recorded_by=entry.recorded_by,
        is_fact=entry.kind == FACT,
        is_late=entry.is_late,
        corrections=[_corrected(one) for one in entry.corrections],
        note=_note(entry.note) if entry.note and with_notes else None,
    )


def _corrected(one: Correction) -> str:
    reason = f" {one.reason}" if one.reason else ""
    return f"Corrected by {one.by or 'an import'}: it said {one.was}.{reason}"


def _note(note: ChronologyNote) -> printed.NoteRow:
    by, on = note.written_by.display_name, note.written_at.date()
    return printed.NoteRow(note.text, f"{by}, {in_words(on)}")


def text(found: Chronology) -> str:
    """For the command line: the sentence, each fault with how it was worked out, then the story."""
    faults = [
        f"{fault.title}: {fault.lateness}\n    {fault.why}\n    {fault.law_said.authority}"
        for fault in found.faults
    ]
    story = [f"{entry.on.isoformat()}  {_line(entry)}" for entry in found.entries]
    heading = f"{found.child.ref}, read on {in_words(found.read_on)}. {found.sentence}"
    entries = counted(len(story), "entry").replace("entrys", "entries")
    return "\n".join([heading, "", *faults, "", f"{entries}:", *story])


def _line(entry: Entry) -> str:
    return f"{entry.title}: {entry.detail}" if entry.detail else entry.title


def as_values(found: Chronology) -> dict:
    """Values that JSON can carry; days are as in 2021-06-15. `length` of what is missing is in `lateness`."""
    return {
        "child": found.child.ref,
        "read_on": found.read_on.isoformat(),
        "summary": found.sentence,
        "faults": [_plain(asdict(fault)) for fault in found.faults],
        "entries": [
            {"on": entry.on.isoformat(), "kind": entry.kind, "is_late": entry.is_late}
            | {"title": entry.title, "detail": entry.detail, "key": entry.key}
            | {"note": entry.note.text if entry.note else ""}
            for entry in found.entries
        ],
    }


def _plain(value):
    match value:
        case dict():
            return {key: _plain(inner) for key, inner in value.items()}
        case list() | tuple():
            return [_plain(inner) for inner in value]
        case date():
            return value.isoformat()
    return value
