"""Advice that was given, as the service reads it: accepted on the day it was given, or sent back with what is missing."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from goldenthread.accounts import access
from goldenthread.accounts.errors import Conflict, Refused
from goldenthread.accounts.roles import Permission
from goldenthread.casework.advising import actions
from goldenthread.casework.models import Request
from goldenthread.desk import advice_forms as forms
from goldenthread.desk import advice_page as read
from goldenthread.desk.plan_forms import RevisedForm
from goldenthread.desk.writing import written
from goldenthread.people.today import today


def _page(request, ref, number, page):
    may = Permission.RECORD_FACTS
    case = access.get(Request, request.user, ref, may=may, page=page, base=Request.objects.with_story())
    return case, read.asked_page(case, read.of_case(case, number))


def case_advice(request, ref, advice):
    case, page = _page(request, ref, advice, "case_advice")
    context = {
        "heading": f"Advice: {page.advice.get_kind_display().lower()}",
        "case": case,
        "page": page,
        "chasers": read.chasers(page.advice),
        "form": RevisedForm(initial={"revision": page.waiting.revision}) if page.waiting else None,
    }
    return render(request, "desk/case_advice.html", context)


@require_POST
def accept_advice(request, ref, advice):
    case, page = _page(request, ref, advice, "accept_advice")
    form = RevisedForm(request.POST)
    try:
        if page.waiting is None or not form.is_valid():
            raise Refused("No advice waits for an answer here: look at it again")
        seen = form.expected_revision
        actions.accept_advice(by=request.user, today=today(), given=page.waiting, expected_revision=seen)
        messages.success(request, "The advice is accepted, and recorded on the day it was given")
    except (Refused, Conflict) as error:
        messages.error(request, str(error))
    return redirect("desk:case_advice", ref=case.ref, advice=advice)


def send_back_advice(request, ref, advice):
    case, page = _page(request, ref, advice, "send_back_advice")
    if page.waiting is None:
        messages.info(request, "No advice waits for an answer here")
        return redirect("desk:case_advice", ref=ref, advice=advice)
    form = forms.SendBackForm(request.POST or None, initial={"revision": page.waiting.revision})
    given = {"by": request.user, "today": today(), "given": page.waiting}
    if form.is_valid() and written(actions.send_back_advice, form, **given):
        messages.success(request, "The advice is sent back. The writer sees what is missing")
        return redirect("desk:case_advice", ref=ref, advice=advice)
    context = {"heading": "Send the advice back", "case": case, "page": page, "form": form}
    return render(request, "desk/send_back_advice.html", context | {"submit_label": "Send it back"})
