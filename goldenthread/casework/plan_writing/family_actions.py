"""What a family writes in its own account, and what the service does with it: representations on a draft, and the views of
the child and of the parents. What is begun is the writer's alone until it is sent; what was sent stays as it was."""

from __future__ import annotations

from datetime import date
from typing import Any

from goldenthread.accounts.errors import Conflict, Refused
from goldenthread.accounts.recording import not_in_the_future, recorded
from goldenthread.casework.plan_writing import actions, sections
from goldenthread.casework.plan_writing.heard import may_represent, refuse_others
from goldenthread.casework.plan_writing.models import Representation, VoicedViews, WrittenPlan
from goldenthread.people.today import this_moment

SECTION_OF = {
    VoicedViews.Whose.CHILD: sections.CHILD_VIEWS.code,
    VoicedViews.Whose.PARENTS: sections.PARENT_VIEWS.code,
}
TOO_LATE = "Nothing is open for your comments now. Write to the person who looks after the case"


@recorded
def keep_representation(
    *,
    by: Any,
    request: Any,
    section: str = "",
    text: str = "",
    wish: str = "",
    wish_setting: Any = None,
    asks_meeting: bool = False,
    expected_revision: int = 0,
) -> Representation:
    """What the family has written so far, of one section or of the whole plan. Nobody else reads it before it is sent.

    Raises Conflict when the same person wrote it in another window since `expected_revision`.
    """
    refuse_others(by, request)
    if not may_represent(request):
        raise Refused(TOO_LATE)
    if section and section not in sections.BY_CODE:
        raise Refused(f"A plan has no section {section}", field="section")
    written = WrittenPlan.objects.locked().of_case(request).get()
    own = Representation.objects.locked().filter(written_plan=written, recorded_by=by, section=section)
    held = own.unsent().first() or Representation(
        written_plan=written, section=section, recorded_by=by, is_familys_own=True
    )
    _check_seen(held, expected_revision)
    held.text, held.wish, held.wish_setting = text.strip(), wish.strip(), wish_setting
    held.asks_meeting = asks_meeting
    return _keep(held)


@recorded
def send_representations(*, by: Any, today: date, request: Any, voice: str) -> list[Representation]:
    """All that this person has written goes to the authority, today. What says nothing goes nowhere."""
    refuse_others(by, request)
    if not may_represent(request):
        raise Refused(TOO_LATE)
    return _sent(by, today, request, voice)


@recorded
def send_late(*, by: Any, today: date, request: Any, voice: str) -> list[Representation]:
    """What this person wrote while they were asked, and had not sent when that was over, goes to the authority all the
    same, today."""
    refuse_others(by, request)
    _refuse_ended(request)
    return _sent(by, today, request, voice)


def _sent(by: Any, today: date, request: Any, voice: str) -> list[Representation]:
    begun = Representation.objects.locked().filter(written_plan__request=request, recorded_by=by).unsent()
    found = [one for one in begun.order_by("pk") if one.says_something]
    if not found:
        raise Refused("You have not written anything yet")
    for one in found:
        one.voice, one.received_on, one.recorded_at = voice, today, this_moment()
        one.save()
    return found


@recorded
def keep_views(
    *, by: Any, request: Any, whose: str, text: str, voice: str = "", expected_revision: int = 0
) -> VoicedViews:
    """The views of the child or of the parents as the family has written them so far."""
    if whose not in VoicedViews.Whose.values:
        raise Refused("Say whose views they are", field="whose")
    refuse_others(by, request)
    _refuse_ended(request)
    type(request).objects.locked().get(pk=request.pk)  # or two windows would begin the same at once
    own = VoicedViews.objects.of_writer(request, by).of_whom(whose)
    held = own.unsent().first() or VoicedViews(
        request=request, whose=whose, recorded_by=by, is_familys_own=True
    )
    _check_seen(held, expected_revision)
    held.text, held.voice = text.strip(), voice.strip()
    return _keep(held)


