"""A family sends documents to its own open case."""

import advised
import factories
import pytest
import stories

from goldenthread.accounts.roles import Parent
from goldenthread.casework.documents import storing
from goldenthread.casework.documents.models import CaseDocument
from goldenthread.desk import document_forms


@pytest.fixture
def case(officer):
    return stories.requested(stories.child_of(officer), officer=officer)


@pytest.fixture
def mother(case):
    made = factories.user(Parent.code)
    factories.carer(case.child, user=made)
    return made


def test_it_arrives(signed_in, case, mother):
    address = f"/family/{case.child.ref}/documents/"
    page = signed_in(mother).get(address).click("Send us documents")
    page = page.submit(
        "Send",
        kind="parents_views",
        description="Our words",
        document=advised.file(),
        redirects_to=address,
    )
    assert "It has arrived, and we will look at it" in page.text
    one = CaseDocument.objects.get()
    assert (one.arrived_on, one.added_by, one.seen_at) == (advised.TODAY, mother, None)


def test_what_is_wrong_is_said_and_the_rest_kept(signed_in, case, mother):
    page = signed_in(mother).get(f"/family/{case.child.ref}/documents/send/?kind=childs_views")
    page = page.submit("Send", description="Our words", document=advised.file("a.docx", b"PK"))
    assert page.errors() == ["a.docx: The document cannot be read as a Word document (.docx): save it again"]
    assert page.soup.find("input", attrs={"value": "childs_views"}).has_attr("checked")


def test_an_ended_case_takes_none(signed_in, officer):
    ended = stories.requested(stories.child_of(officer), withdrawn_on=advised.TODAY)
    made = factories.user(Parent.code)
    factories.carer(ended.child, user=made)
    address = f"/family/{ended.child.ref}/documents/"
    page = signed_in(made).get(f"{address}send/", redirects_to=address)
    assert "no open case" in page.text
    assert "Send us documents" not in page.links()


def test_another_family_sends_nothing(signed_in, parent, case):
    signed_in(parent).get(f"/family/{case.child.ref}/documents/send/", status=404)


def test_too_many_are_counted_before_one_is_read(signed_in, case, mother, monkeypatch):
    monkeypatch.setattr(document_forms, "Upload", None)  # whoever read one would trip over it
    several = [advised.file(f"{number}.txt") for number in range(storing.MOST_AT_ONCE + 1)]
    said = {"kind": "parents_views", "description": "Our words", "document": several}
    page = signed_in(mother).post(f"/family/{case.child.ref}/documents/send/", said)
    assert page.errors() == [storing.TOO_MANY]
