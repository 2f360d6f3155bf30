"""What a family sent, and what the service shares with it."""

import advised
import factories
import pytest
import stories

from goldenthread.accounts.roles import Parent


@pytest.fixture
def case(officer):
    return stories.requested(stories.child_of(officer), officer=officer)


@pytest.fixture
def mother(case):
    made = factories.user(Parent.code, display_name="Jo Cole")
    factories.carer(case.child, user=made)
    return made


def test_it_shows_what_is_theirs_to_read(signed_in, officer, case, mother):
    address = f"/family/{case.child.ref}/"
    page = signed_in(mother).get(address).click("What you sent us, and what we share with you")
    assert "There are no documents here yet" in page.text
    advised.document(case, officer, description="Report", is_for_family=True)
    advised.document(case, officer, description="Kept inside")
    advised.document(case, mother, sent=True, description="Our words")
    page = signed_in(mother).get(f"{address}documents/")
    assert "Report (TXT, 1 KB)" in page.links()
    assert "Our words" in page.text
    assert "We have not looked at it yet" in page.text
    assert "Kept inside" not in page.text


def test_another_family_finds_nothing(signed_in, parent, case):
    signed_in(parent).get(f"/family/{case.child.ref}/documents/", status=404)


def test_it_asks_the_database_little(signed_in, officer, case, mother, django_assert_num_queries):
    for _ in range(4):
        advised.document(case, mother, sent=True)
    client = signed_in(mother)
    client.get(f"/family/{case.child.ref}/documents/")
    with django_assert_num_queries(8):
        client.get(f"/family/{case.child.ref}/documents/")
