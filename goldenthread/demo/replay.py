"""The improvement plan's rounds from its publication on, told again through the actions by which people run them.

What was said is in tables (`replay_tables`). Each event has its moment; they are told in order, the government's letters
between them on the days on which they came, so that each is written as it could have been known.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from operator import attrgetter
from pathlib import Path
from typing import Any

from django.db import transaction
from django.db.models import Q

from goldenthread.accounts.errors import Refused
from goldenthread.accounts.models import User
from goldenthread.accounts.recording import telling_of
from goldenthread.accounts.roles import ProgrammeOffice
from goldenthread.assurance.models import (
    Action,
    ActionOwner,
    Area,
    Challenge,
    ImprovementPlan,
    Round,
    RoundException,
    Update,
)
from goldenthread.assurance.reviews import actions as reviews
from goldenthread.assurance.reviews import document as review_document
from goldenthread.assurance.rounds import actions
from goldenthread.assurance.rounds.actions import Said
from goldenthread.assurance.rounds.days import Days, proposed
from goldenthread.demo import days as calendar
from goldenthread.demo import replay_tables as tables
from goldenthread.indicators import Month, months
from goldenthread.people.local_area import read_once

REVIEWS = Path(__file__).with_name("data") / "reviews.csv"
BEFORE_PUBLICATION = months(Month(2023, 9), Month(2024, 8))
FIRST_PUBLISHED = [Month(2024, 9)]
RUNNING = [Month(2024, 10)]
# The running round began when October's figures could be expected; on the day of the demonstration owners still report.
RUNNING_DAYS = Days(
    *(dt.date(2024, 11, day) for day in (5, 15, 20, 22, 29)),
)
STANDS_STILL_AT = dt.datetime.combine(calendar.STANDS_STILL_ON, dt.time(9), tzinfo=dt.UTC)


@dataclass(frozen=True)
class Event:
    """Something that happens at a moment."""

    at: dt.datetime
    happen: Callable[[], object]


def tell(which: Sequence[Month]) -> None:
    """Run the rounds of these months, the last of them as far as the day on which the demonstration stands still."""
    for month in which:
        told = RoundTold(month)
        with telling_of(_at(told.days.opened_on, 7)):
            events = [*told.events(), *_letters(told)]
        with transaction.atomic():  # a month at once: each action's own transaction is then a step of it
            for event in sorted(events, key=attrgetter("at")):
                if event.at <= STANDS_STILL_AT:
                    with telling_of(event.at), read_once():
                        event.happen()


def _letters(told: RoundTold) -> Iterator[Event]:
    """The government's reviews whose letters came during a round."""
    days = told.days
    plan = ImprovementPlan.objects.current()
    numbers, codes = plan.areas.numbers(), Action.objects.of_plan(plan).codes()
    for letter in review_document.read(REVIEWS.read_text(encoding="utf-8"), numbers, codes):
        if letter.letter_on and days.opened_on <= letter.letter_on <= days.board_meets_on:
            yield Event(_at(letter.letter_on, 12), _taking_in(letter, told))


def _taking_in(letter: review_document.ReviewDocument, told: RoundTold) -> Callable[[], object]:
    def take_in() -> None:
        reviews.take_in(documents=[letter], by=_office())
        told.forget_who_is_followed()

    return take_in


def _at(day: dt.date, hour: int, minute: int = 0) -> dt.datetime:
    return dt.datetime.combine(day, dt.time(hour, minute), tzinfo=dt.UTC)


def _office() -> User:
    return User.objects.demonstration().holding(ProgrammeOffice)[0]


