"""Exceptions to a time limit: which wait for approval, and the decision on one."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse

from goldenthread.accounts import access
from goldenthread.accounts.roles import Permission
from goldenthread.casework import actions
from goldenthread.casework.models import Request
from goldenthread.desk import exceptions_page as read
from goldenthread.desk.exceptions_forms import DecideExceptionForm
from goldenthread.desk.writing import written


def exceptions(request):
    access.require(request.user, Permission.APPROVE_EXCEPTIONS)
    context = {"heading": "Exceptions to approve", "queue": read.queue(request.user)}
    return render(request, "desk/exceptions.html", context)


def decide_exception(request, ref, proposed):
    may = Permission.APPROVE_EXCEPTIONS
    case = access.get(Request, request.user, ref, may=may, page="decide_exception")
    held = read.exception_of(case, proposed)
    form = DecideExceptionForm(request.POST or None, initial={"revision": held.revision})
    if form.is_valid() and written(actions.decide_exception, form, by=request.user, exception=held):
        messages.success(request, "The decision is recorded. The due dates have not moved")
        return redirect("desk:exceptions")
    page = reverse("desk:exceptions")
    context = {
        "heading": "Exception to a time limit",
        "case": case,
        "held": held,
        "form": form,
        "submit_label": "Record the decision",
        "back_url": page,
        "cancel_url": page,
    }
    return render(request, "desk/decide_exception.html", context)
