"""What boards and scrutiny ask of a person, for their home page."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from django.urls import reverse

from goldenthread.accounts.models import User
from goldenthread.accounts.roles import BoardMember, ProgrammeOffice, ScrutinyMember
from goldenthread.accounts.roles import Permission as P
from goldenthread.accounts.tasks import Task
from goldenthread.assurance.boards import asked, log, pages
from goldenthread.assurance.boards.asked import Asked
from goldenthread.assurance.models import Meeting, Membership
from goldenthread.govuk.formats import counted, day
from goldenthread.people.today import today

MOST = 5
OWNERS = {P.RATE_ACTIONS, P.RETURN_FIGURES}  # who may be asked for something, of those who see the plan


def tasks(user: User) -> Iterator[Task]:
    """What a person owes; for a board's member when it meets; for scrutiny what it waits for. Asks the database only for
    those who have a part in it."""
    roles = set(user.roles)
    if user.may(P.VIEW_PLAN) and (OWNERS & user.permissions or roles & {BoardMember}):
        yield from _owed(user, today())
    if BoardMember in roles:
        yield from _next_meeting(user, today())
    if roles & {ScrutinyMember, ProgrammeOffice}:
        yield from _waited_for(today())


def _owed(user: User, on: dt.date) -> Iterator[Task]:
    rows, requests = log.of_owner(user, on), pages.asked_of(user, on)
    if not rows and not requests:
        return
    late = sum(row.days_late > 0 for row in rows)
    said = []
    if rows:
        said.append(f"{counted(len(rows), 'action')} of a board{f', {late} late' if late else ''}.")
    if requests:
        said.append(f"Scrutiny waits for {counted(len(requests), 'answer')}.")
    lines = [(row.reference, row.url, row.words[:90]) for row in rows] + _lines(requests)
    onward = ("See all of it", reverse("assurance:my_board_actions"))
    yield Task("Boards ask of you", " ".join(said), tuple(lines[:MOST]), onward)


def _lines(requests: list[Asked]) -> list[tuple[str, str, str]]:
    return [
        (
            each.reference,
            reverse("assurance:scrutiny_request", args=[each.request.pk]),
            each.request.words[:90],
        )
        for each in requests
    ]


def _next_meeting(user: User, on: dt.date) -> Iterator[Task]:
    """Of the boards that the person sits on."""
    sits_on = Membership.objects.of_user(user).sitting_on(on).values("board")
    coming = Meeting.objects.of_boards(sits_on).to_come(on).for_page().first()
    if coming is None:
        return
    sent = (
        "Its agenda has been sent out." if coming.agenda_sent_at else "Its agenda has not been sent out yet."
    )
    address = reverse("assurance:meeting", args=[coming.pk])
    yield Task(
        "Your next meeting",
        f"{coming.board} meets on {day(coming.meets_on)}. {sent}",
        (),
        ("Open it", address),
    )


def _waited_for(on: dt.date) -> Iterator[Task]:
    waiting = [each for each in asked.everything(on) if each.is_waiting]
    if not waiting:
        return
    late = sum(each.is_late for each in waiting)
    sentence = f"{counted(len(waiting), 'request is,requests are')} without a full answer{f', {late} late' if late else ''}."
    onward = ("See what scrutiny asked", f"{reverse('assurance:scrutiny')}?state=waiting")
    yield Task("What scrutiny waits for", sentence, tuple(_lines(waiting)[:MOST]), onward)
