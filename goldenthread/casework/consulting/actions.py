"""Consulting settings on being named in a plan, and what they answer."""

from __future__ import annotations

from goldenthread.accounts.errors import Refused
from goldenthread.accounts.recording import not_in_the_future, recorded
from goldenthread.casework import history
from goldenthread.casework.consulting.models import Answer, Consultation
from goldenthread.casework.consulting.standing import is_over
from goldenthread.casework.models import Request
from goldenthread.casework.notices import actions as letters
from goldenthread.casework.notices import recipients
from goldenthread.casework.notices.models import Notice
from goldenthread.people import refs
from goldenthread.people.today import this_moment
from goldenthread.statute.wording import in_words

LETTER = "setting_consulted"
NEEDS_REASON = "Say why, in the setting's words: the family and a tribunal will ask"


@recorded
def consult_settings(
    *, by, today, request, settings, sent_on, familys_wish=(), channel="", confirmed=()
) -> list[Consultation]:
    """Ask one or several settings at once. familys_wish: those among them that the family asked for. With a `channel` the
    letters are written and sent with it, each with the draft, and `confirmed` are the warnings about them that somebody
    looked at; without, the settings were asked in another way.

    Raises Refused before a draft has been sent (the setting is sent a copy of it: Children and Families Act 2014,
    section 39(2)), for a setting that has not answered yet, and when one of the letters cannot go: then none does.
    """
    request = Request.objects.locked().get(pk=request.pk)
    not_in_the_future(sent_on, today, field="sent_on")
    _check_draft(request, sent_on)
    if not settings:
        raise Refused("Choose the settings to consult", field="settings")
    for setting in settings:
        if Consultation.objects.of_request(request).of_setting(setting).waiting().exists():
            raise Refused(f"{setting} has been consulted and has not answered yet", field="settings")
    return [
        Consultation.objects.create(
            ref=refs.new_consultation_ref(),
            request=request,
            setting=setting,
            sent_on=today if channel else sent_on,
            sent_by=by,
            is_familys_wish=setting in familys_wish,
            notice=_written_to(request, setting, channel, confirmed, by, today) if channel else None,
        )
        for setting in settings
    ]


def _written_to(request: Request, setting, channel: str, confirmed, by, today) -> Notice:
    to = [recipients.of_setting(setting)]
    try:
        notice = letters.prepare_notice(
            by=by, today=today, request=request, kind=LETTER, channel=channel, to=to
        )
        notice = Notice.objects.with_story().get(pk=notice.pk)
        return letters.send_notice(by=by, today=today, notice=notice, confirmed=confirmed)
    except Refused as refused:
        field = "confirmed" if refused.field == "confirmed" else "settings"
        raise Refused(refused.words, field=field) from refused


@recorded
def record_answer(
    *, by, today, consultation, answer, answered_on, words="", expected_revision=None
) -> Consultation:
    """What the setting said, as the caseworker heard it. A refusal gives its reasons. A second answer takes the place of
    the first, which stays in the log of changes."""
    held = _as_seen(consultation, expected_revision)
    held.is_own_answer, held.noted_by, held.noted_at = False, None, None
    return _answer(held, by, today, answer, answered_on, words)


@recorded
def give_answer(*, by, today, consultation, answer, words="", expected_revision=None) -> Consultation:
    """What the setting says itself, today and once. Whoever keeps the case sees that it has come, and can correct it."""
    held = _as_seen(consultation, expected_revision)
    if held.setting.organisation_id is None or by.organisation_id != held.setting.organisation_id:
        raise Refused("Another setting was asked")
    if held.answered_on:
        raise Refused(f"It was answered on {in_words(held.answered_on)}")
    if is_over(held):
        raise Refused("This consultation is over: nothing is asked any more")
    held.is_own_answer = True
    return _answer(held, by, today, answer, today, words)


@recorded
def note_answer(*, by, consultation) -> Consultation:
    """Somebody who keeps the case has seen the answer that the setting gave itself."""
    held = Consultation.objects.locked().get(pk=consultation.pk)
    if held.is_own_answer and held.noted_at is None:
        held.noted_by, held.noted_at = by, this_moment()
        held.save()
    return held


def _answer(held: Consultation, by, today, answer: str, answered_on, words: str) -> Consultation:
    _refuse_withdrawn(held)
    if answer not in Answer.values:
        raise Refused("Select what the setting answered", field="answer")
    not_in_the_future(answered_on, today, field="answered_on")
    if answered_on < held.sent_on:
        raise Refused(f"The consultation was sent on {in_words(held.sent_on)}", field="answered_on")
    if answer != "willing" and not words.strip():
        raise Refused(NEEDS_REASON, field="words")
    held.answer, held.answered_on, held.words, held.answered_by = answer, answered_on, words.strip(), by
    return _write(held)


@recorded
def withdraw_consultation(
    *, by, today, consultation, withdrawn_because, expected_revision=None
) -> Consultation:
    """The setting need not answer any more. What was asked stays on file."""
    held = _as_seen(consultation, expected_revision)
    _refuse_withdrawn(held)
    if held.answered_on:
        raise Refused("It has been answered: there is nothing to take back")
    if not withdrawn_because.strip():
        raise Refused("Say why the setting need not answer", field="withdrawn_because")
    held.withdrawn_on, held.withdrawn_because = today, withdrawn_because
    return _write(held)


def _check_draft(request: Request, sent_on) -> None:
    plan = getattr(request, "plan", None)
    if request.withdrawn_on or request.moved_on:
        raise Refused("This case has ended: no setting is consulted any more")
    if plan is None or not (plan.draft_sent_on or plan.first_issued_on or plan.transferred_in_on):
        raise Refused("Send the draft plan first: a setting is consulted with a copy of it")
    if plan.draft_sent_on and sent_on < plan.draft_sent_on:
        raise Refused(f"The draft was sent on {in_words(plan.draft_sent_on)}", field="sent_on")
    if plan.ceased_on:
        raise Refused(f"The plan ceased on {in_words(plan.ceased_on)}")


def _as_seen(consultation, expected_revision) -> Consultation:
    held = Consultation.objects.locked().get(pk=consultation.pk)
    if expected_revision is not None and held.revision != expected_revision:
        raise history.conflict(held, expected_revision)
    return held


def _refuse_withdrawn(held: Consultation) -> None:
    if held.withdrawn_on:
        raise Refused(f"The consultation was taken back on {in_words(held.withdrawn_on)}")


def _write(held: Consultation) -> Consultation:
    held.revision += 1
    held.save()
    return held
