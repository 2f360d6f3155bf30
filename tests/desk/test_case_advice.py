"""One request for advice as the service reads it: what was said, what was given, and what was done about it."""

import advised
import factories
import pytest

from goldenthread.casework.models import Advice


@pytest.fixture
def writer(db):
    return advised.writer()


@pytest.fixture
def advice(officer, writer):
    return advised.asked(officer, writer)


def test_it_leads_to_a_reminder_while_it_is_awaited(signed_in, officer, advice):
    page = signed_in(officer).get(f"/cases/{advised.case_of(advice).ref}/?tab=advice")
    page = page.click("Educational psychologist")
    assert "Asked on 7 October 2024, due 18 November 2024, due in 6 days" in page.text
    assert "Nothing has been given through this system" in page.text
    assert "Reminder" in page.click("Write a reminder").h1


def test_it_shows_what_was_given(signed_in, officer, writer, advice):
    advised.given(advice, writer)
    page = signed_in(officer).get(f"/cases/{advised.case_of(advice).ref}/?tab=advice")
    assert "given: look at it" in page.text
    assert "Given, look at it" in page.text
    page = page.click("Educational psychologist")
    for words in ("I like the quiet room.", "Stays in class all morning", "how often: daily"):
        assert words in page.text


def test_it_leads_to_section_k_when_it_came(signed_in, officer, advice):
    Advice.objects.filter(pk=advice.pk).update(returned_on=advised.TODAY)
    page = signed_in(officer).get(advised.service_page_of(advice))
    assert "List it in section K of the plan" in page.links()


def test_others_find_nothing(signed_in, stranger, writer, officer, advice):
    for who in (stranger, writer):
        signed_in(who).get(advised.service_page_of(advice), status=404)
    other = factories.advice()
    signed_in(officer).get(f"/cases/{advised.case_of(advice).ref}/advice/{other.pk}/", status=404)


def test_it_asks_the_database_little(signed_in, officer, writer, advice, django_assert_num_queries):
    advised.given(advice, writer)
    client = signed_in(officer)
    client.get(advised.service_page_of(advice))
    with django_assert_num_queries(17):
        client.get(advised.service_page_of(advice))
