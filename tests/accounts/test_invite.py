import re

import factories
import pytest
from django.core import mail

from goldenthread.accounts.models import User
from goldenthread.govuk.testing import ANYWHERE, PageClient

PASSWORD = "teapot lantern gravel"


@pytest.fixture
def page(signed_in, administrator):
    factories.team(name="North team")
    return signed_in(administrator).get("/people/new/")


@pytest.mark.django_db(transaction=True)
def test_it_makes_an_account_whose_holder_then_sets_a_password_and_signs_in(page):
    page = page.submit(
        "Make the account and send the link",
        email="sam@example.org",
        display_name="Sam Okoro",
        roles=["caseworker"],
        redirects_to=ANYWHERE,
    )
    assert "A link to set a password was sent to sam@example.org" in page.text
    link = re.search(r"http://testserver(\S+)", mail.outbox[0].body)[1]
    theirs = PageClient()
    choose = theirs.get(link, redirects_to=ANYWHERE)
    done = choose.submit("Set password", password1=PASSWORD, password2=PASSWORD, redirects_to=ANYWHERE)
    sign_in = done.click("Sign in")
    sign_in.submit("Sign in", login="sam@example.org", password=PASSWORD, redirects_to="/", follow=False)
    assert "Caseworker" in theirs.get("/security/").text


def test_it_says_what_is_missing(page):
    page = page.submit("Make the account and send the link")
    assert page.errors() == ["Enter email address", "Enter name", "Select at least one role"]


def test_it_says_that_the_address_is_taken_and_keeps_what_was_typed(page, administrator):
    page = page.submit(
        "Make the account and send the link", email=administrator.email, display_name="X", roles=["parent"]
    )
    assert page.errors() == ["Somebody with this email address already has an account"]
    assert page.soup.select_one("input[name=display_name]")["value"] == "X"
    assert User.objects.count() == 1
