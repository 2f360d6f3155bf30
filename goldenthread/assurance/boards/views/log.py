"""Pages of the boards' log: the whole, one entry, adding to it, and what is a person's own."""

from django.shortcuts import redirect, render
from django.urls import reverse

from goldenthread.accounts import access
from goldenthread.accounts.roles import Permission as P
from goldenthread.assurance import as_of, table_files
from goldenthread.assurance.boards import exports, log, log_actions, log_forms, pages, who
from goldenthread.assurance.boards.forming import question, written
from goldenthread.govuk import paging
from goldenthread.govuk.sorting import Sorting
from goldenthread.people.today import today

SORTS = {"said": ("said_on", "reference"), "due": ("due_on", "reference"), "who": ("who", "reference")}


def board_log(request):
    access.require(request.user, P.VIEW_PLAN)
    day, form = as_of.asked(request), log_forms.LogFilter(request.GET)
    sorting = Sorting(request.GET, SORTS, default="-said")
    context = {
        "heading": "Decisions and actions",
        "form": form,
        "day": day,
        "sorting": sorting,
        "page": paging.page(sorting.of(log.found(form.asked, day)), request.GET),
        "query": request.GET.urlencode(),
    }
    return render(request, "assurance/board_log.html", context)


def board_log_download(request):
    access.require(request.user, P.VIEW_PLAN)
    day = as_of.asked(request)
    rows = log.found(log_forms.LogFilter(request.GET).asked, day)
    wanted = request.GET.get("format", "")
    return table_files.answer("board-log", exports.LOG, rows, day, wanted, exports.WIDTHS)


def log_entry(request, logged):
    access.require(request.user, P.VIEW_PLAN)
    day = as_of.asked(request)
    held = pages.known_by(pages.entry_of(logged), day)
    initial = {"said_on": today(), "revision": len(held.notes.all())}
    form = log_forms.NoteForm(request.POST or None, kinds=pages.notes_offered(held, today()), initial=initial)
    if written(request, form, log_actions.note_entry, entry=held, said="It is recorded."):
        return redirect(request.path)
    context = {
        "heading": f"{held.get_kind_display()}: {held.reference}",
        "held": held,
        "row": log.row(held, day),
        "notes": held.notes_by(day),
        "form": form,
        "day": day,
        "may_answer": who.may_answer(request.user, held) and day == today(),
    }
    return render(request, "assurance/log_entry.html", context)


def add_log_entry(request, board):
    access.require(request.user, P.KEEP_BOARDS)
    held = pages.board_called(board)
    item = pages.item_asked(request.GET.get("item", ""), held)
    page = reverse("assurance:board", args=[board])
    if item:
        page = reverse("assurance:meeting", args=[item.meeting_id])
    said_on = item.meeting.meets_on if item else today()
    form = log_forms.EntryForm(request.POST or None, initial={"kind": "action", "said_on": said_on})
    if written(request, form, log_actions.add_entry, board=held, item=item, said="It stands in the log."):
        return redirect(page)
    heading = f"Add to the log of {held}"
    return question(request, "add_log_entry", form, heading=heading, submit="Add it", back=page, item=item)


def my_board_actions(request):
    access.require(request.user, P.VIEW_PLAN)
    day = today()
    context = {
        "heading": "What boards and scrutiny ask of you",
        "rows": log.of_owner(request.user, day),
        "asked": pages.asked_of(request.user, day),
    }
    return render(request, "assurance/my_board_actions.html", context)
