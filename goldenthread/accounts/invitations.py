"""The email, and the link in it, by which somebody sets the first password of their account."""

from allauth.account import app_settings
from allauth.account.utils import user_pk_to_url_str
from django.conf import settings
from django.core.mail import send_mail
from django.template.loader import render_to_string
from django.urls import reverse

from goldenthread.accounts.models import User

DAYS_GOOD = settings.PASSWORD_RESET_TIMEOUT // (24 * 60 * 60)


def set_password_path(person: User) -> str:
    """Works once, and for `DAYS_GOOD` days."""
    key = app_settings.PASSWORD_RESET_TOKEN_GENERATOR().make_token(person)
    return reverse(
        "account_reset_password_from_key", kwargs={"uidb36": user_pk_to_url_str(person), "key": key}
    )


def send(person_pk: int, link_to) -> None:
    person = User.objects.get(pk=person_pk)
    link = link_to(set_password_path(person))
    body = render_to_string(
        "accounts/email/invitation.txt", {"person": person, "link": link, "days": DAYS_GOOD}
    )
    send_mail("Your Golden Thread account", body, None, [person.email])
