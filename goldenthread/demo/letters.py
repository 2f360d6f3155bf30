"""Letters and contacts of three families: an assessment under way, a refusal, and a plan whose review is due. One letter is
prepared and not sent."""

from datetime import date, datetime, time, timedelta

from django.utils import timezone
from django.utils.text import slugify

from goldenthread import statute
from goldenthread.accounts.models import User
from goldenthread.accounts.recording import telling_of
from goldenthread.accounts.roles import Administrator, Caseworker
from goldenthread.casework.models import Request
from goldenthread.casework.notices import actions, belonging, contact_actions
from goldenthread.casework.notices.codes import Channel, ContactKind, Step
from goldenthread.casework.notices.models import AddressOnFile, Notice
from goldenthread.casework.notices.recipients import recipients, warnings
from goldenthread.casework.notices.templates import template
from goldenthread.demo import days, showcase
from goldenthread.people.models import Carer, Guardianship, Setting

TEAM = "West"
HOUR = time(11, 40)
CONTACTS = {
    "service_name": "SEND Assessment and Placement Service (demonstration)",
    "address": "1 Example Square\nMaidstone\nME14 0ZZ",
    "telephone": "01632 960100",
    "email": "send@demonstration.example",
    "mediation_name": "Even Ground Mediation (demonstration)",
    "mediation_telephone": "01632 960120",
    "mediation_email": "talk@mediation.example",
    "sendiass_name": "SEND advice service (demonstration)",
    "sendiass_telephone": "01632 960130",
    "sendiass_email": "",
    "local_offer": "https://local-offer.example",
}
HOME = "12 Orchard Close\nMaidstone\nME14 0ZZ"
REASONS = (
    "The school described what it gives today: a daily reading group, and speech and language exercises that are reviewed "
    "each term. Progress since January is in line with the targets that the school set with you.\n"
    "The reports show needs that such support can meet. We found nothing that the school could not give from what it has."
)
STILL_TO_POST = timedelta(days=6)
REFUSED_PARENT = "Jo Winterbourne-Hale"


def write() -> None:
    """What is missing from a county drawn otherwise is left out."""
    by = User.objects.demonstration().filter(grants__role=Caseworker.code, team__name=TEAM).first()
    keeper = User.objects.demonstration().filter(grants__role=Administrator.code).first()
    with telling_of(_at(date(2024, 1, 8))):
        actions.change_letter_contacts(by=keeper, in_force_from_on=date(2022, 1, 4), **CONTACTS)
    _settings(keeper, _at(date(2024, 1, 8)))
    for who, tell in ((showcase.IN_ASSESSMENT, _in_assessment), (showcase.REVIEW_DUE, _review_due)):
        found = Request.objects.with_story().filter(child__forename=who[0], child__surname=who[1]).first()
        if found:
            tell(found, by)
    if refused := _refused():
        _no(refused, by)


def _settings(by: User, at: datetime) -> None:
    """Each setting has an invented address and mailbox, so that it can be consulted."""
    AddressOnFile.objects.bulk_create(
        AddressOnFile(
            setting=setting,
            address=f"School Lane\n{setting.district}",
            email=f"office@{slugify(setting.name)}.example",
            said_by=by,
            said_at=at,
        )
        for setting in Setting.objects.by_name().select_related("district")
    )


def _refused() -> Request | None:
    """The team's newest refusal that was told before the story stands still."""
    found = Request.objects.with_story().filter(
        child__district__team__name=TEAM, decision="refuse", decided_on__lt=days.STANDS_STILL_ON
    )
    return found.order_by("-decided_on", "ref").first()


def _in_assessment(case: Request, by: User) -> None:
    _address(case, by, case.received_on)
    _sent(case, by, "request_acknowledged", case.received_on + timedelta(days=3))
    _sent(case, by, "assessment_agreed", case.decided_on)
    for advice in case.assessment.advice.all():
        if advice.asked_of_id:
            with telling_of(_at(advice.requested_on)):
                where = f"{advice.kind}@demonstration.example"
                actions.keep_address(by=by, organisation=advice.asked_of, email=where)
            _sent(case, by, "advice_sought", advice.requested_on, Channel.EMAIL, advice=advice)
    _contacts(case, by)
    late = next(
        (a for a in case.assessment.advice.all() if a.kind == "psychology" and not a.returned_on), None
    )
    if late and late.asked_of_id:
        _prepared(case, by, "advice_chased", days.STANDS_STILL_ON, Channel.EMAIL, advice=late)


