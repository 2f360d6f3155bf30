"""The one who was asked says that the request has reached them."""

import advised
import pytest

from goldenthread.casework.models import Advice


@pytest.fixture
def writer(db):
    return advised.writer()


@pytest.fixture
def advice(officer, writer):
    return advised.asked(officer, writer)


def test_it_is_seen_on_both_sides_and_moves_no_day(signed_in, officer, writer, advice):
    page = signed_in(writer).get(advised.page_of(advice))
    page = page.submit("Acknowledge that it has reached you", redirects_to=advised.page_of(advice))
    assert "Acknowledge that it has reached you" not in [b.text for b in page.soup.find_all("button")]
    assert "acknowledged receipt" in signed_in(officer).get(advised.service_page_of(advice)).text
    assert Advice.objects.get(pk=advice.pk).request_received_on is None


def test_what_came_already_says_so(signed_in, writer, advice):
    Advice.objects.filter(pk=advice.pk).update(returned_on=advised.TODAY)
    page = signed_in(writer).post(
        advised.page_of(advice, "acknowledge/"), redirects_to=advised.page_of(advice)
    )
    assert "This advice came on 12 November 2024" in page.text


def test_another_says_nothing_for_them(signed_in, advice):
    signed_in(advised.writer()).post(advised.page_of(advice, "acknowledge/"), status=404)
