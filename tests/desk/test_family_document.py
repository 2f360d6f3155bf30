"""A family opens what is theirs to read, and nothing else."""

import advised
import factories
import pytest
import stories

from goldenthread.accounts.roles import Parent
from goldenthread.casework.documents import actions
from goldenthread.casework.documents.storing import STORE


@pytest.fixture
def case(officer):
    return stories.requested(stories.child_of(officer), officer=officer)


def test_each_opens_their_own_and_what_is_shared(signed_in, officer, case):
    mother, father = (factories.user(Parent.code) for _ in range(2))
    for one in (mother, father):
        factories.carer(case.child, user=one)
    shared = advised.document(case, officer, is_for_family=True)
    kept = advised.document(case, officer)
    hers = advised.document(case, mother, sent=True)
    client = signed_in(mother)
    for one, status in ((shared, 200), (hers, 200), (kept, 404)):
        client.get(f"/family/documents/{one.ref}/file/", status=status)
    client = signed_in(father)
    client.get(f"/family/documents/{hers.ref}/file/", status=404)
    actions.withdraw_document(by=officer, document=shared, because="-")
    client.get(f"/family/documents/{shared.ref}/file/", status=404)


def test_a_role_at_work_opens_no_more_at_home(signed_in, officer, case, parent):
    shared = advised.document(case, officer, is_for_family=True)
    for who in (parent, officer):
        signed_in(who).get(f"/family/documents/{shared.ref}/file/", status=404)


def test_one_that_is_lost_says_so(signed_in, officer, case):
    mother = factories.user(Parent.code)
    factories.carer(case.child, user=mother)
    one = advised.document(case, mother, sent=True)
    STORE.place(one.digest).unlink()
    page = signed_in(mother).get(
        f"/family/documents/{one.ref}/file/", redirects_to=f"/family/{case.child.ref}/documents/"
    )
    assert "no longer where it was kept" in page.text


def test_a_young_person_opens_what_is_theirs(signed_in, officer):
    own = factories.user(Parent.code)
    child = stories.child_of(officer, born_on=stories.date(2007, 5, 4), account=own)
    case = stories.requested(child, officer=officer)
    shared, sent = advised.document(case, officer, is_for_family=True), advised.document(case, own, sent=True)
    kept = advised.document(case, officer)
    client = signed_in(own)
    listed = client.get(f"/family/{child.ref}/documents/")
    for one, status in ((shared, 200), (sent, 200), (kept, 404)):
        client.get(f"/family/documents/{one.ref}/file/", status=status)
        assert (one.ref in listed.response.content.decode()) is (status == 200)
