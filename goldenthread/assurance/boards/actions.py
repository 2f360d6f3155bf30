"""Writes about boards themselves: what they are, who sits on them, their terms of reference.

Each may be told `at` what moment it was written down, for a story that is told later.
"""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.utils.text import slugify

from goldenthread.accounts.errors import Refused
from goldenthread.accounts.recording import not_in_the_future, recorded
from goldenthread.assurance.boards import standing
from goldenthread.assurance.boards.writing import needed, not_before, unchanged
from goldenthread.assurance.models import Board, BoardDetails, Membership, Terms, TermsReview
from goldenthread.people.today import this_moment, today

TAKEN = {
    "new",
    "log",
    "mine",
    "scrutiny",
    "meetings",
    "items",
    "members",
}  # words of the boards' own addresses


@recorded
def found_board(
    *,
    short_name: str,
    name: str,
    kind: str,
    began_on: dt.date,
    by: Any,
    reports_to: Board | None = None,
    purpose: str = "",
    quorum: int | None = None,
    at: dt.datetime | None = None,
) -> Board:
    """Raises Refused without a name, for a short name that another has, or a day still to come."""
    short_name = needed(short_name, "Give it a short name", "short_name")
    not_in_the_future(began_on, today(), field="began_on")
    slug = slugify(short_name)[:34]
    slug = f"{slug}-board" if slug in TAKEN else slug
    if not slug:
        raise Refused("Use letters or figures in the short name.", field="short_name")
    if Board.objects.filter(slug=slug).exists():
        raise Refused(f"There is a board called {short_name} already.", field="short_name")
    held = Board.objects.create(slug=slug, short_name=short_name, began_on=began_on)
    given = {"name": name, "kind": kind, "reports_to": reports_to, "purpose": purpose, "quorum": quorum}
    _describe(held, began_on, by, at, given)
    return held


def _describe(held: Board, from_on: dt.date, by: Any, at: dt.datetime | None, given: dict) -> BoardDetails:
    if given["kind"] not in BoardDetails.Kind.values:
        raise Refused("Choose what kind of board it is.", field="kind")
    given["name"] = needed(given["name"], "Give its name", "name")
    given["purpose"] = given["purpose"].strip()
    return BoardDetails.objects.create(
        board=held, from_on=from_on, said_by=by, said_at=at or this_moment(), **given
    )


@recorded
def change_board(
    *,
    board: Board,
    name: str,
    kind: str,
    from_on: dt.date,
    by: Any,
    expected_revision: int,
    reports_to: Board | None = None,
    purpose: str = "",
    quorum: int | None = None,
    at: dt.datetime | None = None,
) -> BoardDetails:
    """Say what it is from a day on; what it was until then stays.

    expected_revision: how many times it had been described. Raises Refused for a day before the last change or still to
    come, or where it would report to itself; Conflict when somebody changed it first.
    """
    held = _locked(board)
    known = list(held.details.select_related("said_by"))
    unchanged(held, len(known), expected_revision, "what the board is", known[-1])
    not_in_the_future(from_on, today(), field="from_on")
    not_before(from_on, known[-1].from_on, "the last change", field="from_on")
    if reports_to and held in standing.path_up(reports_to, from_on):
        raise Refused(f"{reports_to} reports to {held}: choose another.", field="reports_to")
    given = {"name": name, "kind": kind, "reports_to": reports_to, "purpose": purpose, "quorum": quorum}
    return _describe(held, from_on, by, at, given)


def _locked(board: Board) -> Board:
    """Raises Refused for one that has ended."""
    held = Board.objects.select_for_update().get(pk=board.pk)
    if held.ended_on:
        raise Refused(f"{held} has ended.")
    return held


@recorded
def end_board(*, board: Board, ended_on: dt.date, because: str, by: Any) -> Board:
    """The board is no more from a day on; all it said stays. Raises Refused without a reason, or while others report
    to it."""
    held = _locked(board)
    not_in_the_future(ended_on, today(), field="ended_on")
    not_before(ended_on, held.began_on, "the day it began", field="ended_on")
    below = [each for each in standing.boards(ended_on) if each.details.reports_to_id == held.pk]
    if below:
        names = ", ".join(str(each.board) for each in below)
        raise Refused(f"{names} still report to it: say first to whom they report.")
    held.ended_on, held.ended_because = ended_on, needed(because, "Say why it ended", "because")
    held.save()
    return held


