"""Documents of a case: listed, added, described, withdrawn and given out; a family's own; and what arrived."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from goldenthread.accounts import access
from goldenthread.accounts.files import FileLost
from goldenthread.accounts.roles import Permission
from goldenthread.casework.documents import actions
from goldenthread.casework.documents.models import CaseDocument
from goldenthread.casework.documents.reach import family_documents as of_families
from goldenthread.casework.models import Request
from goldenthread.desk import case_page
from goldenthread.desk import document_forms as forms
from goldenthread.desk import document_page as read
from goldenthread.desk.family_page import children_of
from goldenthread.desk.writing import written
from goldenthread.govuk import paging
from goldenthread.people.models import Child
from goldenthread.people.today import today


def _case(request, ref, page):
    may = Permission.RECORD_FACTS
    return access.get(Request, request.user, ref, may=may, page=page, base=Request.objects.with_story())


def _document(request, ref, page):
    may = Permission.RECORD_FACTS
    return access.get(
        CaseDocument, request.user, ref, may=may, page=page, base=CaseDocument.objects.with_case()
    )


def _child(request, ref, page):
    own, may = children_of(request.user), Permission.VIEW_OWN_FAMILY
    return access.get(Child, request.user, ref, may=may, page=page, base=own)


def documents(request, ref):
    case = _case(request, ref, "documents")
    kind = request.GET.get("kind", "")
    context = {
        "heading": f"Documents: {case.child.name}",
        "case": case,
        "shown": read.documents_page(case, request.GET, kind),
        "form": forms.DocumentFilter(request.GET),
        "is_filtered": bool(kind),
        "tabs": case_page.tabs(case, case_page.DOCUMENTS, request.user),
    }
    return render(request, "desk/documents.html", context)


def add_documents(request, ref):
    case, day = _case(request, ref, "add_documents"), today()
    form = forms.AddDocumentsForm(request.POST or None, request.FILES or None, initial={"arrived_on": day})
    given = {"by": request.user, "today": day, "request": case}
    if form.is_valid() and written(actions.add_documents, form, **given):
        messages.success(request, "The documents are on the case")
        return redirect("desk:documents", ref=ref)
    context = {"heading": "Add documents", "case": case, "form": form, "submit_label": "Add to the case"}
    return render(request, "desk/add_documents.html", context)


def change_document(request, ref):
    document = _document(request, ref, "change_document")
    form = forms.ChangeDocumentForm(request.POST or None, initial=read.answers_of(document))
    if form.is_valid() and written(actions.describe_document, form, by=request.user, document=document):
        messages.success(request, "What is said of the document is corrected")
        return redirect("desk:documents", ref=document.request.ref)
    context = {"heading": "What the document is", "document": document, "form": form}
    return render(request, "desk/change_document.html", context | {"submit_label": "Save"})


def withdraw_document(request, ref):
    document = _document(request, ref, "withdraw_document")
    form = forms.WithdrawDocumentForm(request.POST or None, initial={"revision": document.revision})
    if form.is_valid() and written(actions.withdraw_document, form, by=request.user, document=document):
        messages.success(request, "The document is withdrawn. It is kept, and can be put back")
        return redirect("desk:documents", ref=document.request.ref)
    context = {"heading": "Withdraw the document", "document": document, "form": form}
    return render(request, "desk/withdraw_document.html", context | {"submit_label": "Withdraw it"})


@require_POST
def restore_document(request, ref):
    document = _document(request, ref, "restore_document")
    actions.restore_document(by=request.user, document=document)
    messages.success(request, "The document is put back")
    return redirect("desk:documents", ref=document.request.ref)


@require_POST
def see_document(request, ref):
    document = _document(request, ref, "see_document")
    actions.see_document(by=request.user, document=document)
    messages.success(request, "It is written down that you have looked at it")
    return redirect("desk:documents", ref=document.request.ref)


def document_file(request, ref):
    document = _document(request, ref, "document_file")
    if document.is_withdrawn:
        messages.error(request, "This document was withdrawn. Put it back to open it")
        return redirect("desk:documents", ref=document.request.ref)
    try:
        return read.file_of(document)
    except FileLost as lost:
        messages.error(request, f"{lost} Tell the administrator, and add it again.")
        return redirect("desk:documents", ref=document.request.ref)


def arrived(request):
    access.require(request.user, Permission.RECORD_FACTS)
    everybody = "team" in request.GET
    found = read.arrived_for(request.user, own=not everybody)
    page = paging.page(found, request.GET)
    access.record_list(request.user, kind="arrived", count=len(page), page="arrived")
    context = {"heading": "Arrived, and not looked at yet", "page": page, "everybody": everybody}
    return render(request, "desk/arrived.html", context)


# A family's own


def family_documents(request, ref):
    child = _child(request, ref, "family_documents")
    context = {
        "heading": f"Documents: {child.forename}",
        "child": child,
        "lines": read.of_family(request.user, child),
        "may_send": read.takes_documents(child),
    }
    return render(request, "desk/family_documents.html", context)


def send_documents(request, ref):
    child, day = _child(request, ref, "send_documents"), today()
    if not read.takes_documents(child):
        messages.info(request, "There is no open case to send documents to. Call the SEND team")
        return redirect("desk:family_documents", ref=ref)
    asked = read.kind_for_family(request.GET)
    form = forms.SendDocumentsForm(request.POST or None, request.FILES or None, initial=asked)
    given = {"by": request.user, "today": day, "request": read.newest_case(child)}
    if form.is_valid() and written(actions.send_documents, form, **given):
        messages.success(request, "Thank you. It has arrived, and we will look at it")
        return redirect("desk:family_documents", ref=ref)
    context = {"heading": "Send us documents", "child": child, "form": form, "submit_label": "Send"}
    return render(request, "desk/send_documents.html", context)


def family_document(request, ref):
    may, base = Permission.VIEW_OWN_FAMILY, of_families().with_case()
    document = access.get(CaseDocument, request.user, ref, may=may, page="family_document", base=base)
    try:
        return read.file_of(document)
    except FileLost as lost:
        messages.error(request, f"{lost} Please tell us, and send it again.")
        return redirect("desk:family_documents", ref=document.child_ref)
