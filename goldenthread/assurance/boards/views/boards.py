"""Pages of boards: the list, one board, its members and its terms of reference."""

from django.shortcuts import redirect, render
from django.urls import reverse

from goldenthread.accounts import access
from goldenthread.accounts.roles import Permission as P
from goldenthread.assurance import as_of
from goldenthread.assurance.boards import actions, forms, pages
from goldenthread.assurance.boards.forming import question, written
from goldenthread.people.today import today


def boards(request):
    access.require(request.user, P.VIEW_PLAN)
    day = as_of.asked(request)
    context = {
        "heading": "Boards and groups",
        "shown": pages.boards_page(day),
        "day": day,
        "may_keep": pages.may_change(request.user, day),
    }
    return render(request, "assurance/boards.html", context)


def new_board(request):
    access.require(request.user, P.KEEP_BOARDS)
    form = forms.NewBoardForm(request.POST or None)
    if written(
        request,
        form,
        actions.found_board,
        said="The board is recorded. Add its members and terms of reference.",
    ):
        return redirect("assurance:boards")
    heading, back = "Add a board or group", reverse("assurance:boards")
    return question(request, "new_board", form, heading=heading, submit="Add it", back=back)


def board(request, board):
    access.require(request.user, P.VIEW_PLAN)
    day = as_of.asked(request)
    found = pages.board_page(board, day)
    context = {
        "heading": found.shown.details.name,
        "found": found,
        "shown": found.shown,
        "day": day,
        "may_keep": pages.may_change(request.user, day) and found.shown.board.ended_on is None,
    }
    return render(request, "assurance/board.html", context)


def change_board(request, board):
    access.require(request.user, P.KEEP_BOARDS)
    held, page = pages.board_called(board), reverse("assurance:board", args=[board])
    known = list(held.details.all())
    initial = vars(known[-1]) | {
        "reports_to": known[-1].reports_to_id,
        "revision": len(known),
        "from_on": today(),
    }
    form = forms.DetailsForm(request.POST or None, initial=initial, board=held)
    if written(
        request,
        form,
        actions.change_board,
        board=held,
        said="The change is recorded. What it was before can be seen as of an earlier day.",
    ):
        return redirect(page)
    heading = f"Change what {held} is"
    return question(request, "change_board", form, heading=heading, submit="Record the change", back=page)


def end_board(request, board):
    access.require(request.user, P.KEEP_BOARDS)
    held, page = pages.board_called(board), reverse("assurance:board", args=[board])
    form = forms.EndBoardForm(request.POST or None)
    if written(
        request,
        form,
        actions.end_board,
        board=held,
        said=f"{held} has ended. All that it said stays on record.",
    ):
        return redirect(page)
    return question(request, "end_board", form, heading=f"End {held}", submit="End it", back=page, board=held)


def add_member(request, board):
    access.require(request.user, P.KEEP_BOARDS)
    held, page = pages.board_called(board), reverse("assurance:board", args=[board])
    form = forms.MemberForm(request.POST or None)
    if written(request, form, actions.add_member, board=held, said="The member is recorded."):
        return redirect(page)
    heading = f"Add a member of {held}"
    return question(request, "add_member", form, heading=heading, submit="Add them", back=page)


def end_membership(request, membership):
    access.require(request.user, P.KEEP_BOARDS)
    held = pages.member_of(membership)
    page = reverse("assurance:board", args=[held.board.slug])
    form = forms.EndMembershipForm(request.POST or None, initial={"ended_on": today()})
    if written(
        request,
        form,
        actions.end_membership,
        member=held,
        said=f"{held.who} sits on {held.board} no more. That they did stays on record.",
    ):
        return redirect(page)
    heading = f"{held.who} leaves {held.board}"
    return question(request, "end_membership", form, heading=heading, submit="Record it", back=page)


def agree_terms(request, board):
    access.require(request.user, P.KEEP_BOARDS)
    held, page = pages.board_called(board), reverse("assurance:board", args=[board])
    known = list(held.terms.all())
    initial = {"revision": len(known), "words": known[-1].words if known else ""}
    form = forms.TermsForm(request.POST or None, initial=initial)
    if written(
        request, form, actions.agree_terms, board=held, said="The new version is recorded. Earlier ones stay."
    ):
        return redirect(page)
    heading = f"Terms of reference of {held}: version {len(known) + 1}"
    return question(request, "agree_terms", form, heading=heading, submit="Record this version", back=page)


def review_terms(request, board):
    access.require(request.user, P.KEEP_BOARDS)
    held, page = pages.board_called(board), reverse("assurance:board", args=[board])
    form = forms.TermsReviewForm(request.POST or None, initial={"reviewed_on": today()})
    if written(
        request,
        form,
        actions.review_terms,
        board=held,
        said="The review is recorded: the terms stay as they are.",
    ):
        return redirect(page)
    heading = f"Terms of reference of {held}: reviewed, no change"
    return question(request, "review_terms", form, heading=heading, submit="Record the review", back=page)
