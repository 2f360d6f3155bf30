"""One child's chronology on a page: what was late first, then the story by day; and notes beside its entries."""

from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.http import Http404
from django.urls import reverse

from goldenthread.accounts.errors import Conflict
from goldenthread.accounts.roles import Permission
from goldenthread.casework import actions, chronology_pages
from goldenthread.casework.chronology import Chronology, Entry, Fault, chronology
from goldenthread.casework.models import ChronologyNote
from goldenthread.people.local_area import area_name
from goldenthread.people.models import Child
from goldenthread.publications import render_pdf

LATE = "late"


@dataclass(frozen=True)
class FaultLine:
    """`due` and `done` are days in words, or what stands for a day."""

    fault: Fault
    due: str
    done: str
    note: ChronologyNote | None
    slug: str


@dataclass(frozen=True)
class ChronologyPage:
    """`may_note` also decides whether notes are shown: they are the service's own."""

    found: Chronology
    faults: list[FaultLine]
    days: list[tuple[date, list[Entry]]]
    only_late: bool
    tabs: list[tuple[str, str, bool]]
    may_note: bool


def chronology_page(child: Child, *, user, today: date, query) -> ChronologyPage:
    found = chronology(child, today)
    only_late = query.get("only") == LATE
    entries = found.late if only_late else found.entries
    return ChronologyPage(
        found=found,
        faults=[_line(found, fault) for fault in found.faults],
        days=[(on, list(of_day)) for on, of_day in groupby(entries, key=lambda entry: entry.on)],
        only_late=only_late,
        tabs=_tabs(child, only_late),
        may_note=user.may(Permission.RECORD_FACTS),
    )


def _line(found: Chronology, fault: Fault) -> FaultLine:
    (entry,) = [entry for entry in found.entries if entry.key == fault.key]
    due, done = chronology_pages.due_words(fault), chronology_pages.done_words(fault)
    return FaultLine(fault, due, done, entry.note, entry.slug)


def _tabs(child: Child, only_late: bool) -> list[tuple[str, str, bool]]:
    here = reverse("desk:chronology", args=[child.ref])
    return [
        ("The whole story", here, not only_late),
        ("Only what was late", f"{here}?only={LATE}", only_late),
    ]


def as_pdf(child: Child, *, user, today: date) -> bytes:
    with_notes = user.may(Permission.RECORD_FACTS)
    found = chronology_pages.report(chronology(child, today), area_name=area_name(), with_notes=with_notes)
    return render_pdf(chronology_pages.REPORT, found)


# Notes


def entry_called(child: Child, slug: str, today: date) -> Entry:
    entry = chronology(child, today).entry(slug)
    if entry is None:
        raise Http404("There is no such entry in this chronology.")
    return entry


def noted(form, *, child: Child, entry: Entry, by) -> bool:
    """Whether the note was written. If somebody else wrote first, the form says so and keeps what was typed."""
    text, seen = form.cleaned_data["text"], form.expected_revision
    try:
        actions.write_note(by=by, child=child, entry_key=entry.key, text=text, expected_revision=seen)
    except Conflict as conflict:
        form.read_again(conflict.record.revision)
        form.add_error(None, f"{conflict} If yours should stand instead, send it again.")
        form.conflict = conflict
        return False
    return True


def url_of(child: Child, entry: Entry) -> str:
    return f"{reverse('desk:chronology', args=[child.ref])}#entry-{entry.slug}"
