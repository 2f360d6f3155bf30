"""The service sends advice back with what is missing; its time runs on."""

import advised
import pytest

from goldenthread.clocks.models import Clock


@pytest.fixture
def writer(db):
    return advised.writer()


@pytest.fixture
def advice(officer, writer):
    return advised.asked(officer, writer)


def test_it_says_what_is_missing(signed_in, officer, writer, advice):
    advised.given(advice, writer)
    page = signed_in(officer).get(advised.service_page_of(advice)).click("Send it back")
    assert page.submit("Send it back").errors() == ["Say what is missing"]
    page = page.submit("Send it back", missing="How often?", redirects_to=advised.service_page_of(advice))
    assert "How often?" in page.text
    assert "Sent back by" in page.text
    assert Clock.objects.of_duty("advice_returned").get().is_running()


def test_without_advice_there_is_nothing_to_send_back(signed_in, officer, stranger, advice):
    address = advised.service_page_of(advice, "send-back/")
    signed_in(officer).get(address, redirects_to=advised.service_page_of(advice))
    signed_in(stranger).get(address, status=404)
