"""The pages of the plan's versions."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse

from goldenthread.accounts import access
from goldenthread.accounts.roles import Permission as P
from goldenthread.assurance import as_of
from goldenthread.assurance.plan_history import actions, forms, pages, versions
from goldenthread.assurance.plan_history.views.common import done, number
from goldenthread.people.today import today


def plan_versions(request):
    access.require(request.user, P.VIEW_PLAN)
    day = as_of.asked(request)
    context = {
        "heading": "Versions of the improvement plan",
        "shown": versions.listed(pages.plan_shown(day), day),
        "day": day,
        "may_keep": day == today() and request.user.may(P.KEEP_PLAN),
    }
    return render(request, "assurance/plan_versions.html", context)


def agree_version(request):
    access.require(request.user, P.KEEP_PLAN)
    held, page = pages.plan_in_force(), reverse("assurance:plan_versions")
    initial = {"agreed_on": today(), "number": pages.next_version(held)}
    form = forms.VersionForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        given = {name: form.cleaned_data[name] for name in ("agreed_on", "agreed_where", "words")}
        given |= {"plan": held, "expected_number": number(form, "number")}
        if done(form, actions.agree_version, **given, by=request.user):
            messages.success(request, "The version is kept.")
            return redirect(page)
    context = {
        "heading": "Agree this version of the plan",
        "form": form,
        "changed": versions.since_the_last(held),
        "submit_label": "Keep this version",
        "cancel_url": page,
        "back_url": page,
    }
    return render(request, "assurance/agree_version.html", context)


def plan_version(request, agreed):
    access.require(request.user, P.VIEW_PLAN)
    shown = versions.one(pages.plan_in_force(), agreed)
    heading = f"Version {agreed} of the improvement plan"
    return render(request, "assurance/plan_version.html", {"heading": heading, "shown": shown})


def compare_versions(request):
    access.require(request.user, P.VIEW_PLAN)
    asked = [request.GET.get(name, "") for name in ("from", "to")]
    shown = versions.compared(pages.plan_in_force(), *asked)
    return render(
        request, "assurance/compare_versions.html", {"heading": "What changed in the plan", "shown": shown}
    )
