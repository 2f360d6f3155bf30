"""Somebody of the service says that they have looked at what arrived."""

import advised
import factories
import pytest
import stories

from goldenthread.accounts.roles import Parent


@pytest.fixture
def case(officer):
    return stories.requested(stories.child_of(officer), officer=officer)


def test_it_is_written_down_once_and_the_family_reads_it(signed_in, officer, case, manager):
    mother = factories.user(Parent.code)
    factories.carer(case.child, user=mother)
    one = advised.document(case, mother, sent=True)
    page = signed_in(officer).get(f"/cases/{case.ref}/documents/")
    page.submit("I have looked at it", redirects_to=f"/cases/{case.ref}/documents/")
    signed_in(manager).post(f"/documents/{one.ref}/seen/", redirects_to=f"/cases/{case.ref}/documents/")
    one.refresh_from_db()
    assert one.seen_by == officer
    page = signed_in(mother).get(f"/family/{case.child.ref}/documents/")
    assert "and we have looked at it" in page.text


def test_a_family_does_not_say_it_for_the_service(signed_in, officer, case):
    mother = factories.user(Parent.code)
    factories.carer(case.child, user=mother)
    one = advised.document(case, mother, sent=True)
    signed_in(mother).post(f"/documents/{one.ref}/seen/", status=404)
