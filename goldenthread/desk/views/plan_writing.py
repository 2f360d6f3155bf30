"""A case's plan as it is written: read whole, and changed section by section and line by line."""

from django.contrib import messages
from django.http import JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from goldenthread.accounts import access
from goldenthread.accounts.roles import Permission
from goldenthread.casework.models import Request
from goldenthread.casework.plan_writing import actions
from goldenthread.desk import plan_forms as forms
from goldenthread.desk import plan_pages as pages


def _case(request, ref, page):
    may = Permission.RECORD_FACTS
    return access.get(Request, request.user, ref, may=may, page=page, base=Request.objects.with_story())


def written_plan(request, ref):
    case = _case(request, ref, "written_plan")
    now = pages.read(case)
    version = pages.version_asked(case, request.GET)
    said = pages.said_in(case, version) if version else now.content
    is_draft = version.is_draft if version else now.stage == "draft"
    context = {
        "heading": f"Plan: {case.child.name}",
        "case": case,
        "now": now,
        "version": version,
        "sections": pages.section_views(said, None if version else case, is_draft=is_draft),
        "tabs": pages.case_tabs(case, "written_plan"),
    }
    return render(request, "desk/written_plan.html", context)


def plan_section(request, ref, section):
    case, section = _case(request, ref, "plan_section"), pages.section_called(section)
    page = pages.section_page(case, section)
    form = pages.section_form(page, request.POST or None)
    if request.method == "POST":
        kept = pages.section_kept(form, case, section, request.user)
        if request.headers.get("X-Saved-By") == "autosave":
            return JsonResponse(pages.kept_by_itself(kept))
        if kept:
            messages.success(request, f"Section {section.letter} is saved")
            onward = page.after if {"onward", "none"} & request.POST.keys() and page.after else section
            return redirect("desk:plan_section", ref=ref, section=onward.code)
    context = {"heading": section.name, "case": case, "page": page, "form": form}
    return render(request, "desk/plan_section.html", context)


def add_plan_row(request, ref, section):
    case, section = _case(request, ref, "add_plan_row"), pages.section_called(section)
    form = pages.row_form(case, section, request.POST or None)
    if form.is_valid() and (row := pages.row_added(form, case, section, request.user)):
        messages.success(request, f"{row.key} is in the plan")
        return redirect("desk:plan_section", ref=ref, section=section.code)
    context = {
        "heading": pages.ADDS[section.kind],
        "section": section,
        "case": case,
        "form": form,
        "submit_label": "Save",
    }
    return render(request, "desk/add_plan_row.html", context)


def change_plan_row(request, ref, section, row):
    case, section = _case(request, ref, "change_plan_row"), pages.section_called(section)
    held = pages.row_numbered(case, section, row)
    form = pages.row_form(case, section, request.POST or None, held)
    if form.is_valid() and pages.row_changed(form, held, request.user):
        messages.success(request, f"{held.key} is saved")
        return redirect("desk:plan_section", ref=ref, section=section.code)
    context = {
        "heading": f"Change {held.key}",
        "section": section,
        "case": case,
        "row": held,
        "form": form,
        "submit_label": "Save",
    }
    return render(request, "desk/change_plan_row.html", context)


def remove_plan_row(request, ref, section, row):
    case, section = _case(request, ref, "remove_plan_row"), pages.section_called(section)
    held = pages.row_numbered(case, section, row)
    form = forms.RevisedForm(request.POST or None, initial={"revision": held.revision})
    if form.is_valid() and pages.row_moved(form, held, request.user):
        done = "taken out of the plan" if held.is_standing else "put back"
        messages.success(request, f"{held.key} is {done}")
        return redirect("desk:plan_section", ref=ref, section=section.code)
    does = "Take out" if held.is_standing else "Put back"
    context = {
        "heading": f"{does} {held.key}?",
        "section": section,
        "case": case,
        "row": held,
        "form": form,
        "submit_label": f"{does} {held.key}",
    }
    return render(request, "desk/remove_plan_row.html", context)


@require_POST
def list_advice(request, ref):
    case = _case(request, ref, "list_advice")
    added = actions.list_advice(by=request.user, request=case)
    words = ", ".join(row.key for row in added)
    messages.success(request, f"Listed: {words}" if added else "All advice that has come is listed already")
    return redirect("desk:plan_section", ref=ref, section="k")


def comment_section(request, ref, section):
    case, section = _case(request, ref, "comment_section"), pages.section_called(section)
    form = forms.CommentForm(request.POST or None)
    if form.is_valid() and pages.commented(form, case, section, request.user):
        messages.success(request, "Your comment is kept beside the section")
        return redirect("desk:plan_section", ref=ref, section=section.code)
    context = {
        "heading": f"Comment on section {section.letter}",
        "section": section,
        "case": case,
        "form": form,
        "submit_label": "Keep the comment",
    }
    return render(request, "desk/comment_section.html", context)


@require_POST
def settle_comment(request, ref, comment):
    case = _case(request, ref, "settle_comment")
    held = actions.settle_comment(by=request.user, comment=pages.comment_of(case, comment))
    messages.success(request, "The comment is settled")
    return redirect(reverse("desk:plan_section", args=[ref, held.section]))
