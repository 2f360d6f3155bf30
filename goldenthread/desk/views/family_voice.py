"""Where a family says what it thinks: of a draft, section by section, and its views; and what the service does with views."""

from django.contrib import messages
from django.http import JsonResponse
from django.shortcuts import redirect, render

from goldenthread.accounts import access
from goldenthread.accounts.roles import Permission
from goldenthread.casework.models import Request
from goldenthread.desk import family_forms as forms
from goldenthread.desk import family_said as read
from goldenthread.desk import plan_forms, plan_pages
from goldenthread.desk.family_page import children_of
from goldenthread.people.models import Child


def _own(request, ref, page):
    """The child, and the case on which the family is heard."""
    own, may = children_of(request.user), Permission.VIEW_OWN_FAMILY
    child = access.get(Child, request.user, ref, may=may, page=page, base=own)
    return child, read.case_of(child)


def _by_itself(request) -> bool:
    return request.headers.get("X-Saved-By") == "autosave"


def family_say(request, ref):
    child, case = _own(request, ref, "family_say")
    if not read.asked_of_family(case):
        return redirect("desk:family_said", ref=ref)
    form = read.say_form(case, request.user, data=request.POST or None)
    if request.method == "POST":
        kept = read.kept(form, case, request.user)
        if _by_itself(request):
            return JsonResponse(plan_pages.kept_by_itself(kept))
        if kept:
            return redirect("desk:family_send" if "onward" in request.POST else "desk:family_say", ref=ref)
    page = read.say_page(case, request.user)
    context = {"heading": "What you think of the draft", "child": child, "page": page, "form": form}
    return render(request, "desk/family_say.html", context)


def family_say_section(request, ref, section):
    child, case = _own(request, ref, "family_say_section")
    if not read.asked_of_family(case):
        return redirect("desk:family_said", ref=ref)
    view = read.section_of_draft(case, section)
    form = read.say_form(case, request.user, section, request.POST or None)
    if request.method == "POST":
        kept = read.kept(form, case, request.user, section)
        if _by_itself(request):
            return JsonResponse(plan_pages.kept_by_itself(kept))
        if kept:
            return redirect("desk:family_say", ref=ref)
    context = {"heading": view.section.name, "child": child, "view": view, "form": form}
    return render(request, "desk/family_say_section.html", context)


def family_send(request, ref):
    child, case = _own(request, ref, "family_send")
    if not read.asked_of_family(case):
        return redirect("desk:family_said", ref=ref)
    form = forms.SendSaidForm(request.POST or None)
    if form.is_valid() and read.sent_said(form, case, request.user):
        messages.success(request, "We have received what you wrote")
        return redirect("desk:family_said", ref=ref)
    context = {"heading": "Look at it and send it", "child": child, "form": form}
    context["unsent"] = read.unsent(case, request.user)
    return render(request, "desk/family_send.html", context | {"submit_label": "Send it"})


def family_said(request, ref):
    child, case = _own(request, ref, "family_said")
    form = forms.SendLateForm(request.POST or None)
    if form.is_valid() and read.sent_late(form, case, request.user):
        messages.success(request, "We have received what you wrote")
        return redirect("desk:family_said", ref=ref)
    said, left = read.said_by(case, request.user), read.left(case, request.user)
    context = {"heading": "What you sent us", "child": child, "case": case, "said": said, "form": form}
    context |= {"left": left, "may_send": read.may_send_late(case)}
    return render(request, "desk/family_said.html", context)


def family_views(request, ref):
    child, case = _own(request, ref, "family_views")
    form = read.views_form(case, request.user, request.POST or None)
    late = "late" in request.POST
    if late and form.is_valid() and read.views_sent(form, case, request.user, late=True):
        messages.success(request, "We have received your views")
        return redirect("desk:family_views", ref=ref)
    if request.method == "POST" and not late:
        kept = read.views_kept(form, case, request.user)
        if _by_itself(request):
            return JsonResponse({"kept": kept is not None, "revisions": kept or {}})
        if kept is not None and "onward" not in request.POST:
            return redirect("desk:family_views", ref=ref)
        if kept is not None and read.views_sent(form, case, request.user):
            messages.success(request, "We have received your views")
            return redirect("desk:family_views", ref=ref)
    context = {"heading": "Your views", "child": child, "form": form}
    context["given"] = read.views_given_by(case, request.user)
    context |= {"may_write": read.may_give_views(case), "left": read.views_left(case, request.user)}
    context["may_send"] = read.may_send_late(case)
    return render(request, "desk/family_views.html", context)


def _case(request, ref, page):
    may = Permission.RECORD_FACTS
    return access.get(Request, request.user, ref, may=may, page=page, base=Request.objects.with_story())


def case_views(request, ref):
    case = _case(request, ref, "case_views")
    form = plan_forms.RecordViewsForm(request.POST or None)
    if form.is_valid() and read.recorded(form, case, request.user):
        messages.success(request, "The views are recorded")
        return redirect("desk:case_views", ref=ref)
    context = {
        "heading": f"Views: {case.child.name}",
        "case": case,
        "given": read.views_of(case),
        "form": form,
        "tabs": plan_pages.case_tabs(case, "case_views"),
    }
    return render(request, "desk/case_views.html", context)


def take_views(request, ref, views):
    case = _case(request, ref, "take_views")
    held = read.views_numbered(case, views)
    form = plan_forms.TakeViewsForm(request.POST or None)
    if form.is_valid() and read.taken(form, held, request.user):
        messages.success(request, "The views are dealt with")
        return redirect("desk:case_views", ref=ref)
    context = {"heading": "What to do with these views", "case": case, "held": held, "form": form}
    return render(request, "desk/take_views.html", context | {"submit_label": "Record it"})
