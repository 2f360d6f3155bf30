"""A document is given out as a file to keep, by the gate alone, and each time is written down."""

import advised
import pytest
import stories

from goldenthread.accounts.models import ReadRecord
from goldenthread.casework.documents import actions
from goldenthread.casework.documents.storing import STORE


@pytest.fixture
def case(officer):
    return stories.requested(stories.child_of(officer), officer=officer)


@pytest.fixture
def one(officer, case):
    return advised.document(case, officer, name='a "note".txt')


def test_it_is_a_file_to_keep_that_no_browser_runs(signed_in, officer, case, one):
    response = signed_in(officer).get(f"/documents/{one.ref}/file/")
    assert response.content == advised.TEXT
    assert response["Content-Type"] == "text/plain; charset=utf-8"
    assert response["Content-Disposition"].startswith("attachment;")
    assert response["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in response["Content-Security-Policy"]
    assert "no-store" in response["Cache-Control"]
    read = ReadRecord.objects.of_child(case.child.ref).get()
    assert (read.by, read.ref, read.page, read.refused) == (officer, one.ref, "document_file", False)


def test_a_refused_try_is_written_down_too(signed_in, stranger, case, one):
    signed_in(stranger).get(f"/documents/{one.ref}/file/", status=404)
    assert ReadRecord.objects.of_child(case.child.ref).get().refused


def test_one_that_was_changed_is_not_given_out(signed_in, officer, case, one):
    place = STORE.place(one.digest)
    place.chmod(0o644)
    place.write_bytes(b"other")
    page = signed_in(officer).get(f"/documents/{one.ref}/file/", redirects_to=f"/cases/{case.ref}/documents/")
    assert "is not the one that was handed in" in page.text


def test_a_withdrawn_one_is_not_given_out(signed_in, officer, case, one):
    actions.withdraw_document(by=officer, document=one, because="-")
    page = signed_in(officer).get(f"/documents/{one.ref}/file/", redirects_to=f"/cases/{case.ref}/documents/")
    assert "was withdrawn" in page.text


@pytest.mark.parametrize("who", ["parent", "board_member"])
def test_others_find_nothing(signed_in, one, who, request):
    signed_in(request.getfixturevalue(who)).get(f"/documents/{one.ref}/file/", status=404)
