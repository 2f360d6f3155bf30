"""The day a page of the plan is asked for."""

from datetime import date

import pytest
from django.http import Http404
from django.test import RequestFactory

from goldenthread.assurance import as_of

pytestmark = pytest.mark.django_db


def asked(query):
    return as_of.asked(RequestFactory().get("/plan/", query))


def test_a_page_is_todays_unless_its_address_names_an_earlier_day():
    today = asked({})
    assert asked({"on": ""}) == today
    assert asked({"on": " 2023-09-20 "}) == date(2023, 9, 20)
    assert asked({"on": today.isoformat()}) == today


@pytest.mark.parametrize("text", ["20/09/2023", "2023-02-30", "yesterday", "2999-01-01"])
def test_what_is_no_day_or_still_to_come_has_no_page(text):
    with pytest.raises(Http404):
        asked({"on": text})


def test_another_day_keeps_what_the_page_was_narrowed_to(imported, signed_in, board_member):
    client = signed_in(board_member)
    page = client.get("/plan/actions/?q=letters&sort=-due&page=1&on=2023-09-25")
    kept = {each["name"]: each["value"] for each in page.soup.select("details input[type=hidden]")}
    assert kept == {"q": "letters", "sort": "-due"}
    assert page.links()["See it as it stands today"] == "/plan/actions/?q=letters&sort=-due"
    assert client.get("/plan/?on=2023-09-25").links()["See it as it stands today"] == "/plan/"
