"""The service accepts advice: it came on the day on which it was given."""

from datetime import date

import advised
import pytest

from goldenthread.casework.models import Advice


@pytest.fixture
def writer(db):
    return advised.writer()


@pytest.fixture
def advice(officer, writer):
    return advised.asked(officer, writer)


def test_it_came_when_it_was_given(signed_in, officer, writer, advice):
    advised.given(advice, writer, on=date(2024, 11, 8))
    address = advised.service_page_of(advice)
    page = signed_in(officer).get(address).submit("Accept it", redirects_to=address)
    assert "It came on 8 November 2024" in page.text
    assert Advice.objects.get(pk=advice.pk).returned_on == date(2024, 11, 8)


def test_a_second_press_and_a_stale_page_do_nothing(signed_in, officer, writer, advice):
    advised.given(advice, writer)
    address = advised.service_page_of(advice)
    page = signed_in(officer).get(address)
    page.submit("Accept it", redirects_to=address)
    assert "No advice waits for an answer here" in page.submit("Accept it", redirects_to=address).text


def test_nonsense_is_refused(signed_in, officer, stranger, writer, advice):
    advised.given(advice, writer)
    address = advised.service_page_of(advice)
    page = signed_in(officer).post(f"{address}accept/", {"revision": "x"}, redirects_to=address)
    assert "Nothing was saved" in page.text
    assert Advice.objects.get(pk=advice.pk).returned_on is None
    for who in (stranger, writer):
        signed_in(who).post(f"{address}accept/", status=404)
