"""The sign-in library's pages, with our words: each is read by the page-checking client."""

import re
import time

import pytest
from allauth.mfa.totp.internal import auth as totp
from django.contrib.sessions.backends.db import SessionStore
from django.core import mail
from django.test import Client
from django.urls import NoReverseMatch, reverse

from goldenthread.accounts import invitations
from goldenthread.accounts.models import User
from goldenthread.govuk.testing import ANYWHERE, PageClient

PASSWORD = "teapot lantern gravel"  # what the fixture `with_password` sets
ANOTHER = "harbour spoon velvet"


def code_for(secret: str) -> str:
    return totp.format_hotp_value(totp.hotp_value(secret, int(time.time()) // 30))


def sign_in(client, **over):
    page = client.get("/accounts/login/")
    return page.submit("Sign in", **({"login": "bea@example.org", "password": PASSWORD} | over))


def signed_in_by_password(client):
    client.post(
        "/accounts/login/", {"login": "bea@example.org", "password": PASSWORD}, redirects_to="/", follow=False
    )
    return client


def confirm_it_is_them(client):
    page = client.get("/accounts/reauthenticate/?next=/accounts/2fa/totp/activate/")
    return page.submit("Continue", password=PASSWORD, redirects_to="/accounts/2fa/totp/activate/")


def turn_on_second_factor(client) -> str:
    page = confirm_it_is_them(client)
    secret = page.soup.select_one(".gt-secret code").text
    page.submit("Turn it on", code=code_for(secret), redirects_to="/accounts/2fa/recovery-codes/")
    return secret


def test_it_signs_in_and_out(client, with_password):
    page = client.get("/accounts/login/")
    assert page.h1 == "Sign in"
    page.submit("Sign in", login="bea@example.org", password=PASSWORD, redirects_to="/", follow=False)
    page = client.get("/security/")
    assert "Bea Board" in page.text
    page = page.submit("Sign out", redirects_to="/", follow=False)
    client.get("/security/", redirects_to="/accounts/login/", follow=False)


def test_it_goes_where_the_person_was_going(client, with_password):
    page = client.get("/roles/", redirects_to="/accounts/login/?next=/roles/")
    page.submit("Sign in", login="bea@example.org", password=PASSWORD, redirects_to="/roles/")


def test_it_does_not_go_to_another_site_after_signing_in(client, with_password):
    page = client.get("/accounts/login/?next=https://evil.example/")
    page.submit("Sign in", login="bea@example.org", password=PASSWORD, redirects_to="/", follow=False)


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"password": "wrong"}, ["The email address or the password is not right. Check both and try again"]),
        (
            {"login": "nobody@example.org"},
            ["The email address or the password is not right. Check both and try again"],
        ),
        ({"login": ""}, ["Enter your email address"]),
        ({"password": ""}, ["Enter your password"]),
    ],
)
def test_it_says_what_is_wrong_and_not_whether_the_account_exists(client, with_password, given, said):
    assert sign_in(client, **given).errors() == said


def test_it_stops_guessing(client, with_password):
    for _ in range(5):
        sign_in(client, password="wrong")
    assert sign_in(client, password=PASSWORD).errors() == [
        "There were too many tries. Wait five minutes and try again"
    ]


def test_it_lets_nobody_into_a_closed_account(client, with_password):
    with_password.is_active = False
    with_password.save()
    page = client.get("/accounts/login/")
    response = page.submit(
        "Sign in", login="bea@example.org", password=PASSWORD, redirects_to="/accounts/inactive/"
    )
    assert response.h1 == "This account is closed"


def test_it_sets_a_forgotten_password_by_a_link_that_works_once(client, with_password):
    page = client.get("/accounts/password/reset/")
    page = page.submit(
        "Send the link", email="bea@example.org", redirects_to="/accounts/password/reset/done/"
    )
    assert page.h1 == "Look at your email"
    link = re.search(r"http://testserver(\S+)", mail.outbox[0].body)[1]
    page = client.get(link, redirects_to=ANYWHERE)
    assert page.url.endswith("-set-password/"), "the key is not left in the address"
    page = page.submit(
        "Set password",
        password1=ANOTHER,
        password2=ANOTHER,
        redirects_to="/accounts/password/reset/key/done/",
    )
    assert page.h1 == "Your password is set"
    assert User.objects.get(pk=with_password.pk).check_password(ANOTHER)
    again = PageClient().get(link)
    assert again.h1 == "This link no longer works"


def test_it_does_not_say_whether_an_address_has_an_account(client, with_password):
    page = client.get("/accounts/password/reset/")
    page.submit("Send the link", email="nobody@example.org", redirects_to="/accounts/password/reset/done/")
    assert mail.outbox == []


def test_it_asks_for_a_strong_password(client, with_password):
    signed_in_by_password(client)
    page = client.get("/accounts/password/change/")
    page = page.submit("Change password", oldpassword=PASSWORD, password1="short", password2="short")
    assert any("at least 12 characters" in error for error in page.errors())
    page = page.submit("Change password", oldpassword="nope", password1=ANOTHER, password2=ANOTHER)
    assert page.errors() == ["That is not your present password"]
    page.submit(
        "Change password",
        oldpassword=PASSWORD,
        password1=ANOTHER,
        password2=ANOTHER,
        redirects_to="/security/",
    )
    assert [message.subject for message in mail.outbox] == ["Golden Thread: Your password was changed"]


