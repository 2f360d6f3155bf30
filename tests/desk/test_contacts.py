"""The contact log: newest first, by kind, with what is to be followed up and what was corrected."""

from datetime import date

import letters
import pytest
import stories

from goldenthread.casework.notices import contact_actions

TODAY = letters.TODAY


@pytest.fixture
def case(officer):
    return stories.requested(stories.child_of(officer))


def told(case, by, **over):
    plain = {
        "kind": "call",
        "happened_on": date(2024, 11, 5),
        "with_whom": "Sam Cole",
        "words": "Asked when.",
    }
    return contact_actions.record_contact(by=by, today=TODAY, request=case, **(plain | over))


def test_it_lists_and_filters(signed_in, officer, case):
    told(case, officer)
    told(case, officer, kind="talk_tuesday", words="About the draft.", follow_up_on=date(2024, 11, 11))
    page = signed_in(officer).get(f"/cases/{case.ref}/").click("Contacts")
    assert "Asked when." in page.text
    assert "To follow up by 11 November 2024" in page.soup.select_one(".gt-late").text
    page = page.submit("Apply", kind="talk_tuesday")
    assert "Asked when." not in page.text
    page = page.submit("Apply", kind="meeting")
    assert "No contact of this kind" in page.text
    signed_in(officer).get(f"/cases/{case.ref}/contacts/?kind=gossip", status=404)


def test_it_says_who_took_it(signed_in, officer, case):
    assert "Nobody has recorded a contact yet" in signed_in(officer).get(f"/cases/{case.ref}/contacts/").text
    told(case, officer)
    page = signed_in(officer).get(f"/cases/{case.ref}/contacts/")
    assert f"Recorded by {officer.display_name}" in page.text


def test_a_stranger_finds_nothing(signed_in, stranger, case):
    signed_in(stranger).get(f"/cases/{case.ref}/contacts/", status=404)


def test_it_asks_the_database_little(signed_in, officer, case, django_assert_num_queries):
    for _ in range(5):
        told(case, officer)
    client = signed_in(officer)
    client.get(f"/cases/{case.ref}/contacts/")
    with django_assert_num_queries(8):
        client.get(f"/cases/{case.ref}/contacts/")
