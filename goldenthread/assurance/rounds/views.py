"""The pages of the monthly round."""

from django.contrib import messages
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from goldenthread.accounts import access
from goldenthread.accounts.errors import Refused
from goldenthread.accounts.roles import Permission as P
from goldenthread.assurance import as_of
from goldenthread.assurance.plan_history.views.common import must
from goldenthread.assurance.rounds import actions, closing, forms, opening, owner_page, pages, who
from goldenthread.assurance.rounds.pages import RoundView
from goldenthread.assurance.writing import done, revision
from goldenthread.people.today import today
from goldenthread.scorecard.freezing import Damaged

FILES = {
    "pdf": (closing.PDF, "application/pdf"),
    "data": (closing.DATA, "application/json"),
    "said": (closing.SAID, "application/json"),
}


def rounds(request):
    access.require(request.user, P.VIEW_PLAN)
    day = as_of.asked(request)
    context = {
        "heading": "Monthly rounds",
        "shown": pages.rounds(day),
        "day": day,
        "at": as_of.query(day),
        "may_run": day == today() and request.user.may(P.RUN_ROUNDS),
        "may_download": request.user.may(P.DOWNLOAD_REPORTS),
    }
    return render(request, "assurance/rounds.html", context)


def open_round(request):
    access.require(request.user, P.RUN_ROUNDS)
    month = opening.asked(request.GET.get("month", ""))
    form = forms.DaysForm(request.POST or None, initial=opening.proposed(month))
    if (
        request.method == "POST"
        and form.is_valid()
        and done(form, actions.open_round, month=month, days=form.days, by=request.user)
    ):
        messages.success(request, "The round is open. Owners see it on their home page.")
        return redirect("assurance:a_round", month)
    context = {
        "heading": f"Open the round of {opening.named(month)}",
        "form": form,
        "months": opening.offered(month),
        "submit_label": "Open the round",
        "cancel_url": reverse("assurance:rounds"),
    }
    return render(request, "assurance/open_round.html", context)


def a_round(request, month):
    access.require(request.user, P.VIEW_PLAN)
    day = as_of.asked(request)
    shown = pages.shown(month, day)
    context = {
        "heading": f"Round of {opening.named(shown.month)}",
        "shown": shown,
        "day": day,
        "at": as_of.query(day),
        "may_run": pages.may_run(request.user, shown),
        "may_download": request.user.may(P.DOWNLOAD_REPORTS),
    }
    return render(request, "assurance/a_round.html", context)


def round_days(request, month):
    access.require(request.user, P.RUN_ROUNDS)
    held, page = pages.asked(month), reverse("assurance:a_round", args=[month])
    form = forms.DaysForm(request.POST or None, initial=vars(held))
    if request.method == "POST" and form.is_valid():
        given = {"held": held, "days": form.days, "expected_revision": revision(form)}
        if done(form, actions.change_days, **given, by=request.user):
            messages.success(request, "The days are changed.")
            return redirect(page)
    heading = f"Days of the round of {opening.named(held.month_on)}"
    context = {"heading": heading, "form": form, "submit_label": "Change the days", "cancel_url": page}
    return render(request, "assurance/round_days.html", context)


def my_updates(request):
    access.require(request.user, P.RATE_ACTIONS)
    owner = request.GET.get("owner", "")
    shown = owner_page.of(request.user, today(), data=request.POST or None, on_behalf_of=owner)
    if request.method == "POST" and shown:
        if request.headers.get("X-Saved-By") == "autosave":
            kept = shown.keep()
            return JsonResponse({"kept": kept, "revisions": shown.revisions()})
        if _said(request, shown):
            return redirect(request.get_full_path())
    context = {
        "heading": "Your actions this month",
        "shown": shown,
        "page_forms": shown.forms if shown else [],
    }
    return render(request, "assurance/my_updates.html", context)


def _said(request, shown) -> bool:
    same = request.POST.get("same", "")
    if code := same or request.POST.get("submit", ""):
        done, words = shown.submit(code, nothing_changed=bool(same)), f"What you said of {code} is sent."
    else:
        done, words = shown.keep(), "Your draft is saved."
    if done:
        messages.success(request, words)
    return done


