"""Nothing leaves before somebody has read it and looked at each warning."""

from datetime import date

import factories
import letters
import pytest
import stories

from goldenthread.casework.notices.models import LetterContacts, Notice


@pytest.fixture
def case(officer):
    letters.name_contacts(officer)
    child = stories.child_of(officer)
    letters.carer_of(child, officer)
    asked = factories.request(
        child=child, received_on=date(2024, 9, 2), decided_on=date(2024, 11, 11), decision="refuse"
    )
    return stories._told(asked)


@pytest.fixture
def notice(case, officer):
    return letters.prepared(case, officer, "assessment_refused", reasons="The school's support is enough.")


def test_it_shows_the_whole_letter_and_sends_it_once(signed_in, officer, notice):
    page = signed_in(officer).get(f"/letters/{notice.ref}/send/")
    for words in (
        "The school's support is enough.",
        "Anyshire Mediation",
        "13 January 2025",
        "HESC Rules 2008",
    ):
        assert words in page.text
    page = page.submit("Send the letter")
    assert page.errors() == [
        "Tick to confirm that you have read the letter and that it goes to the right people"
    ]
    sent = page.submit("Send the letter", seen=True, redirects_to=f"/letters/{notice.ref}/")
    assert "Sent on 12 November 2024" in sent.text
    assert "Offer the school support" in sent.text
    again = signed_in(officer).get(f"/letters/{notice.ref}/send/", redirects_to=f"/letters/{notice.ref}/")
    assert "This letter has been dealt with already" in again.soup.text


def test_each_warning_is_ticked_and_one_that_came_since_is_shown(signed_in, officer, notice, case):
    letters.carer_of(case.child, officer, name="Pat Cole")
    page = signed_in(officer).get(f"/letters/{notice.ref}/send/")
    letters.carer_of(case.child, officer, name="Kim Cole")
    warned = "Pat Cole holds parental responsibility and is not written to"
    page = page.submit("Send the letter", seen=True, confirmed=[warned])
    assert page.errors() == [
        "Look at this first: Kim Cole holds parental responsibility and is not written to"
    ]
    both = [warned, warned.replace("Pat", "Kim")]
    page.submit("Send the letter", seen=True, confirmed=both, redirects_to="anywhere")
    assert Notice.objects.get().seen_warnings == both


def test_it_says_what_is_missing_and_does_not_go(signed_in, officer, notice):
    LetterContacts.objects.update(mediation_name="")
    page = signed_in(officer).get(f"/letters/{notice.ref}/send/")
    assert "It names people whom nobody has written down: the mediation provider." in page.text
    page = page.submit("Send the letter", seen=True)
    assert page.errors() == ["The letter cannot go before somebody writes down the mediation provider"]
    assert Notice.objects.get().sent_on is None


def test_two_people_do_not_send_it_twice(signed_in, officer, notice):
    page = signed_in(officer).get(f"/letters/{notice.ref}/send/")
    Notice.objects.update(revision=5)
    assert "Go back, look at it as it stands now" in page.submit("Send the letter", seen=True).errors()[0]


def test_a_stranger_finds_nothing(signed_in, stranger, notice):
    signed_in(stranger).get(f"/letters/{notice.ref}/send/", status=404)


def test_it_asks_the_database_little(signed_in, officer, notice, django_assert_num_queries):
    client = signed_in(officer)
    client.get(f"/letters/{notice.ref}/send/")
    with django_assert_num_queries(15):
        client.get(f"/letters/{notice.ref}/send/")
