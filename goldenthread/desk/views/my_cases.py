"""A caseworker's own cases."""

from django.shortcuts import redirect, render
from django.urls import reverse

from goldenthread.accounts import access
from goldenthread.accounts.roles import Permission
from goldenthread.desk import my_cases as read
from goldenthread.desk.caseload_forms import CaseSearchForm
from goldenthread.people.today import today


def my_cases(request):
    access.require(request.user, Permission.RECORD_FACTS)
    search = CaseSearchForm(request.POST or None, initial={"q": read.words_kept(request.session)})
    if request.method == "POST" and search.is_valid():
        read.keep_words(request.session, "" if "all" in request.POST else search.cleaned_data["q"])
        return redirect(read.begun_anew(request.GET))
    cases = read.MyCases(request.user, request.GET, today(), read.words_kept(request.session))
    here = reverse("desk:my_cases")
    context = {
        "heading": "My cases",
        "cases": cases,
        "rows": cases.listed(),
        "search": search,
        "sorting": cases.sorting,
        "tabs": cases.tabs(here),
        "here": request.get_full_path(),
        "clear_url": cases.cleared(here),
        "may_allocate": request.user.may(Permission.ALLOCATE_CASES),
    }
    return render(request, "desk/my_cases.html", context)


def my_cases_download(request):
    access.require(request.user, Permission.RECORD_FACTS)
    day = today()
    cases = read.MyCases(request.user, request.GET, day, read.words_kept(request.session))
    return read.download(cases, day)
