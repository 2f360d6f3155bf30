"""The contact log of a case on its pages."""

from dataclasses import dataclass

from django.http import Http404

from goldenthread.casework.notices import contact_actions
from goldenthread.casework.notices.codes import ContactKind
from goldenthread.casework.notices.models import Contact
from goldenthread.desk.letter_page import tried
from goldenthread.people.today import today


@dataclass(frozen=True)
class Entry:
    """`corrected` is the newer entry that stands in its place; `is_late` that its follow-up day has passed."""

    contact: Contact
    corrected: Contact | None
    waits: bool
    is_late: bool


def entries(case, asked: str) -> list[Entry]:
    """Newest first. `asked` is the kind to show; one that there is not does not exist."""
    if asked and asked not in ContactKind.values:
        raise Http404("There is no such kind of contact.")
    day = today()
    return [_entry(one, day) for one in Contact.objects.of_request(case).of_kind(asked).for_list()]


def _entry(contact: Contact, day) -> Entry:
    corrected = getattr(contact, "corrected_by_contact", None)
    waits = bool(contact.follow_up_on and not contact.followed_up_on and not corrected)
    return Entry(contact, corrected, waits, waits and contact.follow_up_on < day)


def numbered(case, pk: int) -> Contact:
    found = Contact.objects.of_request(case).current().for_list().numbered(pk).first()
    if found is None:
        raise Http404("This case has no such contact.")
    return found


def first_answers(query) -> dict:
    """What a link may answer beforehand: what kind of contact it is."""
    kind = query.get("kind", "")
    return {"happened_on": today(), **({"kind": kind} if kind in ContactKind.values else {})}


def answers_of(contact: Contact) -> dict:
    fields = ("kind", "happened_on", "with_whom", "words", "follow_up_on")
    return {name: getattr(contact, name) for name in fields}


def record(form, case, by) -> bool:
    def write():
        return contact_actions.record_contact(by=by, today=today(), request=case, **form.arguments())

    return tried(form, write) is not None


def correct(form, contact: Contact, by) -> bool:
    def write():
        return contact_actions.correct_contact(by=by, today=today(), contact=contact, **form.arguments())

    return tried(form, write) is not None


def follow_up(form, contact: Contact, by) -> bool:
    def write():
        return contact_actions.follow_up_contact(by=by, today=today(), contact=contact)

    return tried(form, write) is not None
