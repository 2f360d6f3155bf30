"""A withdrawn document is put back."""

import advised
import pytest
import stories
from django.test import Client

from goldenthread.casework.documents import actions


@pytest.fixture
def case(officer):
    return stories.requested(stories.child_of(officer), officer=officer)


def test_it_is_put_back(signed_in, officer, case, stranger):
    one = advised.document(case, officer)
    actions.withdraw_document(by=officer, document=one, because="By mistake")
    signed_in(stranger).post(f"/documents/{one.ref}/restore/", status=404)
    page = signed_in(officer).get(f"/cases/{case.ref}/documents/")
    page = page.submit("Put back", redirects_to=f"/cases/{case.ref}/documents/")
    assert len(page.rows("Documents")) == 1


def test_it_is_no_page(officer, case):
    client = Client()
    client.force_login(officer)
    address = f"/documents/{advised.document(case, officer).ref}/restore/"
    assert client.get(address).status_code == 405
