"""The agenda and the minutes of a meeting as PDF."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from goldenthread.accounts import access
from goldenthread.accounts.roles import Permission as P
from goldenthread.assurance import as_of
from goldenthread.assurance.boards import pages, paper
from goldenthread.publications import render_pdf


def meeting_agenda_pdf(request, meeting):
    access.require(request.user, P.VIEW_PLAN)
    return _paper(request, meeting, paper.agenda, "agenda", "No agenda had been sent out.")


def meeting_minutes_pdf(request, meeting):
    access.require(request.user, P.VIEW_PLAN)
    return _paper(request, meeting, paper.minutes, "minutes", "This meeting is not recorded as held.")


def _paper(request, number, made, name, otherwise):
    """What there is to print; back to the meeting, saying why, where there is nothing."""
    day, held = as_of.asked(request), pages.meeting_of(number)
    shown = pages.MeetingPage(held, day, drafts=pages.may_change(request.user, day))
    data = made(shown)
    if data is None:
        messages.info(request, otherwise)
        return redirect(reverse("assurance:meeting", args=[number]) + as_of.query(day))
    response = HttpResponse(render_pdf("meeting_paper", data), content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="{held.board.slug}-{held.meets_on}-{name}.pdf"'
    return response
