"""Letters on pages: those of a case and what is still to write, one letter with what became of it, what waits to leave,
and a family's own."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from django.http import Http404, HttpResponse
from django.urls import reverse

from goldenthread import statute
from goldenthread.accounts.errors import Conflict, Refused
from goldenthread.accounts.files import answer
from goldenthread.casework.notices import (
    actions,
    belonging,
    contents,
    delivery,
    enclosures,
    papers,
    recipients,
    standing,
)
from goldenthread.casework.notices.belonging import Wanted
from goldenthread.casework.notices.codes import Addressee
from goldenthread.casework.notices.models import Contact, LetterContacts, Notice, NoticeCopy
from goldenthread.casework.notices.recipients import Recipient
from goldenthread.casework.notices.standing import CopyStanding
from goldenthread.casework.notices.templates import FAMILY, Template, template, template_sent
from goldenthread.casework.stages import stage_of
from goldenthread.desk.setting_called import setting_called
from goldenthread.people.today import today

MOST_SHOWN = 200


@dataclass(frozen=True)
class Offer:
    """A letter that could be written: its words, and the page that writes it."""

    label: str
    about: str
    url: str


@dataclass(frozen=True)
class Line:
    """A letter in a list."""

    notice: Notice
    label: str
    to: str
    sentence: str
    is_unsent: bool
    url: str


@dataclass(frozen=True)
class LettersPage:
    lines: list[Line]
    wanted: list[Offer]
    possible: list[Offer]


@dataclass(frozen=True)
class LetterView:
    """One letter, and what became of each copy."""

    notice: Notice
    held: Template
    copies: list[CopyStanding]
    appeal: object | None
    sentence: str
    wants_support_offer: bool
    has_failed: bool


def letters_page(case) -> LettersPage:
    notices = list(Notice.objects.of_request(case).with_story())
    standing_now = [one for one in notices if not one.is_withdrawn]
    possible = belonging.possible(case)
    wanted = belonging.wanted_now(case, standing_now)
    unwritten = [one for one in possible if one not in wanted]
    return LettersPage(
        lines=[_line(one) for one in notices],
        wanted=[_offer(case, one) for one in wanted],
        possible=[_offer(case, one) for one in unwritten],
    )


def offered(case) -> tuple[list[Offer], list[Line]]:
    """For the case page: the letters of the newest fact that nobody has written, and those that were not sent."""
    notices = list(Notice.objects.of_request(case).standing().prefetch_related("copies"))
    wanted = [_offer(case, one) for one in belonging.wanted_now(case, notices)]
    return wanted, [_unsent_line(one) for one in notices if one.sent_on is None]


@dataclass(frozen=True)
class AfterRefusal:
    """What follows a family's being told no: until when it may appeal, where the letter has gone, and whether the offer of
    support through the school is still to be made."""

    letter_url: str
    appeal: statute.Due | None
    wants_support_offer: bool
    offer_url: str


REFUSALS = {"refused": "assessment_refused", "no_plan": "plan_refused"}


def after_refusal(case) -> AfterRefusal | None:
    """None where the case does not stand refused."""
    code = stage_of(case).code
    if code not in REFUSALS:
        return None
    told_on = case.decided_on if code == "refused" else case.assessment.not_issued_on
    sent = [
        one
        for one in Notice.objects.of_request(case).standing().prefetch_related("copies__steps")
        if one.kind == REFUSALS[code] and one.sent_on
    ]
    offered = Contact.objects.of_request(case).current().of_kind("support_offer").since(told_on).exists()
    return AfterRefusal(
        letter_url=url_of(sent[0]) if sent else "",
        appeal=standing.appeal_until(sent[0]) if sent else None,
        wants_support_offer=not offered,
        offer_url=reverse("desk:record_contact", args=[case.ref], query={"kind": "support_offer"}),
    )


def _unsent_line(notice: Notice) -> Line:
    label = template_sent(notice.kind, notice.template_version).label
    return Line(notice, label, _names(notice), "Prepared, not sent", is_unsent=True, url=url_of(notice))


def _line(notice: Notice) -> Line:
    return Line(
        notice,
        template_sent(notice.kind, notice.template_version).label,
        _names(notice),
        standing.sentence(notice),
        notice.sent_on is None and not notice.is_withdrawn,
        url_of(notice),
    )


def _names(notice: Notice) -> str:
    return ", ".join(copy.name for copy in notice.copies.all())


def url_of(notice: Notice) -> str:
    return reverse("desk:letter", args=[notice.ref])


def _offer(case, wanted: Wanted) -> Offer:
    query = {"advice": wanted.advice and wanted.advice.pk, "review": wanted.review and wanted.review.ref}
    asked = {name: value for name, value in query.items() if value}
    url = reverse("desk:write_letter", args=[case.ref, wanted.kind], query=asked or None)
    about = wanted.advice.get_kind_display() if wanted.advice else ""
    return Offer(template(wanted.kind, today()).label, about, url)


# Writing one


def wanted_called(case, kind: str, query) -> Wanted:
    """The letter that the address asks for. One that the case does not call for does not exist."""
    review = query.get("review") and next((r for r in _reviews(case) if r.ref == query["review"]), None)
    advice = query.get("advice") and next((a for a in _advice(case) if str(a.pk) == query["advice"]), None)
    found = belonging.find(case, kind, review=review or None, advice=advice or None)
    if found is None or (query.get("advice") and not advice) or (query.get("review") and not review):
        raise Http404("This case calls for no such letter.")
    return found


def _reviews(case) -> list:
    return list(case.plan.reviews.all()) if hasattr(case, "plan") else []


def _advice(case) -> list:
    return list(case.assessment.advice.all()) if hasattr(case, "assessment") else []


def people_for(case, wanted: Wanted, held: Template) -> list[Recipient]:
    return recipients.recipients(case, held.audience, today(), advice=wanted.advice)


def first_answers(people: list[Recipient]) -> dict:
    """Those who hold parental responsibility, or the rights themselves, are ticked beforehand."""
    return {"to": [one.key for one in people if "does not hold" not in one.note]}


def prepared(form, case, wanted: Wanted, people: list[Recipient], by) -> Notice | None:
    """The letter, or None when the form says why not. An address that was typed is kept on file with it."""
    asked = form.cleaned_data

    def write() -> Notice:
        to = _chosen(asked, people)
        if asked.get("address") or asked.get("email"):
            _keep_typed(asked, to[0], by)
            to = [_again(to[0])]
        return actions.prepare_notice(
            by=by,
            today=today(),
            request=case,
            kind=wanted.kind,
            channel=asked["channel"],
            to=to,
            reasons=asked.get("reasons", ""),
            review=wanted.review,
            advice=wanted.advice,
        )

    return tried(form, write)


def _chosen(asked, people: list[Recipient]) -> list[Recipient]:
    if "setting" in asked:
        return [recipients.of_setting(setting_called(asked["setting"]))]
    return [one for one in people if one.key in asked["to"]]


def _keep_typed(asked, to: Recipient, by) -> None:
    given = {"address": asked.get("address") or to.address, "email": asked.get("email") or to.email}
    actions.keep_address(by=by, organisation=to.organisation, setting=to.setting, **given)


def _again(to: Recipient) -> Recipient:
    return recipients.of_setting(to.setting) if to.setting else recipients.of_organisation(to.organisation)


def tried(form, write: Callable):
    """What the write answers; None when it was refused, and then the form says why and keeps what was typed."""
    try:
        return write()
    except Refused as refused:
        form.add_error(refused.field if refused.field in form.fields else None, refused.words)
    except Conflict as conflict:
        form.add_error(None, f"{conflict} Go back, look at it as it stands now, and decide again.")
    return None


# One letter


def letter_view(notice: Notice) -> LetterView:
    held = template_sent(notice.kind, notice.template_version)
    copies = [standing.copy_standing(copy, notice) for copy in notice.copies.all()]
    offers = Contact.objects.of_request(notice.request).current().of_kind("support_offer")
    return LetterView(
        notice,
        held,
        copies,
        standing.appeal_until(notice),
        standing.sentence(notice),
        standing.waits_for_support_offer(notice, list(offers) if held.prompts_support_offer else []),
        any(one.is_failed for one in copies),
    )


@dataclass(frozen=True)
class SendView:
    """What stands against sending, what must be looked at, and the words themselves."""

    faults: list[str]
    missing: list[str]
    warnings: list[str]
    values: dict
    copies: list[NoticeCopy]


def send_view(notice: Notice, by, *, copies=None) -> SendView:
    """`copies` of a letter that is not written down yet."""
    day, copies = today(), list(notice.copies.all()) if copies is None else copies
    held = template_sent(notice.kind, notice.template_version)
    contacts = LetterContacts.objects.on(day)
    goes_with = enclosures.enclosures_of(notice)
    return SendView(
        faults=recipients.faults(notice, copies, day),
        missing=contents.missing_contacts(held, contacts),
        warnings=recipients.warnings(notice, copies, day, by_hand=goes_with.by_hand),
        values=contents.letter(
            copies[0], sent_on=day, contacts=contacts, signed_by=by, enclosed=goes_with.labels
        ),
        copies=copies,
    )


def send(form, notice: Notice, by) -> bool:
    def write():
        return actions.send_notice(by=by, today=today(), notice=notice, **form.arguments())

    return tried(form, write) is not None


def told(form, notice: Notice, copy: NoticeCopy, by) -> bool:
    def write():
        return actions.record_notice_step(by=by, today=today(), notice=notice, copy=copy, **form.arguments())

    return tried(form, write) is not None


def withdraw(form, notice: Notice, by) -> bool:
    def write():
        return actions.withdraw_notice(by=by, today=today(), notice=notice, **form.arguments())

    return tried(form, write) is not None


def copy_numbered(notice: Notice, pk: int) -> NoticeCopy:
    found = next((one for one in notice.copies.all() if one.pk == pk), None)
    if found is None:
        raise Http404("This letter has no such copy.")
    return found


def pdf(copy: NoticeCopy, notice: Notice, by) -> HttpResponse:
    """As it was sent, or before that as it would be sent today."""
    copy.notice = notice
    if notice.sent_on:
        return _as_file(papers.reprint(copy), papers.file_name(copy))
    day = today()
    values = contents.letter(
        copy,
        sent_on=day,
        contacts=LetterContacts.objects.on(day),
        signed_by=by,
        enclosed=enclosures.enclosures_of(notice).labels,
    )
    return _as_file(papers.preview(values), f"preview-{papers.file_name(copy)}")


def _as_file(made: bytes, name: str) -> HttpResponse:
    response = HttpResponse(made, content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="{name}"'
    return response


def enclosure_file(notice: Notice, pk: int) -> HttpResponse:
    """What went with the letter, as it was on the day."""
    found = next((one for one in notice.enclosures.all() if one.pk == pk), None)
    if found is None:
        raise Http404("Nothing of this name went with the letter.")
    name = f"{notice.ref}-{found.file_name}"
    return answer(papers.enclosed(found), name=name, ending=Path(name).suffix)


def try_again(notice: Notice, by) -> bool:
    """Whether every copy has left."""
    left = [delivery.deliver(copy.pk, by=by) for copy in notice.copies.all()]
    return all(left)


# Where people are written to


@dataclass(frozen=True)
class Whose:
    """`arguments` name the person or body for `actions.keep_address`."""

    name: str
    arguments: dict
    address: str
    email: str


def whose_address(case, who: str) -> Whose:
    """Of the child's family alone; anybody else does not exist here."""
    for one in recipients.recipients(case, FAMILY, today()):
        if one.key == who:
            whose = {"child": case.child} if one.addressee == Addressee.YOUNG_PERSON else {"carer": one.carer}
            return Whose(one.name, whose, one.address, one.email)
    raise Http404("Nobody of this family is called that.")