@dataclass
class RoundTold:
    """One month's round: its events, each with its moment."""

    month: Month
    held: Round | None = field(default=None)

    @cached_property
    def days(self) -> Days:
        return RUNNING_DAYS if self.month in RUNNING else proposed(self.month)

    @cached_property
    def office(self) -> User:
        return _office()

    @cached_property
    def followed(self) -> dict[str, Action]:
        """The actions that are reported on, by code, asked for once between two letters."""
        plan = ImprovementPlan.objects.current()
        monitored = Action.objects.of_plan(plan).monitored().select_related("sub_theme__area")
        return {each.code: each for each in monitored}

    def forget_who_is_followed(self) -> None:
        """A letter releases actions."""
        self.__dict__.pop("followed", None)

    def events(self) -> Iterator[Event]:
        yield Event(_at(self.days.opened_on, 8), self._open)
        yield from self._statements()
        yield from self._challenges()
        yield Event(_at(self.days.leads_due_on, 15), self._say_why_red)
        yield Event(_at(self.days.group_meets_on, 10), self._review)
        yield Event(_at(self.days.group_meets_on, 12), self._escalate)
        yield Event(_at(self.days.board_meets_on, 14), self._decide)
        yield Event(_at(self.days.board_meets_on, 16), self._close)

    def _open(self) -> None:
        self.held = actions.open_round(month=self.month, days=self.days, by=self.office)

    # Owners

    def _statements(self) -> Iterator[Event]:
        """Each owner reports on all their actions at one sitting."""
        plan = ImprovementPlan.objects.current()
        followed = list(Action.objects.of_plan(plan).monitored().for_page().in_order())
        posts = list(dict.fromkeys(owner.role for action in followed for owner in action.answerable))
        for number, action in enumerate(followed):
            owner = self._who_reports(action)
            if owner and not self._waits_for_its_owner(owner.user):
                place = posts.index(owner.role)
                day = self._reporting_day(place, tables.days_late(owner.role, self.month))
                yield Event(_at(day, 9 + place % 7, number % 60), self._saying(action.code, owner.user))

    def _who_reports(self, action: Action) -> ActionOwner | None:
        """The first of its owners who reports at all this month."""
        late = {owner: tables.days_late(owner.role, self.month) for owner in action.answerable}
        return next((owner for owner, days in late.items() if days is not None), None)

    def _waits_for_its_owner(self, owner: User) -> bool:
        """Those whom a reader may sign in as have the running round still before them."""
        return self.month in RUNNING and owner.demonstration_order is not None

    def _reporting_day(self, number: int, late: int) -> dt.date:
        last = self.days.owners_due_on
        if late:
            return [day for day in calendar.working_days(last, self.days.board_meets_on) if day > last][
                late - 1
            ]
        earlier = dt.timedelta(days=number % (last - self.days.opened_on).days)
        return calendar.worked(last - earlier)

    def _saying(self, code: str, owner: User) -> Callable[[], object]:
        return lambda: self._say(code, owner)

    def _say(self, code: str, owner: User) -> None:
        action = self.followed.get(code)
        if action is None:  # a letter of this month released it
            return
        said = tables.said(code, self.month)
        ask = next(
            (row["ask"] for row in tables.asks(self.month) if row["by_owner"] and row["about"] == code), ""
        )
        given = {"held": self.held, "action": action, "by": owner, "expected_revision": 0}
        self._submit(said=replace(said or Said(), ask=ask), nothing_changed=said is None, **given)

    def _submit(self, *, said: Said, action: Action, **given: Any) -> None:
        """Said again with a reason where the page asks for one: what shows an impact was not in the evidence bank yet."""
        try:
            actions.submit_update(said=said, action=action, **given)
        except Refused as refused:
            if refused.field != "reason":
                raise
            reason = tables.why_it_stands(action.code, action.area.number)
            actions.submit_update(said=replace(said, reason=reason), action=action, **given)

    # Area leads

    def _challenges(self) -> Iterator[Event]:
        for number, row in enumerate(tables.challenges(self.month)):
            day = min(self.days.leads_due_on, calendar.STANDS_STILL_ON)
            yield Event(_at(day, 8, number), self._challenging(row))
            if row["answer"]:
                yield Event(_at(day, 14, number), self._answering(row))

    def _challenging(self, row: tables.Row) -> Callable[[], object]:
        return lambda: actions.challenge(
            update=self._update(row["action"]),
            words=row["words"],
            is_comment=row["kind"] == "comments",
            by=Area.objects.get(sub_themes__actions__code=row["action"]).led_by,
        )

    def _answering(self, row: tables.Row) -> Callable[[], object]:
        return lambda: self._answer(row)

    def _answer(self, row: tables.Row) -> None:
        update = self._update(row["action"])
        asked = Challenge.objects.get(update_said=update, words=row["words"])
        actions.answer_challenge(challenged=asked, answer=row["answer"], by=update.said_by)
        if row["then"]:
            progress, impact = row["then"].split()
            again = actions.take_back_update(update=update, by=update.said_by)
            self._submit(
                held=self.held,
                action=update.action,
                said=Said(row["answer"], progress, impact, update.reason_it_stands),
                by=update.said_by,
                expected_revision=again.revision,
            )

    def _update(self, code: str) -> Update:
        return Update.objects.select_related("action", "said_by", "round").get(
            round=self.held, action__code=code
        )

    # The delivery group and the board

    def _say_why_red(self) -> None:
        for raised in RoundException.objects.of_round(self.held).filter(kind=RoundException.Kind.KPI):
            self._comment(raised, tables.why_red(raised.kpi_code, self.month), "")

    def _comment(self, raised: RoundException, words: str, ask: str) -> None:
        actions.comment_exception(
            raised=raised,
            commentary=words,
            is_escalated=bool(ask),
            ask_of_board=ask,
            by=self.office,
            expected_revision=raised.revision,
        )

    def _review(self) -> None:
        self.held = actions.review_by_group(held=self.held, by=self.office)

    def _escalate(self) -> None:
        for row in tables.asks(self.month):
            raised = self._raised(row)
            words = row["commentary"] or raised.commentary or tables.why_red(raised.kpi_code, self.month)
            self._comment(raised, words, row["ask"])

    def _raised(self, row: tables.Row) -> RoundException:
        """What the figures or the owner have raised already, or what the programme office raises now."""
        about = Q(kpi_code=row["about"]) | Q(action__code=row["about"])
        if standing := RoundException.objects.of_round(self.held).filter(about).first():
            return standing
        action = Action.objects.called(row["about"]).first()
        return actions.raise_exception(held=self.held, why=row["why"], action=action, by=self.office)

    def _decide(self) -> None:
        escalated = RoundException.objects.of_round(self.held).undecided()
        outcomes = {row["ask"]: row["outcome"] for row in tables.asks(self.month)}
        for raised in escalated:
            actions.decide_exception(
                raised=raised,
                outcome=outcomes[raised.ask_of_board],
                decided_on=self.days.board_meets_on,
                by=self.office,
                expected_revision=raised.revision,
            )

    def _close(self) -> None:
        actions.close_round(held=self.held, by=self.office, expected_revision=self.held.revision)