def take_back_update(request, update):
    access.require(request.user, P.RATE_ACTIONS)
    held = pages.update(update)
    if request.method == "POST":
        try:
            actions.take_back_update(update=held, by=request.user)
            messages.success(request, f"What was said of {held.action.code} is a draft again.")
        except Refused as error:
            messages.error(request, error.words)
        return redirect("assurance:my_updates")
    heading = f"Take back what was said of action {held.action.code}"
    return render(request, "assurance/take_back_update.html", {"heading": heading, "held": held})


def answer_challenge(request, challenge):
    access.require(request.user, P.RATE_ACTIONS)
    held, form = pages.challenge(challenge), forms.AnswerForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        given = {"challenged": held, "answer": form.cleaned_data["answer"], "by": request.user}
        if done(form, actions.answer_challenge, **given):
            messages.success(request, "Your answer is sent.")
            return redirect("assurance:my_updates")
    heading = f"Answer what was asked about action {held.update_said.action.code}"
    context = {"heading": heading, "form": form, "held": held, "submit_label": "Send the answer"}
    return render(request, "assurance/answer_challenge.html", context)


def area_updates(request, month, number):
    access.require(request.user, P.VIEW_PLAN)
    day = as_of.asked(request)
    shown = pages.shown(month, day)
    area = pages.area_of(shown, number)
    if request.method == "POST":
        access.require(request.user, P.COMMENT_AREA)
        _ask(request)
        return redirect(request.path)
    context = {
        "heading": f"Area {number} in the round of {opening.named(shown.month)}",
        "shown": shown,
        "area": area,
        "rows": shown.rows_in(area),
        "day": day,
        "at": as_of.query(day),
        "may_ask": pages.may_challenge(request.user, area, shown),
    }
    return render(request, "assurance/area_updates.html", context)


def _ask(request) -> None:
    number = request.POST.get("update", "")
    held = pages.update(int(number) if number.isdecimal() else 0)
    is_comment, words = "comment" in request.POST, request.POST.get("words", "")
    try:
        actions.challenge(update=held, words=words, is_comment=is_comment, by=request.user)
        said = (
            "Your comment is kept." if is_comment else "Your challenge is sent: its owner is asked to answer."
        )
        messages.success(request, said)
    except Refused as error:
        messages.error(request, error.words)


def group_review(request, month):
    access.require(request.user, P.VIEW_PLAN)
    day = as_of.asked(request)
    shown = pages.shown(month, day)
    if request.method == "POST":
        access.require(request.user, P.RUN_ROUNDS)
        try:
            actions.review_by_group(held=shown.held, by=request.user)
            messages.success(request, "The delivery group's review is recorded.")
        except Refused as error:
            messages.error(request, error.words)
        return redirect(request.path)
    context = {
        "heading": f"Delivery group's review, {opening.named(shown.month)}",
        "shown": shown,
        "day": day,
        "at": as_of.query(day),
        "may_comment": pages.may_comment(request.user, shown),
        "may_speak_of": pages.may_speak_of(request.user, shown),
        "may_run": pages.may_run(request.user, shown),
    }
    return render(request, "assurance/group_review.html", context)


def raise_exception(request, month):
    access.require(request.user, P.COMMENT_AREA)
    held, form = pages.asked(month), forms.RaiseForm(request.POST or None)
    must(who.voice(request.user, held.improvement_plan).may_raise)
    page = reverse("assurance:group_review", args=[month])
    if (
        request.method == "POST"
        and form.is_valid()
        and done(form, actions.raise_exception, held=held, by=request.user, **form.cleaned_data)
    ):
        return redirect(page)
    heading = "Raise an exception that no figure shows"
    context = {"heading": heading, "form": form, "submit_label": "Raise it", "cancel_url": page}
    return render(request, "assurance/raise_exception.html", context)


