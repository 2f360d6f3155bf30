"""One child's whole story in date order: every dated fact, every duty with what became of it, and what was late.

Facts come from the cases and the log of changes, duties from the clocks, so that it can be read as the skeleton of an
answer to a complaint: what happened, what the law said, how late it was and how that was worked out.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from hashlib import blake2s

from goldenthread import statute
from goldenthread.casework.faults import (
    PROVISION,
    Fault,
    fault_of,
    gap_fault,
    is_fault,
    key_of,
    length_in_words,
    title_of,
)
from goldenthread.casework.history import Correction
from goldenthread.casework.models import ChronologyNote, Request
from goldenthread.casework.timeline import Event, place, timeline
from goldenthread.clocks.models import Clock
from goldenthread.people.models import Child
from goldenthread.statute.wording import counted, in_words

FACT, STARTED, PASSED, DONE, STOPPED, OPEN = "fact", "started", "passed", "done", "stopped", "open"
KINDS = (
    FACT,
    DONE,
    STOPPED,
    STARTED,
    PASSED,
    OPEN,
)  # the order within a day: one cycle ends, the next begins
SLUG_BYTES = 6
MISSING = "provisiongap."


@dataclass(frozen=True)
class Entry:
    """One line of the story. `kind` is "fact", or of a duty "started", "passed" (its last lawful day went by), "done",
    "stopped" or "open" (still not done on the day of reading).

    `key` names the entry for as long as its facts stand. `due` answers "why this date?" where a time began to run.
    `is_late` marks what belongs to a duty that was late, or to provision that was missing.
    """

    on: date
    kind: str
    title: str
    detail: str
    key: str
    is_late: bool = False
    due: statute.Due | None = None
    refs: tuple[str, ...] = ()
    recorded_by: str = ""
    recorded_at: datetime | None = None
    corrections: tuple[Correction, ...] = ()
    note: ChronologyNote | None = None

    @property
    def slug(self) -> str:
        return slug_of(self.key)


def slug_of(key: str) -> str:
    """The key as it may stand in an address: what kind of advice was asked for, say, is nobody else's business."""
    return blake2s(key.encode(), digest_size=SLUG_BYTES).hexdigest()


@dataclass(frozen=True)
class Chronology:
    """`faults` by their last lawful day; `loose_notes` stand beside entries that are no longer in the story, because
    a fact was corrected."""

    child: Child
    read_on: date
    entries: tuple[Entry, ...]
    faults: tuple[Fault, ...]
    loose_notes: tuple[ChronologyNote, ...]

    @property
    def late(self) -> tuple[Entry, ...]:
        return tuple(entry for entry in self.entries if entry.is_late)

    @property
    def sentence(self) -> str:
        """ "7 duties were late, the longest by 196 days; 1 still is." and what was missing for how long."""
        duties = [fault for fault in self.faults if fault.duty_code != PROVISION]
        gaps = [fault for fault in self.faults if fault.duty_code == PROVISION]
        return " ".join(part for part in (_late_words(duties), _missing_words(gaps)) if part)

    def entry(self, slug: str) -> Entry | None:
        return next((entry for entry in self.entries if entry.slug == slug), None)

    def note_of(self, key: str) -> ChronologyNote | None:
        return next((entry.note for entry in self.entries if entry.key == key), None)


def _late_words(faults: list[Fault]) -> str:
    if not faults:
        return "No duty was late."
    longest = counted(max(fault.days_late for fault in faults), "day")
    still = sum(fault.is_open for fault in faults)
    if len(faults) == 1:
        return f"1 duty was late, by {longest}{'; it still is' if still else ''}."
    goes_on = f"; {still} still {'is' if still == 1 else 'are'}" if still else ""
    return f"{len(faults)} duties were late, the longest by {longest}{goes_on}."


def _missing_words(gaps: list[Fault]) -> str:
    if not gaps:
        return ""
    longest = max(gaps, key=lambda gap: gap.days_late)
    times = "" if len(gaps) == 1 else f" {len(gaps)} times, the longest"
    still = " and still is" if longest.is_open else ""
    return f"Provision was missing{times} for {longest.missing_for}{still}."


