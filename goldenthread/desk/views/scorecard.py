"""The scorecard of a month, one indicator, and the cases behind a figure."""

from django.shortcuts import render

from goldenthread.accounts import access
from goldenthread.accounts.roles import Permission


def scorecard(request, month=""):
    access.require(request.user, Permission.VIEW_SCORECARD)
    return render(request, "desk/scorecard.html", {"heading": "Scorecard"})


def kpi(request, month, code):
    access.require(request.user, Permission.VIEW_SCORECARD)
    return render(request, "desk/kpi.html", {"heading": code})


def kpi_cases(request, month, code):
    access.require(request.user, Permission.VIEW_INDICATOR_CASES)
    return render(request, "desk/kpi_cases.html", {"heading": code})


def kpi_download(request, month, code):
    access.require(request.user, Permission.VIEW_SCORECARD)
    return render(request, "desk/kpi.html", {"heading": code})
