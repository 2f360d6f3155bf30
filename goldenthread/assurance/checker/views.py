"""The checker's pages: what does not hold in the plan held here, an uploaded paper, setting a finding aside."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse

from goldenthread.accounts import access
from goldenthread.accounts.errors import Refused
from goldenthread.accounts.roles import Permission
from goldenthread.assurance import as_of
from goldenthread.assurance.checker import actions, checking, page
from goldenthread.assurance.checker.checking import File
from goldenthread.assurance.checker.forms import DocumentForm, FindingFilter, RestoreForm, SuppressForm
from goldenthread.assurance.planfile import PlanFileError
from goldenthread.govuk import paging
from goldenthread.people.today import today


def check(request):
    access.require(request.user, Permission.VIEW_PLAN)
    day = as_of.asked(request)
    at, found = as_of.query(day), page.stored_plan(day)
    form = FindingFilter(request.GET, rules=page.rules_found(found) if found else ())
    shown = page.view(found, form.asked, at) if found else None
    context = {
        "heading": "What does not hold in the plan",
        "shown": shown,
        "form": form,
        "page": paging.page(shown.rows if shown else [], request.GET),
        "day": day,
        "at": at,
        "may_set_aside": day == today() and request.user.may(Permission.SET_ASIDE_FINDINGS),
    }
    return render(request, "assurance/check.html", context)


def check_document(request):
    access.require(request.user, Permission.VIEW_PLAN)
    form = DocumentForm(request.POST or None, request.FILES or None)
    shown = _checked(form) if request.method == "POST" and form.is_valid() else None
    context = {
        "heading": "Check a paper",
        "form": form,
        "shown": shown,
        "rows": shown.rows if shown else (),
        "may_set_aside": request.user.may(Permission.SET_ASIDE_FINDINGS),
        "submit_label": "Check it",
        "back_url": reverse("assurance:check"),
    }
    return render(request, "assurance/check_document.html", context)


def _checked(form):
    given = form.cleaned_data
    uploads = [
        given["paper"],
        *([given["other"]] if given["other"] and given["kind"] == checking.REPORT else []),
    ]
    files = [File(upload.name, upload.read()) for upload in uploads]
    try:
        return page.of_upload(given["kind"], files, given["day"], today(), with_plan=bool(given["with_plan"]))
    except PlanFileError as error:
        form.add_error("paper", f"This file cannot be checked: {error}")
        return None


def suppress_finding(request):
    access.require(request.user, Permission.SET_ASIDE_FINDINGS)
    found = _asked_finding(request)
    if found is None:
        messages.info(request, "That finding is no longer there: one of its figures has changed.")
        return redirect("assurance:check")
    kind, finding = found
    form = SuppressForm(
        request.POST if "reason" in request.POST else None, initial={"finding": page.token(kind, finding)}
    )
    back = reverse(
        "assurance:check" if kind == checking.PLAN and not finding.file else "assurance:check_document"
    )
    if form.is_valid() and _is_set_aside(form, kind, finding, request.user):
        messages.success(request, f"Set aside until one of its figures changes: {finding.place}.")
        return redirect(back)
    context = {
        "heading": "Set a finding aside",
        "form": form,
        "finding": finding,
        "submit_label": "Set it aside",
    }
    return render(
        request, "assurance/suppress_finding.html", context | {"back_url": back, "cancel_url": back}
    )


def _asked_finding(request):
    if "finding" in request.POST:
        return page.finding_of(request.POST["finding"])
    return page.stored_finding(request.GET.get("finding", ""), today())


def _is_set_aside(form, kind, finding, user) -> bool:
    try:
        actions.suppress(kind=kind, finding=finding, reason=form.cleaned_data["reason"], by=user)
    except Refused as error:
        form.add_error(error.field or None, error.words)
    return form.is_valid()


def restore_finding(request):
    access.require(request.user, Permission.SET_ASIDE_FINDINGS)
    held = page.held_numbered(request.GET.get("finding", ""))
    if held is None:
        return redirect("assurance:check")
    if request.method == "POST":
        actions.restore(suppressed=held, by=request.user)
        messages.success(request, f"It counts again: {held.place}.")
        return redirect("assurance:check")
    back = f"{reverse('assurance:check')}?shown=aside"
    context = {"heading": "Let a finding count again", "form": RestoreForm(), "held": held}
    labels = {"submit_label": "Let it count again", "back_url": back, "cancel_url": back}
    return render(request, "assurance/restore_finding.html", context | labels)