def test_it_sets_a_first_password_for_someone_who_has_none(signed_in, board_member):
    client = signed_in(board_member)
    page = client.get("/accounts/password/change/", redirects_to="/accounts/password/set/")
    page.submit("Set password", password1=ANOTHER, password2=ANOTHER, redirects_to="/security/", follow=False)
    assert User.objects.get(pk=board_member.pk).check_password(ANOTHER)


def test_it_turns_a_second_factor_on_asks_for_it_and_turns_it_off(client, with_password):
    signed_in_by_password(client)
    page = client.get("/accounts/2fa/")
    assert "You have no second factor" in page.text
    page.click("Set up an authenticator app", redirects_to="/accounts/reauthenticate/")
    page = confirm_it_is_them(client)
    assert page.soup.select_one("img.gt-qr")["src"].startswith("data:image/svg+xml;base64,")
    assert page.submit("Turn it on", code="000000").errors()
    secret = turn_on_second_factor(client)
    codes = client.get("/accounts/2fa/recovery-codes/")
    recovery = [code.text for code in codes.soup.select(".gt-recovery-codes code")]
    assert len(recovery) == 10
    assert client.get("/accounts/2fa/recovery-codes/download/")["Content-Type"].startswith("text/plain")

    other = PageClient()
    page = sign_in(other, redirects_to="/accounts/2fa/authenticate/")
    other.get("/security/", redirects_to="/accounts/login/", follow=False)
    assert page.submit("Sign in", code="123").errors() == [
        "That code is not right. Codes change every half minute: enter the one shown now"
    ]
    page.submit("Sign in", code=recovery[0], redirects_to="/", follow=False)
    assert "On" in other.get("/security/").text
    third = PageClient()
    sign_in(third, redirects_to="/accounts/2fa/authenticate/").submit("Sign in", code=recovery[0], status=200)

    page = client.get("/accounts/2fa/recovery-codes/generate/")
    page.submit("Make new codes", redirects_to="/accounts/2fa/recovery-codes/")
    page = client.get("/accounts/2fa/totp/deactivate/")
    page = page.submit("Turn it off", redirects_to="/accounts/2fa/")
    assert "You have no second factor" in page.text
    assert secret not in page.text


def test_it_asks_who_is_there_before_a_second_factor_is_changed(client, with_password):
    signed_in_by_password(client)
    page = client.get("/accounts/2fa/totp/activate/", redirects_to="/accounts/reauthenticate/")
    assert page.h1 == "Confirm that it is you"
    assert page.submit("Continue", password="wrong").errors() == ["That is not your password"]
    page = page.submit("Continue", password=PASSWORD, redirects_to="/accounts/2fa/totp/activate/")
    assert page.h1 == "Set up an authenticator app"


def test_it_lets_a_code_stand_for_the_password_when_it_asks_again(client, with_password):
    signed_in_by_password(client)
    turn_on_second_factor(client)
    page = client.get("/accounts/2fa/reauthenticate/?next=/security/")
    assert page.h1 == "Confirm that it is you"
    code = client.get("/accounts/2fa/recovery-codes/").soup.select_one(".gt-recovery-codes code").text
    page.submit("Continue", code=code, redirects_to="/security/")


def test_it_shows_a_page_for_signing_out(client, with_password):
    signed_in_by_password(client)
    assert client.get("/accounts/logout/").h1 == "Sign out"


@pytest.mark.parametrize(
    "path",
    [
        "signup/",
        "email/",
        "confirm-email/",
        "3rdparty/",
        "login/code/",
        "2fa/webauthn/",
        "social/login/error/",
    ],
)
def test_it_has_no_address_for_what_is_not_used(signed_in, board_member, path):
    signed_in(board_member).get(f"/accounts/{path}", status=404)


@pytest.mark.parametrize("name", ["account_signup", "account_email", "socialaccount_connections"])
def test_it_names_no_page_that_is_not_used(name):
    with pytest.raises(NoReverseMatch):
        reverse(name)


def test_it_gives_an_invited_person_a_link_that_sets_the_password(client, with_password):
    path = invitations.set_password_path(with_password)
    assert Client().get(path).status_code == 302


def test_it_says_so_when_a_form_was_open_too_long(with_password):
    strict = PageClient(enforce_csrf_checks=True)
    page = strict.post("/accounts/login/", {"login": "bea@example.org"}, status=403)
    assert page.h1 == "This page was open too long"


def test_it_gives_a_new_session_when_somebody_signs_in(client, with_password):
    client.get("/accounts/login/")
    session = client.session
    session["planted"] = "before"
    session.save()
    client.cookies["sessionid"] = session.session_key
    signed_in_by_password(client)
    assert client.session.session_key != session.session_key
    assert not SessionStore(session.session_key).load()
