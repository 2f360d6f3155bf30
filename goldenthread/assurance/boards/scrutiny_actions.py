"""Writes of what scrutiny asks: the request or recommendation, the answer, and what the committee said to it."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.db.models import Max

from goldenthread.accounts.errors import Refused
from goldenthread.accounts.recording import not_in_the_future, recorded
from goldenthread.assurance.boards import who
from goldenthread.assurance.boards.writing import needed, not_before, unchanged
from goldenthread.assurance.models import (
    Board,
    Meeting,
    ScrutinyFollowUp,
    ScrutinyReply,
    ScrutinyRequest,
)
from goldenthread.people.today import this_moment, today


@recorded
def ask(
    *,
    committee: Board,
    kind: str,
    words: str,
    asked_on: dt.date,
    asked_by_whom: str,
    by: Any,
    owner: Any = None,
    owner_post: str = "",
    due_on: dt.date | None = None,
    due_text: str = "",
    meeting: Meeting | None = None,
    repeats: ScrutinyRequest | None = None,
    at: dt.datetime | None = None,
) -> ScrutinyRequest:
    """repeats: the earlier request that is asked again; it is noted there too.

    Raises Refused without words, asker or owner, for a day still to come, or a due day before it.
    """
    held = Board.objects.select_for_update().get(pk=committee.pk)
    if kind not in ScrutinyRequest.Kind.values:
        raise Refused("Choose whether information is asked for or something is recommended.", field="kind")
    if not (owner or owner_post.strip()):
        raise Refused("Choose a person or give a post: somebody has to answer.", field="owner")
    not_in_the_future(asked_on, today(), field="asked_on")
    if due_on:
        not_before(due_on, asked_on, "the day on which it was asked", field="due_on")
    last = ScrutinyRequest.objects.of_committee(held).aggregate(last=Max("number"))["last"] or 0
    made = ScrutinyRequest.objects.create(
        committee=held,
        number=last + 1,
        kind=kind,
        asked_on=asked_on,
        meeting=meeting,
        asked_by_whom=needed(asked_by_whom, "Say who asked", "asked_by_whom"),
        words=needed(words, "Write what was asked or recommended", "words"),
        owner=owner,
        owner_post=owner_post.strip(),
        due_on=due_on,
        due_text=due_text.strip(),
        repeats=repeats,
        recorded_by=by,
        recorded_at=at or this_moment(),
    )
    if repeats:
        _asked_again(repeats, made, by, at)
    return made


def _asked_again(earlier: ScrutinyRequest, now: ScrutinyRequest, by: Any, at: dt.datetime | None) -> None:
    not_before(now.asked_on, earlier.asked_on, "it was asked first", field="asked_on")
    ScrutinyFollowUp.objects.create(
        request=earlier,
        said_on=now.asked_on,
        verdict=ScrutinyFollowUp.Verdict.AGAIN,
        words=f"Asked again as number {now.number}.",
        said_by=by,
        said_at=at or this_moment(),
    )


@recorded
def answer(
    *,
    request: ScrutinyRequest,
    words: str,
    answered_on: dt.date,
    by: Any,
    expected_revision: int,
    extent: str = ScrutinyReply.Extent.WHOLE,
    position: str = "",
    given_by_whom: str = "",
    at: dt.datetime | None = None,
) -> ScrutinyReply:
    """expected_revision: how many replies there were.

    Raises Refused for somebody else's request, without words, for a recommendation without what is said to it, or a day
    before it was asked or still to come; Conflict when somebody answered first.
    """
    now = ScrutinyRequest.objects.select_for_update(of=("self",)).get(pk=request.pk)
    if not who.may_answer(by, now):
        raise Refused("This is for its owner to answer, or for the programme office.")
    known = list(now.replies.select_related("said_by"))
    unchanged(now, len(known), expected_revision, "the answer", known[-1] if known else None)
    if now.is_recommendation and position not in ScrutinyReply.Position.values:
        raise Refused("Say whether it is accepted, in part or not.", field="position")
    if extent not in ScrutinyReply.Extent.values:
        raise Refused("Say whether this answers all of it.", field="extent")
    not_in_the_future(answered_on, today(), field="answered_on")
    not_before(answered_on, now.asked_on, "it was asked", field="answered_on")
    return ScrutinyReply.objects.create(
        request=now,
        answered_on=answered_on,
        words=needed(words, "Write the answer, or the reasons", "words"),
        extent=extent,
        position=position if now.is_recommendation else "",
        given_by_whom=given_by_whom.strip(),
        said_by=by,
        said_at=at or this_moment(),
    )


@recorded
def follow_up(
    *,
    request: ScrutinyRequest,
    verdict: str,
    words: str,
    said_on: dt.date,
    by: Any,
    at: dt.datetime | None = None,
) -> ScrutinyFollowUp:
    """What the committee said. Raises Refused without words, for a day before it was asked or still to come, or content
    with no answer."""
    if verdict not in ScrutinyFollowUp.Verdict.values:
        raise Refused("Choose what the committee said.", field="verdict")
    not_in_the_future(said_on, today(), field="said_on")
    not_before(said_on, request.asked_on, "it was asked", field="said_on")
    if verdict == ScrutinyFollowUp.Verdict.CONTENT and not request.replies.exists():
        raise Refused("Nothing has been answered yet: record the answer first.", field="verdict")
    return ScrutinyFollowUp.objects.create(
        request=request,
        said_on=said_on,
        verdict=verdict,
        words=needed(words, "Say what the committee said", "words"),
        said_by=by,
        said_at=at or this_moment(),
    )
