"""Advice asked of an organisation and documents on a case, for the tests of their pages: today is 12 November 2024."""

from datetime import date

import factories
import stories
from django.core.files.uploadedfile import SimpleUploadedFile

from goldenthread.accounts.files import Upload
from goldenthread.accounts.roles import AdviceWriter
from goldenthread.casework.advising import actions
from goldenthread.casework.documents import actions as documents
from goldenthread.clocks import actions as clocks

TODAY = date(2024, 11, 12)
ASKED_ON = date(2024, 10, 7)  # six weeks on is 18 November
TEXT = b"Robin reads with pictures.\n"
SAID = {
    "summary": "Seen twice in class.",
    "views": "I like the quiet room.",
    "needs": "Finds noise hard\nReads below age",
    "outcomes": "Stays in class all morning",
    "provision": [{"what": "Quiet corner", "who": "Assistant", "how_often": "daily", "how_long": "1 hour"}],
}


def writer(**over):
    return factories.user(AdviceWriter.code, organisation=factories.organisation(), **over)


def asked(officer, of, *, kind="psychology", requested_on=ASKED_ON, **over):
    """A case of the officer's district, on which this person's organisation was asked."""
    case = stories.assessing(stories.child_of(officer, **over), advice=(), officer=officer)
    advice = factories.advice(
        assessment=case.assessment, kind=kind, asked_of=of.organisation, requested_on=requested_on
    )
    clocks.rebuild()
    return advice


def case_of(advice):
    return advice.assessment.request


def page_of(advice, page="") -> str:
    return f"/advice/{case_of(advice).ref}/{advice.pk}/{page}"


def service_page_of(advice, page="") -> str:
    return f"/cases/{case_of(advice).ref}/advice/{advice.pk}/{page}"


def given(advice, by, *, on=TODAY, **over):
    """On the form."""
    draft = actions.write_advice(by=by, advice=advice, **(SAID | over))
    return actions.give_advice(by=by, today=on, advice=advice, expected_revision=draft.revision)


def document(case, by, *, content=TEXT, name="letter.txt", sent=False, **over):
    """Added by the service, or sent by the family."""
    said = {"kind": "other", "description": "A letter", "uploads": [Upload(name, content)]} | over
    if sent:
        return documents.send_documents(by=by, today=TODAY, request=case, **said)[0]
    return documents.add_documents(by=by, today=TODAY, request=case, **({"arrived_on": TODAY} | said))[0]


def file(name="letter.txt", content=TEXT) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)
