"""What a letter needs in a test: whom letters name, a family that can be written to, a letter on its way."""

from datetime import date

import factories

from goldenthread.casework.models import Request
from goldenthread.casework.notices import actions
from goldenthread.casework.notices.models import LetterContacts, Notice
from goldenthread.casework.notices.recipients import recipients, warnings
from goldenthread.casework.notices.templates import template

TODAY = date(2024, 11, 12)
CONTACTS = {
    "service_name": "SEND Service",
    "address": "1 High Street\nAnytown\nAN1 1AA",
    "telephone": "01632 960001",
    "email": "send@example.org",
    "mediation_name": "Anyshire Mediation",
    "mediation_telephone": "01632 960002",
    "mediation_email": "",
    "sendiass_name": "Anyshire SENDIASS",
    "sendiass_telephone": "01632 960003",
    "sendiass_email": "",
    "local_offer": "https://example.org/local-offer",
}


def name_contacts(by, **over) -> LetterContacts:
    return actions.change_letter_contacts(by=by, in_force_from_on=date(2024, 1, 1), **(CONTACTS | over))


def carer_of(
    child, by, *, name="Sam Cole", address="2 Low Road\nAnytown\nAN2 2BB", email="sam@example.org", **tie
):
    """A parent with addresses on file."""
    carer = factories.carer(child, name=name, email=email)
    if tie:
        child.guardianships.filter(carer=carer).update(**tie)
    if address:
        actions.keep_address(by=by, carer=carer, address=address)
    return carer


def prepared(case: Request, by, kind, *, channel="first_class", to=None, **details) -> Notice:
    advice = details.get("advice")
    audience = template(kind, TODAY).audience
    people = to if to is not None else recipients(case, audience, TODAY, advice=advice)
    return actions.prepare_notice(
        by=by, today=TODAY, request=case, kind=kind, channel=channel, to=people, **details
    )


def sent(case: Request, by, kind, **details) -> Notice:
    return send(prepared(case, by, kind, **details), by)


def send(notice: Notice, by, today=TODAY) -> Notice:
    found = Notice.objects.with_story().get(pk=notice.pk)
    seen = warnings(found, list(found.copies.all()), today)
    return actions.send_notice(by=by, today=today, notice=found, confirmed=seen)
