"""Every write on a letter and on whom letters name. Each is one transaction with its entry in the log of changes.

Keyword-only; `by` is who does it, `today` the day on which it is recorded. With `expected_revision` the write is refused
by `Conflict` when somebody else has written since. `Refused` says in plain words what does not allow it.
"""

from collections.abc import Sequence
from functools import partial

from django.db import transaction

from goldenthread.accounts.errors import Conflict, Refused
from goldenthread.accounts.files import FileLost
from goldenthread.accounts.recording import not_in_the_future, recorded
from goldenthread.casework.models import Request
from goldenthread.casework.notices import (
    belonging,
    contents,
    delivery,
    enclosures,
    papers,
    recipients,
    serving,
)
from goldenthread.casework.notices.codes import Channel, Step
from goldenthread.casework.notices.models import AddressOnFile, LetterContacts, Notice, NoticeCopy, NoticeStep
from goldenthread.casework.notices.recipients import Recipient
from goldenthread.casework.notices.templates import Template, UnknownTemplateError, template, template_sent
from goldenthread.people.today import this_moment
from goldenthread.statute.wording import in_words, listed

CONTACT_FIELDS = tuple(
    field.name
    for field in LetterContacts._meta.concrete_fields
    if field.name not in {"id", "in_force_from_on", "said_by", "said_at"}
)
TOLD_BY_PEOPLE = {Step.POSTED, Step.HANDED_OVER, Step.PROVED, Step.RETURNED}
OF_CHANNEL = {
    Step.POSTED: {Channel.FIRST_CLASS, Channel.SECOND_CLASS},
    Step.HANDED_OVER: {Channel.BY_HAND},
}


@recorded
def prepare_notice(
    *, by, today, request, kind, channel, to: Sequence[Recipient], reasons="", review=None, advice=None
) -> Notice:
    """A letter to these people, to be looked at before it is sent. Nothing leaves."""
    request = Request.objects.with_story().get(pk=request.pk)
    wanted = belonging.find(request, kind, review=review, advice=advice)
    if wanted is None:
        raise Refused("Nothing is recorded on this case that this letter could be about")
    held = _template(kind, today)
    _refuse_no_reasons(held, reasons)
    notice = Notice(
        request=request,
        review=wanted.review,
        advice=wanted.advice,
        kind=kind,
        template_version=held.version,
        reasons=reasons.strip(),
        channel=channel,
        prepared_by=by,
        prepared_at=this_moment(),
    )
    copies = [one.copy_of(notice) for one in to]
    recipients.refuse_faults(notice, copies, today)
    contents.days_stated(notice, today)
    notice.save()
    for copy in copies:
        copy.notice = notice
        copy.save()
    return notice


def _template(kind: str, day) -> Template:
    try:
        return template(kind, day)
    except UnknownTemplateError as error:
        raise Refused("There is no such letter") from error


def _refuse_no_reasons(held: Template, reasons: str) -> None:
    if held.asks_reasons and not reasons.strip():
        raise Refused("Write down the reasons for the decision: the letter gives them", field="reasons")


@recorded
def send_notice(*, by, today, notice, confirmed: Sequence[str] = (), expected_revision=None) -> Notice:
    """The letter goes today. Its PDFs are made now, once; it leaves the house when this is written down. `confirmed` are
    the warnings that somebody looked at: one that has come since is not among them, and refuses."""
    notice = _open_notice(notice, expected_revision)
    if notice.sent_on:
        raise Refused(f"It was sent on {in_words(notice.sent_on)}")
    copies = list(notice.copies.all())
    recipients.refuse_faults(notice, copies, today)
    goes_with = enclosures.enclosures_of(notice)
    _refuse_unconfirmed(recipients.warnings(notice, copies, today, by_hand=goes_with.by_hand), confirmed)
    notice.seen_warnings = list(confirmed)
    contacts = _contacts_for(notice, today)
    notice.sent_on, notice.sent_by = today, by
    _keep_enclosures(notice, goes_with)
    said = {"sent_on": today, "contacts": contacts, "signed_by": by, "enclosed": goes_with.labels}
    for copy in copies:
        copy.notice = notice
        copy.digest = papers.keep(contents.letter(copy, **said))
        copy.save(update_fields=["digest"])
    _write(notice)
    _step(notice, Step.SENT, today, by, Channel(notice.channel).label)
    for copy in copies:
        transaction.on_commit(partial(delivery.deliver, copy.pk, by=by))
    return notice


def _keep_enclosures(notice: Notice, goes_with: enclosures.Enclosures) -> None:
    try:
        enclosures.keep_enclosures(notice, goes_with)
    except FileLost as error:
        raise Refused("A document that goes with the letter is no longer where it was kept") from error


def _refuse_unconfirmed(warnings: Sequence[str], confirmed: Sequence[str]) -> None:
    new = [words for words in warnings if words not in confirmed]
    if new:
        raise Refused(f"Look at this first: {'; '.join(new)}", field="confirmed")


