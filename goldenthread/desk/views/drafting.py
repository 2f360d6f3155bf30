"""The meeting with the family about a draft; and whether a young person uses their own rights."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse

from goldenthread.accounts import access
from goldenthread.accounts.roles import Permission
from goldenthread.casework.models import Request
from goldenthread.casework.plan_writing import meeting_actions
from goldenthread.desk import drafting_page as read
from goldenthread.desk import plan_forms as forms
from goldenthread.desk import plan_pages
from goldenthread.desk.writing import written
from goldenthread.people import actions as people
from goldenthread.people.models import Child
from goldenthread.people.today import today


def _case(request, ref, page):
    may = Permission.RECORD_FACTS
    return access.get(Request, request.user, ref, may=may, page=page, base=Request.objects.with_story())


def drafting_meeting(request, ref):
    case = _case(request, ref, "drafting_meeting")
    form = forms.MeetingForm(request.POST or None)
    given = {"by": request.user, "today": today(), "request": case}
    if form.is_valid() and written(meeting_actions.book_meeting, form, **given):
        messages.success(
            request, "The meeting is booked. Write to the family with the letter that invites them"
        )
        return redirect("desk:drafting_meeting", ref=ref)
    context = {
        "heading": f"Meeting about the draft: {case.child.name}",
        "case": case,
        "page": read.meeting_page(case),
        "form": form,
        "tabs": plan_pages.case_tabs(case, "drafting_meeting"),
    }
    return render(request, "desk/drafting_meeting.html", context)


def _about(case, form, heading) -> dict:
    back_url = reverse("desk:drafting_meeting", args=[case.ref])
    return {"case": case, "form": form, "heading": heading, "back_url": back_url, "submit_label": heading}


def move_drafting_meeting(request, ref):
    case = _case(request, ref, "move_drafting_meeting")
    held = read.standing_meeting(case)
    form = forms.MeetingForm(request.POST or None, moves=True, initial=read.first_answers(held))
    given = {"by": request.user, "today": today(), "meeting": held}
    if form.is_valid():
        given["expected_revision"] = form.expected_revision
        if written(meeting_actions.move_meeting, form, **given):
            messages.success(request, "The meeting is moved. Write to the family")
            return redirect("desk:drafting_meeting", ref=ref)
    return render(request, "desk/move_drafting_meeting.html", _about(case, form, "Move the meeting"))


def end_drafting_meeting(request, ref):
    case = _case(request, ref, "end_drafting_meeting")
    held = read.standing_meeting(case)
    form = forms.EndMeetingForm(request.POST or None, initial={"revision": held.revision})
    given = {"by": request.user, "today": today(), "meeting": held}
    if form.is_valid() and written(meeting_actions.end_meeting, form, **given):
        messages.success(request, "It is recorded")
        return redirect("desk:drafting_meeting", ref=ref)
    return render(
        request, "desk/end_drafting_meeting.html", _about(case, form, "Record what became of the meeting")
    )


def _child(request, ref, page):
    may, user = Permission.RECORD_FACTS, request.user
    return access.get(Child, user, ref, may=may, page=page, base=Child.objects.with_account())


def own_account(request, ref):
    child = _child(request, ref, "own_account")
    now = child.account.email if child.account else ""
    form = forms.OwnAccountForm(request.POST or None, initial={"email": now, "revision": child.revision})
    given = {"by": request.user, "today": today(), "child": child}
    if form.is_valid() and written(people.give_own_account, form, **given):
        messages.success(request, "It is recorded")
        return redirect("desk:child", ref=ref)
    context = {"heading": "The young person's own account", "child": child, "form": form}
    context["sentence"] = read.whose_rights(child)
    return render(request, "desk/own_account.html", context | {"submit_label": "Save"})


def capacity(request, ref):
    child = _child(request, ref, "capacity")
    form = forms.CapacityForm(request.POST or None)
    given = {"by": request.user, "today": today(), "child": child}
    if form.is_valid() and written(people.record_capacity, form, **given):
        messages.success(request, "It is recorded")
        return redirect("desk:capacity", ref=ref)
    context = {
        "heading": "Whose rights they are",
        "child": child,
        "form": form,
        "sentence": read.whose_rights(child),
        "records": read.capacity_records(child),
        "submit_label": "Record it",
    }
    return render(request, "desk/capacity.html", context)
