"""One letter: when it counts as served, until when an appeal may be made, what is still to do."""

from datetime import date

import factories
import letters
import pytest
import stories

from goldenthread.accounts.models import ReadRecord
from goldenthread.casework.notices import contact_actions


@pytest.fixture
def notice(officer):
    letters.name_contacts(officer)
    child = stories.child_of(officer)
    letters.carer_of(child, officer)
    asked = factories.request(
        child=child, received_on=date(2024, 9, 2), decided_on=date(2024, 11, 11), decision="refuse"
    )
    return letters.sent(stories._told(asked), officer, "assessment_refused", reasons="Because.")


def test_it_says_when_it_counts_as_served_and_why(signed_in, officer, notice):
    page = signed_in(officer).get(f"/letters/{notice.ref}/")
    [row] = page.rows("Copies")
    assert row["Counts as served"].startswith("Thu 14 November 2024 2 working days after posting")
    assert "until Mon 13 January 2025" in page.text
    assert ReadRecord.objects.filter(ref=notice.ref, child_ref=notice.child_ref).exists()


def test_the_prompt_to_offer_support_goes_when_it_was_offered(signed_in, officer, notice):
    page = signed_in(officer).get(f"/letters/{notice.ref}/")
    assert page.click("Record the offer of support").soup.find(
        "input", {"value": "support_offer", "checked": True}
    )
    told = {"kind": "support_offer", "happened_on": letters.TODAY, "with_whom": "SENCO", "words": "Offered."}
    contact_actions.record_contact(by=officer, today=letters.TODAY, request=notice.request, **told)
    assert "Offer the school support" not in signed_in(officer).get(f"/letters/{notice.ref}/").text


def test_a_stranger_finds_nothing(signed_in, stranger, notice):
    signed_in(stranger).get(f"/letters/{notice.ref}/", status=404)


def test_it_asks_the_database_little(signed_in, officer, notice, django_assert_num_queries):
    client = signed_in(officer)
    client.get(f"/letters/{notice.ref}/")
    with django_assert_num_queries(13):
        client.get(f"/letters/{notice.ref}/")
