"""The backlog, and the oldest requests with what keeps each back."""

from django.shortcuts import render
from django.urls import reverse

from goldenthread.accounts import access
from goldenthread.accounts.roles import Permission
from goldenthread.desk import backlog_page as read
from goldenthread.people.today import today


def backlog(request):
    access.require(request.user, Permission.ALLOCATE_CASES)
    context = {"heading": "The backlog", "shown": read.backlog(request.user, today())}
    return render(request, "desk/backlog.html", context)


def oldest_cases(request):
    access.require(request.user, Permission.ALLOCATE_CASES)
    oldest = read.Oldest(request.user, request.GET, today())
    context = {
        "heading": "The oldest requests",
        "oldest": oldest,
        "rows": oldest.listed(),
        "clear_url": reverse("desk:oldest_cases"),
    }
    return render(request, "desk/oldest_cases.html", context)
