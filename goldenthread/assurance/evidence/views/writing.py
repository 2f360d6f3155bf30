"""Pages of the evidence bank that write: adding, taking a figure, changing, withdrawing, linking, and how a review judged."""

from functools import partial

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse

from goldenthread.accounts import access
from goldenthread.accounts.roles import Permission
from goldenthread.assurance.evidence import actions, asking, item_page, meanings
from goldenthread.assurance.evidence.forms import (
    ChangeFigureForm,
    ChangeForm,
    EvidenceForm,
    FigureForm,
    LinkForm,
    OfferForm,
    WhyForm,
)
from goldenthread.assurance.writing import done
from goldenthread.people.today import today

_done = partial(done, again="Open it again to see what it says now.")


def add_evidence(request):
    access.require(request.user, Permission.ADD_EVIDENCE)
    form = EvidenceForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        item = _done(
            form, actions.add_evidence, by=request.user, **asking.said_with_upload(form.cleaned_data)
        )
        if item:
            return _added(request, item)
    context = {
        "heading": "Add evidence",
        "form": form,
        "lede": meanings.ANONYMOUS,
        "submit_label": "Add it",
        "query": asking.kept_target(request.GET),
    }
    return render(request, "assurance/add_evidence.html", context | _back(reverse("assurance:evidence")))


def add_figure(request):
    access.require(request.user, Permission.ADD_EVIDENCE)
    form = FigureForm(request.POST or None, initial={"code": request.GET.get("kpi", "")})
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        chosen = {"code": given["code"], "month": form.asked_month(), "strength": given["strength"]}
        item = _done(form, actions.take_figure, by=request.user, shows=given["shows"], **chosen)
        if item:  # it stands beside its indicator already
            return _added(request, item, but_not=("kpi",))
    context = {"heading": "Take a figure from the scorecard", "form": form, "submit_label": "Take it"}
    return render(request, "assurance/add_figure.html", context | _back(reverse("assurance:evidence")))


def _added(request, item, but_not=()):
    """On to what it is for: the page it was begun from, or whatever is chosen."""
    messages.success(request, f"{item} is in the evidence bank. Now say what it is for.")
    target = asking.kept_target({name: each for name, each in request.GET.items() if name not in but_not})
    return redirect(reverse("assurance:link_evidence", args=[item.pk]) + (f"?{target}" if target else ""))


def change_evidence(request, item):
    access.require(request.user, Permission.ADD_EVIDENCE)
    held = item_page.standing(item, today())
    kind = ChangeFigureForm if asking.is_figure(held) else ChangeForm
    form = kind(request.POST or None, request.FILES or None, initial=asking.initial(held))
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        changed = asking.said_with_upload(asking.as_it_is(held) | given)
        if _done(form, actions.change_evidence, by=request.user, **_of(held, given), **changed):
            return _back_to(request, held, "What you changed is recorded. What it said before is kept.")
    context = {
        "heading": f"Change {held.item}: {held.title}",
        "form": form,
        "submit_label": "Save the change",
    }
    page = reverse("assurance:evidence_item", args=[item])
    return render(request, "assurance/change_evidence.html", context | {"held": held} | _back(page))


def withdraw_evidence(request, item):
    return _turn(
        request,
        item,
        actions.withdraw_evidence,
        "Withdraw",
        "It is withdrawn. It stays on file, and can be restored.",
        "assurance/withdraw_evidence.html",
    )


def restore_evidence(request, item):
    return _turn(
        request,
        item,
        actions.restore_evidence,
        "Restore",
        "It is offered again.",
        "assurance/restore_evidence.html",
    )


def _turn(request, item, write, verb, said, template):
    access.require(request.user, Permission.ADD_EVIDENCE)
    held = item_page.standing(item, today())
    form = WhyForm(request.POST or None, initial={"revision": held.item.revision})
    asked = request.method == "POST" and form.is_valid()
    if asked and _done(form, write, by=request.user, **_of(held, form.cleaned_data)):
        return _back_to(request, held, said)
    context = {"heading": f"{verb} {held.item}: {held.title}", "form": form, "held": held}
    page = reverse("assurance:evidence_item", args=[item])
    return render(request, template, context | {"submit_label": f"{verb} it"} | _back(page))


def link_evidence(request, item):
    access.require(request.user, Permission.ADD_EVIDENCE)
    held = item_page.standing(item, today())
    form = LinkForm(request.POST or None, initial=asking.target(request.GET))
    if request.method == "POST" and form.is_valid():
        given = {"to": asking.chosen(form.cleaned_data), "shows": form.cleaned_data["shows"]}
        if _done(form, actions.link_evidence, item=held.item, by=request.user, **given):
            return _back_to(request, held, "It is recorded what this evidence is for.")
    context = {
        "heading": f"What is {held.item} for?",
        "form": form,
        "held": held,
        "submit_label": "Record this",
    }
    page = reverse("assurance:evidence_item", args=[item])
    return render(request, "assurance/link_evidence.html", context | _back(page))


def unlink_evidence(request, item, link):
    access.require(request.user, Permission.ADD_EVIDENCE)
    found, held = item_page.link_of(item, link), item_page.standing(item, today())
    form = WhyForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        why = form.cleaned_data["why"]
        if _done(form, actions.unlink_evidence, link=found, why=why, by=request.user):
            return _back_to(request, held, "The link is taken away. That it was there is kept.")
    context = {"heading": "Take this link away", "form": form, "held": held, "submit_label": "Take it away"}
    row = {"link": found, "words": asking.words_of(found)}
    page = reverse("assurance:evidence_item", args=[item])
    return render(request, "assurance/unlink_evidence.html", context | row | _back(page))


def judge_offer(request, item, link):
    access.require(request.user, Permission.RUN_ROUNDS)
    found, held = item_page.link_of(item, link), item_page.standing(item, today())
    asking.require_offer(found)
    form = OfferForm(request.POST or None)
    asked = request.method == "POST" and form.is_valid()
    if asked and _done(form, actions.judge_offer, link=found, by=request.user, **form.cleaned_data):
        return _back_to(request, held, "How it was judged is recorded.")
    context = {"heading": "How was this evidence judged?", "form": form, "held": held, "link": found}
    page = reverse("assurance:evidence_item", args=[item])
    return render(
        request, "assurance/judge_offer.html", context | {"submit_label": "Record this"} | _back(page)
    )


def _of(held, given):
    revision = given["revision"]
    seen = int(revision) if revision.isdecimal() else -1
    return {"item": held.item, "why": given["why"], "expected_revision": seen}


def _back(page):
    return {"back_url": page, "cancel_url": page}


def _back_to(request, held, said):
    messages.success(request, said)
    return redirect("assurance:evidence_item", held.item.pk)
