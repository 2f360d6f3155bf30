"""Returned figures: what is due, files and typed figures on their way in, and what became of them."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from goldenthread.accounts import access
from goldenthread.accounts.roles import Permission
from goldenthread.desk import return_page as read
from goldenthread.desk.return_forms import (
    CheckReturnForm,
    NewReturnForm,
    ReturnerForm,
    TakeBackForm,
    TypeReturnForm,
)
from goldenthread.govuk import paging
from goldenthread.indicators import INDICATORS
from goldenthread.people.today import today
from goldenthread.scorecard.returned import actions, datasets, due, templates


def returns(request):
    access.require(request.user, Permission.VIEW_RETURNS)
    shown = read.overview(request.user, today())
    return render(request, "desk/returns.html", {"heading": "Returned figures", "shown": shown})


def returns_template(request, dataset):
    access.require(request.user, Permission.RETURN_FIGURES)
    found = read.dataset(request.user, dataset)
    month = read.ended_month(request.GET.get("month", ""), today())
    ending = request.GET.get("format", "xlsx")
    if ending not in templates.FORMATS:
        raise Http404("A template is a spreadsheet (xlsx) or CSV (csv).")
    write, kind = templates.FORMATS[ending]
    response = HttpResponse(write(found.slug, month.last), content_type=kind)
    response["Content-Disposition"] = f'attachment; filename="{found.slug}-{month}.{ending}"'
    return response


def new_return(request):
    access.require(request.user, Permission.RETURN_FIGURES)
    body = request.user.organisation.name if request.user.organisation else ""
    initial = {"on_behalf_of": body, "dataset": request.GET.get("dataset", "")}
    offered = read.offered(request.user)
    form = NewReturnForm(request.POST or None, request.FILES or None, initial=initial, offered=offered)
    faults = []
    if form.is_valid():
        held, faults = read.hold_file(form, request.user, today())
        if held:
            return redirect("desk:check_return", held=held)
        form.add_error("figures", "The file was not taken in. What is wrong with it is listed below")
    context = {
        "heading": "Return figures",
        "form": form,
        "faults": faults,
        "offered": offered,
        "submit_label": "Check the file",
    }
    return render(request, "desk/new_return.html", context)


def check_return(request, held):
    access.require(request.user, Permission.RETURN_FIGURES)
    shown = read.preview(held, request.user, today())
    if shown is None:
        messages.warning(request, read.GONE)
        return redirect("desk:new_return")
    form = CheckReturnForm(request.POST if request.method == "POST" else None, initial={"seen": shown.seen})
    if form.is_valid() and (sent := read.take_in(form, held, shown, request.user)):
        told = read.shown_words(actions.show(by=request.user, readings=sent.readings.all()))
        messages.success(request, f"The figures were taken in. {told}".strip())
        return redirect("desk:a_return", ref=sent.ref)
    context = {
        "heading": "Check the figures",
        "form": CheckReturnForm(initial={"seen": shown.seen}),
        "errors": form,
        "shown": shown,
        "submit_label": "Take these figures in",
    }
    return render(request, "desk/check_return.html", context)


def type_return(request, dataset):
    access.require(request.user, Permission.RETURN_FIGURES)
    found = read.dataset(request.user, dataset)
    month = read.ended_month(request.GET.get("month", ""), today())
    asked = due.of_dataset(found.slug, month.last)
    initial = read.typed_initial(asked, request.user)
    form = TypeReturnForm(request.POST or None, initial=initial, asked=asked)
    if form.is_valid() and (held := read.hold_typed(form, found.slug, request.user, today())):
        return redirect("desk:check_return", held=held)
    context = {
        "heading": f"Type figures in: {found.title}",
        "form": form,
        "dataset": found,
        "month": month,
        "months": read.months_offered(today()),
    }
    return render(request, "desk/type_return.html", context)


def a_return(request, ref):
    access.require(request.user, Permission.VIEW_RETURNS)
    sent = read.visible_return(ref, request.user)
    page = paging.page(read.of_return(sent), request.GET, size=100)
    context = {
        "heading": f"Return {sent.ref}",
        "sent": sent,
        "page": page,
        "lines": read.lines(list(page), request.user),
        "dataset_title": datasets.title(sent.dataset),
        "may_take_back": read.may_take_back(sent, request.user),
    }
    return render(request, "desk/a_return.html", context)


def take_back_return(request, ref):
    access.require(request.user, Permission.RETURN_FIGURES)
    sent = read.returned_by_me(ref, request.user)
    form = TakeBackForm(request.POST or None)
    if form.is_valid() and (shown := read.take_back(form, sent, request.user)):
        messages.success(request, f"The return was taken back. {read.shown_words(shown)}".strip())
        return redirect("desk:a_return", ref=ref)
    context = {
        "heading": f"Take back return {sent.ref}",
        "form": form,
        "sent": sent,
        "standing_again": read.standing_again(sent),
        "submit_label": "Take it back",
    }
    return render(request, "desk/take_back_return.html", context)


def measure_readings(request, code):
    access.require(request.user, Permission.VIEW_RETURNS)
    lines = read.history(code, request.user)
    context = {
        "heading": f"Returned figures: {INDICATORS[code].title}",
        "indicator": INDICATORS[code],
        "page": paging.page(lines, request.GET, size=100),
        "kpi_url": read.kpi_url(code) if request.user.may(Permission.VIEW_SCORECARD) else "",
    }
    return render(request, "desk/measure_readings.html", context)


def returners(request):
    access.require(request.user, Permission.MANAGE_ACCOUNTS)
    known = read.returners()
    chosen = read.returner(request.GET.get("person", ""), known)
    form = ReturnerForm(request.POST or None, initial={"slugs": chosen.slugs if chosen else []})
    if chosen and request.method == "POST" and form.is_valid():
        actions.set_datasets(by=request.user, user=chosen.person, slugs=form.cleaned_data["slugs"])
        messages.success(request, f"What {chosen.person.display_name} may return is written down")
        return redirect("desk:returners")
    context = {"heading": "Who returns which figures", "known": known, "chosen": chosen, "form": form}
    return render(request, "desk/returners.html", context)
