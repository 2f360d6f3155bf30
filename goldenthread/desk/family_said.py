"""What a family says in its own account: on a draft, and its views; and what the service reads of it and answers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.http import Http404

from goldenthread.accounts.errors import Conflict, Refused
from goldenthread.casework.models import Request
from goldenthread.casework.notices import serving
from goldenthread.casework.plan_writing import content, family_actions, sections
from goldenthread.casework.plan_writing.heard import may_represent
from goldenthread.casework.plan_writing.models import DraftingMeeting, Representation, VoicedViews
from goldenthread.casework.plan_writing.sections import Section
from goldenthread.casework.stages import is_under_way
from goldenthread.desk import family_forms as forms
from goldenthread.desk import plan_pages
from goldenthread.desk.plan_pages import SectionView
from goldenthread.desk.setting_called import setting_called
from goldenthread.people.models import Child
from goldenthread.people.today import today

Whose = VoicedViews.Whose
LATE = ", sent late"  # beside who voiced it, for whoever reads it


def case_of(child: Child) -> Request:
    """The newest, as on the family's page."""
    found = Request.objects.with_story().of_child(child).first()
    if found is None:
        raise Http404("There is no case.")
    return found


def asked_of_family(case: Request) -> bool:
    return may_represent(case)


def may_give_views(case: Request) -> bool:
    """Until the draft is sent, in an assessment that was ordered too; the review asks again in its own way."""
    plan = getattr(case, "plan", None)
    return is_under_way(case) and not (plan and plan.draft_sent_on)


def voice_of(user, child: Child) -> str:
    """Who writes, in words that stand beside what they wrote."""
    if child.account_id == user.pk:
        return f"{child.name}, in their own account"
    tie = child.guardianships.of_user(user)
    relationship = f" ({tie.relationship.lower()})" if tie and tie.relationship else ""
    return f"{tie.carer.name if tie else user.display_name}{relationship}, in their own account"


@dataclass(frozen=True)
class Heard:
    """For the family's page: what they may write now, and the meeting."""

    may_say: bool = False
    may_give_views: bool = False
    has_said: bool = False
    has_left: bool = False  # words on a draft that were written and never sent; and views
    has_left_views: bool = False
    meeting: DraftingMeeting | None = None
    last_meeting: DraftingMeeting | None = None


def heard(case: Request | None, user) -> Heard:
    if case is None:
        return Heard()
    own = list(Representation.objects.of_writer(case, user))
    may_say, may_view = asked_of_family(case), may_give_views(case)
    meetings = list(DraftingMeeting.objects.of_case(case)[:1])
    standing = next((one for one in meetings if not one.ending), None)
    return Heard(
        may_say=may_say,
        may_give_views=may_view,
        has_said=any(one.received_on for one in own),
        has_left=not may_say and any(one.says_something for one in own if not one.received_on),
        has_left_views=bool(views_left(case, user)),
        meeting=standing,
        last_meeting=meetings[0] if meetings and not standing else None,
    )


# On the draft


@dataclass(frozen=True)
class SayPage:
    """`until` is None once the days that the law gives have run: what comes later is read all the same."""

    until: date | None
    sections: list[tuple[Section, bool]]
    has_unsent: bool


def _begun(case: Request, user) -> dict[str, Representation]:
    return {one.section: one for one in Representation.objects.of_writer(case, user).unsent()}


def say_page(case: Request, user) -> SayPage:
    begun = _begun(case, user)
    return SayPage(
        _until(case),
        [(one, bool(begun.get(one.code) and begun[one.code].text)) for one in sections.SECTIONS],
        any(one.says_something for one in begun.values()),
    )


def _until(case: Request) -> date | None:
    plan = case.plan
    if plan.first_issued_on or plan.draft_sent_on is None:
        return None
    last_day = serving.draft_until(case)
    return last_day if today() <= last_day else None


def say_form(case: Request, user, section: str = "", data=None):
    held = _begun(case, user).get(section)
    kind = forms.SaySectionForm if section else forms.SayForm
    fields = [*kind.base_fields]
    initial = {name: getattr(held, name) for name in fields} if held else {"revision": 0}
    return kind(data, initial=initial)


def kept(form, case: Request, user, section: str = "") -> Representation | None:
    """What was written, or None when the form says why not and keeps what was typed."""
    if not form.is_valid():
        return None
    said = {name: value for name, value in form.cleaned_data.items() if name != "revision"}
    if "wish" in said:
        said["wish_setting"] = _setting_meant(said["wish"])
    given = {"by": user, "request": case, "section": section, "expected_revision": form.expected_revision}
    return _tried(form, family_actions.keep_representation, **given, **said)


def _setting_meant(words: str):
    """The setting of the directory, if what the family typed is the name of one. Theirs stands as they wrote it."""
    try:
        return setting_called(words) if words.strip() else None
    except Refused:
        return None


