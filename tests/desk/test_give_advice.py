"""Advice is looked over whole, and given."""

import advised
import pytest

from goldenthread.casework.advising import actions
from goldenthread.casework.advising.models import GivenAdvice


@pytest.fixture
def writer(db):
    return advised.writer()


@pytest.fixture
def advice(officer, writer):
    return advised.asked(officer, writer)


def test_it_is_looked_over_and_given(signed_in, officer, writer, advice):
    page = signed_in(writer).get(advised.page_of(advice, "write/"))
    page = page.submit(
        "Look it over",
        summary="Seen twice",
        needs="Finds noise hard",
        redirects_to=advised.page_of(advice, "give/"),
    )
    assert "Finds noise hard" in page.text
    page = page.submit("Give the advice", redirects_to=advised.page_of(advice))
    assert "The service looks at it" in page.text
    assert "Seen twice" in signed_in(officer).get(advised.service_page_of(advice)).text


def test_what_is_missing_is_said(signed_in, writer, advice):
    actions.write_advice(by=writer, advice=advice, summary="Seen twice")
    page = signed_in(writer).get(advised.page_of(advice, "give/")).submit("Give the advice")
    assert page.errors() == ["Before it can be given, write what the child needs"]
    assert GivenAdvice.objects.get().given_at is None


def test_what_was_not_looked_over_is_not_given(signed_in, writer, advice):
    draft = actions.write_advice(by=writer, advice=advice, **advised.SAID)
    page = signed_in(writer).get(advised.page_of(advice, "give/"))
    actions.write_advice(
        by=writer, advice=advice, expected_revision=draft.revision, **(advised.SAID | {"needs": "Nothing"})
    )
    assert "Nothing was saved" in page.submit("Give the advice").errors()[0]


def test_nothing_written_leads_to_the_form(signed_in, writer, advice):
    signed_in(writer).get(advised.page_of(advice, "give/"), redirects_to=advised.page_of(advice, "write/"))
    signed_in(advised.writer()).get(advised.page_of(advice, "give/"), status=404)