@recorded
def add_member(
    *,
    board: Board,
    part: str,
    began_on: dt.date,
    by: Any,
    user: Any = None,
    name: str = "",
    post: str = "",
    organisation: str = "",
    at: dt.datetime | None = None,
) -> Membership:
    """Raises Refused for nobody, for somebody who sits on it already, or a second chair on a day."""
    held = _locked(board)
    if not (user or name.strip() or post.strip()):
        raise Refused("Choose a person, or give a name or a post.", field="user")
    if part not in Membership.Part.values:
        raise Refused("Choose what part they take.", field="part")
    not_in_the_future(began_on, today(), field="began_on")
    not_before(began_on, held.began_on, "the day the board began", field="began_on")
    sitting = list(held.memberships.sitting_on(began_on).for_page())
    if user and any(one.user_id == user.pk for one in sitting):
        raise Refused(f"{user.display_name} sits on {held} already.", field="user")
    chairs = [one.who for one in sitting if one.part == part == Membership.Part.CHAIR]
    if chairs:
        raise Refused(f"{chairs[0]} is in the chair: end that membership first.", field="part")
    return Membership.objects.create(
        board=held,
        user=user,
        name=name.strip(),
        post=post.strip(),
        organisation=organisation.strip(),
        part=part,
        began_on=began_on,
        said_by=by,
        said_at=at or this_moment(),
    )


@recorded
def end_membership(*, member: Membership, ended_on: dt.date, by: Any) -> Membership:
    """Raises Refused for one that has ended, or a day before it began or still to come."""
    held = Membership.objects.select_for_update().get(pk=member.pk)
    if held.ended_on:
        raise Refused("This membership has ended already.")
    not_in_the_future(ended_on, today(), field="ended_on")
    not_before(ended_on, held.began_on, "the day it began", field="ended_on")
    held.ended_on = ended_on
    held.save()
    return held


@recorded
def agree_terms(
    *,
    board: Board,
    words: str,
    agreed_on: dt.date,
    review_months: int,
    by: Any,
    expected_revision: int,
    at: dt.datetime | None = None,
) -> Terms:
    """A new version of the terms of reference. expected_revision: how many there were.

    Raises Refused without words, for a day before the last version's, or an interval of no months; Conflict when
    somebody recorded another first.
    """
    held = _locked(board)
    known = list(held.terms.select_related("said_by"))
    last = known[-1] if known else None
    unchanged(held, len(known), expected_revision, "the terms of reference", last)
    not_in_the_future(agreed_on, today(), field="agreed_on")
    not_before(agreed_on, held.began_on, "the day the board began", field="agreed_on")
    if last:
        not_before(agreed_on, last.agreed_on, "the last version was agreed", field="agreed_on")
    if review_months < 1:
        raise Refused("Say after how many months they are looked at again.", field="review_months")
    return Terms.objects.create(
        board=held,
        version=len(known) + 1,
        agreed_on=agreed_on,
        words=needed(words, "Write the terms of reference", "words"),
        review_months=review_months,
        said_by=by,
        said_at=at or this_moment(),
    )


@recorded
def review_terms(
    *, board: Board, reviewed_on: dt.date, by: Any, words: str = "", at: dt.datetime | None = None
) -> TermsReview:
    """The board looked at its terms and left them. Raises Refused where there are none, or for a day before they were
    agreed."""
    last = _locked(board).terms.last()
    if last is None:
        raise Refused("There are no terms of reference to review: agree some first.")
    not_in_the_future(reviewed_on, today(), field="reviewed_on")
    not_before(reviewed_on, last.agreed_on, "they were agreed", field="reviewed_on")
    return TermsReview.objects.create(
        terms=last,
        reviewed_on=reviewed_on,
        words=words.strip(),
        said_by=by,
        said_at=at or this_moment(),
    )
