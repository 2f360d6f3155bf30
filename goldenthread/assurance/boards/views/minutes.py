"""Pages of what happened at a meeting: who came, the minutes, their agreement, and decisions on escalations."""

from django.shortcuts import redirect
from django.urls import reverse

from goldenthread.accounts import access
from goldenthread.accounts.roles import Permission as P
from goldenthread.assurance.boards import meeting_actions as actions
from goldenthread.assurance.boards import meeting_forms as forms
from goldenthread.assurance.boards import pages
from goldenthread.assurance.boards.forming import question, written
from goldenthread.people.today import today


def record_attendance(request, meeting):
    access.require(request.user, P.KEEP_BOARDS)
    held, page = pages.meeting_of(meeting), reverse("assurance:meeting", args=[meeting])
    members, initial = pages.attending(held)
    form = forms.AttendanceForm(request.POST or None, members=members, initial=initial)
    said = "Who came is recorded: the meeting was held."
    if written(request, form, actions.record_attendance, meeting=held, said=said):
        return redirect(page)
    heading = f"Who came to {pages.named(held)}?"
    return question(
        request, "record_attendance", form, heading=heading, submit="Record it", back=page, members=members
    )


def write_minutes(request, meeting):
    access.require(request.user, P.KEEP_BOARDS)
    held, page = pages.meeting_of(meeting), reverse("assurance:meeting", args=[meeting])
    shown = pages.MeetingPage(held, today(), drafts=True)
    initial = {f"item_{one.item.pk}": one.minute.words for one in shown.items if one.minute}
    items = [one.item for one in shown.items]
    form = forms.MinutesForm(request.POST or None, items=items, initial=initial | {"revision": held.revision})
    if written(request, form, actions.write_minutes, meeting=held, said="The minutes are kept in draft."):
        return redirect(page)
    heading = f"Minutes of {pages.named(held)}"
    return question(
        request, "write_minutes", form, heading=heading, submit="Keep the draft", back=page, meeting=held
    )


def correct_minute(request, agenda_item):
    access.require(request.user, P.KEEP_BOARDS)
    held = pages.item_of(agenda_item)
    page = reverse("assurance:meeting", args=[held.meeting_id])
    last = list(held.minutes.all())[-1:]
    form = forms.CorrectForm(request.POST or None, initial={"words": last[0].words} if last else {})
    if written(
        request, form, actions.correct_minute, item=held, said="The correction stands beside what was agreed."
    ):
        return redirect(page)
    heading = f"Correct the minute of “{held.title}”"
    return question(request, "correct_minute", form, heading=heading, submit="Correct it", back=page)


def agree_minutes(request, meeting):
    access.require(request.user, P.KEEP_BOARDS)
    held, page = pages.meeting_of(meeting), reverse("assurance:meeting", args=[meeting])
    later = pages.MeetingPage(held, today(), drafts=True).can_agree
    form = forms.AgreeForm(request.POST or None, later=later, initial={"revision": held.revision})
    if written(
        request,
        form,
        actions.agree_minutes,
        meeting=held,
        said="The minutes are agreed. From now on they are corrected item by item.",
    ):
        return redirect(page)
    heading = f"Minutes of {pages.named(held)}: agreed"
    return question(
        request, "agree_minutes", form, heading=heading, submit="Record it", back=page, later=later
    )


def decide_item(request, agenda_item):
    access.require(request.user, P.KEEP_BOARDS)
    held = pages.item_of(agenda_item)
    page = reverse("assurance:meeting", args=[held.meeting_id])
    raised = held.exception
    initial = {"outcome": raised.outcome, "revision": raised.revision} if raised else {"revision": 0}
    is_changed = bool(raised and raised.decided_on)
    form = forms.DecideForm(request.POST or None, initial=initial, is_changed=is_changed)
    if written(
        request,
        form,
        actions.decide_item,
        item=held,
        said="The decision is recorded, and stands in the round.",
    ):
        return redirect(page)
    heading = f"The board's decision: {held.title}"
    return question(request, "decide_item", form, heading=heading, submit="Record it", back=page, held=held)