@recorded
def keep_all_views(*, by: Any, request: Any, said: dict[str, dict[str, Any]]) -> dict[str, VoicedViews]:
    """The views as one page has them, by `Whose`: all of them are kept, or none. What is empty and was never begun stays
    so."""
    begun = {whose: one for whose, one in said.items() if one["text"] or one["expected_revision"]}
    return {whose: keep_views(by=by, request=request, whose=whose, **one) for whose, one in begun.items()}


@recorded
def send_views(*, by: Any, today: date, request: Any, voices: dict[str, str]) -> list[VoicedViews]:
    """What this person has written goes to the authority, today. `voices`: for each `Whose`, who voiced them where nothing
    was typed."""
    refuse_others(by, request)
    _refuse_ended(request)
    begun = VoicedViews.objects.locked().of_writer(request, by).unsent()
    found = [one for one in begun if one.text]
    if not found:
        raise Refused("You have not written anything yet")
    for one in found:
        typed = one.voice
        one.voice = f"{voices[one.whose]}: {typed}" if typed else voices[one.whose]
        one.given_on, one.recorded_at = today, this_moment()
        one.save()
    return found


@recorded
def record_views(
    *, by: Any, today: date, request: Any, whose: str, text: str, voice: str, given_on: date
) -> VoicedViews:
    """What the child or the parents said to somebody of the service, or in a letter or drawing that came."""
    not_in_the_future(given_on, today, field="given_on")
    if whose not in VoicedViews.Whose.values:
        raise Refused("Say whose views they are", field="whose")
    if not text.strip():
        raise Refused("Write what they said", field="text")
    if not voice.strip():
        raise Refused("Say who voiced it, and how", field="voice")
    return VoicedViews.objects.create(
        request=request,
        whose=whose,
        text=text.strip(),
        voice=voice.strip(),
        given_on=given_on,
        recorded_by=by,
        recorded_at=this_moment(),
    )


@recorded
def take_views(*, by: Any, views: VoicedViews, into_plan: bool = True) -> VoicedViews:
    """Put views into section A, after what stands there, with who voiced them; or say that they were read and are not
    put in."""
    held = VoicedViews.objects.locked().get(pk=views.pk)
    if held.given_on is None:
        raise Refused("These views have not been sent")
    if held.taken_at:
        raise Refused("Somebody has dealt with these views already")
    if into_plan:
        _put_in(held, by)
    held.taken_by, held.taken_at, held.was_put_in = by, this_moment(), into_plan
    held.save()
    return held


def _put_in(held: VoicedViews, by: Any) -> None:
    code = SECTION_OF[VoicedViews.Whose(held.whose)]
    written = WrittenPlan.objects.of_case(held.request).first()
    there = written.sections.called(code).first() if written else None
    text = "\n\n".join(part for part in (there.text if there else "", held.text) if part)
    voice = "; ".join(part for part in (there.voice if there else "", held.voice) if part)
    if len(voice) > MOST_VOICE:
        raise Refused(
            "Too much is said of who voiced it: write it into section A by hand, and mark these as read"
        )
    seen = there.revision if there else 0
    actions.write_section(
        by=by, request=held.request, code=code, text=text, voice=voice, expected_revision=seen
    )


MOST_VOICE = 300


def _refuse_ended(request: Any) -> None:
    if request.withdrawn_on or request.moved_on or request.is_historical:
        raise Refused("This case has ended. Write to the SEND team")


def _check_seen(held: Any, expected_revision: int) -> None:
    if held.revision != expected_revision:
        raise Conflict(
            record=held,
            changed_by=held.recorded_by.display_name if held.pk else "",
            changed_at=held.recorded_at,
            changes=[("what you wrote", "", held.text)],
        )


def _keep(held: Any) -> Any:
    held.recorded_at = this_moment()
    held.revision += 1
    held.save()
    return held
