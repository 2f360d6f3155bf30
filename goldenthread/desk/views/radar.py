"""The breach radar: what is late and what falls due, and who takes it on."""

from django.contrib import messages
from django.shortcuts import redirect, render

from goldenthread.accounts import access
from goldenthread.accounts.roles import Permission
from goldenthread.casework.caseload import actions
from goldenthread.desk import radar as read
from goldenthread.desk.forms import AllocateForm
from goldenthread.govuk.formats import counted
from goldenthread.people.today import today


def radar(request):
    access.require(request.user, Permission.VIEW_RADAR)
    form = read.form_of(request.user, request.GET)
    shown = read.radar(request.user, form, request.GET, today())
    asked = read.asked_of(form)
    context = {
        "heading": "Breach radar",
        "form": form,
        "shown": shown,
        "sorting": shown.sorting,
        "radar_url": read.url_of({}),
        "download_url": read.url_of(asked, "desk:radar_download"),
        "query": request.GET.urlencode(),
    }
    return render(request, "desk/radar.html", context)


def radar_download(request):
    access.require(request.user, Permission.VIEW_RADAR)
    form = read.form_of(request.user, request.GET)
    return read.download(request.user, read.asked_of(form), today())


def allocate(request):
    access.require(request.user, Permission.ALLOCATE_CASES)
    asked = request.POST or request.GET
    back = read.kept_filters(asked.get("back", ""))
    chosen = read.cases_chosen(request.user, asked.getlist("case"))
    if not chosen:
        messages.info(request, "Tick the cases to allocate, then press the button under the list")
        return redirect(back)
    form = AllocateForm(request.POST or None, officers=read.officers())
    if form.is_valid():
        officer = form.cleaned_data["officer"]
        made = actions.hand_over(by=request.user, moves=[(case, officer) for case in chosen])
        changed = made.cases.count() if made else 0
        messages.success(request, f"{counted(changed, 'case')} went to {officer.display_name}")
        return redirect(back)
    context = {
        "heading": f"Allocate {counted(len(chosen), 'case')}",
        "form": form,
        "chosen": chosen,
        "back": asked.get("back", ""),
        "back_url": back,
    }
    return render(request, "desk/allocate.html", context)
