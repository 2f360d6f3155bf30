"""Advice asked of somebody's organisation: the queue, one request, and how it is acknowledged, put off, written and given."""

from django.contrib import messages
from django.http import JsonResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from goldenthread.accounts import access
from goldenthread.accounts.errors import Refused
from goldenthread.accounts.files import FileLost
from goldenthread.accounts.roles import Permission
from goldenthread.casework.advising import actions
from goldenthread.casework.advising.asked import asked_cases
from goldenthread.casework.documents.models import CaseDocument
from goldenthread.casework.documents.reach import writers_documents
from goldenthread.casework.models import Request
from goldenthread.desk import advice_forms as forms
from goldenthread.desk import advice_page as read
from goldenthread.desk.document_page import file_of
from goldenthread.desk.writing import written
from goldenthread.people.today import today


def _asked(request, ref, number, page):
    """The case and the request for advice, if it was made to this person's organisation."""
    may, base = Permission.ANSWER_ADVICE, asked_cases()
    case = access.get(Request, request.user, ref, may=may, page=page, base=base)
    return case, read.asked_of(request.user, case, number)


def _over(request, case, advice):
    """Where somebody goes who would give what is given already, or is no longer needed."""
    messages.info(
        request, f"Nothing is to be written here now: {read.Standing(advice.standing).label.lower()}"
    )
    return redirect("desk:advice_request", ref=case.ref, advice=advice.pk)


def advice_queue(request):
    access.require(request.user, Permission.ANSWER_ADVICE)
    form = forms.QueueFilter(request.GET)
    queue = read.queue(request.user, request.GET, form)
    access.record_list(request.user, kind="advice asked for", count=len(queue.rows), page="advice_queue")
    context = {"heading": "Advice asked for", "queue": queue, "form": form, "sorting": queue.sorting}
    return render(request, "desk/advice_queue.html", context | {"organisation": request.user.organisation})


def advice_request(request, ref, advice):
    case, one = _asked(request, ref, advice, "advice_request")
    page = read.asked_page(case, one)
    called = case.child.name if page.is_open else case.ref
    context = {"heading": f"Advice: {called}", "called": called, "case": case, "page": page}
    return render(request, "desk/advice_request.html", context)


@require_POST
def acknowledge_advice(request, ref, advice):
    case, one = _asked(request, ref, advice, "acknowledge_advice")
    try:
        actions.acknowledge_request(by=request.user, today=today(), advice=one)
        messages.success(request, "Thank you. The service sees that the request has reached you")
    except Refused as refused:
        messages.error(request, refused.words)
    return redirect("desk:advice_request", ref=case.ref, advice=one.pk)


def delay_advice(request, ref, advice):
    case, one = _asked(request, ref, advice, "delay_advice")
    if one.standing not in read.TO_DO:
        return _over(request, case, one)
    form = forms.DelayForm(request.POST or None)
    if form.is_valid() and written(actions.say_late, form, by=request.user, today=today(), advice=one):
        messages.success(request, "The service sees why it will be late, and when it will come")
        return redirect("desk:advice_request", ref=ref, advice=advice)
    context = {"heading": "Say that it will be late", "case": case, "advice": one, "form": form}
    return render(request, "desk/delay_advice.html", context | {"submit_label": "Tell the service"})


def _onward(request, case, advice):
    """From a kept draft to where the button says."""
    if "more" in request.POST:
        return redirect(f"{request.path}?more=1")
    messages.success(request, "The draft is kept")
    onward = "desk:give_advice" if "onward" in request.POST else "desk:advice_request"
    return redirect(onward, ref=case.ref, advice=advice.pk)


def write_advice(request, ref, advice):
    case, one = _asked(request, ref, advice, "write_advice")
    if one.standing not in read.TO_DO:
        return _over(request, case, one)
    page = read.asked_page(case, one)
    form = read.write_form(page.draft, request.GET, request.POST or None)
    if request.method == "POST":
        kept = read.draft_kept(form, one, request.user)
        if request.headers.get("X-Saved-By") == "autosave":
            return JsonResponse(read.kept_by_itself(kept))
        if kept:
            return _onward(request, case, one)
    context = {"heading": "Write the advice", "case": case, "page": page, "form": form}
    return render(request, "desk/write_advice.html", context)


def give_advice(request, ref, advice):
    case, one = _asked(request, ref, advice, "give_advice")
    page = read.asked_page(case, one)
    if one.standing not in read.TO_DO:
        return _over(request, case, one)
    if page.draft is None:
        return redirect("desk:write_advice", ref=ref, advice=advice)
    form = forms.GiveAdviceForm(request.POST or None, initial={"revision": page.draft.revision})
    if form.is_valid() and written(actions.give_advice, form, by=request.user, today=today(), advice=one):
        messages.success(request, "The advice is given. You can read it here whenever you need it")
        return redirect("desk:advice_request", ref=ref, advice=advice)
    given = read.given_view(page.draft)
    context = {
        "heading": "Look it over and give it",
        "case": case,
        "page": page,
        "given": given,
        "form": form,
    }
    return render(request, "desk/give_advice.html", context | {"submit_label": "Give the advice"})


def upload_advice(request, ref, advice):
    case, one = _asked(request, ref, advice, "upload_advice")
    if one.standing not in read.TO_DO:
        return _over(request, case, one)
    page = read.asked_page(case, one)
    shown = {"revision": page.draft.revision if page.draft else 0}
    form = forms.UploadAdviceForm(request.POST or None, request.FILES or None, initial=shown)
    if form.is_valid() and written(actions.give_by_upload, form, by=request.user, today=today(), advice=one):
        messages.success(request, "The advice is given. You can read it here whenever you need it")
        return redirect("desk:advice_request", ref=ref, advice=advice)
    context = {"heading": "Give the advice as a document", "case": case, "page": page, "form": form}
    return render(request, "desk/upload_advice.html", context | {"submit_label": "Give the advice"})


def advice_document(request, ref):
    may, base = Permission.ANSWER_ADVICE, writers_documents().with_case().select_related("given__advice")
    document = access.get(CaseDocument, request.user, ref, may=may, page="advice_document", base=base)
    try:
        return file_of(document)
    except FileLost as lost:
        messages.error(request, f"{lost} Please tell the service that asked.")
        return redirect("desk:advice_request", document.request.ref, document.given.advice_id)
