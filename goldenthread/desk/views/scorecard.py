"""The scorecard of a month, one indicator, and the cases behind a figure."""

from django.shortcuts import redirect, render

from goldenthread.accounts import access
from goldenthread.accounts.roles import Permission
from goldenthread.desk import asked, case_list, kpi_export, ribbon, sections
from goldenthread.desk.fact_columns import group_words
from goldenthread.desk.filter_forms import ScorecardFilter
from goldenthread.desk.kpi_page import kpi_page, shown_to
from goldenthread.govuk.formats import month_name
from goldenthread.indicators import Share
from goldenthread.scorecard import cards, thread


def scorecard(request, month=""):
    access.require(request.user, Permission.VIEW_SCORECARD)
    if request.GET.get("month"):
        return redirect(asked.scorecard_url(request.GET))
    known = cards.months()
    chosen = asked.month(month) if month else next(iter(known), None)
    if chosen not in known:
        heading = f"Scorecard: {month_name(chosen.first)}" if chosen else "Scorecard"
        return render(request, "desk/scorecard.html", {"heading": heading, "latest": next(iter(known), None)})
    group = asked.group(request.GET, chosen)
    hides = group is not None and not request.user.may(Permission.VIEW_INDICATOR_CASES)
    shown = sections.scorecard(
        chosen, group, view=request.GET.get("view", sections.BOARD), for_publication=hides
    )
    asking = {"month": str(chosen), "view": shown.view, "district": request.GET.get("district", "")}
    form = ScorecardFilter(initial=asking, months=known, districts=cards.groups("district", chosen))
    heading = f"Scorecard: {month_name(chosen.first)}"
    return render(request, "desk/scorecard.html", {"heading": heading, "shown": shown, "form": form})


def kpi(request, month, code):
    access.require(request.user, Permission.VIEW_SCORECARD)
    with asked.known_code():
        month = asked.month(month)
        page = kpi_page(code, month, asked.group(request.GET, month), user=request.user)
    context = {
        "heading": f"{page.card.title}: {month_name(page.card.month.first)}",
        "page": page,
        "card": page.card,
        "ribbon": ribbon.of_indicator(page.card, page.serving, page.areas),
    }
    return render(request, "desk/kpi.html", context)


def kpi_cases(request, month, code):
    access.require(request.user, Permission.VIEW_INDICATOR_CASES)
    month = asked.month(month)
    group = asked.group(request.GET, month)
    with asked.known_code():
        card = cards.kpi(code, month, group).card
        found = case_list.behind(card, asked.counted(request.GET))
    page, table = case_list.listed(found, request.GET, user=request.user)
    context = {
        "heading": f"{card.title}: cases, {month_name(card.month.first)}",
        "card": card,
        "found": found,
        "page": page,
        "table": table,
        "group_name": group_words(group) if group else "",
        "is_share": isinstance(card.indicator.measure, Share),
        "changed_since": case_list.differs(card, found),
        "meanings": case_list.meanings(found),
        "choices": asked.counted_links(request, found),
        "ribbon": ribbon.of_cases(
            card, thread.actions_serving(code), thread.areas(), f"{page.total:,} cases"
        ),
    }
    return render(request, "desk/kpi_cases.html", context)


def kpi_download(request, month, code):
    access.require(request.user, Permission.VIEW_SCORECARD)
    month = asked.month(month)
    with asked.known_code():
        return kpi_export.download(shown_to(request.user, code, month, asked.group(request.GET, month)))
