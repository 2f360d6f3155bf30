"""Each error has a page that says what to do, and is checked like any other."""

import pytest
from django.core.exceptions import BadRequest, PermissionDenied
from django.http import Http404
from django.urls import path

from goldenthread.govuk.testing import PageClient
from goldenthread.site import urls as product
from goldenthread.site.urls import handler400, handler403, handler404, handler500  # noqa: F401 - Django asks for them here

ERRORS = {400: BadRequest, 403: PermissionDenied, 404: Http404, 500: ZeroDivisionError}
HEADINGS = {
    400: "There was a problem with that request",
    403: "You cannot see this page",
    404: "Page not found",
}


def failing(request, status):
    raise ERRORS[status]("the secret reason")


urlpatterns = [*product.urlpatterns, path("failing/<int:status>/", failing)]


@pytest.mark.urls(__name__)
@pytest.mark.parametrize("status", ERRORS)
def test_it_says_what_to_do_and_not_what_broke(board_member, status):
    client = PageClient(raise_request_exception=False)
    client.force_login(board_member)
    page = client.get(f"/failing/{status}/", status=status)
    assert page.h1.startswith(HEADINGS.get(status, ""))
    assert "the secret reason" not in page.soup.text
    assert "home" in page.text.lower()


def test_it_tells_nobody_who_is_not_signed_in_which_addresses_there_are(client, db):
    client.get("/no/such/page/", redirects_to="/accounts/login/")


def test_it_keeps_no_page_in_a_cache_and_takes_no_script_from_elsewhere(client, db):
    headers = client.get("/privacy/").response.headers
    assert headers["Cache-Control"] == "no-store"
    assert "script-src 'self'" in headers["Content-Security-Policy"]
    assert headers["X-Frame-Options"] == "DENY"


@pytest.mark.parametrize("address", ["/cases/%00/", "/scorecard/2024-10/?district=%00", "/people/?q=a%00b"])
def test_a_null_character_is_a_bad_request_and_not_an_error_of_ours(client, manager, address):
    client.force_login(manager)
    assert client.get(address, status=400).h1 == HEADINGS[400]


def test_a_null_character_in_a_form_is_one_too(client, manager):
    client.force_login(manager)
    client.post("/radar/allocate/", {"case": "\0", "officer": "1"}, status=400)


@pytest.mark.parametrize("month", ["0001-01", "9999-12"])
def test_a_month_at_the_end_of_time_has_no_page(client, manager, month):
    client.force_login(manager)
    client.get(f"/scorecard/{month}/APP17/", status=404)
