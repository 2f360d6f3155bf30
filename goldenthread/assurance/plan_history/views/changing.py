"""The pages that change an action of the plan, and its milestones."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse

from goldenthread.accounts import access
from goldenthread.accounts.roles import Permission as P
from goldenthread.assurance.plan_history import actions, forms, pages, who
from goldenthread.assurance.plan_history.views.common import done, must, number
from goldenthread.people.today import today


def add_action(request):
    access.require(request.user, P.KEEP_PLAN)
    form = forms.NewActionForm(
        request.POST or None,
        people=pages.owners(),
        sub_themes=pages.sub_themes(),
        initial={"on": today()},
    )
    if request.method == "POST" and form.is_valid():
        given = {name: form.cleaned_data[name] for name in ("sub_theme", "code")}
        if done(form, actions.add_action, **given, wanted=form.wanted, why=form.why, by=request.user):
            messages.success(request, f"Action {given['code']} is in the plan.")
            return redirect("assurance:action", given["code"])
    context = {
        "heading": "Add an action",
        "form": form,
        "submit_label": "Add it",
        "cancel_url": reverse("assurance:actions"),
    }
    return render(request, "assurance/add_action.html", context)


def change_action(request, code):
    held = pages.action(code)
    must(who.may_change(request.user, held.area))
    form = forms.ActionForm(request.POST or None, people=pages.owners(), initial=pages.initial(held))
    if request.method == "POST" and form.is_valid():
        given = {"action": held, "wanted": form.wanted, "why": form.why, "expected_revision": number(form)}
        if done(form, actions.change_action, **given, by=request.user):
            messages.success(request, f"Action {code} is changed. What it was stands in its history.")
            return redirect("assurance:action", code)
    return _asked(request, "change_action", held, form, f"Change action {code}", "Change it")


def _asked(request, name, held, form, heading, label):
    page = reverse("assurance:action", args=[held.code])
    context = {
        "heading": heading,
        "form": form,
        "action": held,
        "submit_label": label,
        "cancel_url": page,
        "back_url": page,
    }
    return render(request, f"assurance/{name}.html", context)


def _first_of(held):
    return {"on": today(), "revision": held.revision}


def merge_action(request, code):
    access.require(request.user, P.KEEP_PLAN)
    held = pages.action(code)
    choices = pages.others_followed(held)
    form = forms.MergeForm(request.POST or None, actions=choices, initial=_first_of(held))
    if request.method == "POST" and form.is_valid():
        into = form.cleaned_data["into"]
        given = {"action": held, "into": into, "why": form.why, "expected_revision": number(form)}
        if done(form, actions.merge_action, **given, by=request.user):
            messages.success(request, f"Action {code} is merged into {into.code}.")
            return redirect("assurance:action", code)
    return _asked(request, "merge_action", held, form, f"Merge action {code} into another", "Merge it")


def split_action(request, code):
    access.require(request.user, P.KEEP_PLAN)
    held = pages.action(code)
    form = forms.SplitForm(request.POST or None, initial=_first_of(held))
    if request.method == "POST" and form.is_valid():
        given = {"action": held, "parts": form.parts, "why": form.why, "expected_revision": number(form)}
        if done(form, actions.split_action, **given, by=request.user):
            messages.success(request, f"Action {code} is split into {len(form.parts)} actions.")
            return redirect("assurance:action", code)
    return _asked(request, "split_action", held, form, f"Split action {code}", "Split it")


def move_action(request, code):
    access.require(request.user, P.KEEP_PLAN)
    held = pages.action(code)
    form = forms.MoveForm(request.POST or None, sub_themes=pages.sub_themes(), initial=_first_of(held))
    if request.method == "POST" and form.is_valid():
        to = form.cleaned_data["sub_theme"]
        given = {"action": held, "sub_theme": to, "why": form.why, "expected_revision": number(form)}
        if done(form, actions.move_action, **given, by=request.user):
            messages.success(request, f"Action {code} stands under {to.code} now.")
            return redirect("assurance:action", code)
    return _asked(request, "move_action", held, form, f"Move action {code}", "Move it")


def retire_action(request, code):
    access.require(request.user, P.KEEP_PLAN)
    held = pages.action(code)
    form = forms.WhyForm(request.POST or None, initial=_first_of(held))
    if request.method == "POST" and form.is_valid():
        given = {"action": held, "why": form.why, "expected_revision": number(form)}
        if done(form, actions.retire_action, **given, by=request.user):
            messages.success(request, f"Action {code} is retired. It can be put back.")
            return redirect("assurance:action", code)
    return _asked(request, "retire_action", held, form, f"Retire action {code}", "Retire it")


def restore_action(request, code):
    access.require(request.user, P.KEEP_PLAN)
    held = pages.action(code)
    form = forms.WhyForm(request.POST or None, initial=_first_of(held))
    if request.method == "POST" and form.is_valid():
        given = {"action": held, "why": form.why, "expected_revision": number(form)}
        if done(form, actions.restore_action, **given, by=request.user):
            messages.success(request, f"Action {code} is followed again.")
            return redirect("assurance:action", code)
    heading = f"Put action {code} back under monitoring"
    return _asked(request, "restore_action", held, form, heading, "Put it back")


def add_milestone(request, code):
    held = pages.action(code)
    must(who.may_keep_milestones(request.user, held))
    form = forms.MilestoneForm(request.POST or None, initial={"revision": held.revision})
    if request.method == "POST" and form.is_valid():
        given = {name: form.cleaned_data[name] for name in ("words", "due_on")}
        given |= {"action": held, "expected_revision": number(form)}
        if done(form, actions.add_milestone, **given, by=request.user):
            messages.success(request, "The milestone is set.")
            return redirect("assurance:action", code)
    return _asked(request, "add_milestone", held, form, f"Add a milestone to action {code}", "Add it")


def change_milestone(request, code, milestone):
    held = pages.milestone(code, milestone)
    must(who.may_keep_milestones(request.user, held.action))
    initial = vars(held) | {"revision": held.action.revision}
    form = forms.MilestoneChangeForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        given = {**form.cleaned_data, "milestone": held, "expected_revision": number(form)}
        given.pop("revision")
        if done(form, actions.change_milestone, **given, by=request.user):
            messages.success(request, "The milestone is changed. What it was stands in the action's history.")
            return redirect("assurance:action", code)
    heading = f"Change a milestone of action {code}"
    return _asked(request, "change_milestone", held.action, form, heading, "Change it")