def _contacts_for(notice: Notice, day) -> LetterContacts:
    held = LetterContacts.objects.on(day)
    missing = contents.missing_contacts(template_sent(notice.kind, notice.template_version), held)
    if missing:
        raise Refused(f"The letter cannot go before somebody writes down {listed(missing)}")
    return held


@recorded
def record_notice_step(
    *, by, today, notice, copy, kind, happened_on, words="", expected_revision=None
) -> NoticeStep:
    """What became of one copy after it was sent: posted, handed over, proof of service, or it came back."""
    notice = _open_notice(notice, expected_revision)
    copy = notice.copies.get(pk=copy.pk)
    if notice.sent_on is None:
        raise Refused("The letter has not been sent", field="kind")
    if kind not in TOLD_BY_PEOPLE:
        raise Refused("Choose what became of the letter", field="kind")
    if notice.channel not in OF_CHANNEL.get(kind, set(Channel.values)):
        raise Refused(f"It went by {Channel(notice.channel).label.lower()}", field="kind")
    not_in_the_future(happened_on, today, field="happened_on")
    if happened_on < notice.sent_on:
        raise Refused(f"The letter is of {in_words(notice.sent_on)}", field="happened_on")
    if kind == Step.PROVED and not words.strip():
        raise Refused("Say what the proof is and where it is kept", field="words")
    _write(notice)
    return _step(notice, kind, happened_on, by, words.strip(), copy=copy)


@recorded
def withdraw_notice(*, by, today, notice, reason, expected_revision=None) -> Notice:
    """The letter was wrong, or is not to go. What was sent stays on file as it was sent."""
    notice = _open_notice(notice, expected_revision)
    if not reason.strip():
        raise Refused("Say why the letter is withdrawn", field="reason")
    _write(notice)
    _step(notice, Step.WITHDRAWN, today, by, reason.strip())
    return notice


@recorded
def keep_address(
    *, by, address="", email="", carer=None, child=None, organisation=None, setting=None, seen=None
) -> AddressOnFile:
    """Where somebody is written to, from now on. What was on file before stays readable.

    seen: of a setting, the key of the newest address when the page was opened, 0 without one. Raises Conflict where
    somebody wrote another since.
    """
    if not (address.strip() or email.strip()):
        raise Refused("Give a postal address or an e-mail address", field="address")
    if sum(who is not None for who in (carer, child, organisation, setting)) != 1:
        raise Refused("Say whose address it is", field="who")
    newest = AddressOnFile.objects.of_setting(setting).first() if setting and seen is not None else None
    if newest and newest.pk != seen:
        said = [("the address", "", newest.address or newest.email)]
        raise Conflict(
            record=newest, changed_by=newest.said_by.display_name, changed_at=newest.said_at, changes=said
        )
    return AddressOnFile.objects.create(
        carer=carer,
        child=child,
        organisation=organisation,
        setting=setting,
        address=address.strip(),
        email=email.strip(),
        said_by=by,
        said_at=this_moment(),
    )


@recorded
def change_letter_contacts(*, by, in_force_from_on, seen=None, **values) -> LetterContacts:
    """Whom letters name from a day on: a new version. `seen` is the newest version's number when the page was opened."""
    newest = LetterContacts.objects.newest_first().locked().order_by("-pk").first()
    if seen is not None and seen != (newest.pk if newest else 0):
        raise Conflict(
            record=newest,
            changed_by=newest.said_by.display_name,
            changed_at=newest.said_at,
            changes=[("whom letters name", "", newest.service_name)],
        )
    unknown = set(values) - set(CONTACT_FIELDS)
    if unknown:
        raise TypeError(f"letters do not name {sorted(unknown)}")
    return LetterContacts.objects.create(
        in_force_from_on=in_force_from_on, said_by=by, said_at=this_moment(), **values
    )


def _open_notice(notice: Notice, expected_revision) -> Notice:
    """The letter as it stands now, held until the transaction ends; refused when it was withdrawn."""
    Notice.objects.locked().get(pk=notice.pk)
    found = Notice.objects.with_story().get(pk=notice.pk)
    if expected_revision is not None and found.revision != expected_revision:
        last = found.steps.last()
        raise Conflict(
            record=found,
            changed_by=last.said_by.display_name if last and last.said_by else "",
            changed_at=last.said_at if last else None,
            changes=[("the letter", "", last.get_kind_display().lower() if last else "")],
        )
    if withdrawal := found.withdrawal:
        raise Refused(f"The letter was withdrawn on {in_words(withdrawal.happened_on)}")
    return found


def _write(notice: Notice) -> None:
    notice.revision += 1
    notice.save()


def _step(
    notice: Notice, kind: Step, happened_on, by, words: str, *, copy: NoticeCopy | None = None
) -> NoticeStep:
    step = NoticeStep.objects.create(
        notice=notice,
        copy=copy,
        kind=kind,
        happened_on=happened_on,
        words=words,
        said_by=by,
        said_at=this_moment(),
    )
    serving.follow_service(notice)
    return step
