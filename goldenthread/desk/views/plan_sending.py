"""Before and after a plan is sent: its thread, what the checks found, its versions, what the family said, and on paper."""

from django.contrib import messages
from django.shortcuts import redirect, render

from goldenthread.accounts import access
from goldenthread.accounts.roles import Permission
from goldenthread.casework.models import Request
from goldenthread.desk import plan_forms as forms
from goldenthread.desk import plan_pages as pages


def _case(request, ref, page):
    may = Permission.RECORD_FACTS
    return access.get(Request, request.user, ref, may=may, page=page, base=Request.objects.with_story())


def _page(request, name, case, **more):
    context = {"case": case, "tabs": pages.case_tabs(case, name), **more}
    return render(request, f"desk/{name}.html", context)


def plan_thread(request, ref):
    case = _case(request, ref, "plan_thread")
    thread = pages.thread(pages.read(case).content)
    return _page(
        request, "plan_thread", case, heading=f"Thread of the plan: {case.child.name}", thread=thread
    )


def plan_checks(request, ref):
    case = _case(request, ref, "plan_checks")
    now = pages.read(case)
    form = pages.quality_form(now, request.user, request.POST or None)
    if form.is_valid() and pages.quality_checked(form, case, request.user):
        messages.success(request, "The quality check is recorded. It holds until the plan is changed")
        return redirect("desk:plan_checks", ref=ref)
    may_check = pages.may_check(now, request.user)
    heading = f"Checks of the plan: {case.child.name}"
    return _page(request, "plan_checks", case, heading=heading, now=now, form=form, may_check=may_check)


def plan_versions(request, ref):
    case = _case(request, ref, "plan_versions")
    shown = pages.comparison(case, request.GET)
    return _page(
        request, "plan_versions", case, heading=f"Versions of the plan: {case.child.name}", shown=shown
    )


def plan_representations(request, ref):
    case = _case(request, ref, "plan_representations")
    form = forms.RepresentationForm(request.POST or None)
    if form.is_valid() and pages.represented(form, case, request.user):
        messages.success(request, "What they said is recorded")
        return redirect("desk:plan_representations", ref=ref)
    context = {
        "heading": f"What the family said: {case.child.name}",
        "form": form,
        "told": pages.representations(case),
        "is_sent": bool(pages.comparison(case, {}).versions),
    }
    return _page(request, "plan_representations", case, **context)


def answer_representation(request, ref, representation):
    case = _case(request, ref, "answer_representation")
    told = pages.representation_of(case, representation)
    form = forms.AnswerForm(request.POST or None)
    if form.is_valid() and pages.answered(form, told, request.user):
        messages.success(request, "The answer is recorded")
        return redirect("desk:plan_representations", ref=ref)
    context = {
        "heading": "What became of it",
        "form": form,
        "told": told,
        "submit_label": "Record the answer",
    }
    return _page(request, "answer_representation", case, **context)


def plan_pdf(request, ref):
    case = _case(request, ref, "plan_pdf")
    version = pages.version_asked(case, request.GET)
    return pages.pdf(case.child, pages.said_in(case, version), version)


def plan_word(request, ref):
    case = _case(request, ref, "plan_word")
    version = pages.version_asked(case, request.GET)
    return pages.word(case.child, pages.said_in(case, version), version)
