"""Published months: publishing one, its figures both ways, its revisions and why, and what changed between two months."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from goldenthread.accounts import access
from goldenthread.accounts.roles import Permission
from goldenthread.desk import asked, changes_page, publish_page, revisions_page
from goldenthread.desk.freeze_forms import ChangesFilter, ComparisonFilter, PublishForm, ReasonForm
from goldenthread.govuk.formats import month_name
from goldenthread.scorecard import cards


def publish_month(request, month):
    access.require(request.user, Permission.PUBLISH_MONTHS)
    page = publish_page.publish_page(asked.month(month))
    form = PublishForm(
        request.POST or None, initial=publish_page.first_answers(page), again=page.ready.newest is not None
    )
    if form.is_valid() and publish_page.publish(form, page, request.user):
        messages.success(request, f"{month_name(page.month.first)} is published")
        return redirect("desk:published", page.month)
    context = {
        "heading": f"Publish {month_name(page.month.first)}",
        "page": page,
        "form": form,
        "submit_label": "Publish the month",
    }
    return render(request, "desk/publish_month.html", context)


@require_POST
def work_out_again(request, month):
    access.require(request.user, Permission.PUBLISH_MONTHS)
    month = asked.month(month)
    messages.success(request, publish_page.work_out_again(month, request.user))
    return redirect("desk:publish_month", month)


def published(request, month):
    access.require(request.user, Permission.VIEW_SCORECARD)
    page = revisions_page.published_page(asked.month(month), request.GET, request.user)
    name = month_name(page.published.month_on)
    context = {
        "heading": f"{name}: as published and as now known",
        "month": asked.month(month),
        "page": page,
        "form": ComparisonFilter(initial=page.asking, editions=page.editions, breakdowns=page.breakdowns),
        "may_publish": request.user.may(Permission.PUBLISH_MONTHS),
    }
    return render(request, "desk/published.html", context)


def published_download(request, month):
    access.require(request.user, Permission.VIEW_SCORECARD)
    return revisions_page.download(asked.month(month), request.GET, request.user)


def revisions(request, month):
    access.require(request.user, Permission.VIEW_SCORECARD)
    month = asked.month(month)
    page = revisions_page.revisions_page(month)
    context = {"heading": f"{month_name(month.first)}: revisions", "month": month, "page": page}
    return render(request, "desk/revisions.html", context)


def revision(request, month, code):
    access.require(request.user, Permission.VIEW_SCORECARD)
    month = asked.month(month)
    page = revisions_page.revision_page(month, code, request.user)
    if request.method == "POST" and not page.may_explain:
        raise Http404("There is nothing here for you.")
    form = ReasonForm(request.POST or None, initial=revisions_page.first_answers(page))
    if form.is_valid() and revisions_page.explain(form, page, request.user):
        messages.success(request, "The reason is written down")
        return redirect("desk:revisions", month)
    context = {
        "heading": f"{page.pair.title}: revised since {month_name(month.first)} was published",
        "month": month,
        "page": page,
        "form": form,
        "submit_label": "Save the reason",
    }
    return render(request, "desk/revision.html", context)


def changes(request, month):
    access.require(request.user, Permission.VIEW_SCORECARD)
    before, after = changes_page.months_asked(month, request.GET)
    asking = {"since": str(before), "month": str(after)}
    context = {
        "heading": f"What changed: {month_name(before.first)} to {month_name(after.first)}",
        "month": after,
        "page": changes_page.changes_page(before, after, request.user),
        "form": ChangesFilter(initial=asking, months=cards.months()),
    }
    return render(request, "desk/changes.html", context)
