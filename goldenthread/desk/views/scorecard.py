"""The scorecard of a month, on the screen and on one page for a board, and as a file."""

from django.shortcuts import redirect, render

from goldenthread.accounts import access
from goldenthread.accounts.roles import Permission
from goldenthread.desk import asked, board_page, kpi_export, roads, scorecard_page, sections
from goldenthread.govuk.formats import month_name
from goldenthread.indicators import INDICATORS
from goldenthread.scorecard import cards


def scorecard(request, month=""):
    access.require(request.user, Permission.VIEW_SCORECARD)
    if request.GET.get("month"):
        return redirect(asked.scorecard_url(request.GET))
    known = cards.months()
    chosen = asked.month(month) if month else next(iter(known), None)
    if chosen not in known:
        heading = f"Scorecard: {month_name(chosen.first)}" if chosen else "Scorecard"
        return render(request, "desk/scorecard.html", {"heading": heading, "latest": next(iter(known), None)})
    if code := sections.exact(request.GET.get("q", ""), INDICATORS):
        return redirect(roads.kpi_url(code, chosen, asked.group(request.GET, chosen)))
    page = scorecard_page.scorecard_page(chosen, request.GET, known, user=request.user)
    context = {"heading": f"Scorecard: {month_name(chosen.first)}", "page": page, "shown": page.shown}
    return render(request, "desk/scorecard.html", context)


def board(request, month):
    access.require(request.user, Permission.VIEW_SCORECARD)
    page = board_page.board_page(asked.month(month), request.GET, user=request.user)
    heading = f"Board view: {month_name(page.shown.month.first)}"
    return render(request, "desk/board.html", {"heading": heading, "page": page, "shown": page.shown})


def scorecard_download(request, month):
    access.require(request.user, Permission.VIEW_SCORECARD)
    return kpi_export.of_scorecard(asked.month(month), request.GET.get("as", ""), user=request.user)
