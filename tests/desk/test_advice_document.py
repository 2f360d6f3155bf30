"""Those who gave a document as advice can open it again, and no others through this address."""

import advised
import pytest

from goldenthread.accounts.files import Upload
from goldenthread.casework.advising import actions
from goldenthread.casework.documents.storing import STORE


@pytest.fixture
def writer(db):
    return advised.writer()


@pytest.fixture
def advice(officer, writer):
    return advised.asked(officer, writer)


@pytest.fixture
def one(writer, advice):
    upload = Upload("report.txt", advised.TEXT)
    given = actions.give_by_upload(
        by=writer, today=advised.TODAY, advice=advice, description="Report", uploads=[upload]
    )
    return given.documents.get()


def test_it_is_a_file_to_keep(signed_in, officer, writer, advice, one):
    actions.accept_advice(by=officer, today=advised.TODAY, given=one.given)
    page = signed_in(writer).get(advised.page_of(advice))
    response = page.click("Report")
    assert response.content == advised.TEXT
    assert "sandbox" in response["Content-Security-Policy"]


def test_others_find_nothing(signed_in, officer, writer, advice, one):
    for who in (advised.writer(), officer):
        signed_in(who).get(f"/advice/documents/{one.ref}/", status=404)
    theirs = advised.document(advised.case_of(advice), officer)
    signed_in(writer).get(f"/advice/documents/{theirs.ref}/", status=404)


def test_one_that_is_lost_says_so(signed_in, writer, advice, one):
    STORE.place(one.digest).unlink()
    page = signed_in(writer).get(f"/advice/documents/{one.ref}/", redirects_to=advised.page_of(advice))
    assert "no longer where it was kept" in page.text
