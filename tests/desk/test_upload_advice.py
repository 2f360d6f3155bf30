"""Advice is given as documents."""

import advised
import pytest

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


def test_it_is_given_once(signed_in, writer, advice):
    advised.given(advice, writer)
    signed_in(writer).get(advised.page_of(advice, "upload/"), redirects_to=advised.page_of(advice))
    signed_in(advised.writer()).get(advised.page_of(advice, "upload/"), status=404)