def keep_address(form, whose: Whose, by) -> bool:
    def write():
        return actions.keep_address(by=by, **whose.arguments, **form.arguments())

    return tried(form, write) is not None


# Whom letters name


def contacts_written() -> list[LetterContacts]:
    return list(LetterContacts.objects.newest_first())


def first_contacts() -> dict:
    """The newest version, to hold from today."""
    newest = LetterContacts.objects.newest_first().first()
    last = LetterContacts.objects.order_by("-pk").first()
    values = {name: getattr(newest, name) for name in actions.CONTACT_FIELDS} if newest else {}
    return {**values, "in_force_from_on": today(), "seen": str(last.pk if last else 0)}


def change_contacts(form, by) -> bool:
    def write():
        return actions.change_letter_contacts(by=by, **form.arguments())

    return tried(form, write) is not None


# What waits to leave, and a family's own


@dataclass(frozen=True)
class Waiting:
    unsent: list[Line]
    undelivered: list[Line]
    to_print: list[Line]


def waiting(user) -> Waiting:
    """Of the cases that this person may see, oldest first: prepared and not sent, not left, printed and not posted."""
    seen = Notice.objects.visible_to(user).with_story().standing().order_by("prepared_at", "pk")
    printed = seen.to_post()
    return Waiting(
        [_line(one) for one in seen.unsent()[:MOST_SHOWN]],
        [_line(one) for one in seen.undelivered()[:MOST_SHOWN]],
        [_line(one) for one in printed[:MOST_SHOWN]],
    )


@dataclass(frozen=True)
class FamilyLetter:
    on: object
    label: str
    url: str
    is_withdrawn: bool
    enclosed: list[tuple[str, str]]


def letters_to(user, child) -> list[FamilyLetter]:
    """Letters about the child that were sent to this person; never those to the other parent."""
    copies = NoticeCopy.objects.to_user(user).of_child(child).with_story().newest_first()
    return [
        FamilyLetter(
            copy.notice.sent_on,
            template_sent(copy.notice.kind, copy.notice.template_version).label,
            reverse("desk:family_letter", args=[child.ref, copy.pk]),
            copy.notice.is_withdrawn,
            [
                (one.label, reverse("desk:family_enclosure", args=[child.ref, copy.pk, one.pk]))
                for one in copy.notice.enclosures.all()
            ],
        )
        for copy in copies
    ]


def family_copy(user, child, pk: int) -> NoticeCopy:
    found = NoticeCopy.objects.to_user(user).of_child(child).with_story().filter(pk=pk).first()
    if found is None:
        raise Http404("There is no such letter.")
    return found
