"""The pages of the improvement plan. Each says what it needs, asks for its data, and renders."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.text import Truncator

from goldenthread.accounts import access
from goldenthread.accounts.errors import Conflict, Refused
from goldenthread.accounts.roles import Permission
from goldenthread.assurance import action_list, overview, ratings
from goldenthread.assurance import report as monthly
from goldenthread.assurance.actions import rate as state_rating
from goldenthread.assurance.forms import ActionFilter, RatingForm
from goldenthread.assurance.models import Rating
from goldenthread.govuk import paging
from goldenthread.govuk.sorting import Sorting
from goldenthread.people.today import today
from goldenthread.publications import render_pdf

FORMATS = {
    "csv": (action_list.as_csv, "text/csv; charset=utf-8"),
    "xlsx": (action_list.as_xlsx, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
}
LETTERS = 60  # of a title in a ribbon; the whole of it is on its own page


def plan(request):
    access.require(request.user, Permission.VIEW_PLAN)
    shown = overview.plan(today())
    heading = shown.plan.title if shown else "Improvement plan"
    return render(request, "assurance/plan.html", {"heading": heading, "shown": shown})


def area(request, number):
    access.require(request.user, Permission.VIEW_PLAN)
    day = today()
    shown = overview.area(number, day)
    heading = f"Area {number}: {shown.row.area.title}"
    return render(request, "assurance/area.html", {"heading": heading, "shown": shown, "day": day})


def actions(request):
    access.require(request.user, Permission.VIEW_PLAN)
    day, form = today(), ActionFilter(request.GET)
    sorting = Sorting(request.GET, action_list.SORTS, default="action")
    found = action_list.found(form.asked, day).order_by(*sorting.fields)
    context = {
        "heading": "Actions of the improvement plan",
        "form": form,
        "sorting": sorting,
        "page": paging.page(found, request.GET),
        "day": day,
        "query": request.GET.urlencode(),
    }
    return render(request, "assurance/actions.html", context)


def actions_download(request):
    access.require(request.user, Permission.VIEW_PLAN)
    day = today()
    ending = request.GET.get("format") if request.GET.get("format") in FORMATS else "csv"
    write, kind = FORMATS[ending]
    sorting = Sorting(request.GET, action_list.SORTS, default="action")
    found = action_list.found(ActionFilter(request.GET).asked, day).order_by(*sorting.fields)
    response = HttpResponse(write(found, day), content_type=kind)
    response["Content-Disposition"] = f'attachment; filename="actions-{day}.{ending}"'
    return response


def action(request, code):
    access.require(request.user, Permission.VIEW_PLAN)
    day = today()
    shown = overview.action(code, day)
    context = {
        "heading": f"Action {code}",
        "shown": shown,
        "ribbon": _ribbon(shown.action),
        "may_rate": request.user.may(Permission.RATE_ACTIONS),
        "day": day,
    }
    return render(request, "assurance/action.html", context)


def _ribbon(shown):
    area, sub_theme = shown.area, shown.sub_theme
    url = reverse("assurance:area", args=[area.number])
    return [
        (f"Area {area.number} · {Truncator(area.title).chars(LETTERS)}", url),
        (
            f"{sub_theme.code} {Truncator(sub_theme.title).chars(LETTERS)}",
            f"{url}#sub-theme-{sub_theme.code}",
        ),
        (f"Action {shown.code}", ""),
    ]


def rate(request, code):
    access.require(request.user, Permission.RATE_ACTIONS)
    held, page = overview.fetch_action(code), reverse("assurance:action", args=[code])
    scale = "impact" if request.GET.get("scale") == Rating.Scale.IMPACT else "progress"
    initial = {"revision": held.revision, "said_on": today()}
    form = RatingForm(request.POST or None, initial=initial, scale=scale)
    if request.method == "POST" and form.is_valid() and _stated(request, held, scale, form):
        messages.success(request, f"The rating of {scale} of action {code} is recorded.")
        return redirect(page)
    context = {
        "heading": f"Rate the {scale} of action {code}",
        "form": form,
        "action": held,
        "last": ratings.latest(held.ratings.all(), scale),
        "submit_label": "Record this rating",
        "cancel_url": page,
        "back_url": page,
    }
    return render(request, "assurance/rate.html", context)


def _stated(request, held, scale, form) -> bool:
    given = form.cleaned_data
    try:
        state_rating(
            action=held,
            scale=scale,
            brag=given["brag"],
            words=given["words"],
            said_on=given["said_on"],
            by=request.user,
            expected_revision=int(given["revision"]) if given["revision"].isdecimal() else -1,
        )
    except Refused as error:
        form.add_error(error.field if error.field in form.fields else None, error.words)
    except Conflict as error:
        form.add_error(None, f"{error} Open the action again to see what they said.")
    return form.is_valid()


def risks(request):
    access.require(request.user, Permission.VIEW_RISKS)
    return render(request, "assurance/risks.html", {"heading": "Risks", "shown": overview.risks()})


def reports(request):
    access.require(request.user, Permission.DOWNLOAD_REPORTS)
    page = paging.page(monthly.months(), request.GET, size=24)
    return render(request, "assurance/reports.html", {"heading": "Reports", "page": page})


def report(request, month):
    access.require(request.user, Permission.DOWNLOAD_REPORTS)
    data = monthly.of_month(monthly.asked(month))
    context = {"heading": data["title"], "data": data, "month": month}
    return render(request, "assurance/report.html", context)


def report_pdf(request, month):
    access.require(request.user, Permission.DOWNLOAD_REPORTS)
    data = monthly.of_month(monthly.asked(month))
    response = HttpResponse(render_pdf("assurance_report", data), content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="send-assurance-{month}.pdf"'
    return response
