"""Pages of government reviews: the list, one review, and judging what was asked."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse

from goldenthread.accounts import access
from goldenthread.accounts.errors import Conflict, Refused
from goldenthread.accounts.roles import Permission
from goldenthread.assurance import as_of
from goldenthread.assurance.reviews import pages
from goldenthread.assurance.reviews.actions import judge
from goldenthread.assurance.reviews.forms import JudgeForm
from goldenthread.people.today import today


def government_reviews(request):
    access.require(request.user, Permission.VIEW_PLAN)
    day = as_of.asked(request)
    context = {"heading": "Government reviews", "rows": pages.listed(day), "day": day}
    return render(request, "assurance/government_reviews.html", context)


def government_review(request, review):
    access.require(request.user, Permission.VIEW_PLAN)
    day = as_of.asked(request)
    shown = pages.page(review, day)
    context = {
        "heading": f"Government review: {shown.review.name}",
        "shown": shown,
        "may_add": request.user.may(Permission.ADD_EVIDENCE) and day == today(),
        "may_judge": request.user.may(Permission.RUN_ROUNDS) and day == today(),
        "day": day,
        "at": as_of.query(day),
    }
    return render(request, "assurance/government_review.html", context)


def judge_ask(request, review, ask):
    access.require(request.user, Permission.RUN_ROUNDS)
    line, back = pages.ask_of(review, ask, today()), reverse("assurance:government_review", args=[review])
    held = line.ask
    initial = {name: getattr(held, name) for name in ("response", "verdict", "judged_on", "revision")}
    form = JudgeForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid() and _judged(request, held, form):
        messages.success(request, "How it was judged is recorded.")
        return redirect(back)
    context = {
        "heading": "What was shown, and how it was judged",
        "form": form,
        "ask": held,
        "offers": line.offers,
        "day": today(),
        "submit_label": "Record this",
        "cancel_url": back,
        "back_url": back,
    }
    return render(request, "assurance/judge_ask.html", context)


def _judged(request, ask, form) -> bool:
    given = form.cleaned_data
    try:
        judge(
            ask=ask,
            verdict=given["verdict"],
            response=given["response"],
            judged_on=given["judged_on"],
            by=request.user,
            expected_revision=int(given["revision"]) if given["revision"].isdecimal() else -1,
        )
    except Refused as error:
        form.add_error(error.field if error.field in form.fields else None, error.words)
    except Conflict as error:
        form.add_error(None, f"{error} Open the review again to see what it says now.")
    return form.is_valid()
