"""How a letter leaves the house, after it was written down that it does: through GOV.UK Notify where a key is set, by
Django's mail where a mail server is, else into a folder to print. What fails is written down and tried again."""

from dataclasses import dataclass
from io import BytesIO
from smtplib import SMTPException

from django.conf import settings
from django.core.mail import EmailMessage
from notifications_python_client import prepare_upload
from notifications_python_client.errors import APIError
from notifications_python_client.notifications import NotificationsAPIClient

from goldenthread.accounts.recording import recording
from goldenthread.casework.notices import papers, serving
from goldenthread.casework.notices.codes import Channel, Step
from goldenthread.casework.notices.models import NoticeCopy, NoticeStep
from goldenthread.clocks.post import SECONDS, NotPostedError
from goldenthread.people.local_area import area_name, local_area
from goldenthread.people.today import this_moment, today

NO_MAIL = {
    "django.core.mail.backends.console.EmailBackend",
    "django.core.mail.backends.dummy.EmailBackend",
}
POSTAGE = {Channel.FIRST_CLASS: "first", Channel.SECOND_CLASS: "second"}
SUBJECT = "A letter from the SEND service"  # on a locked screen anybody may read it
BODY = (
    "A letter from {area} is attached. It is about a child or young person, so it is not in this message.\n\n"
    "If you did not expect it, please tell us, and do not pass it on.\n"
)
ENCLOSED_BODY = (
    "This is document {number} of {of} that go with a letter from {area}. The letter follows. They are about a child or "
    "young person, so nothing of them is in this message.\n\n"
    "If you did not expect it, please tell us, and do not pass it on.\n"
)


@dataclass(frozen=True)
class Outcome:
    taken: int = 0
    failed: int = 0


def deliver(copy_pk: int, *, by=None) -> bool:
    """Send one copy, once, however often it is tried. Answers whether it has left; if not, why not is written down.
    `by` is who tries, None for the operator's command."""
    with recording(by):
        copy = NoticeCopy.objects.undelivered().locked().filter(pk=copy_pk).first()
        if copy is None:
            return True
        try:
            kind, words = _leave(copy)
        except (NotPostedError, papers.PaperLost, OSError) as error:
            _write_down(copy, Step.FAILED, str(error) or type(error).__name__, by)
            return False
        _write_down(copy, kind, words, by)
        return True


def retry(*, by=None) -> Outcome:
    """Every letter that was sent and has not left: after a fault, or when the server stopped in between."""
    results = [deliver(pk, by=by) for pk in NoticeCopy.objects.undelivered().values_list("pk", flat=True)]
    return Outcome(taken=sum(results), failed=len(results) - sum(results))


def _write_down(copy: NoticeCopy, kind: Step, words: str, by) -> None:
    NoticeStep.objects.create(
        notice=copy.notice,
        copy=copy,
        kind=kind,
        happened_on=today(),
        words=words,
        said_by=by,
        said_at=this_moment(),
    )
    serving.follow_service(copy.notice)


def _leave(copy: NoticeCopy) -> tuple[Step, str]:
    channel = Channel(copy.notice.channel)
    if _is_demonstration():
        papers.to_print(copy)
        return Step.TO_PRINT, papers.file_name(copy)
    if channel == Channel.EMAIL and settings.NOTIFY_KEY and settings.NOTIFY_LETTER_TEMPLATE:
        return _email_by_notify(copy)
    if channel == Channel.EMAIL and settings.EMAIL_BACKEND not in NO_MAIL:
        return _email(copy)
    if channel in POSTAGE and settings.NOTIFY_KEY and not copy.notice.enclosures.exists():
        return _post_by_notify(copy, POSTAGE[channel])
    papers.to_print(copy)
    return Step.TO_PRINT, papers.file_name(copy)


def _is_demonstration() -> bool:
    """A demonstration writes to nobody, whatever server is set."""
    area = local_area()
    return bool(area and area.stands_still_on)


def _email(copy: NoticeCopy) -> tuple[Step, str]:
    mail = EmailMessage(SUBJECT, BODY.format(area=area_name()), None, [copy.email])
    mail.attach(papers.file_name(copy), papers.reprint(copy), "application/pdf")
    for one in copy.notice.enclosures.all():
        mail.attach(one.file_name, papers.enclosed(one))
    try:
        mail.send()
    except (SMTPException, OSError) as error:
        raise NotPostedError(f"the mail server did not take it: {type(error).__name__}") from error
    return Step.TAKEN, "e-mail"


def _email_by_notify(copy: NoticeCopy) -> tuple[Step, str]:
    """The letter is a link in the message, as Notify sends files: one to a message. What goes with the letter goes
    before it, each once however often it is tried."""
    gone = {step.words for step in copy.steps.all() if step.kind == Step.ENCLOSED}
    enclosed = list(copy.notice.enclosures.all())
    for number, one in enumerate(enclosed, start=1):
        if one.file_name not in gone:
            body = ENCLOSED_BODY.format(area=area_name(), number=number, of=len(enclosed))
            _file_by_notify(copy, body, papers.enclosed(one), one.file_name)
            _write_down(copy, Step.ENCLOSED, one.file_name, None)
    body = BODY.format(area=area_name())
    return _file_by_notify(copy, body, papers.reprint(copy), papers.file_name(copy))


def _file_by_notify(copy: NoticeCopy, body: str, made: bytes, name: str) -> tuple[Step, str]:
    try:
        link = prepare_upload(BytesIO(made), filename=name)
    except ValueError as error:
        raise NotPostedError(f"{name} is larger than Notify takes: {error}") from error
    return _notify(
        "send_email_notification",
        email_address=copy.email,
        template_id=settings.NOTIFY_LETTER_TEMPLATE,
        personalisation={"subject": SUBJECT, "body": body, "link_to_file": link},
        reference=papers.file_name(copy),
    )


def _why(error: APIError) -> str:
    """Notify's kind of fault, which names nobody; its sentence may."""
    told = error.message
    return ", ".join(one.get("error", "") for one in told) if isinstance(told, list) else ""


def _post_by_notify(copy: NoticeCopy, postage: str) -> tuple[Step, str]:
    return _notify(
        "send_precompiled_letter_notification",
        reference=papers.file_name(copy),
        pdf_file=BytesIO(papers.reprint(copy)),
        postage=postage,
    )


def _notify(method: str, **given) -> tuple[Step, str]:
    client = NotificationsAPIClient(settings.NOTIFY_KEY, settings.NOTIFY_URL, timeout=SECONDS)
    try:
        getattr(client, method)(**given)
    except APIError as error:
        raise NotPostedError(f"Notify did not take it: {error.status_code} {_why(error)}".strip()) from error
    finally:
        client.request_session.close()
    return Step.TAKEN, "GOV.UK Notify"
