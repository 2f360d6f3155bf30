"""Children, one child, one case, and the pages on which what happened is recorded."""

from django.contrib import messages
from django.shortcuts import redirect, render

from goldenthread.accounts import access
from goldenthread.accounts.roles import Permission
from goldenthread.casework.models import Request
from goldenthread.desk import case_page, child_page, front_door
from goldenthread.desk import record as recording
from goldenthread.desk.forms import NewRequestForm, SearchForm
from goldenthread.desk.transfer_forms import TransferInForm
from goldenthread.people.models import Child
from goldenthread.people.today import today

FROM_ADDRESS = {"advice"}  # what a link may answer beforehand: never a date, and never "I confirm"


def children(request):
    access.require(request.user, Permission.SEARCH_CHILDREN)
    form = SearchForm(request.POST or None)
    if form.is_valid():
        child_page.keep_words(request.session, form.cleaned_data["q"])
        return redirect("desk:children")
    words = child_page.words_kept(request.session)
    found = child_page.found(words, request)
    if not form.is_bound:
        form = SearchForm(initial={"q": words})
    context = {
        "heading": "Children and young people",
        "form": form,
        "words": words,
        "found": found,
        "sounding": child_page.found_by_sound(words, found, request),
        "may_record": request.user.may(Permission.RECORD_FACTS),
    }
    return render(request, "desk/children.html", context)


def child(request, ref):
    found = access.get(
        Child, request.user, ref, may=Permission.VIEW_CHILD, page="child", base=Child.objects.for_search()
    )
    page = child_page.child_page(found, user=request.user, today=today())
    return render(request, "desk/child.html", {"heading": found.name, "child": found, "page": page})


def new_request(request, ref):
    child = access.get(Child, request.user, ref, may=Permission.RECORD_FACTS, page="new_request")
    day = today()
    form = NewRequestForm(request.POST or None, today=day)
    opened = form.is_valid() and recording.request_opened(form, child=child, by=request.user, today=day)
    if opened:
        messages.success(request, "The request is recorded, and its time runs")
        return redirect("desk:case", ref=opened.ref)
    context = {
        "heading": "Request for a needs assessment",
        "form": form,
        "child": child,
        "before": front_door.asked_before(child, day),
        "submit_label": "Record the request",
    }
    return render(request, "desk/new_request.html", context)


def transfer_in(request, ref):
    child = access.get(Child, request.user, ref, may=Permission.RECORD_FACTS, page="transfer_in")
    day = today()
    form = TransferInForm(request.POST or None, today=day)
    plan = form.is_valid() and recording.transferred_in(form, child=child, by=request.user, today=day)
    if plan:
        messages.success(request, "The plan is recorded, and its times run")
        return redirect("desk:case", ref=plan.request.ref)
    context = {
        "heading": "Plan from another authority",
        "form": form,
        "child": child,
        "submit_label": "Record the plan",
    }
    return render(request, "desk/transfer_in.html", context)


def case(request, ref):
    user, day = request.user, today()
    found = access.get(
        Request, user, ref, may=Permission.VIEW_CHILD, page="case", base=Request.objects.with_story()
    )
    tab = case_page.tab_asked(request.GET, user)
    ribbon, counted_in = case_page.thread_of(found, user)
    context = {
        "heading": found.child.name,
        "case": found,
        "child": child_page.about(found.child, day),
        "page": case_page.case_page(found, user=user, today=day),
        "tab": tab,
        "tabs": case_page.tabs(found, tab, user),
        "ribbon": ribbon,
        "counted_in": counted_in,
        "today": day,
        **case_page.contents(found, tab),
    }
    return render(request, "desk/case.html", context)


def record(request, ref, fact):
    may, kind, day = Permission.RECORD_FACTS, recording.fact_called(fact), today()
    case = access.get(Request, request.user, ref, may=may, page="record", base=Request.objects.with_story())
    if not recording.can_be_asked(kind, case, sent=request.method == "POST"):
        messages.info(request, f"{kind.title}: this case does not allow it as it stands")
        return redirect("desk:case", ref=ref)
    asked = {name: value for name, value in request.GET.items() if name in FROM_ADDRESS}
    form = recording.form_of(kind, case, day, request.POST or None, initial=asked)
    if form.is_valid() and recording.written(kind, form, by=request.user, today=day):
        messages.success(request, kind.done)
        return redirect("desk:case", ref=ref)
    context = {
        "heading": kind.title,
        "form": form,
        "fact": kind,
        "case": case,
        "duty": case_page.duty_of(kind, case),
        "submit_label": form.submit_label,
        "today": day,
    }
    return render(request, "desk/record.html", context)


def why(request, ref, clock):
    child = access.get(Child, request.user, ref, may=Permission.VIEW_CHILD, page="why")
    found = case_page.clock_of(child, clock)
    context = {
        "heading": "Why this date?",
        "child": child,
        "one": case_page.deadline(found, today()),
        "due": found.explain(),
        "changes": case_page.corrections(found),
    }
    return render(request, "desk/why.html", context)
