"""Pages of what scrutiny asks and recommends, and of the answers."""

from django.shortcuts import redirect, render
from django.urls import reverse

from goldenthread.accounts import access
from goldenthread.accounts.roles import Permission as P
from goldenthread.assurance import as_of, table_files
from goldenthread.assurance.boards import asked as asking
from goldenthread.assurance.boards import exports, pages, scrutiny_forms, who
from goldenthread.assurance.boards import scrutiny_actions as actions
from goldenthread.assurance.boards.forming import question, written
from goldenthread.govuk import paging
from goldenthread.people.today import today


def scrutiny(request):
    access.require(request.user, P.VIEW_PLAN)
    day, form = as_of.asked(request), scrutiny_forms.ScrutinyFilter(request.GET)
    found = asking.found(form.asked, day)
    context = {
        "heading": "What scrutiny asked",
        "form": form,
        "day": day,
        "sentence": pages.scrutiny_sentence(day),
        "page": paging.page(found, request.GET),
        "query": request.GET.urlencode(),
        "may_keep": pages.may_change(request.user, day),
    }
    return render(request, "assurance/scrutiny.html", context)


def scrutiny_download(request):
    access.require(request.user, P.VIEW_PLAN)
    day = as_of.asked(request)
    rows = asking.found(scrutiny_forms.ScrutinyFilter(request.GET).asked, day)
    wanted = request.GET.get("format", "")
    return table_files.answer("scrutiny", exports.SCRUTINY, rows, day, wanted, exports.WIDTHS)


def ask_scrutiny(request):
    access.require(request.user, P.KEEP_BOARDS)
    form = scrutiny_forms.AskForm(request.POST or None, initial={"kind": "information"})
    if written(request, form, actions.ask, said="It is recorded. Its owner is asked to answer."):
        return redirect("assurance:scrutiny")
    heading, back = "Record what scrutiny asked", reverse("assurance:scrutiny")
    return question(request, "ask_scrutiny", form, heading=heading, submit="Record it", back=back)


def scrutiny_request(request, asked):
    access.require(request.user, P.VIEW_PLAN)
    day = as_of.asked(request)
    found = pages.known_by(pages.request_of(asked), day)
    shown = asking.Asked(found, day)
    context = {
        "heading": f"{found.get_kind_display()}: {shown.reference}",
        "shown": shown,
        "held": found,
        "day": day,
        "may_answer": who.may_answer(request.user, found) and day == today(),
        "may_keep": pages.may_change(request.user, day),
    }
    return render(request, "assurance/scrutiny_request.html", context)


def answer_scrutiny(request, asked):
    access.require(request.user, P.VIEW_PLAN)
    held, page = pages.request_of(asked), reverse("assurance:scrutiny_request", args=[asked])
    initial = {"answered_on": today(), "revision": len(held.replies.all())}
    form = scrutiny_forms.ReplyForm(
        request.POST or None, initial=initial, is_recommendation=held.is_recommendation
    )
    if written(request, form, actions.answer, request=held, said="The answer is recorded."):
        return redirect(page)
    may_answer = who.may_answer(request.user, held)
    heading, shown = "Answer scrutiny", {"held": held, "may_answer": may_answer}
    return question(
        request, "answer_scrutiny", form, heading=heading, submit="Record the answer", back=page, **shown
    )


def follow_up_scrutiny(request, asked):
    access.require(request.user, P.KEEP_BOARDS)
    held, page = pages.request_of(asked), reverse("assurance:scrutiny_request", args=[asked])
    form = scrutiny_forms.FollowUpForm(request.POST or None, initial={"said_on": today()})
    if written(request, form, actions.follow_up, request=held, said="What the committee said is recorded."):
        return redirect(page)
    heading = "What did the committee say?"
    return question(
        request, "follow_up_scrutiny", form, heading=heading, submit="Record it", back=page, held=held
    )
