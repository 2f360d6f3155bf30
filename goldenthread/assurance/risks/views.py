"""The pages of the risk register."""

import datetime as dt
from functools import partial

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from goldenthread.accounts import access
from goldenthread.accounts.roles import Permission as P
from goldenthread.assurance import as_of
from goldenthread.assurance.risks import actions, forms, listing, pages
from goldenthread.assurance.risks.scale import scale
from goldenthread.assurance.writing import done, revision
from goldenthread.govuk import paging
from goldenthread.govuk.sorting import Sorting
from goldenthread.people.today import today

_done = partial(done, again="Open the risk again to see what they said.")


def risks(request):
    access.require(request.user, P.VIEW_RISKS)
    day, form = as_of.asked(request), forms.RiskFilter(request.GET)
    sorting = Sorting(request.GET, listing.SORTS, default="-residual")
    everything = pages.register(day)
    context = {
        "heading": "Risks",
        "form": form,
        "sorting": sorting,
        "sentence": pages.sentence(everything),
        "any": bool(everything),
        "page": paging.page(sorting.of(listing.found(everything, form.asked)), request.GET),
        "day": day,
        "query": request.GET.urlencode(),
        "may_keep": request.user.may(P.KEEP_RISKS),
    }
    return render(request, "assurance/risks.html", context)


def risks_download(request):
    access.require(request.user, P.VIEW_RISKS)
    day = as_of.asked(request)
    ending = request.GET.get("format") if request.GET.get("format") in listing.FORMATS else "csv"
    write, kind = listing.FORMATS[ending]
    sorting = Sorting(request.GET, listing.SORTS, default="-residual")
    found = sorting.of(listing.found(pages.register(day), forms.RiskFilter(request.GET).asked))
    response = HttpResponse(write(found), content_type=kind)
    response["Content-Disposition"] = f'attachment; filename="risks-{day}.{ending}"'
    return response


def risk(request, risk):
    access.require(request.user, P.VIEW_RISKS)
    day = as_of.asked(request)
    shown = pages.page(risk, day)
    is_now = day == today()
    context = {
        "heading": f"Risk {risk}",
        "shown": shown,
        "theirs": pages.theirs(request.user, shown.standing) if is_now else [],
        "day": day,
        "may_keep": is_now and request.user.may(P.KEEP_RISKS),
        "may_assess": is_now and request.user.may(P.ASSESS_RISKS),
    }
    return render(request, "assurance/risk.html", context)


def risk_map(request):
    access.require(request.user, P.VIEW_RISKS)
    day, since = as_of.asked(request), _since(request)
    which = "inherent" if request.GET.get("score") == "inherent" else "residual"
    context = {
        "heading": "Risks by likelihood and impact",
        "shown": pages.heat_map(day, since, which),
        "day": day,
        "scale": scale(),
    }
    return render(request, "assurance/risk_map.html", context)


def _since(request) -> dt.date | None:
    text = request.GET.get("since", "").strip()
    try:
        return dt.date.fromisoformat(text) if text else None
    except ValueError:
        raise Http404(f"{text!r} is not a day. Write it as 2024-05-31.") from None


def _asked(request, name, form, heading, cancel_url, label, **more):
    """The page of a question about the register."""
    context = {"heading": heading, "form": form, "submit_label": label, "cancel_url": cancel_url}
    return render(request, f"assurance/{name}.html", {**context, "back_url": cancel_url, **more})


def add_risk(request):
    access.require(request.user, P.KEEP_RISKS)
    form = forms.RiskForm(request.POST or None, why="Why is it a risk now?")
    if request.method == "POST" and form.is_valid():
        given = {"said": form.description, "words": form.cleaned_data["words"], "by": request.user}
        if _done(form, actions.add_risk, **given):
            messages.success(request, "The risk is on the register. Score it next.")
            return redirect("assurance:risks")
    return _asked(
        request, "add_risk", form, "Put a risk on the register", pages.REGISTER, "Put it on the register"
    )


def change_risk(request, risk):
    access.require(request.user, P.KEEP_RISKS)
    shown, back = pages.on_register(risk, today()), pages.address(risk)
    form = forms.RiskForm(
        request.POST or None, initial=pages.initial(shown), why="What has changed, and why?"
    )
    if request.method == "POST" and form.is_valid():
        given = {"risk": shown.risk, "said": form.description, "words": form.cleaned_data["words"]}
        if _done(form, actions.change_risk, **given, by=request.user, expected_revision=revision(form)):
            messages.success(request, "What is said of the risk is changed; what was said before is kept.")
            return redirect(back)
    return _asked(request, "change_risk", form, f"Change risk {risk}", back, "Record the change")


