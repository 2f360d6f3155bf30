"""A document that does not belong is withdrawn with the reason, and kept."""

import advised
import pytest
import stories


@pytest.fixture
def case(officer):
    return stories.requested(stories.child_of(officer), officer=officer)


def test_it_is_withdrawn_with_its_reason(signed_in, officer, case):
    one = advised.document(case, officer, description="Another child's")
    page = signed_in(officer).get(f"/cases/{case.ref}/documents/").click("Withdraw Another child's")
    assert page.submit("Withdraw it").errors() == ["Say why the document is withdrawn"]
    page = page.submit("Withdraw it", because="Wrong case", redirects_to=f"/cases/{case.ref}/documents/")
    assert "Documents that were withdrawn" in page.text
    assert "Wrong case" in page.text
    page = signed_in(officer).get(f"/documents/{one.ref}/withdraw/")
    assert "was withdrawn on 12 November 2024" in page.submit("Withdraw it", because="Again").errors()[0]


def test_a_stranger_finds_nothing(signed_in, stranger, officer, case):
    one = advised.document(case, officer)
    signed_in(stranger).get(f"/documents/{one.ref}/withdraw/", status=404)
