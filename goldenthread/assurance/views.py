"""The pages of the improvement plan. Each says what it needs, asks for its data, and renders."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.text import Truncator

from goldenthread.accounts import access
from goldenthread.accounts.errors import Conflict, Refused
from goldenthread.accounts.roles import Permission
from goldenthread.assurance import action_list, as_of, challenging, overview, ratings
from goldenthread.assurance import report as monthly
from goldenthread.assurance.actions import rate_against_the_facts
from goldenthread.assurance.evidence import shown_beside
from goldenthread.assurance.forms import ActionFilter, RatingForm
from goldenthread.assurance.models import Rating
from goldenthread.assurance.plan_history import who
from goldenthread.assurance.plan_history.views.common import must
from goldenthread.assurance.rounds import closing
from goldenthread.assurance.rounds import who as in_rounds
from goldenthread.govuk import paging
from goldenthread.govuk.sorting import Sorting
from goldenthread.people.today import today

FORMATS = {
    "csv": (action_list.as_csv, "text/csv; charset=utf-8"),
    "xlsx": (action_list.as_xlsx, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
}
LETTERS = 60  # of a title in a ribbon; the whole of it is on its own page


def plan(request):
    access.require(request.user, Permission.VIEW_PLAN)
    day = as_of.asked(request)
    shown = overview.plan(day)
    context = {
        "heading": shown.plan.title if shown else "Improvement plan",
        "shown": shown,
        "day": day,
        "at": as_of.query(day),
        "may_keep": request.user.may(Permission.KEEP_PLAN),
    }
    return render(request, "assurance/plan.html", context)


def area(request, number):
    access.require(request.user, Permission.VIEW_PLAN)
    day = as_of.asked(request)
    shown = overview.area(number, day)
    heading = f"Area {number}: {shown.row.area.title}"
    context = {"heading": heading, "shown": shown, "day": day, "at": as_of.query(day)}
    return render(request, "assurance/area.html", context)


def actions(request):
    access.require(request.user, Permission.VIEW_PLAN)
    day, form = as_of.asked(request), ActionFilter(request.GET)
    sorting = Sorting(request.GET, action_list.SORTS, default="action")
    found = sorting.of(action_list.found(form.asked, day))
    context = {
        "heading": "Actions of the improvement plan",
        "form": form,
        "sorting": sorting,
        "page": paging.page(found, request.GET),
        "day": day,
        "at": as_of.query(day),
        "query": request.GET.urlencode(),
        "may_keep": request.user.may(Permission.KEEP_PLAN),
    }
    return render(request, "assurance/actions.html", context)


def actions_download(request):
    access.require(request.user, Permission.VIEW_PLAN)
    day = as_of.asked(request)
    ending = request.GET.get("format") if request.GET.get("format") in FORMATS else "csv"
    write, kind = FORMATS[ending]
    sorting = Sorting(request.GET, action_list.SORTS, default="action")
    found = sorting.of(action_list.found(ActionFilter(request.GET).asked, day))
    response = HttpResponse(write(found, day), content_type=kind)
    response["Content-Disposition"] = f'attachment; filename="actions-{day}.{ending}"'
    return response


def action(request, code):
    access.require(request.user, Permission.VIEW_PLAN)
    day = as_of.asked(request)
    shown, is_today = overview.action(code, day), day == today()
    context = {
        "heading": f"Action {code}",
        "shown": shown,
        "ribbon": _ribbon(shown.action, as_of.query(day)),
        "may_rate": is_today
        and not shown.action.has_ended
        and in_rounds.may_rate(request.user, shown.action),
        "may_change": is_today and who.may_change(request.user, shown.action.area),
        "may_keep": is_today and request.user.may(Permission.KEEP_PLAN),
        "may_keep_milestones": is_today and who.may_keep_milestones(request.user, shown.action),
        "day": day,
        "at": as_of.query(day),
    }
    return render(request, "assurance/action.html", context)


def _ribbon(shown, at):
    area, sub_theme = shown.area, shown.sub_theme
    url = reverse("assurance:area", args=[area.number]) + at
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
    must(in_rounds.may_rate(request.user, held))
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
        "against": challenging.against_one(
            held, today(), scale, getattr(held, scale), evidence=shown_beside.newest_by(today())
        ),
        "day": today(),
        "submit_label": "Record this rating",
        "cancel_url": page,
        "back_url": page,
    }
    return render(request, "assurance/rate.html", context)


def _stated(request, held, scale, form) -> bool:
    given = form.cleaned_data
    try:
        rate_against_the_facts(
            action=held,
            scale=scale,
            brag=given["brag"],
            words=given["words"],
            said_on=given["said_on"],
            reason=given["reason"],
            by=request.user,
            expected_revision=int(given["revision"]) if given["revision"].isdecimal() else -1,
        )
    except Refused as error:
        form.add_error(error.field if error.field in form.fields else None, error.words)
    except Conflict as error:
        form.add_error(None, f"{error} Open the action again to see what they said.")
    return form.is_valid()


def reports(request):
    access.require(request.user, Permission.DOWNLOAD_REPORTS)
    page = paging.page(monthly.months(), request.GET, size=24)
    return render(request, "assurance/reports.html", {"heading": "Reports", "page": page})


def report(request, month):
    access.require(request.user, Permission.DOWNLOAD_REPORTS)
    data = closing.report_of(monthly.asked(month))
    context = {"heading": data["title"], "data": data, "month": month}
    return render(request, "assurance/report.html", context)


def report_pdf(request, month):
    access.require(request.user, Permission.DOWNLOAD_REPORTS)
    response = HttpResponse(closing.pdf_of(monthly.asked(month)), content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="send-assurance-{month}.pdf"'
    return response
