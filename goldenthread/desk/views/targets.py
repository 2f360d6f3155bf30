"""What an indicator is held against: its baseline, standard and targets, and where its limits begin again."""

from django.contrib import messages
from django.shortcuts import redirect, render

from goldenthread.accounts import access
from goldenthread.accounts.roles import Permission
from goldenthread.desk import asked
from goldenthread.desk import target_page as read
from goldenthread.desk.setting_forms import OneButtonForm, RemoveForm
from goldenthread.desk.target_forms import RebaseForm, TargetForm
from goldenthread.scorecard import cards
from goldenthread.scorecard import target_actions as actions


def kpi_targets(request, month, code):
    access.require(request.user, Permission.VIEW_SCORECARD)
    with asked.known_code():
        page = read.target_page(code, asked.month(month), user=request.user)
    context = {"heading": f"{page.card.title}: baseline and targets", "page": page, "card": page.card}
    return render(request, "desk/kpi_targets.html", context)


def set_target(request, month, code, target=None):
    access.require(request.user, Permission.SET_TARGETS)
    with asked.known_code():
        card = cards.kpi(code, asked.month(month)).card
    held = read.target_numbered(code, target)
    form = TargetForm(
        request.POST or None, initial=read.answers_of(held), unit=card.unit, districts=read.districts()
    )
    if form.is_valid() and read.set_target(form, code, held, request.user):
        messages.success(request, "It is written down")
        return redirect("desk:kpi_targets", month, code)
    context = {
        "heading": f"Change “{held.label}”" if held else "Set a target",
        "card": card,
        "form": form,
        "submit_label": "Save",
    }
    return render(request, "desk/set_target.html", context)


def remove_target(request, month, code, target):
    access.require(request.user, Permission.SET_TARGETS)
    with asked.known_code():
        view = cards.kpi(code, asked.month(month))
    held = read.target_numbered(code, target)
    form = RemoveForm(request.POST if request.method == "POST" else None, initial={"revision": held.revision})
    if form.is_valid() and read.remove_target(form, held, request.user):
        messages.success(request, f"“{held.label}” is removed")
        return redirect("desk:kpi_targets", month, code)
    context = {
        "heading": f"Remove “{held.label}”",
        "card": view.card,
        "level": next(level for level in view.levels if level.pk == held.pk),
        "form": form,
        "submit_label": "Remove it",
    }
    return render(request, "desk/remove_target.html", context)


def rebase(request, month, code):
    access.require(request.user, Permission.SET_TARGETS)
    with asked.known_code():
        page = read.rebase_page(code, asked.month(month), user=request.user)
    form = RebaseForm(request.POST or None, initial={"month": month}, months=page.choices)
    if form.is_valid() and read.begin_again(form, code, request.user):
        messages.success(request, "The limits begin again")
        return redirect("desk:rebase", month, code)
    context = {
        "heading": f"{page.card.title}: begin the limits again",
        "page": page,
        "card": page.card,
        "form": form,
        "submit_label": "Begin the limits again",
    }
    return render(request, "desk/rebase.html", context)


def remove_rebase(request, month, code, rebase):
    access.require(request.user, Permission.SET_TARGETS)
    with asked.known_code():
        card = cards.kpi(code, asked.month(month)).card
    held = read.rebase_numbered(code, rebase)
    form = OneButtonForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        actions.remove_rebase(by=request.user, rebase=held)
        messages.success(request, "The limits run on")
        return redirect("desk:rebase", month, code)
    context = {
        "heading": "Let the limits run on",
        "card": card,
        "held": held,
        "form": form,
        "submit_label": "Let them run on",
    }
    return render(request, "desk/remove_rebase.html", context)