def _contacts(case: Request, by: User) -> None:
    mother = "Ngozi Adeyemi-Clarke, mother"
    _told(
        case, by, date(2024, 9, 4), ContactKind.CALL, mother, "Asked how long it takes. Explained the days."
    )
    _told(
        case,
        by,
        date(2024, 10, 8),
        ContactKind.TALK_TUESDAY,
        mother,
        "Wants the view of the after-school club heard. Agreed to ask it.",
        follow_up_on=date(2024, 10, 15),
    )
    first = _told(case, by, date(2024, 10, 22), ContactKind.EMAIL, mother, "Sent a report of the optician.")
    with telling_of(_at(date(2024, 10, 23))):
        contact_actions.correct_contact(
            by=by,
            today=date(2024, 10, 23),
            contact=first,
            reason="It was the hearing clinic's report",
            kind=ContactKind.EMAIL,
            happened_on=date(2024, 10, 22),
            with_whom=mother,
            words="Sent a report of the hearing clinic.",
        )


def _review_due(case: Request, by: User) -> None:
    father = "Tom Featherstone, father"
    day = date(2024, 11, 5)
    _address(case, by, day)
    words = "Asked when the review is. The school proposes the last week of November; will confirm."
    _told(case, by, day, ContactKind.CALL, father, words, follow_up_on=date(2024, 11, 14))


def _no(case: Request, by: User) -> None:
    with telling_of(_at(case.decided_on)):
        carer = Carer.objects.create(name=REFUSED_PARENT, telephone="01632 960140")
        Guardianship.objects.create(child=case.child, carer=carer, relationship="Parent")
    case = Request.objects.with_story().get(pk=case.pk)
    _address(case, by, case.decided_on)
    _sent(case, by, "assessment_refused", case.decided_on, reasons=REASONS)
    words = "Upset. Went through the reasons, the time to appeal and how to reach mediation."
    called_on = min(statute.next_working_day(case.decided_on), days.STANDS_STILL_ON)
    _told(case, by, called_on, ContactKind.CALL, f"{REFUSED_PARENT}, parent", words)


def _address(case: Request, by: User, day: date) -> None:
    for tie in case.child.guardianships.all():
        with telling_of(_at(day)):
            actions.keep_address(by=by, carer=tie.carer, address=HOME)


def _sent(case: Request, by: User, kind: str, day: date, channel=Channel.FIRST_CLASS, **details) -> None:
    notice = _prepared(case, by, kind, day, channel, **details)
    if notice is None:
        return
    with telling_of(_at(day)):
        found = Notice.objects.with_story().get(pk=notice.pk)
        seen = warnings(found, list(found.copies.all()), day)
        sent = actions.send_notice(by=by, today=day, notice=found, confirmed=seen)
    if day <= days.STANDS_STILL_ON - STILL_TO_POST:
        _left(sent, by, day)


def _left(notice: Notice, by: User, day: date) -> None:
    """It went out on the next working day, and what shows it is on file; the last few days' letters still lie there."""
    left_on = statute.next_working_day(day)
    is_post = notice.channel != Channel.EMAIL
    kind, words = (
        (Step.POSTED, "Franked") if is_post else (Step.PROVED, "Receipt of the mail server, on file")
    )
    for copy in notice.copies.all():
        with telling_of(_at(left_on)):
            actions.record_notice_step(
                by=by, today=left_on, notice=notice, copy=copy, kind=kind, happened_on=left_on, words=words
            )


def _prepared(
    case: Request, by: User, kind: str, day: date, channel, *, advice=None, reasons=""
) -> Notice | None:
    if belonging.find(case, kind, advice=advice) is None:
        return None
    with telling_of(_at(day)):
        to = recipients(case, template(kind, day).audience, day, advice=advice)
        return actions.prepare_notice(
            by=by, today=day, request=case, kind=kind, channel=channel, to=to, reasons=reasons, advice=advice
        )


def _told(case: Request, by: User, day: date, kind: str, with_whom: str, words: str, follow_up_on=None):
    with telling_of(_at(day)):
        return contact_actions.record_contact(
            by=by,
            today=day,
            request=case,
            kind=kind,
            happened_on=day,
            with_whom=with_whom,
            words=words,
            follow_up_on=follow_up_on,
        )


def _at(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, HOUR))
