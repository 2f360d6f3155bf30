"""Caseloads: who holds what, handing cases over and back, and who covers for whom."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse

from goldenthread.accounts import access
from goldenthread.accounts.roles import Permission
from goldenthread.casework.caseload import actions
from goldenthread.desk import caseload_page as read
from goldenthread.desk.caseload_forms import AbsenceForm, EndAbsenceForm, HandOverForm, UndoForm
from goldenthread.desk.writing import written
from goldenthread.people.today import today


def caseloads(request):
    access.require(request.user, Permission.ALLOCATE_CASES)
    shown = read.caseloads(request.user, today())
    return render(request, "desk/caseloads.html", {"heading": "Caseloads", "shown": shown})


def caseload(request, officer):
    access.require(request.user, Permission.ALLOCATE_CASES)
    day, whose = today(), read.officer_numbered(officer)
    cases = read.Caseload(request.user, request.GET, day, whose)
    context = _listing(cases, reverse("desk:caseload", args=[officer]))
    context |= {"heading": whose.display_name, "officer": whose, "away": read.away_words(whose, day)}
    return render(request, "desk/caseload.html", context)


def unallocated(request):
    access.require(request.user, Permission.ALLOCATE_CASES)
    cases = read.Caseload(request.user, request.GET, today(), None)
    context = _listing(cases, reverse("desk:unallocated")) | {"heading": "Cases without an officer"}
    return render(request, "desk/unallocated.html", context)


def _listing(cases, here) -> dict:
    return {
        "cases": cases,
        "rows": cases.listed(),
        "sorting": cases.sorting,
        "tabs": cases.tabs(here),
        "clear_url": cases.cleared(here),
        "choosing": True,
    }


def hand_over(request):
    access.require(request.user, Permission.ALLOCATE_CASES)
    asked = request.POST or request.GET
    back, cases = read.back_of(asked), read.chosen(request.user, asked, today())
    if not cases:
        messages.info(request, "Tick the cases to hand over, then press the button under the list")
        return redirect(back)
    form = HandOverForm(request.POST or None, officers=read.takers())
    shown = read.preview(cases, form.chosen, asked) if form.is_valid() else None
    if shown and "confirm" in request.POST:
        done = read.handed_over(form, shown, asked, by=request.user)
        if done:
            messages.success(request, f"{done}. It can be undone below")
            return redirect("desk:caseloads")
    context = {
        "heading": f"Hand over {read.counted(len(cases), 'case')}",
        "form": form,
        "cases": cases,
        "shown": shown,
        "kept": read.kept(asked),
        "back_url": back,
    }
    return render(request, "desk/hand_over.html", context)


def handover(request, handover):
    access.require(request.user, Permission.ALLOCATE_CASES)
    held, form = read.handover_numbered(handover), UndoForm(request.POST or None)
    if form.is_valid() and written(actions.undo_handover, form, by=request.user, handover=held):
        messages.success(request, "The handover is undone: every case is where it was")
        return redirect("desk:caseloads")
    context = {
        "heading": "A handover",
        "held": held,
        "cases": read.handed(held, request.user),
        "can_be_undone": read.can_be_undone(held),
        "form": form,
    }
    return render(request, "desk/handover.html", context)


def add_absence(request):
    access.require(request.user, Permission.ALLOCATE_CASES)
    asked = {"officer": request.GET.get("officer")}
    form = AbsenceForm(request.POST or None, officers=read.takers(), covers=read.takers(), initial=asked)
    if form.is_valid() and written(actions.record_absence, form, by=request.user, today=today()):
        messages.success(request, "The absence is recorded. Whoever covers sees the cases from its first day")
        return redirect("desk:caseloads")
    page = reverse("desk:caseloads")
    context = {
        "heading": "Somebody is away",
        "form": form,
        "submit_label": "Record the absence",
        "back_url": page,
        "cancel_url": page,
    }
    return render(request, "desk/add_absence.html", context)


def end_absence(request, absence):
    access.require(request.user, Permission.ALLOCATE_CASES)
    held = read.absence_numbered(absence)
    form = EndAbsenceForm(
        request.POST or None, initial={"until_on": held.until_on, "revision": held.revision}
    )
    write = {"by": request.user, "today": today(), "absence": held}
    if form.is_valid() and written(actions.end_absence, form, **write):
        messages.success(request, "The absence is changed")
        return redirect("desk:caseloads")
    page = reverse("desk:caseloads")
    context = {
        "heading": f"Absence of {held.officer.display_name}",
        "held": held,
        "form": form,
        "submit_label": "Change the last day",
        "back_url": page,
        "cancel_url": page,
    }
    return render(request, "desk/end_absence.html", context)
