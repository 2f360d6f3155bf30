"""One request for advice, for the one who was asked: no more of the child than is needed, and no longer."""

import advised
import factories
import pytest

from goldenthread.accounts.models import ReadRecord
from goldenthread.casework.advising import actions
from goldenthread.casework.models import Request
from goldenthread.casework.plan_writing import actions as plan_writing


@pytest.fixture
def writer(db):
    return advised.writer()


@pytest.fixture
def advice(officer, writer):
    return advised.asked(officer, writer)


def test_it_says_what_is_asked_and_whom_to_ask(signed_in, officer, writer, advice):
    page = signed_in(writer).get("/advice/").click("Amira Hussain-Cole")
    assert "born on 4 May 2017" in page.text
    assert "To be given by Mon 18 November 2024, due in 6 days" in page.text
    assert f"Write to {officer.display_name}" in page.links()
    assert "Write it here" in page.links()
    read = ReadRecord.objects.of_child(advised.case_of(advice).child.ref).get()
    assert (read.by, read.page) == (writer, "advice_request")


def test_what_was_given_stays_readable_when_the_child_is_closed(signed_in, officer, writer, advice):
    given = advised.given(advice, writer)
    client = signed_in(writer)
    assert "The service has not answered yet" in client.get(advised.page_of(advice)).text
    actions.accept_advice(by=officer, today=advised.TODAY, given=given)
    page = client.get(advised.page_of(advice))
    for words in ("Seen twice in class.", "Finds noise hard", "Quiet corner", "Accepted by"):
        assert words in page.text
    assert "born on" not in page.text
    assert page.h1 == f"Advice: {advised.case_of(advice).ref}"
    for address in (advised.page_of(advice), "/advice/?show=all"):
        assert "Amira" not in client.get(address).response.content.decode()
    assert "Write it here" not in page.links()
    case = advised.case_of(advice)
    for address in (f"/children/{case.child.ref}/", f"/cases/{case.ref}/"):
        client.get(address, status=404)
    plan_writing.list_advice(by=officer, request=Request.objects.with_story().get(pk=case.pk))
    assert "The plan names it in section K (K1)" in client.get(advised.page_of(advice)).text


def test_what_is_missing_is_said(signed_in, officer, writer, advice):
    given = advised.given(advice, writer)
    actions.send_back_advice(by=officer, today=advised.TODAY, given=given, missing="How often?")
    page = signed_in(writer).get(advised.page_of(advice))
    assert "What is missing: How often?" in page.text
    assert "Write it here" in page.links()


def test_another_organisation_finds_nothing(signed_in, officer, writer, advice):
    case = advised.case_of(advice)
    theirs = advised.writer()
    other = factories.advice(assessment=advice.assessment, kind="health", asked_of=theirs.organisation)
    signed_in(theirs).get(advised.page_of(advice), status=404)
    signed_in(writer).get(f"/advice/{case.ref}/{other.pk}/", status=404)
    signed_in(advised.writer()).get(advised.page_of(advice), status=404)
    signed_in(officer).get(advised.page_of(advice), status=404)


def test_it_asks_the_database_little(signed_in, writer, advice, django_assert_num_queries):
    advised.given(advice, writer)
    client = signed_in(writer)
    client.get(advised.page_of(advice))
    with django_assert_num_queries(14):
        client.get(advised.page_of(advice))
