"""Settings and when they are closed."""

from django.contrib import messages
from django.forms import model_to_dict
from django.shortcuts import redirect, render

from goldenthread.accounts import access
from goldenthread.accounts.roles import Permission
from goldenthread.desk import setting_page as read
from goldenthread.desk.setting_forms import ClosureForm, RemoveForm, SettingAddressForm, SettingSearchForm
from goldenthread.govuk import paging
from goldenthread.people import closures
from goldenthread.people.today import today


def settings(request):
    access.require(request.user, Permission.VIEW_CALENDARS)
    form = SettingSearchForm(request.GET or None)
    words = form.cleaned_data["q"] if form.is_valid() else ""
    context = {
        "heading": "Settings and their calendars",
        "form": form,
        "words": words,
        "found": paging.page(closures.settings_matching(words), request.GET),
        "term_dates": read.term_dates(),
    }
    return render(request, "desk/settings.html", context)


def setting(request, pk):
    access.require(request.user, Permission.VIEW_CALENDARS)
    found = closures.setting_numbered(pk)
    context = {
        "heading": found.name,
        "setting": found,
        "page": read.setting_page(found, request.GET.get("year", ""), today()),
        "may_manage": request.user.may(Permission.MANAGE_CALENDARS),
        "address": read.address_of(found),
        "may_write_address": request.user.may(Permission.RECORD_FACTS),
    }
    return render(request, "desk/setting.html", context)


def setting_address(request, pk):
    access.require(request.user, Permission.RECORD_FACTS)
    found = closures.setting_numbered(pk)
    form = SettingAddressForm(request.POST or None, initial=read.first_address(found))
    if form.is_valid() and read.keep_address(form, found, request.user):
        messages.success(request, "The address is on file. Letters to the setting go there from now on")
        return redirect("desk:setting", pk=pk)
    context = {"heading": "Address for letters", "setting": found, "form": form}
    return render(request, "desk/setting_address.html", context | {"submit_label": "Keep the address"})


def add_closure(request, pk):
    access.require(request.user, Permission.MANAGE_CALENDARS)
    found = closures.setting_numbered(pk)
    form = ClosureForm(request.POST or None)
    if form.is_valid() and read.add(form, found, request.user):
        messages.success(request, "The closure is written down")
        return redirect("desk:setting", pk=pk)
    context = {"heading": "Add a closure", "setting": found, "form": form, "submit_label": "Add the closure"}
    return render(request, "desk/add_closure.html", context)


def change_closure(request, pk, closure):
    access.require(request.user, Permission.MANAGE_CALENDARS)
    found = closures.closure_numbered(closures.setting_numbered(pk), closure)
    form = ClosureForm(request.POST or None, initial=model_to_dict(found))
    if form.is_valid() and read.change(form, found, request.user):
        messages.success(request, "The closure is changed")
        return redirect("desk:setting", pk=pk)
    context = {"heading": "Change a closure", "closure": found, "form": form, "submit_label": "Save"}
    return render(request, "desk/change_closure.html", context)


def remove_closure(request, pk, closure):
    access.require(request.user, Permission.MANAGE_CALENDARS)
    found = closures.closure_numbered(closures.setting_numbered(pk), closure)
    form = RemoveForm(request.POST or None, initial=model_to_dict(found))
    if form.is_valid() and read.remove(form, found, request.user):
        messages.success(request, "The closure is removed")
        return redirect("desk:setting", pk=pk)
    context = {
        "heading": "Remove a closure",
        "closure": found,
        "form": form,
        "submit_label": "Remove the closure",
    }
    return render(request, "desk/remove_closure.html", context)