def assess_risk(request, risk):
    access.require(request.user, P.ASSESS_RISKS)
    shown, back = pages.on_register(risk, today()), pages.address(risk)
    form = forms.AssessForm(request.POST or None, initial=pages.initial_score(shown))
    if request.method == "POST" and form.is_valid():
        names = ("words", "why_unmoved", "assessed_on", "review_on")
        given = {name: form.cleaned_data[name] for name in names} | {"score": form.score}
        whose = {"risk": shown.risk, "by": request.user, "expected_revision": revision(form)}
        if _done(form, actions.assess_risk, **whose, **given):
            messages.success(request, f"The assessment of risk {risk} is recorded.")
            return redirect(back)
    return _asked(request, "assess_risk", form, f"Score risk {risk}", back, "Record the score", shown=shown)


def explain_risk(request, risk):
    access.require(request.user, P.ASSESS_RISKS)
    shown, back = pages.on_register(risk, today()), pages.address(risk)
    form = forms.ExplainForm(request.POST or None, initial={"revision": shown.risk.revision})
    if request.method == "POST" and form.is_valid():
        given = {"risk": shown.risk, "words": form.cleaned_data["words"], "by": request.user}
        if _done(form, actions.explain_risk, **given, expected_revision=revision(form)):
            messages.success(request, "Your answer stands beside the risk.")
            return redirect(back)
    heading = f"Why does nothing move risk {risk}?"
    return _asked(request, "explain_risk", form, heading, back, "Record the answer", shown=shown)


def settle_risk(request, risk):
    access.require(request.user, P.KEEP_RISKS)
    shown, back = pages.on_register(risk, today()), pages.address(risk)
    form = forms.SettleForm(request.POST or None, initial={"revision": shown.risk.revision})
    if request.method == "POST" and form.is_valid():
        given = {name: form.cleaned_data[name] for name in ("state", "words", "review_on")}
        whose = {"risk": shown.risk, "by": request.user, "expected_revision": revision(form)}
        if _done(form, actions.settle_risk, **whose, **given):
            messages.success(
                request, f"What becomes of risk {risk} is recorded. It can be said otherwise here."
            )
            return redirect(back)
    heading = f"Accept, close or reopen risk {risk}"
    return _asked(request, "settle_risk", form, heading, back, "Record this", shown=shown)


def add_mitigation(request, risk):
    access.require(request.user, P.KEEP_RISKS)
    shown, back = pages.on_register(risk, today()), pages.address(risk)
    form = forms.MitigationForm(request.POST or None, is_new=True)
    if (
        request.method == "POST"
        and form.is_valid()
        and _done(form, actions.add_mitigation, risk=shown.risk, said=form.work, by=request.user)
    ):
        messages.success(request, "The mitigation is added.")
        return redirect(back)
    heading = f"Add a mitigation of risk {risk}"
    return _asked(request, "add_mitigation", form, heading, back, "Add it", shown=shown)


def change_mitigation(request, risk, mitigation):
    access.require(request.user, P.KEEP_RISKS)
    shown, back = pages.on_register(risk, today()), pages.address(risk)
    held = pages.mitigation_of(shown, mitigation)
    form = forms.MitigationForm(request.POST or None, initial=pages.initial_mitigation(held))
    if request.method == "POST" and form.is_valid():
        given = {"mitigation": held.mitigation, "said": form.work, "words": form.cleaned_data["words"]}
        if _done(form, actions.change_mitigation, **given, by=request.user, expected_revision=revision(form)):
            messages.success(request, "The mitigation is changed; what was said of it before is kept.")
            return redirect(back)
    heading = f"Change a mitigation of risk {risk}"
    return _asked(request, "change_mitigation", form, heading, back, "Record the change", shown=shown)


def report_mitigation(request, risk, mitigation):
    access.require(request.user, P.VIEW_RISKS)
    shown, back = pages.on_register(risk, today()), pages.address(risk)
    held = pages.mitigation_of(shown, mitigation)
    form = forms.ReportForm(request.POST or None, initial={"revision": held.mitigation.revision})
    if request.method == "POST" and form.is_valid():
        given = {"mitigation": held.mitigation, "words": form.cleaned_data["words"], "by": request.user}
        given |= {"done_on": form.day_done, "expected_revision": revision(form)}
        if _done(form, actions.report_mitigation, **given):
            messages.success(request, "What you said of the mitigation is recorded.")
            return redirect(back)
    heading = f"How far is this mitigation of risk {risk}?"
    more = {"held": held, "is_theirs": pages.may_report(request.user, shown, held)}
    return _asked(request, "report_mitigation", form, heading, back, "Record it", **more)
