"""To whom a letter may go, and what must be looked at before one leaves: who holds parental responsibility, whether the
address is on file, whether it is another child's family."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from goldenthread import statute
from goldenthread.accounts.errors import Refused
from goldenthread.casework.notices.codes import Addressee, Channel
from goldenthread.casework.notices.enclosures import enclosures_of
from goldenthread.casework.notices.models import AddressOnFile, Notice, NoticeCopy
from goldenthread.casework.notices.templates import BODY, FAMILY, SETTING, template_sent
from goldenthread.people.models import Carer, Guardianship, Setting
from goldenthread.statute.wording import in_words


@dataclass(frozen=True)
class Recipient:
    """Somebody to whom a letter may go. `key` is how a form names them; `note` what stands beside the name."""

    key: str
    addressee: Addressee
    name: str
    address: str = ""
    email: str = ""
    note: str = ""
    carer: Carer | None = None
    organisation: object | None = None
    setting: Setting | None = None

    def copy_of(self, notice: Notice) -> NoticeCopy:
        return NoticeCopy(
            notice=notice,
            addressee=self.addressee,
            carer=self.carer,
            organisation=self.organisation,
            setting=self.setting,
            name=self.name,
            address=self.address,
            email=self.email,
        )


def rights_are_their_own(child, day: date) -> bool:
    return child.rights_are_their_own(day)


def recipients(case, audience: str, day: date, *, advice=None) -> list[Recipient]:
    """Whom the letter may go to. A setting is not listed: the officer names it."""
    if audience == FAMILY:
        return list(_family(case.child, day))
    if audience == BODY and advice and advice.asked_of:
        return [of_organisation(advice.asked_of)]
    return []


def _family(child, day: date) -> Iterator[Recipient]:
    ties = list(child.guardianships.select_related("carer").order_by("pk"))
    addresses = list(AddressOnFile.objects.of_people(carers=[tie.carer for tie in ties], child=child))
    if rights_are_their_own(child, day):
        yield _young_person(child, addresses)
    for tie in ties:
        yield _carer(tie, addresses)


def _young_person(child, addresses) -> Recipient:
    held = next((one for one in addresses if one.child_id == child.pk), None)
    return Recipient(
        "young_person",
        Addressee.YOUNG_PERSON,
        child.name,
        held.address if held else "",
        (held.email if held else "") or (child.account.email if child.account else ""),
        "the young person, who holds the rights",
    )


def _carer(tie: Guardianship, addresses) -> Recipient:
    held = next((one for one in addresses if one.carer_id == tie.carer_id), None)
    responsibility = "holds" if tie.has_parental_responsibility else "does not hold"
    return Recipient(
        f"carer-{tie.carer_id}",
        Addressee.CARER,
        tie.carer.name,
        held.address if held else "",
        (held.email if held else "") or tie.carer.email,
        f"{tie.relationship.lower()}, {responsibility} parental responsibility",
        carer=tie.carer,
    )


def of_organisation(organisation) -> Recipient:
    held = AddressOnFile.objects.of_organisation(organisation).first()
    return Recipient(
        f"body-{organisation.pk}",
        Addressee.BODY,
        organisation.name,
        held.address if held else "",
        held.email if held else "",
        "asked for this advice",
        organisation=organisation,
    )


def of_setting(setting: Setting) -> Recipient:
    held = AddressOnFile.objects.of_setting(setting).first()
    return Recipient(
        f"setting-{setting.pk}",
        Addressee.SETTING,
        setting.name,
        held.address if held else "",
        held.email if held else "",
        "consulted",
        setting=setting,
    )


AUDIENCES = {
    FAMILY: {Addressee.CARER, Addressee.YOUNG_PERSON},
    BODY: {Addressee.BODY},
    SETTING: {Addressee.SETTING},
}


def faults(notice: Notice, copies, day: date) -> list[str]:
    """Why this letter may not leave as it stands; empty when it may. Read afresh: a family may have changed since."""
    template = template_sent(notice.kind, notice.template_version)
    found = [] if copies else ["Choose at least one person to write to"]
    for copy in copies:
        if copy.addressee not in AUDIENCES[template.audience]:
            found.append(f"{copy.name}: this letter does not go to them")
        found += [*_wrong_person(notice, copy, day), *_no_address(notice, copy)]
    return found


def _wrong_person(notice: Notice, copy: NoticeCopy, day: date) -> Iterator[str]:
    child = notice.request.child
    if copy.carer_id and copy.carer_id not in {tie.carer_id for tie in child.guardianships.all()}:
        yield f"{copy.name} is not recorded as a parent or carer of this child"
    if copy.addressee == Addressee.YOUNG_PERSON and not rights_are_their_own(child, day):
        yield f"{copy.name}: {_why_not_own(child, day)}"
    if copy.organisation_id and notice.advice and copy.organisation_id != notice.advice.asked_of_id:
        yield f"{copy.name} was not asked for this advice"


def _why_not_own(child, day: date) -> str:
    last_day = statute.school_age_ends_on(child.born_on)
    if day <= last_day:
        return f"the rights are the parents' until {in_words(last_day)}"
    return "it is recorded that they lack the capacity to use their rights, and a parent does it for them"


def _no_address(notice: Notice, copy: NoticeCopy) -> Iterator[str]:
    if notice.channel == Channel.EMAIL and not copy.email:
        yield f"{copy.name}: no e-mail address is on file"
    if notice.channel in (Channel.FIRST_CLASS, Channel.SECOND_CLASS) and not copy.address:
        yield f"{copy.name}: no postal address is on file"


def refuse_faults(notice: Notice, copies, day: date) -> None:
    if found := faults(notice, copies, day):
        raise Refused("; ".join(found), field="to")


def warnings(notice: Notice, copies, day: date, *, by_hand=None) -> list[str]:
    """What somebody must look at and confirm before it leaves. `by_hand` is what must go with it and is not held here, if
    that is known already."""
    template = template_sent(notice.kind, notice.template_version)
    found = list(_family_warnings(notice, copies, day)) if template.audience == FAMILY else []
    if notice.channel == Channel.EMAIL:
        found.append("An e-mail counts as served only for somebody who agreed to be written to in this way")
    if by_hand is None:
        by_hand = enclosures_of(notice).by_hand
    if by_hand:
        found.append(
            f"Golden Thread does not hold all that belongs to it. Send with it: {'; '.join(by_hand).lower()}"
        )
    return found


def _family_warnings(notice: Notice, copies, day: date) -> Iterator[str]:
    child = notice.request.child
    written_to = {copy.carer_id for copy in copies if copy.carer_id}
    ties = list(child.guardianships.all())
    for tie in ties:
        if tie.carer_id in written_to and not tie.has_parental_responsibility:
            yield f"{tie.carer.name} does not hold parental responsibility"
        if tie.carer_id not in written_to and tie.has_parental_responsibility:
            yield f"{tie.carer.name} holds parental responsibility and is not written to"
    if not any(tie.has_parental_responsibility for tie in ties):
        yield "Nobody with parental responsibility is on file"
    yield from _living_apart(copies)
    if rights_are_their_own(child, day) and not any(c.addressee == Addressee.YOUNG_PERSON for c in copies):
        yield f"The rights are {child.name}'s own, and {child.name} is not written to"


def _living_apart(copies) -> Iterator[str]:
    apart = {_plain(copy.address): copy.name for copy in copies if copy.address and copy.carer_id}
    if len(apart) > 1:
        names = " and ".join(apart.values())
        yield f"{names} live at different addresses: make sure that each may be written to, and that nothing in the letter tells one where the other lives"


def _plain(address: str) -> str:
    return " ".join(address.lower().replace(",", " ").split())
