"""Pages of meetings: planning, the agenda, moving and cancelling."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse

from goldenthread.accounts import access
from goldenthread.accounts.errors import Refused
from goldenthread.accounts.roles import Permission as P
from goldenthread.assurance import as_of
from goldenthread.assurance.boards import meeting_actions as actions
from goldenthread.assurance.boards import meeting_forms as forms
from goldenthread.assurance.boards import pages
from goldenthread.assurance.boards.forming import question, written


def plan_meeting(request, board):
    access.require(request.user, P.KEEP_BOARDS)
    held, page = pages.board_called(board), reverse("assurance:board", args=[board])
    form = forms.PlanForm(request.POST or None)
    if written(
        request,
        form,
        actions.plan_meeting,
        board=held,
        said="The meeting is planned. Its agenda can be built now.",
    ):
        return redirect(page)
    heading = f"Plan a meeting of {held}"
    return question(request, "plan_meeting", form, heading=heading, submit="Plan it", back=page)


def meeting(request, meeting):
    access.require(request.user, P.VIEW_PLAN)
    day, held = as_of.asked(request), pages.meeting_of(meeting)
    may_keep = pages.may_change(request.user, day)
    shown = pages.MeetingPage(held, day, drafts=may_keep)
    context = {
        "heading": pages.named(held),
        "shown": shown,
        "meeting": held,
        "day": day,
        "at": as_of.query(day),
        "may_keep": may_keep and held.cancelled_on is None,
    }
    return render(request, "assurance/meeting.html", context)


def meeting_agenda(request, meeting):
    access.require(request.user, P.VIEW_PLAN)
    day, held = as_of.asked(request), pages.meeting_of(meeting)
    shown = pages.MeetingPage(held, day, drafts=pages.may_change(request.user, day))
    context = {
        "heading": f"Agenda: {pages.named(held)}",
        "shown": shown,
        "meeting": held,
        "day": day,
        "at": as_of.query(day),
    }
    return render(request, "assurance/meeting_agenda.html", context)


def edit_agenda(request, meeting):
    access.require(request.user, P.KEEP_BOARDS)
    held = pages.meeting_of(meeting)
    items = list(held.items.all())
    settled = pages.settled(held, items)
    form = forms.ArrangeForm(request.POST or None, items=items)
    if request.method == "POST" and _agenda_changed(request, held, form):
        return redirect(request.path)
    context = {
        "heading": f"Agenda: {pages.named(held)}",
        "form": form,
        "rows": [(item, form[f"place_{item.pk}"], settled.get(item.pk)) for item in items],
        "meeting": held,
    }
    return render(request, "assurance/edit_agenda.html", context)


def _agenda_changed(request, held, form) -> bool:
    """Built anew or put in another order, as the button pressed says."""
    try:
        if request.POST.get("do") == "build":
            built = actions.build_agenda(meeting=held, by=request.user)
            messages.success(request, pages.built_words(built))
            return True
        if not form.is_valid():
            return False
        actions.arrange_items(meeting=held, places=form.places, by=request.user)
        messages.success(request, "The order is kept.")
    except Refused as error:
        messages.error(request, error.words)
    return True


def add_item(request, meeting):
    access.require(request.user, P.KEEP_BOARDS)
    held, page = pages.meeting_of(meeting), reverse("assurance:edit_agenda", args=[meeting])
    form = forms.ItemForm(request.POST or None)
    if written(request, form, actions.add_item, meeting=held, said=""):
        return redirect(page)
    return question(request, "add_item", form, heading="Add an item", submit="Add it", back=page)


def add_asks(request, meeting):
    access.require(request.user, P.KEEP_BOARDS)
    held, page = pages.meeting_of(meeting), reverse("assurance:edit_agenda", args=[meeting])
    offered = pages.asks_offered(held)
    form = forms.AsksForm(request.POST or None, offered=offered)
    if written(request, form, actions.add_asks, meeting=held, said="They are on the agenda, an item each."):
        return redirect(page)
    heading = "Which of these come to the meeting?"
    more = {"meeting": held, "offered": offered}
    return question(request, "add_asks", form, heading=heading, submit="Put on the agenda", back=page, **more)


def change_item(request, agenda_item):
    access.require(request.user, P.KEEP_BOARDS)
    held = pages.item_of(agenda_item)
    page = reverse("assurance:edit_agenda", args=[held.meeting_id])
    form = forms.ItemForm(request.POST or None, initial=vars(held))
    if written(request, form, actions.change_item, item=held, said=""):
        return redirect(page)
    return question(request, "change_item", form, heading="Change an item", submit="Keep this", back=page)


def remove_item(request, agenda_item):
    access.require(request.user, P.KEEP_BOARDS)
    held = pages.item_of(agenda_item)
    page = reverse("assurance:edit_agenda", args=[held.meeting_id])
    if request.method == "POST":
        try:
            actions.remove_item(item=held, by=request.user)
            messages.success(request, f"“{held.title}” is off the agenda.")
        except Refused as error:
            messages.error(request, error.words)
        return redirect(page)
    context = {"heading": "Take this off the agenda?", "held": held, "back_url": page}
    return render(request, "assurance/remove_item.html", context)


def send_agenda(request, meeting):
    access.require(request.user, P.KEEP_BOARDS)
    held, page = pages.meeting_of(meeting), reverse("assurance:meeting_agenda", args=[meeting])
    form = forms.SendForm(request.POST or None, initial={"revision": held.revision})
    said = "The agenda is sent out: it stays as it is. Print it from here."
    if written(request, form, actions.send_agenda, meeting=held, said=said):
        return redirect(page)
    heading = f"Send out the agenda of {pages.named(held)}"
    return question(
        request, "send_agenda", form, heading=heading, submit="Send it out", back=page, meeting=held
    )


def move_meeting(request, meeting):
    access.require(request.user, P.KEEP_BOARDS)
    held, page = pages.meeting_of(meeting), reverse("assurance:meeting", args=[meeting])
    form = forms.MoveForm(request.POST or None, initial={"revision": held.revision})
    if written(
        request,
        form,
        actions.move_meeting,
        meeting=held,
        said="The meeting is moved. Its first day stays on record.",
    ):
        return redirect("assurance:board", held.board.slug)
    heading = f"Move {pages.named(held)}"
    return question(request, "move_meeting", form, heading=heading, submit="Move it", back=page)


def cancel_meeting(request, meeting):
    access.require(request.user, P.KEEP_BOARDS)
    held, page = pages.meeting_of(meeting), reverse("assurance:meeting", args=[meeting])
    form = forms.CancelForm(request.POST or None, initial={"revision": held.revision})
    if written(request, form, actions.cancel_meeting, meeting=held, said="The meeting is cancelled."):
        return redirect(page)
    heading = f"Cancel {pages.named(held)}"
    return question(request, "cancel_meeting", form, heading=heading, submit="Cancel the meeting", back=page)
