"""Advice is given as documents."""

import advised
import pytest

from goldenthread.accounts.files import Upload
from goldenthread.casework.advising import actions
from goldenthread.casework.advising.models import GivenAdvice
from goldenthread.casework.documents.models import CaseDocument


@pytest.fixture
def writer(db):
    return advised.writer()


@pytest.fixture
def advice(officer, writer):
    return advised.asked(officer, writer)


def test_the_documents_are_the_advice(signed_in, officer, writer, advice):
    page = signed_in(writer).get(advised.page_of(advice)).click("Give it as a document")
    page = page.submit(
        "Give the advice",
        description="Report of the psychologist",
        document=advised.file(),
        redirects_to=advised.page_of(advice),
    )
    assert "Report of the psychologist" in page.links()
    one = CaseDocument.objects.get()
    assert (one.kind, one.given.advice) == ("advice", advice)
    page = signed_in(officer).get(f"/cases/{advised.case_of(advice).ref}/documents/")
    assert page.rows("Documents")[0]["From"] == str(writer.organisation)
    assert page.rows("Documents")[0]["Who may read it"] == "The service, who gave it"


def test_what_is_wrong_is_said_and_the_rest_kept(signed_in, writer, advice):
    page = signed_in(writer).get(advised.page_of(advice, "upload/"))
    page = page.submit("Give the advice", description="Report", document=advised.file("a.pdf", b"%PDF-"))
    assert page.errors() == ["a.pdf: The document ends in .pdf and is no PDF: save it again as PDF"]
    assert page.soup.find("input", attrs={"name": "description"})["value"] == "Report"
    assert not CaseDocument.objects.exists()


def test_a_colleagues_draft_is_named_left_out_and_stays_to_be_read(signed_in, officer, writer, advice):
    colleague = advised.writer(display_name="Ola Brand")
    colleague.organisation = writer.organisation
    colleague.save()
    actions.write_advice(by=colleague, advice=advice, **advised.SAID)
    page = signed_in(writer).get(advised.page_of(advice, "upload/"))
    assert "Ola Brand kept a draft of this advice on 12 November 2024" in page.text
    told = {"description": "Report", "document": advised.file()}
    page = page.submit("Give the advice", **told, redirects_to=advised.page_of(advice))
    assert "Kept by Ola Brand" in page.text
    assert "Seen twice in class." in page.text
    draft = GivenAdvice.objects.get(given_at__isnull=True)
    assert (draft.verdict, draft.settled_by, draft.summary) == ("left_out", writer, "Seen twice in class.")
    service = signed_in(officer).get(advised.service_page_of(advice))
    assert "Seen twice in class." not in service.text


def test_a_draft_begun_or_changed_since_stops_it(signed_in, writer, advice):
    before = signed_in(writer).get(advised.page_of(advice, "upload/"))
    kept = actions.write_advice(by=writer, advice=advice, **advised.SAID)
    told = {"description": "Report", "document": advised.file()}
    (error,) = before.submit("Give the advice", **told).errors()
    assert "look at it as it stands now" in error
    after = signed_in(writer).get(advised.page_of(advice, "upload/"))
    changed = advised.SAID | {"summary": "Seen three times."}
    actions.write_advice(by=writer, advice=advice, **changed, expected_revision=kept.revision)
    told = {"description": "Report", "document": advised.file()}
    (error,) = after.submit("Give the advice", **told).errors()
    assert "look at it as it stands now" in error
    assert GivenAdvice.objects.get().summary == "Seen three times."
    assert not CaseDocument.objects.exists()


def test_after_a_draft_was_left_out_another_can_be_begun(officer, writer, advice):
    draft = actions.write_advice(by=writer, advice=advice, **advised.SAID)
    given = {"uploads": [Upload("a.txt", advised.TEXT)], "description": "Report"}
    given = actions.give_by_upload(
        by=writer, today=advised.TODAY, advice=advice, expected_revision=draft.revision, **given
    )
    actions.send_back_advice(by=officer, today=advised.TODAY, given=given, missing="How often?")
    again = actions.write_advice(by=writer, advice=advice, **advised.SAID)
    assert (again.revision, again.pk != draft.pk) == (1, True)


def test_it_is_given_once(signed_in, writer, advice):
    advised.given(advice, writer)
    signed_in(writer).get(advised.page_of(advice, "upload/"), redirects_to=advised.page_of(advice))
    signed_in(advised.writer()).get(advised.page_of(advice, "upload/"), status=404)
