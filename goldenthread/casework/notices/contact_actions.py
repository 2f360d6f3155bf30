"""Writes on the contact log of a case. An entry is never changed: a correction is another, which says why."""

from goldenthread.accounts.errors import Refused
from goldenthread.accounts.recording import not_in_the_future, recorded
from goldenthread.casework.notices.codes import ContactKind
from goldenthread.casework.notices.models import Contact
from goldenthread.people.today import this_moment
from goldenthread.statute.wording import in_words


@recorded
def record_contact(*, by, today, request, kind, happened_on, with_whom, words, follow_up_on=None) -> Contact:
    """Somebody was spoken or written to, or did so."""
    contact = Contact(
        request=request,
        kind=kind,
        happened_on=happened_on,
        with_whom=with_whom.strip(),
        words=words.strip(),
        follow_up_on=follow_up_on,
        taken_by=by,
        said_at=this_moment(),
    )
    _check(contact, today)
    contact.save()
    return contact


@recorded
def correct_contact(*, by, today, contact, reason, **fields) -> Contact:
    """The entry was wrong. It stays readable, and this one stands in its place; `fields` as for `record_contact`."""
    contact = Contact.objects.locked().get(pk=contact.pk)
    if Contact.objects.filter(corrects=contact).exists():
        raise Refused("This entry was corrected already: correct the newer one")
    if not reason.strip():
        raise Refused("Say what was wrong", field="reason")
    new = Contact(
        request=contact.request,
        corrects=contact,
        correction_reason=reason.strip(),
        taken_by=by,
        followed_up_on=contact.followed_up_on,
        followed_up_by=contact.followed_up_by,
        said_at=this_moment(),
        **fields,
    )
    _check(new, today)
    new.save()
    return new


@recorded
def follow_up_contact(*, by, today, contact) -> Contact:
    """What was to be followed up has been done."""
    contact = Contact.objects.locked().get(pk=contact.pk)
    if contact.follow_up_on is None:
        raise Refused("Nothing was to be followed up here")
    if contact.followed_up_on:
        raise Refused(f"It was followed up on {in_words(contact.followed_up_on)}")
    contact.followed_up_on, contact.followed_up_by = today, by
    contact.save()
    return contact


def _check(contact: Contact, today) -> None:
    not_in_the_future(contact.happened_on, today, field="happened_on")
    if contact.kind not in ContactKind.values:
        raise Refused("Choose what kind of contact it was", field="kind")
    if not contact.with_whom:
        raise Refused("Say with whom", field="with_whom")
    if not contact.words:
        raise Refused("Write down what was said", field="words")
    if contact.follow_up_on and contact.follow_up_on < contact.happened_on:
        raise Refused("The day to follow it up is before the contact", field="follow_up_on")
