"""What a board was on a day: its name, whom it reports to, who sat on it, which terms held and when they are due for review."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from goldenthread.assurance.models import Board, BoardDetails, Meeting, Membership, Terms, TermsReview
from goldenthread.statute.counting import corresponding_day

PARTS = list(Membership.Part)


@dataclass(frozen=True)
class TermsStanding:
    """The version that held on a day. reviewed_on: when it was agreed or last looked at. due_on: the next review."""

    terms: Terms
    reviews: tuple[TermsReview, ...]
    earlier: tuple[Terms, ...]
    day: dt.date

    @property
    def reviewed_on(self) -> dt.date:
        return self.reviews[-1].reviewed_on if self.reviews else self.terms.agreed_on

    @property
    def due_on(self) -> dt.date:
        return corresponding_day(self.reviewed_on, self.terms.review_months)[0]

    @property
    def days_late(self) -> int:
        return max(0, (self.day - self.due_on).days)


@dataclass(frozen=True)
class Standing:
    """A board as it stood on a day."""

    board: Board
    day: dt.date
    details: BoardDetails
    members: tuple[Membership, ...]
    former: tuple[Membership, ...]
    terms: TermsStanding | None

    @property
    def has_ended(self) -> bool:
        return self.board.ended_on is not None and self.board.ended_on <= self.day

    @property
    def chair(self) -> Membership | None:
        return next((one for one in self.members if one.part == Membership.Part.CHAIR), None)

    @property
    def meetings(self) -> list[Meeting]:
        """Those that were known of on the day, the newest first."""
        known = [each for each in self.board.meetings.all() if each.planned_on <= self.day]
        return sorted(known, key=lambda each: (each.meets_on, each.pk), reverse=True)

    @property
    def next_meeting(self) -> Meeting | None:
        to_come = [
            each for each in self.meetings if each.meets_on >= self.day and not _cancelled(each, self.day)
        ]
        return to_come[-1] if to_come else None


def _cancelled(meeting: Meeting, day: dt.date) -> bool:
    return meeting.cancelled_on is not None and meeting.cancelled_on <= day


def of(board: Board, day: dt.date) -> Standing | None:
    """None before it began. Reads what `BoardQuerySet.for_list` has fetched."""
    details = [each for each in board.details.all() if each.from_on <= day]
    if board.began_on > day or not details:
        return None
    members = sorted(
        board.memberships.all(), key=lambda one: (PARTS.index(Membership.Part(one.part)), one.pk)
    )
    return Standing(
        board,
        day,
        details[-1],
        tuple(one for one in members if one.sits_on(day)),
        tuple(one for one in members if one.ended_on and one.ended_on <= day),
        _terms(board, day),
    )


def _terms(board: Board, day: dt.date) -> TermsStanding | None:
    known = [each for each in board.terms.all() if each.agreed_on <= day]
    if not known:
        return None
    reviews = tuple(each for each in known[-1].reviews.all() if each.reviewed_on <= day)
    return TermsStanding(known[-1], reviews, tuple(reversed(known[:-1])), day)


def boards(day: dt.date, *, with_ended: bool = False) -> list[Standing]:
    """Every board on a day, in the order in which they were recorded."""
    known = Board.objects.known_by(day) if with_ended else Board.objects.going_on(day)
    return [found for board in known.for_list() if (found := of(board, day))]


def path_up(board: Board, day: dt.date) -> list[Board]:
    """The board and those above it, in turn. A loop, which nobody may write, ends the path."""
    above = {each.board.pk: each.details.reports_to for each in boards(day, with_ended=True)}
    found: list[Board] = []
    while board and board not in found:
        found.append(board)
        board = above.get(board.pk)
    return found


def tree(shown: Iterable[Standing]) -> list[tuple[Standing, int]]:
    """Each board with its depth, those that report to a board after it. What reports to a board that is not shown stands
    at the top."""
    shown = list(shown)
    known = {each.board.pk for each in shown}
    below: dict[int | None, list[Standing]] = {}
    for each in shown:
        above = each.details.reports_to_id
        below.setdefault(above if above in known else None, []).append(each)
    found: list[tuple[Standing, int]] = []

    def go_down(above: int | None, depth: int) -> None:
        for each in below.get(above, ()):
            found.append((each, depth))
            go_down(each.board.pk, depth + 1)

    go_down(None, 0)
    return found