def chronology(child: Child, today: date) -> Chronology:
    """What the record says on `today`, which is also the day up to which what is open is counted."""
    requests = list(Request.objects.with_story().of_child(child))
    clocks = list(Clock.objects.of_child(child))
    events = sorted(timeline(*requests), key=place)
    facts = [*events, *_facts_of_others(clocks)]
    gaps = [
        gap for request in requests if hasattr(request, "plan") for gap in request.plan.provision_gaps.all()
    ]
    dues = {clock.pk: clock.explain() for clock in clocks}
    faults = [fault_of(clock, dues[clock.pk], facts, today) for clock in clocks if is_fault(clock, today)]
    faults += [gap_fault(gap, facts, today) for gap in gaps]
    lines = [_of_fact(fact) for fact in facts]
    lines += [line for clock in clocks for line in _of_clock(clock, dues[clock.pk], today)]
    notes = {note.entry_key: note for note in ChronologyNote.objects.of_child(child) if note.text}
    entries = [replace(line, note=notes.pop(line.key, None)) for line in sorted(lines, key=_place)]
    return Chronology(
        child=child,
        read_on=today,
        entries=tuple(entries),
        faults=tuple(sorted(faults, key=lambda fault: (fault.due_on or fault.started_on, fault.title))),
        loose_notes=tuple(notes.values()),
    )


def _place(entry: Entry):
    """Facts of one day in the order of the road, which a stable sort keeps, then what became of duties."""
    return entry.on, KINDS.index(entry.kind)


def _facts_of_others(clocks: Iterable) -> list[Event]:
    """Facts that other parts hold, a complaint's among them, known here by the clocks that they start and end."""
    found: dict[str, Event] = {}
    for clock in clocks:
        if clock.subject_kind not in ("request", "plan", "review", "move"):
            limit = statute.DUTIES[clock.duty].limits[0]
            kind = f"{clock.subject_kind}.{limit.fact}"
            title = limit.event[0].upper() + limit.event[1:]
            key = f"{kind}:{clock.subject_ref}"
            refs = (clock.subject_ref,)
            found[key] = Event(clock.started_on, title, clock.subject_ref, kind, "", None, key=key, refs=refs)
    return sorted(found.values(), key=lambda event: (event.on, event.key))


def _of_fact(event: Event) -> Entry:
    return Entry(
        on=event.on,
        kind=FACT,
        title=event.title,
        detail=event.detail,
        key=event.key,
        is_late=event.kind.startswith(MISSING),
        refs=event.refs,
        recorded_by=event.recorded_by,
        recorded_at=event.recorded_at,
        corrections=event.corrections,
    )


def _of_clock(clock, due: statute.Due, today: date) -> Iterator[Entry]:
    """When its time began, when its last lawful day went by, and how it ended."""
    title, is_late = title_of(clock), is_fault(clock, today)
    is_window = due.bound is statute.Bound.WINDOW
    owed = f"{title}, until" if is_window else f"Owed: {title}, by"
    began = _line(clock, STARTED, clock.started_on, f"{owed} {in_words(clock.due_on)}", is_late)
    yield replace(began, due=due)
    if is_window:
        return
    if is_late:
        yield _line(clock, PASSED, clock.due_on, f"Last lawful day passed: {title}", True)
    late = clock.days_late_on(today)
    how = f"{counted(late, 'day')} late" if late else "in time"
    if clock.met_on:
        yield _line(clock, DONE, clock.met_on, f"Done {how}: {title}", is_late)
    elif clock.stopped_on:
        yield _line(clock, STOPPED, clock.stopped_on, f"Owed no longer: {title}", is_late)
    elif is_late:
        yield _line(clock, OPEN, today, f"Still not done, {how}: {title}", True)


def _line(clock, kind: str, on: date, title: str, is_late: bool) -> Entry:
    return Entry(
        on=on,
        kind=kind,
        title=title,
        detail="",
        key=key_of(clock, kind),
        is_late=is_late,
        refs=(clock.subject_ref,),
    )


__all__ = ["Chronology", "Entry", "Fault", "chronology", "length_in_words", "slug_of"]
