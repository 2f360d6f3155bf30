"""Consulting settings on being named in a plan."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from goldenthread.accounts import access
from goldenthread.accounts.roles import Permission
from goldenthread.casework.consulting import actions
from goldenthread.casework.consulting.models import Consultation
from goldenthread.casework.models import Request
from goldenthread.desk import consulting_page as read
from goldenthread.desk.consulting_forms import (
    AnswerForm,
    ConsultForm,
    FindSettingsForm,
    OwnAnswerForm,
    WithdrawConsultationForm,
)
from goldenthread.desk.writing import written
from goldenthread.people.today import today


def _case(request, ref, may, page):
    return access.get(Request, request.user, ref, may=may, page=page, base=Request.objects.with_story())


def consultations(request, ref):
    case = _case(request, ref, Permission.RECORD_FACTS, "consultations")
    found = read.asked(case, today())
    context = {
        "heading": "Settings consulted",
        "case": case,
        "found": found,
        "sentence": read.sentence(found),
    }
    return render(request, "desk/consultations.html", context)


def consult_settings(request, ref):
    case, day = _case(request, ref, Permission.RECORD_FACTS, "consult_settings"), today()
    looking = FindSettingsForm(request.GET or None)
    words = looking.cleaned_data["q"] if looking.is_valid() else ""
    offered = read.offered(words, case)
    form = ConsultForm(request.POST or None, offered=offered, initial={"sent_on": day})
    letters = read.letters_before(form, case, request.POST, request.user) if form.is_valid() else None
    confirmed = read.letters_confirmed(form, letters) if form.is_valid() else None
    given = {"by": request.user, "today": day, "request": case, **(confirmed or {})}
    if confirmed is not None and written(actions.consult_settings, form, **given):
        messages.success(
            request, "The settings are consulted" if letters else "The consultations are recorded"
        )
        return redirect("desk:consultations", ref=ref)
    context = {"case": case, "looking": looking, "words": words, "offered": offered, "form": form}
    context["letters"] = None if form.errors else letters
    context["heading"] = "Look at the letters" if context["letters"] else "Consult settings"
    context["back_url"] = reverse("desk:consultations", args=[ref])
    return render(request, "desk/consult_settings.html", context)


def answer_consultation(request, ref, consultation):
    case = _case(request, ref, Permission.RECORD_FACTS, "answer_consultation")
    held, day = read.consultation_of(case, consultation), today()
    initial = {name: getattr(held, name) for name in ("answer", "words", "revision")}
    form = AnswerForm(request.POST or None, initial=initial | {"answered_on": held.answered_on or day})
    given = {"by": request.user, "today": day, "consultation": held}
    if form.is_valid() and written(actions.record_answer, form, **given):
        messages.success(request, f"The answer of {held.setting} is recorded")
        return redirect("desk:consultations", ref=ref)
    return render(request, "desk/answer_consultation.html", _asking(case, held, form, "What it answered"))


def withdraw_consultation(request, ref, consultation):
    case = _case(request, ref, Permission.RECORD_FACTS, "withdraw_consultation")
    held = read.consultation_of(case, consultation)
    form = WithdrawConsultationForm(request.POST or None, initial={"revision": held.revision})
    given = {"by": request.user, "today": today(), "consultation": held}
    if form.is_valid() and written(actions.withdraw_consultation, form, **given):
        messages.success(request, f"{held.setting} need not answer any more")
        return redirect("desk:consultations", ref=ref)
    return render(
        request, "desk/withdraw_consultation.html", _asking(case, held, form, "Take the consultation back")
    )


@require_POST
def note_answer(request, ref, consultation):
    case = _case(request, ref, Permission.RECORD_FACTS, "note_answer")
    actions.note_answer(by=request.user, consultation=read.consultation_of(case, consultation))
    return redirect("desk:consultations", ref=ref)


def consulted(request):
    access.require(request.user, Permission.ANSWER_CONSULTATIONS)
    found = read.asked_of_us(request.user, today())
    access.record_list(request.user, kind="own consultations", count=len(found), page="consulted")
    return render(request, "desk/consulted.html", {"heading": "Consultations asked of us", "found": found})


def _asked(request, ref, page):
    may, user = Permission.ANSWER_CONSULTATIONS, request.user
    return access.get(Consultation, user, ref, may=may, page=page, base=Consultation.objects.with_page())


def consulted_about(request, ref):
    held = _asked(request, ref, "consulted_about")
    page = read.asked_of_setting(held)
    form = OwnAnswerForm(request.POST or None, initial={"revision": held.revision})
    given = {"by": request.user, "today": today(), "consultation": held}
    if form.is_valid() and written(actions.give_answer, form, **given):
        messages.success(request, "Your answer has been sent to the council")
        return redirect("desk:consulted_about", ref=ref)
    context = {"heading": f"Consultation {ref}", "page": page, "held": held, "form": form}
    return render(request, "desk/consulted_about.html", context)


def consulted_plan(request, ref):
    return read.draft_for(_asked(request, ref, "consulted_plan"))


def _asking(case, held, form, heading) -> dict:
    page = reverse("desk:consultations", args=[case.ref])
    return {
        "heading": f"{held.setting}: {heading[0].lower()}{heading[1:]}",
        "case": case,
        "held": held,
        "form": form,
        "submit_label": heading if heading.startswith("Take") else "Record the answer",
        "back_url": page,
        "cancel_url": page,
    }
