"""One indicator: its page, its cases, its groups over time, its file; and several side by side."""

from django.shortcuts import render

from goldenthread.accounts import access
from goldenthread.accounts.roles import Permission
from goldenthread.desk import asked, case_list, compare_page, kpi_export, ribbon, roads, trend_page
from goldenthread.desk.fact_columns import breakdown_words, group_words
from goldenthread.desk.kpi_page import kpi_page, shown_to
from goldenthread.govuk.formats import month_name
from goldenthread.indicators import Share
from goldenthread.scorecard import cards, thread


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


def kpi_by(request, month, code, by):
    access.require(request.user, Permission.VIEW_SCORECARD)
    with asked.known_code():
        page = trend_page.trend_page(code, by, asked.month(month), request.GET, user=request.user)
    caption = f"{page.title} by {breakdown_words(by).lower()}"
    context = {
        "heading": f"{caption}: {month_name(page.month.first)}",
        "caption": caption,
        "page": page,
        "sorting": page.sorting,
    }
    return render(request, "desk/kpi_by.html", context)


def kpi_cases(request, month, code):
    access.require(request.user, Permission.VIEW_INDICATOR_CASES)
    month = asked.month(month)
    group = asked.group(request.GET, month)
    over_a_year = request.GET.get("over") == roads.A_YEAR
    with asked.known_code():
        card = cards.kpi(code, month, group).card
        found = case_list.behind(card, asked.counted(request.GET), over_a_year=over_a_year)
    page, table = case_list.listed(found, request.GET, user=request.user)
    how_many = f"{page.total:,} cases"
    context = {
        "heading": f"{card.title}: cases, {case_list.period_words(month, over_a_year)}",
        "card": card,
        "found": found,
        "page": page,
        "table": table,
        "over_a_year": over_a_year,
        "group_name": group_words(group) if group else "",
        "is_share": isinstance(card.indicator.measure, Share),
        "changed_since": not over_a_year and case_list.differs(card, found),
        "meanings": case_list.meanings(found),
        "choices": asked.counted_links(request, found),
        "ribbon": ribbon.of_cases(card, thread.actions_serving(code), thread.areas(), how_many),
    }
    return render(request, "desk/kpi_cases.html", context)


def kpi_download(request, month, code):
    access.require(request.user, Permission.VIEW_SCORECARD)
    month = asked.month(month)
    with asked.known_code():
        group = asked.group(request.GET, month)
        view = shown_to(request.user, code, month, group)
        return kpi_export.of_indicator(view, request.GET.get("as", ""), user=request.user)


def compare(request):
    access.require(request.user, Permission.VIEW_SCORECARD)
    page = compare_page.compare_page(request.GET, user=request.user)
    return render(request, "desk/compare.html", {"heading": page.heading, "page": page, "form": page.form})
