"""The pages of plans that follow one another, and of how their actions went on."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse

from goldenthread.accounts import access
from goldenthread.accounts.roles import Permission as P
from goldenthread.assurance import as_of
from goldenthread.assurance.plan_history import actions, carrying, forms
from goldenthread.assurance.plan_history.views.common import done, number
from goldenthread.people.today import today


def plans(request):
    access.require(request.user, P.VIEW_PLAN)
    day = as_of.asked(request)
    context = {
        "heading": "Improvement plans",
        "rows": carrying.plans(day),
        "day": day,
        "at": as_of.query(day),
        "may_keep": request.user.may(P.KEEP_PLAN),
    }
    return render(request, "assurance/plans.html", context)


def a_plan(request, plan):
    access.require(request.user, P.VIEW_PLAN)
    day, held = as_of.asked(request), carrying.plan(plan)
    context = {
        "heading": held.title,
        "shown": carrying.plan_page(held, day),
        "day": day,
        "at": as_of.query(day),
        "may_keep": day == today() and request.user.may(P.KEEP_PLAN),
        "may_see_risks": request.user.may(P.VIEW_RISKS),
    }
    return render(request, "assurance/a_plan.html", context)


def describe_plan(request, plan):
    access.require(request.user, P.KEEP_PLAN)
    held, page = carrying.plan(plan), reverse("assurance:a_plan", args=[plan])
    initial = vars(held) | {"follows": held.follows_id}
    form = forms.PlanForm(request.POST or None, others=carrying.others(held), initial=initial)
    if request.method == "POST" and form.is_valid():
        given = {**form.cleaned_data, "plan": held, "expected_revision": number(form)}
        given.pop("revision")
        if done(form, actions.describe_plan, **given, by=request.user):
            messages.success(request, "When the plan is in force is recorded.")
            return redirect(page)
    context = {
        "heading": f"When “{held}” is in force",
        "form": form,
        "submit_label": "Record it",
        "cancel_url": page,
        "back_url": page,
    }
    return render(request, "assurance/describe_plan.html", context)


def plan_action(request, plan, code):
    access.require(request.user, P.VIEW_PLAN)
    day, held = as_of.asked(request), carrying.plan(plan)
    shown = carrying.action_page(held, code, day)
    context = {"heading": f"Action {code}", "shown": shown, "plan": held}
    context |= {"day": day, "at": as_of.query(day)}
    return render(request, "assurance/plan_action.html", context)


def carry_over(request, plan):
    access.require(request.user, P.VIEW_PLAN)
    day, held = as_of.asked(request), carrying.plan(plan)
    context = {
        "heading": f"What became of “{held}”",
        "shown": carrying.table(held, day),
        "day": day,
        "at": as_of.query(day),
        "may_keep": day == today() and request.user.may(P.KEEP_PLAN),
    }
    return render(request, "assurance/carry_over.html", context)


def carry_action(request, plan, code):
    access.require(request.user, P.KEEP_PLAN)
    shown, page = carrying.row(carrying.plan(plan), code), reverse("assurance:carry_over", args=[plan])
    form = forms.CarryOverForm(request.POST or None, initial=shown.initial)
    if request.method == "POST" and form.is_valid():
        given = {name: form.cleaned_data[name] for name in ("outcome", "why")}
        given |= {"action": shown.action, "codes": form.codes}
        if done(form, carrying.say, **given, by=request.user):
            messages.success(request, f"How {code} went on is recorded.")
            return redirect(page)
    context = {
        "heading": f"How action {code} went on",
        "form": form,
        "shown": shown,
        "submit_label": "Record it",
        "cancel_url": page,
        "back_url": page,
    }
    return render(request, "assurance/carry_action.html", context)
