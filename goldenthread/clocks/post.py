"""How a reminder leaves the house: by Django's mail, or through GOV.UK Notify where a key for it is set."""

from dataclasses import dataclass
from smtplib import SMTPException

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.core.mail import EmailMultiAlternatives
from notifications_python_client.errors import APIError
from notifications_python_client.notifications import NotificationsAPIClient

SECONDS = 10  # that a service may take to answer


class NotPostedError(Exception):
    """The message was not taken; the words say why and name nobody."""


@dataclass(frozen=True)
class Message:
    """`kind` chooses the template at Notify; `reference` is how it is found again there."""

    to: str
    kind: str
    reference: str
    subject: str
    text: str
    html: str


def post(message: Message) -> None:
    """Errors: `NotPostedError`."""
    if settings.NOTIFY_KEY:
        _by_notify(message)
    else:
        _by_mail(message)


def check_settings() -> None:
    """Before anybody is written to: a key for Notify needs its templates."""
    missing = [kind for kind, template in settings.NOTIFY_TEMPLATES.items() if not template]
    if settings.NOTIFY_KEY and missing:
        names = ", ".join(f"GOLDENTHREAD_NOTIFY_{kind.upper()}_TEMPLATE" for kind in missing)
        raise ImproperlyConfigured(f"GOLDENTHREAD_NOTIFY_KEY is set, and {names} is not")


def _by_mail(message: Message) -> None:
    mail = EmailMultiAlternatives(message.subject, message.text, None, [message.to])
    mail.attach_alternative(message.html, "text/html")
    try:
        mail.send()
    except (SMTPException, OSError) as error:
        raise NotPostedError(f"the mail server did not take it: {type(error).__name__}") from error


def _by_notify(message: Message) -> None:
    client = NotificationsAPIClient(settings.NOTIFY_KEY, settings.NOTIFY_URL, timeout=SECONDS)
    try:
        client.send_email_notification(
            email_address=message.to,
            template_id=settings.NOTIFY_TEMPLATES[message.kind],
            personalisation={"subject": message.subject, "body": message.text},
            reference=message.reference,
        )
    except APIError as error:
        raise NotPostedError(f"Notify did not take it: {_said(error)}") from error
    finally:
        client.request_session.close()


def _said(error: APIError) -> str:
    """Notify answers with a list of errors; a proxy, with a word."""
    said = error.message
    words = said if isinstance(said, str) else "; ".join(str(one.get("message", one)) for one in said)
    return f"{error.status_code} {words}"