def comment_exception(request, exception):
    access.require(request.user, P.COMMENT_AREA)
    held = pages.exception(exception)
    must(who.voice(request.user, held.round.improvement_plan).may_speak_of(held))
    page = reverse("assurance:group_review", args=[pages.month_of(held.round)])
    form = forms.ExceptionForm(request.POST or None, initial=vars(held))
    if request.method == "POST" and form.is_valid():
        given = {**form.cleaned_data, "expected_revision": revision(form)}
        given.pop("revision")
        if done(form, actions.comment_exception, raised=held, by=request.user, **given):
            return redirect(page)
    heading = f"Exception: {pages.about(held)[0]}"
    context = {
        "heading": heading,
        "form": form,
        "held": held,
        "submit_label": "Keep this",
        "cancel_url": page,
    }
    return render(request, "assurance/comment_exception.html", context)


def decide_exception(request, exception):
    access.require(request.user, P.RUN_ROUNDS)
    held = pages.exception(exception)
    page = reverse("assurance:board_paper", args=[pages.month_of(held.round)])
    initial, is_changed = vars(held) | {"decided_on": today()}, held.decided_on is not None
    form = forms.DecisionForm(request.POST or None, initial=initial, is_changed=is_changed)
    if request.method == "POST" and form.is_valid():
        given = {**form.cleaned_data, "expected_revision": revision(form)}
        given.pop("revision")
        if done(form, actions.decide_exception, raised=held, by=request.user, **given):
            return redirect(page)
    heading = f"The board's decision: {pages.about(held)[0]}"
    context = {
        "heading": heading,
        "form": form,
        "held": held,
        "submit_label": "Record it",
        "cancel_url": page,
    }
    return render(request, "assurance/decide_exception.html", context)


def board_paper(request, month):
    access.require(request.user, P.VIEW_PLAN)
    day = as_of.asked(request)
    shown = pages.shown(month, day)
    context = {
        "heading": f"For the board: {opening.named(shown.month)}",
        "shown": shown,
        "day": day,
        "at": as_of.query(day),
        "may_run": pages.may_run(request.user, shown),
        "may_download": pages.may_download(request.user, shown),
    }
    return render(request, "assurance/board_paper.html", context)


def close_round(request, month):
    access.require(request.user, P.RUN_ROUNDS)
    shown = RoundView(pages.asked(month), today())
    form = forms.CloseForm(request.POST or None, initial={"revision": shown.held.revision})
    if request.method == "POST" and form.is_valid():
        given = {"held": shown.held, "by": request.user, "expected_revision": revision(form)}
        if done(form, actions.close_round, **given):
            messages.success(request, "The round is closed and its report is kept.")
            return redirect("assurance:a_round", month)
    context = {"heading": f"Close the round of {opening.named(shown.month)}", "form": form, "shown": shown}
    return render(request, "assurance/close_round.html", context)


def round_report(request, month):
    access.require(request.user, P.DOWNLOAD_REPORTS)
    held = pages.kept(month, as_of.asked(request))
    name, kind = FILES.get(request.GET.get("file", ""), FILES["pdf"])
    if held.closed_at is None:
        return redirect("assurance:report", month)
    try:
        response = HttpResponse(closing.kept_file(held, name), content_type=kind)
    except Damaged as damaged:
        messages.error(request, " ".join(damaged.faults))
        return redirect("assurance:a_round", month)
    response["Content-Disposition"] = f'inline; filename="{month}-{name}"'
    return response


def name_lead(request, number):
    access.require(request.user, P.RUN_ROUNDS)
    area = opening.area(number)
    form = forms.LeadForm(
        request.POST or None, people=opening.who_may_lead(), initial={"lead": area.led_by_id}
    )
    if request.method == "POST" and form.is_valid():
        actions.name_lead(area=area, lead=form.cleaned_data["lead"], by=request.user)
        messages.success(request, f"Who leads area {number} is recorded.")
        return redirect("assurance:rounds")
    heading = f"Who leads area {number}?"
    return render(request, "assurance/name_lead.html", {"heading": heading, "form": form, "area": area})
