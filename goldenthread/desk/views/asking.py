"""Everybody whose advice an assessment needs, asked on one page."""

from django.contrib import messages
from django.shortcuts import redirect, render

from goldenthread.accounts import access
from goldenthread.accounts.roles import Permission
from goldenthread.casework.asking_actions import seek_advice_of_all
from goldenthread.casework.models import Request
from goldenthread.desk import asking_page as read
from goldenthread.desk.writing import written
from goldenthread.people.today import today


def ask_everyone(request, ref):
    may, page, day = Permission.RECORD_FACTS, "ask_everyone", today()
    case = access.get(Request, request.user, ref, may=may, page=page, base=Request.objects.with_story())
    if not read.may_ask(case):
        messages.info(request, "There is nobody left to ask, or no assessment is open")
        return redirect("desk:case", ref=ref)
    form = read.ask_everyone_form(case, day, request.POST or None)
    if form.is_valid() and written(seek_advice_of_all, form, by=request.user, today=day):
        messages.success(request, "The requests for advice are recorded. Their letters are offered below")
        return redirect("desk:case", ref=ref)
    context = {"heading": "Ask everybody for advice", "case": case, "form": form, "submit_label": "Record"}
    return render(request, "desk/ask_everyone.html", context)
