"""The law, the local policy and the bank holidays: everybody may read them, few may change them."""

from django.contrib import messages
from django.shortcuts import redirect, render

from goldenthread.accounts import access
from goldenthread.accounts.roles import Permission
from goldenthread.clocks import actions as clocks
from goldenthread.desk import policy_page as read
from goldenthread.desk.setting_forms import HolidayForm, OneButtonForm, PolicyForm
from goldenthread.people import actions as people
from goldenthread.people.today import today


def policy(request):
    page = read.policy_page(request.user, request.GET.get("kind", "law"))
    return render(request, "desk/policy.html", {"heading": "The law and local policy", "page": page})


def change_policy(request):
    access.require(request.user, Permission.MANAGE_POLICY)
    form = PolicyForm(request.POST or None, initial=read.first_answers(today()))
    if form.is_valid() and read.change(form, request.user):
        messages.success(request, "The complaints policy is written down")
        return redirect("desk:policy")
    context = {"heading": "Complaints policy", "form": form, "submit_label": "Save the policy"}
    return render(request, "desk/change_policy.html", context)


def proclaim_holiday(request):
    access.require(request.user, Permission.MANAGE_POLICY)
    form = HolidayForm(request.POST or None)
    if form.is_valid() and read.proclaim(form, request.user):
        messages.success(request, "The bank holiday is added")
        return redirect("desk:policy")
    context = {"heading": "Add a bank holiday", "form": form, "submit_label": "Add the bank holiday"}
    return render(request, "desk/proclaim_holiday.html", context)


def withdraw_holiday(request, holiday):
    access.require(request.user, Permission.MANAGE_POLICY)
    found = read.holiday_numbered(holiday)
    form = OneButtonForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        people.withdraw_holiday(by=request.user, holiday=found)
        messages.success(request, "The bank holiday is removed")
        return redirect("desk:policy")
    context = {
        "heading": "Remove a bank holiday",
        "holiday": found,
        "form": form,
        "submit_label": "Remove the bank holiday",
    }
    return render(request, "desk/withdraw_holiday.html", context)


def catch_up(request):
    access.require(request.user, Permission.MANAGE_POLICY)
    form = OneButtonForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        counts = clocks.catch_up(by=request.user)
        messages.success(request, f"Clocks worked out again: {counts}")
        return redirect("desk:policy")
    context = {
        "heading": "Work the clocks out again",
        "form": form,
        "behind": read.behind(),
        "submit_label": "Work them out again",
    }
    return render(request, "desk/catch_up.html", context)
