"""Consulting settings on being named in a plan, and what they answer."""

from __future__ import annotations

from goldenthread.accounts.errors import Refused
from goldenthread.accounts.recording import not_in_the_future, recorded
from goldenthread.casework import history
from goldenthread.casework.consulting.models import Consultation
from goldenthread.casework.models import Request
from goldenthread.statute.wording import in_words

NEEDS_REASON = "Say why, in the setting's words: the family and a tribunal will ask"


@recorded
def consult_settings(*, by, today, request, settings, sent_on, familys_wish=()) -> list[Consultation]:
    """Ask one or several settings at once. familys_wish: those among them that the family asked for.

    Raises Refused before a draft has been sent (the setting is sent a copy of it: Children and Families Act 2014,
    section 39(2)), and for a setting that has not answered yet.
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
            request=request,
            setting=setting,
            sent_on=sent_on,
            sent_by=by,
            is_familys_wish=setting in familys_wish,
        )
        for setting in settings
    ]


@recorded
def record_answer(
    *, by, today, consultation, answer, answered_on, words="", expected_revision=None
) -> Consultation:
    """What the setting said. A refusal gives its reasons. A second answer takes the place of the first, which stays in
    the log of changes."""
    held = _as_seen(consultation, expected_revision)
    _refuse_withdrawn(held)
    not_in_the_future(answered_on, today, field="answered_on")
    if answered_on < held.sent_on:
        raise Refused(f"The consultation was sent on {in_words(held.sent_on)}", field="answered_on")
    if answer != "willing" and not words.strip():
        raise Refused(NEEDS_REASON, field="words")
    held.answer, held.answered_on, held.words = answer, answered_on, words
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
