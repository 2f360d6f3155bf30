"""Panels: planned, prepared, held and closed."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse

from goldenthread.accounts import access
from goldenthread.accounts.roles import Permission
from goldenthread.casework.panels import actions
from goldenthread.desk import panel_page as read
from goldenthread.desk.panel_forms import ClosePanelForm, PanelForm, PutBeforeForm, SayForm, TakeOffForm
from goldenthread.desk.writing import written
from goldenthread.people.today import today


def panels(request):
    access.require(request.user, Permission.RECORD_FACTS)
    asked = request.GET.get("case", "")
    case = read.case_called(request.user, asked, "panels") if asked else None
    context = {
        "heading": "Put it before a panel" if case else "Panels",
        "case": case,
        "page": read.listed(request.GET, case),
        "may_hold": request.user.may(Permission.HOLD_PANELS),
    }
    return render(request, "desk/panels.html", context)


def plan_panel(request):
    access.require(request.user, Permission.HOLD_PANELS)
    form = PanelForm(request.POST or None, chairs=read.chairs())
    if form.is_valid() and written(actions.plan_panel, form, by=request.user):
        messages.success(request, "The panel is planned")
        return redirect("desk:panels")
    page = reverse("desk:panels")
    context = {"heading": "Plan a panel", "form": form, "submit_label": "Plan the panel", "back_url": page}
    return render(request, "desk/plan_panel.html", context)


def panel(request, panel):
    access.require(request.user, Permission.RECORD_FACTS)
    held = read.panel_numbered(panel)
    context = {
        "heading": f"Panel: {held}",
        "held": held,
        "shown": read.panel_page(held, request.user, today()),
    }
    return render(request, "desk/panel.html", context)


def put_before(request, panel):
    access.require(request.user, Permission.RECORD_FACTS)
    held = read.panel_numbered(panel)
    form = PutBeforeForm(request.POST or None, initial={"case": request.GET.get("case", "")})
    if form.is_valid():
        case = read.case_called(request.user, form.cleaned_data["case"], "put_before")
        form.arguments = lambda: {"request": case, "summary": form.cleaned_data["summary"]}
        if written(actions.put_before, form, by=request.user, panel=held):
            messages.success(request, f"{case.ref} is before the panel")
            return redirect("desk:panel", panel=panel)
    context = {
        "heading": "Put a case before the panel",
        "held": held,
        "form": form,
        "waiting": read.waiting(held, request.user),
        "submit_label": "Put it before the panel",
        "back_url": read.url_of(held),
    }
    return render(request, "desk/put_before.html", context)


def say_of_case(request, panel, ref):
    access.require(request.user, Permission.HOLD_PANELS)
    held, case = read.panel_numbered(panel), read.case_called(request.user, ref, "say_of_case")
    item = read.item_of(held, case)
    form = SayForm(request.POST or None, members=held.members.all(), initial=read.said_before(item))
    if form.is_valid() and written(actions.say_of, form, by=request.user, item=item):
        messages.success(
            request, "What the panel said is recorded. Tell the family, then record the decision"
        )
        return redirect("desk:panel", panel=panel)
    return render(request, "desk/say_of_case.html", _asking(held, item, form, "What the panel said"))


def take_off(request, panel, ref):
    access.require(request.user, Permission.RECORD_FACTS)
    held, case = read.panel_numbered(panel), read.case_called(request.user, ref, "take_off")
    item = read.item_of(held, case)
    form = TakeOffForm(request.POST or None, initial={"revision": item.revision})
    if (
        request.method == "POST"
        and form.is_valid()
        and written(actions.take_off, form, by=request.user, item=item)
    ):
        messages.success(request, f"{case.ref} is no longer before the panel")
        return redirect("desk:panel", panel=panel)
    return render(request, "desk/take_off.html", _asking(held, item, form, "Take it off the agenda"))


def close_panel(request, panel):
    access.require(request.user, Permission.HOLD_PANELS)
    held = read.panel_numbered(panel)
    form = ClosePanelForm(request.POST or None, initial={"revision": held.revision})
    if form.is_valid() and written(actions.close_panel, form, by=request.user, panel=held):
        messages.success(request, "The panel is closed")
        return redirect("desk:panel", panel=panel)
    page = read.url_of(held)
    context = {
        "heading": "Close the panel",
        "held": held,
        "form": form,
        "submit_label": "Close the panel",
        "back_url": page,
        "cancel_url": page,
    }
    return render(request, "desk/close_panel.html", context)


def _asking(held, item, form, label) -> dict:
    page = read.url_of(held)
    return {
        "heading": f"{item.request.child.name}: {label[0].lower()}{label[1:]}",
        "held": held,
        "item": item,
        "form": form,
        "submit_label": label if label.startswith("Take") else "Record what the panel said",
        "back_url": page,
        "cancel_url": page,
    }
