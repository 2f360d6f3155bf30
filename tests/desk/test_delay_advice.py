"""The one who was asked says why it will be late, and when it comes."""

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


def test_the_reason_is_kept_and_the_day_stands(signed_in, officer, writer, advice):
    page = signed_in(writer).get(advised.page_of(advice)).click("Say that it will be late")
    assert page.submit("Tell the service").errors()[0] == "Say why the advice will be late"
    page = page.submit("Tell the service", reason="Too few of us", expected_on=date(2024, 11, 1))
    assert "12 November 2024 or later" in page.errors()[0]
    page = page.submit(
        "Tell the service", expected_on=date(2024, 12, 2), redirects_to=advised.page_of(advice)
    )
    assert "You said that it will come on 2 December 2024" in page.text
    assert "you said: 2 Dec 2024" in signed_in(writer).get("/advice/").text
    page = signed_in(officer).get(f"/cases/{advised.case_of(advice).ref}/?tab=advice")
    assert "said to come on 2 Dec 2024" in page.text
    page = page.click("Educational psychologist")
    assert "Too few of us" in page.text
    assert "due 18 November 2024" in page.text


def test_what_came_is_not_put_off(signed_in, writer, advice):
    Advice.objects.filter(pk=advice.pk).update(returned_on=advised.TODAY)
    signed_in(writer).get(advised.page_of(advice, "late/"), redirects_to=advised.page_of(advice))


def test_another_says_nothing_for_them(signed_in, advice):
    signed_in(advised.writer()).get(advised.page_of(advice, "late/"), status=404)
