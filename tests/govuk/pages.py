"""A few pages for the tests of this part, served by the fixture `pages`."""

from datetime import date
from types import SimpleNamespace

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.template import engines
from django.urls import path
from django.views.decorators.csrf import csrf_exempt

from goldenthread.govuk import fields, paging
from goldenthread.govuk.formats import short_day
from goldenthread.govuk.sorting import Sorting
from goldenthread.govuk.tables import Column, Table

KITCHEN_SINK = """{% extends "govuk/base.html" %}{% load govuk %}
{% block breadcrumbs %}{% breadcrumbs "Scorecard" "/question/" "Late & early" %}{% endblock %}
{% block ribbon %}{% thread_ribbon ribbon %}{% endblock %}
{% block content %}
<p class="govuk-body">Next: decide whether to issue a plan, by {{ due|day }} ({{ due|against:today }})</p>
{% why "20 weeks after the request was received (1 September 2025, not counted)." authority="SEND Regulations 2014, regulation 13(2)" %}
{% warning "Rated amber, on track. It was due 112 days ago." %}
{% week_bar week=13 of=20 marks=marks label="Needs assessment, week 13 of 20" %}
{% stats %}{% stat "76.0%" "EHC plans issued within 20 weeks" note="130 of 171" url="/question/" rag="red" %}
{% stat "26 weeks" "Oldest open request" note="opened 12 May 2024" rag="amber" %}
{% stat "–" "Tribunal appeals" rag="not_returned" %}{% endstats %}
<h2 class="govuk-heading-m">Twelve months</h2>
<p class="govuk-body">{% sparkline values label="Rising for five months" lower=40 upper=80 target=70 %}
{% rag_tag "green" word="On track" %} {% rag_tag "blue" word="Complete" %} {% rag_tag "unrated" %} {% tag "Draft" colour="grey" %}</p>
{% stacked_bar parts label="9 green, 4 amber, 14 red, 38 not rated" %}
{% filters form clear_url="/" %}
{% data_table table %}{% pagination page %}
{% table "Advice asked for" %}<thead class="govuk-table__head"><tr class="govuk-table__row">{% th "From" %}{% th "Days late" numeric=True %}</tr></thead>
<tbody class="govuk-table__body"><tr class="govuk-table__row"><td class="govuk-table__cell">Educational psychologist</td>
<td class="govuk-table__cell govuk-table__cell--numeric">3</td></tr></tbody>{% endtable %}
{% tabs "Case" %}{% tab "Timeline" %}{% timeline %}{% event due "Advice asked for" by="Sam Okoro" %}<p>From the educational psychologist.</p>{% endevent %}
{% event today "Request received" by="Sam Okoro" corrected=True %}{% endevent %}{% endtimeline %}{% endtab %}
{% tab "People" %}{% summary %}{% row "School" change="/question/" %}Northfield <b>Primary</b>{% endrow %}{% endsummary %}{% endtab %}{% endtabs %}
{% accordion "areas" %}{% section "Area 1" %}<p class="govuk-body">Strategy</p>{% endsection %}{% endaccordion %}
{% page_tabs tabs label="Month" %}{% inset %}Few.{% endinset %}{% details "Cases not counted" %}<p>None were.</p>{% enddetails %}
{% bar 12 of=40 label="12 of 40 actions complete" %}{% post_button "Send" "/question/" %} {% button "Start" href="/question/" variant="start" %}
{% endblock %}"""


class RequestForm(fields.GovukForm):
    child = fields.TextField("Child's name", max_length=20, hint="As on the request")
    received_on = fields.DateField(
        "Date received", noun="the date the request was received", latest=date(2025, 9, 30)
    )
    outcome = fields.ChoiceField(
        "What was decided?", choices=[("yes", "Assess"), ("no", "Do not assess", "With reasons")]
    )
    needs = fields.MultiChoiceField(
        "Areas of need", choices=[("c", "Cognition"), ("s", "Sensory")], required=False
    )
    setting = fields.ChoiceField(
        "Setting", choices=[("1", "Northfield"), ("2", "Elm")], as_select=True, required=False
    )
    reason = fields.TextArea("Reason", required=False)
    agreed = fields.ConfirmField("The parent agrees", required=False)
    kept = fields.HiddenField(initial="kept-1")


class FilterForm(fields.GovukForm):
    q = fields.SearchField("Name or reference", required=False, width=20)
    district = fields.ChoiceField(
        "District", choices=[("n", "North"), ("s", "South")], as_select=True, nothing="All", required=False
    )


ROWS = [
    SimpleNamespace(child=f"Child {n}", due_on=date(2025, 9, n + 1), late=n, url=f"/cases/{n}/")
    for n in range(12)
]
sent: dict = {}


def sink(request):
    sorting = Sorting(request.GET, {"child": "child", "due": "due_on"}, default="due")
    page = paging.page(sorting.of(ROWS), request.GET, size=5)
    columns = [
        Column("Child", "child", link="url", sort="child", header=True),
        Column("Duty", lambda row: "Decide whether to assess within six weeks of the request being received"),
        Column("Due", "due_on", shown=short_day, sort="due"),
        Column("Waiting for", lambda row: "Advice from the educational psychologist"),
        Column("Days late", "late", numeric=True),
    ]
    context = {
        "heading": "Late & early: October 2024",
        "ribbon": [
            ("Area 6 · Quality of the EHC process", "/a/"),
            ("6g Timeliness", "/b/"),
            ("APP17 in 20 weeks", ""),
        ],
        "due": date(2025, 12, 22),
        "today": date(2025, 12, 13),
        "marks": [
            (6, "Decide whether to assess", True),
            (16, "Tell the parent of a refusal", False),
            (20, "Issue the plan", False),
        ],
        "values": [50, 55, None, 60, 62, 66, 71],
        "parts": [("green", 9), ("amber", 4), ("red", 14), ("unrated", 38)],
        "table": Table("Duties", columns, page, sorting=sorting),
        "page": page,
        "form": FilterForm(request.GET),
        "tabs": [("October", "/x/", True), ("September", "/y/", False)],
    }
    return HttpResponse(engines["django"].from_string(KITCHEN_SINK).render(context, request))


def question(request):
    form = RequestForm(request.POST or None)
    if form.is_valid():
        sent.clear()
        sent.update(form.cleaned_data)
        messages.success(request, "Request recorded")
        return HttpResponseRedirect("/thanks/")
    return render(
        request, "govuk/question.html", {"heading": "Record a request", "form": form, "back_url": "/"}
    )


def thanks(request):
    return render(request, "govuk/base.html", {"heading": "Thank you"})


@csrf_exempt
def given(request):
    """Whatever HTML the test puts here, inside a sound page."""
    return HttpResponse(given.html, status=given.status)


given.html, given.status = "", 200


def broken(request):
    raise RuntimeError("for the test of 500.html")


def spreadsheet(request):
    return HttpResponse(b"a,b\n", content_type="text/csv")


def frame(request):
    return {
        "navigation": [("Home", "/", True), ("Children", "/question/", False)],
        "area_name": "Testshire",
        "demonstration": True,
        "footer_links": [("Accessibility", "/accessibility/"), ("Privacy", "/privacy/")],
    }


urlpatterns = [
    path("", sink),
    path("question/", question),
    path("thanks/", thanks),
    path("given/", given),
    path("broken/", broken),
    path("spreadsheet/", spreadsheet),
]
