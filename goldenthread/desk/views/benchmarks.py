"""The Department's published statistics: what is held, one measure over the years, and how files come in."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse

from goldenthread.accounts import access
from goldenthread.accounts.roles import Permission
from goldenthread.desk import benchmark_pages as read
from goldenthread.desk.benchmark_forms import AreasForm, ImportForm
from goldenthread.desk.setting_forms import OneButtonForm
from goldenthread.scorecard import benchmarks as official


def benchmarks(request):
    access.require(request.user, Permission.VIEW_SCORECARD)
    context = {
        "heading": "Official statistics",
        "listing": official.listing(),
        "month": read.latest_month(),
        "may_import": request.user.may(Permission.IMPORT_BENCHMARKS),
    }
    return render(request, "desk/benchmarks.html", context)


def benchmark(request, measure):
    access.require(request.user, Permission.VIEW_SCORECARD)
    found = read.view_of(measure, request.GET.get("year", ""))
    context = {
        "heading": f"{found.benchmark.title}: {found.period_words}",
        "benchmark": found,
        "month": read.latest_month() if found.benchmark.code else None,
    }
    return render(request, "desk/benchmark.html", context)


def import_benchmarks(request):
    access.require(request.user, Permission.IMPORT_BENCHMARKS)
    form = ImportForm(request.POST or None, request.FILES or None)
    done = read.imported(form, request.user) if form.is_valid() else None
    if done:
        messages.success(request, str(done))
        return redirect("desk:import_benchmarks")
    context = {
        "heading": "Import official statistics",
        "form": form,
        "files": official.imports(),
        "submit_label": "Import the file",
        "may_look": request.user.may(Permission.VIEW_SCORECARD),
    }
    return render(request, "desk/import_benchmarks.html", context)


def take_back_benchmarks(request, imported):
    access.require(request.user, Permission.IMPORT_BENCHMARKS)
    found = read.import_numbered(imported)
    form = OneButtonForm(request.POST if request.method == "POST" else None)
    if form.is_valid() and read.take_back(form, found, request.user):
        messages.success(request, f"{found.file_name} is taken back")
        return redirect("desk:import_benchmarks")
    context = {
        "heading": "Take back an import",
        "form": form,
        "found": found,
        "submit_label": "Take it back",
        "cancel_url": reverse("desk:import_benchmarks"),
    }
    return render(request, "desk/take_back_benchmarks.html", context)


def benchmark_areas(request):
    access.require(request.user, Permission.IMPORT_BENCHMARKS)
    asked = read.areas_asked()
    form = AreasForm(request.POST or None, **asked)
    if form.is_valid() and read.choose(form, request.user):
        messages.success(request, "The areas to compare with are chosen")
        return redirect("desk:benchmark_areas")
    context = {
        "heading": "Areas to compare with",
        "form": form,
        "known": asked["authorities"],
        "submit_label": "Save",
        "may_look": request.user.may(Permission.VIEW_SCORECARD),
    }
    return render(request, "desk/benchmark_areas.html", context)
