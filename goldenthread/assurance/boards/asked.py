"""Where each request and recommendation of scrutiny stood on a day: worked out from what was said by then, never typed in."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from functools import cached_property
from typing import Any

from goldenthread.assurance.models import Board, ScrutinyFollowUp, ScrutinyReply, ScrutinyRequest
from goldenthread.publications.wording import counted, full_date

Verdict = ScrutinyFollowUp.Verdict
Extent = ScrutinyReply.Extent


class State(Enum):
    """code, words, colour of the tag"""

    UNANSWERED = ("unanswered", "Not answered", "yellow")
    PART = ("part", "Answered in part", "yellow")
    AGAIN = ("again", "Asked again, not answered since", "yellow")
    REPLACED = ("replaced", "Asked again under another number", "grey")
    ANSWERED = ("answered", "Answered", "green")
    CLOSED = ("closed", "Answered: scrutiny was content", "green")

    def __init__(self, code: str, words: str, colour: str) -> None:
        self.code, self.words, self.colour = code, words, colour


WAITING = {State.UNANSWERED, State.PART, State.AGAIN}


@dataclass(frozen=True)
class Asked:
    """One request on a day."""

    request: ScrutinyRequest
    day: dt.date

    @property
    def reference(self) -> str:
        return f"{self.request.committee.short_name} {self.request.number}"

    @cached_property
    def replies(self) -> list[ScrutinyReply]:
        return [each for each in self.request.replies.all() if each.answered_on <= self.day]

    @cached_property
    def follow_ups(self) -> list[ScrutinyFollowUp]:
        return [each for each in self.request.follow_ups.all() if each.said_on <= self.day]

    @cached_property
    def repeated_as(self) -> ScrutinyRequest | None:
        """The later request that asks the same."""
        later = [each for each in self.request.repeated_in.all() if each.asked_on <= self.day]
        return later[-1] if later else None

    @property
    def history(self) -> list[ScrutinyReply | ScrutinyFollowUp]:
        """What was answered and said to it, the oldest first."""
        return sorted([*self.replies, *self.follow_ups], key=_moment)

    @cached_property
    def state(self) -> State:
        if self.repeated_as and not self.replies:
            return State.REPLACED
        settling = [each for each in self.history if getattr(each, "verdict", "") != Verdict.NOTED]
        if not settling:
            return State.UNANSWERED
        last = settling[-1]
        if isinstance(last, ScrutinyFollowUp):
            return State.CLOSED if last.verdict == Verdict.CONTENT else State.AGAIN
        return State.ANSWERED if last.extent == Extent.WHOLE else State.PART

    @property
    def is_waiting(self) -> bool:
        return self.state in WAITING

    @property
    def position(self) -> str:
        """What the partnership said last to a recommendation, in words; "" of a request, or before it said anything."""
        said = [each for each in self.replies if each.position]
        return said[-1].get_position_display() if said else ""

    @property
    def answered_on(self) -> dt.date | None:
        """The day of the last answer that was given in full."""
        whole = [each.answered_on for each in self.replies if each.extent == Extent.WHOLE]
        return whole[-1] if whole else None

    @property
    def days_late(self) -> int:
        """Past the day by which it was wanted: until today while it waits, else until it was answered; 0 where no day was
        named, or in time."""
        if self.request.due_on is None or self.state is State.REPLACED:
            return 0
        whole = [each for each in self.replies if each.extent == Extent.WHOLE]
        until = self.day if self.is_waiting else _moment((whole or self.history)[0])[0]
        return max(0, (until - self.request.due_on).days)

    @property
    def is_late(self) -> bool:
        return self.is_waiting and self.days_late > 0

    @property
    def days_waiting(self) -> int:
        return (self.day - self.request.asked_on).days if self.is_waiting else 0

    @property
    def words(self) -> str:
        """ "Not answered, 474 days since it was asked.", "Answered on 28 September 2023." """
        if self.state is State.REPLACED:
            return (
                f"Asked again on {full_date(self.repeated_as.asked_on)} as number {self.repeated_as.number}."
            )
        if not self.is_waiting:
            said = self.position or "Answered"
            return f"{said} on {full_date(self.answered_on)}." if self.answered_on else f"{self.state.words}."
        return f"{self.state.words}, {self.how_long}."

    @property
    def how_long(self) -> str:
        """ "411 days late", "55 days since it was asked"; "" where nothing is waited for."""
        if self.is_late:
            return f"{counted(self.days_late, 'day')} late"
        return f"{counted(self.days_waiting, 'day')} since it was asked" if self.is_waiting else ""

    @property
    def colour(self) -> str:
        """Of the tag: red once it is late, whatever is missing."""
        return "red" if self.is_late else self.state.colour


def _moment(said: Any) -> tuple[dt.date, dt.datetime]:
    return getattr(said, "answered_on", None) or said.said_on, said.said_at


def everything(day: dt.date) -> list[Asked]:
    """Everything that had been asked by a day, the newest first."""
    known = ScrutinyRequest.objects.asked_by_day(day).for_list().order_by("-asked_on", "-number")
    return [Asked(each, day) for each in known]


def of_committee(committee: Board, day: dt.date) -> list[Asked]:
    known = ScrutinyRequest.objects.of_committee(committee).asked_by_day(day)
    return [Asked(each, day) for each in known.for_list().order_by("-asked_on", "-number")]


def found(given: Mapping[str, Any], day: dt.date) -> list[Asked]:
    """What a filter form's answers ask for: q, kind, state ("waiting", "late", or a state's code), committee."""
    known = ScrutinyRequest.objects.asked_by_day(day).matching(given.get("q", ""))
    if kind := given.get("kind"):
        known = known.of_kind(kind)
    if slug := given.get("committee"):
        known = known.of_committee_called(slug)
    shown = [Asked(each, day) for each in known.for_list().order_by("-asked_on", "-number")]
    state = given.get("state")
    if state == "waiting":
        return [each for each in shown if each.is_waiting]
    if state == "late":
        return [each for each in shown if each.is_late]
    return [each for each in shown if each.state.code == state] if state else shown
