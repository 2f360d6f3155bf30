"""Pages of the evidence bank that are read: the list, its file, one item, its document, and what has no evidence."""

from django.contrib import messages
from django.shortcuts import redirect, render

from goldenthread.accounts import access, files
from goldenthread.accounts.roles import Permission
from goldenthread.assurance import as_of, table_files
from goldenthread.assurance.evidence import bank, documents, gaps, item_page
from goldenthread.assurance.evidence.forms import EvidenceFilter, GapFilter
from goldenthread.govuk import paging
from goldenthread.govuk.sorting import Sorting
from goldenthread.people.today import today


def evidence(request):
    access.require(request.user, Permission.VIEW_PLAN)
    day, form = as_of.asked(request), EvidenceFilter(request.GET)
    sorting = Sorting(request.GET, bank.SORTS, default="-dated")
    found = bank.found(form.asked, day).order_by(*sorting.fields)
    context = {
        "heading": "Evidence bank",
        "form": form,
        "sorting": sorting,
        "page": paging.page(found, request.GET, size=25),
        "day": day,
        "query": request.GET.urlencode(),
        "may_add": request.user.may(Permission.ADD_EVIDENCE) and day == today(),
    }
    return render(request, "assurance/evidence.html", context)


def evidence_download(request):
    access.require(request.user, Permission.VIEW_PLAN)
    day = as_of.asked(request)
    sorting = Sorting(request.GET, bank.SORTS, default="-dated")
    found = bank.found(EvidenceFilter(request.GET).asked, day).order_by(*sorting.fields)
    wanted = request.GET.get("format", "")
    return table_files.answer("evidence", bank.columns(day), found, day, wanted, bank.WIDTHS)


def evidence_gaps(request):
    access.require(request.user, Permission.VIEW_PLAN)
    day, form = as_of.asked(request), GapFilter(request.GET)
    context = {
        "heading": "What has no evidence",
        "form": form,
        "shown": gaps.page(day, form.chosen_area),
        "day": day,
        "may_add": request.user.may(Permission.ADD_EVIDENCE) and day == today(),
    }
    return render(request, "assurance/evidence_gaps.html", context)


def evidence_item(request, item):
    access.require(request.user, Permission.VIEW_PLAN)
    day = as_of.asked(request)
    shown = item_page.page(item, day)
    context = {
        "heading": shown.version.title,
        "shown": shown,
        "day": day,
        "period": item_page.period_words(shown.version),
        "may_add": request.user.may(Permission.ADD_EVIDENCE) and day == today(),
        "may_judge": request.user.may(Permission.RUN_ROUNDS) and day == today(),
    }
    return render(request, "assurance/evidence_item.html", context)


def evidence_document(request, item, version):
    """As a file to keep, never to be shown or run by the browser."""
    access.require(request.user, Permission.VIEW_PLAN)
    held = item_page.file_of(item, version)
    try:
        content = documents.content(held.document)
    except files.FileLost as lost:
        messages.error(request, f"{lost} Tell the administrator, and hand it in again.")
        return redirect("assurance:evidence_item", item)
    return files.answer(content, name=held.document_name, ending=held.document.ending)