def section_of_draft(case: Request, code: str) -> SectionView:
    """The section as the family was sent it."""
    section = plan_pages.section_called(code)
    version = next(iter(plan_pages.sent_to_family(case.child)), None)
    if version is None:
        raise Http404("No draft was sent.")
    views = plan_pages.section_views(content.from_values(version.content), is_draft=version.is_draft)
    return next(one for one in views if one.section == section)


def unsent(case: Request, user) -> list[Representation]:
    return [one for one in _begun(case, user).values() if one.says_something]


def sent_said(form, case: Request, user) -> bool:
    voice = voice_of(user, case.child)
    given = {"by": user, "today": today(), "request": case, "voice": voice}
    return _tried(form, family_actions.send_representations, **given) is not None


def left(case: Request, user) -> list[Representation]:
    """What this person wrote on a draft and had not sent when nothing was asked of them any more."""
    return [] if asked_of_family(case) else unsent(case, user)


def sent_late(form, case: Request, user) -> bool:
    given = {"by": user, "today": today(), "request": case, "voice": voice_of(user, case.child) + LATE}
    return _tried(form, family_actions.send_late, **given) is not None


def may_send_late(case: Request) -> bool:
    return not (case.withdrawn_on or case.moved_on or case.is_historical)


def said_by(case: Request, user) -> list[Representation]:
    """What this person sent, the newest first, with what became of it."""
    own = Representation.objects.of_writer(case, user)
    return sorted((one for one in own if one.received_on), key=lambda one: one.received_on, reverse=True)


def _tried(form, action, **given):
    try:
        return action(**given)
    except Refused as refused:
        form.add_error(refused.field if refused.field in form.fields else None, refused.words)
    except Conflict as conflict:
        if hasattr(form, "read_again"):
            form.read_again(conflict.record.revision)
        form.add_error(
            None, "You wrote something else here in another window. To keep this instead, save it again."
        )
        form.conflict = conflict
    return None


# Views


def views_form(case: Request, user, data=None) -> forms.ViewsForm:
    initial: dict = {"child_revision": 0, "parents_revision": 0}
    for one in VoicedViews.objects.of_writer(case, user).unsent():
        initial |= {one.whose: one.text, f"{one.whose}_revision": one.revision}
        initial |= {"child_voice": one.voice} if one.whose == Whose.CHILD else {}
    is_own = case.child.account_id == user.pk
    return forms.ViewsForm(data, initial=initial, name=case.child.forename, is_own=is_own)


def views_kept(form, case: Request, user) -> dict | None:
    """The new revision of each that was written; None, and nothing is written, when the form says why not."""
    if not form.is_valid():
        return None
    kept = _tried(form, family_actions.keep_all_views, by=user, request=case, said=form.said())
    if kept is None:
        _read_again(form)
        return None
    return {f"{whose}_revision": one.revision for whose, one in kept.items()}


def _read_again(form) -> None:
    """What was typed stays; sent once more, it is measured against what stands now."""
    conflict = getattr(form, "conflict", None)
    if conflict:
        form.data = form.data.copy()
        form.data[f"{conflict.record.whose}_revision"] = str(conflict.record.revision)


def views_sent(form, case: Request, user, *, late: bool = False) -> bool:
    child, voice = case.child, voice_of(user, case.child) + (LATE if late else "")
    own = child.account_id == user.pk
    voices = {Whose.CHILD: voice if own else f"{child.forename}, through {voice}", Whose.PARENTS: voice}
    given = {"by": user, "today": today(), "request": case, "voices": voices}
    return _tried(form, family_actions.send_views, **given) is not None


def views_left(case: Request, user) -> list[VoicedViews]:
    """What this person wrote and had not sent when views were no longer asked for."""
    if may_give_views(case):
        return []
    return [one for one in VoicedViews.objects.of_writer(case, user).unsent() if one.text]


def views_given_by(case: Request, user) -> list[VoicedViews]:
    return [one for one in VoicedViews.objects.of_writer(case, user) if one.given_on]


# For the service


def views_of(case: Request) -> list[VoicedViews]:
    return list(VoicedViews.objects.of_case(case))


def views_numbered(case: Request, pk: int) -> VoicedViews:
    found = next((one for one in views_of(case) if one.pk == pk), None)
    if found is None:
        raise Http404("There are no such views.")
    return found


def recorded(form, case: Request, user):
    given = {"by": user, "today": today(), "request": case}
    return _tried(form, family_actions.record_views, **given, **form.cleaned_data)


def taken(form, views: VoicedViews, user):
    into_plan = form.cleaned_data["into_plan"] == "yes"
    return _tried(form, family_actions.take_views, by=user, views=views, into_plan=into_plan)
