"""What a meeting's agenda is built from: the round, the log, terms of reference and scrutiny, each item with its key."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.utils.text import Truncator

from goldenthread.assurance.boards import asked, standing
from goldenthread.assurance.models import (
    AgendaItem,
    Ask,
    BoardDetails,
    ImprovementPlan,
    LogEntry,
    Meeting,
    Round,
    RoundException,
)
from goldenthread.assurance.reviews.standing import AskState, owed, reviews_by
from goldenthread.assurance.risks import standing as risks
from goldenthread.assurance.rounds import closing
from goldenthread.publications.wording import counted, full_date, month_name

Purpose = AgendaItem.Purpose
Kind = BoardDetails.Kind
ANY_OTHER, REVIEW_ASKS = "any-other", "review-asks"
LETTERS, WORDS = 200, 8
FOLLOWS_THE_PLAN = {Kind.BOARD, Kind.GROUP}


@dataclass(frozen=True)
class Proposed:
    """An item as it is built today. key: what it is built from."""

    key: str
    title: str
    words: str = ""
    purpose: str = Purpose.DISCUSS
    exception: RoundException | None = None
    ask: Ask | None = None


def proposed(meeting: Meeting, day: dt.date) -> list[Proposed]:
    """Everything that a day brings to this meeting, in the order of an agenda."""
    return list(_proposed(meeting, day))


def _proposed(meeting: Meeting, day: dt.date) -> Iterator[Proposed]:
    yield Proposed("apologies", "Apologies and declarations of interest", purpose=Purpose.NOTE)
    before = Meeting.objects.held_before(meeting).first()
    yield from _minutes(before)
    yield from _outstanding(meeting, day)
    shown = standing.boards(day)
    here = next((each for each in shown if each.board.pk == meeting.board_id), None)
    if meeting.round and here:
        yield from _of_round(meeting.round, here.details.kind)
        yield from _risks(meeting.round, before, day)
    yield from _terms_due(meeting, shown)
    if here:
        yield from _scrutiny(meeting, here.details.kind, day)
        yield from _of_reviews(meeting, here.details.kind, day)
    yield Proposed(ANY_OTHER, "Any other business")


def is_kept(item: AgendaItem) -> bool:
    """Whether building the agenda again leaves an item as it is: written or written over by hand, minuted, logged under,
    or on the agenda of a meeting that was held."""
    by_hand = not item.key or item.changed_at is not None
    return by_hand or bool(item.minutes.all() or item.log.all()) or item.meeting.held_recorded_at is not None


def _minutes(before: Meeting | None) -> Iterator[Proposed]:
    if before and before.minutes_agreed_on is None:
        title = f"Minutes of the meeting on {full_date(before.meets_on)}"
        yield Proposed(f"minutes:{before.pk}", title, "To agree as a true record.", Purpose.DECIDE)


def _outstanding(meeting: Meeting, day: dt.date) -> Iterator[Proposed]:
    entries = LogEntry.objects.of_board(meeting.board_id).actions().said_by_day(day).for_list()
    waiting = [entry for entry in reversed(entries) if entry.is_open_on(day)]
    if waiting:
        lines = (_line(entry, day) for entry in waiting)
        yield Proposed("actions", f"Actions from earlier meetings: {len(waiting)} open", "\n".join(lines))


def _line(entry: LogEntry, day: dt.date) -> str:
    due = entry.due_as_of(day)
    late = counted(entry.days_late_on(day), "day") if entry.days_late_on(day) else ""
    when = f"due {full_date(due)}" if due else "no due day"
    return ", ".join(
        filter(None, (f"{entry.reference}: {entry.words} {entry.who}", when, late and f"{late} late"))
    )


def _of_round(held: Round, kind: str) -> Iterator[Proposed]:
    raised = list(RoundException.objects.of_round(held).for_page())
    month = month_name(held.month_on)
    if kind == Kind.BOARD:
        for each in raised:
            if each.is_escalated and each.decided_on is None:
                yield Proposed(f"escalation:{each.pk}", titled(each), _told(each), Purpose.DECIDE, each)
    for each in raised:
        if each.ask_of_board and not each.is_escalated:
            title = f"Its owner would ask the board. {titled(each)}"
            yield Proposed(f"ask:{each.pk}", title, _told(each), Purpose.DISCUSS, each)
    silent = [each for each in raised if each.kind == RoundException.Kind.KPI and not each.commentary]
    if silent:
        title = f"Red indicators that nobody has explained: {len(silent)}"
        yield Proposed("silent", title, "\n".join(each.why for each in silent))
    known = [
        each for each in raised if not each.is_escalated and not each.ask_of_board and each not in silent
    ]
    if known:
        title = f"Other exceptions of {month}: {len(known)}"
        lines = (f"{_subject(each)}: {each.why}" for each in known)
        yield Proposed("exceptions", title, "\n".join(lines), Purpose.NOTE)


def titled(raised: RoundException) -> str:
    """ "Action 1A2: Release one post": what it is about, and what is asked of the board."""
    return Truncator(f"{_subject(raised)}: {raised.ask_of_board}").chars(LETTERS)


def _subject(raised: RoundException) -> str:
    """What it is about; of what is neither an action, an indicator nor a risk, how its story begins."""
    is_other = raised.kind == RoundException.Kind.OTHER
    return Truncator(raised.why).words(WORDS).rstrip(".…") if is_other else closing.about(raised)


def _told(raised: RoundException) -> str:
    return "\n".join(filter(None, (raised.why, raised.commentary, f"Asked: {raised.ask_of_board}")))


def _risks(held: Round, before: Meeting | None, day: dt.date) -> Iterator[Proposed]:
    """Those whose score has moved since the board last met, or since the round's month began."""
    since = before.meets_on if before else held.month_on
    moved = risks.moves(risks.register(held.improvement_plan, day), since)
    if moved:
        lines = (f"Risk {each.standing.number}, {each.standing.title}: {each.words}." for each in moved)
        title = f"Risks that moved since {full_date(since)}: {len(moved)}"
        yield Proposed("risks", title, "\n".join(lines))


def _terms_due(meeting: Meeting, shown: Iterable[standing.Standing]) -> Iterator[Proposed]:
    """The board's own terms of reference and those of the groups that report to it."""
    for each in shown:
        is_ours = meeting.board_id in (each.board.pk, each.details.reports_to_id)
        if is_ours and each.terms and each.terms.due_on <= meeting.meets_on:
            last = full_date(each.terms.reviewed_on)
            words = f"Last looked at on {last}; due for review by {full_date(each.terms.due_on)}."
            title = f"Terms of reference of {each.board}: review"
            yield Proposed(f"terms:{each.board.slug}", title, words, Purpose.DECIDE)


def _scrutiny(meeting: Meeting, kind: str, day: dt.date) -> Iterator[Proposed]:
    if kind not in {*FOLLOWS_THE_PLAN, Kind.SCRUTINY}:
        return
    waiting = [each for each in asked.everything(day) if each.is_waiting]
    if kind == Kind.SCRUTINY:
        waiting = [each for each in waiting if each.request.committee_id == meeting.board_id]
    if waiting:
        lines = (
            f"{each.reference}: {each.request.words} {each.request.who}. {each.words}" for each in waiting
        )
        title = f"What scrutiny asked and is waiting for: {len(waiting)}"
        yield Proposed("scrutiny", title, "\n".join(lines))


def _of_reviews(meeting: Meeting, kind: str, day: dt.date) -> Iterator[Proposed]:
    """What the government's reviews wait for: those chosen for this meeting an item each, the rest together."""
    if kind not in FOLLOWS_THE_PLAN:
        return
    chosen, waiting = set(AgendaItem.objects.of_meeting(meeting).asks()), waited_for(meeting, day)
    for state in waiting:
        if state.ask.pk in chosen:
            yield of_ask(state)
    rest = [state for state in waiting if state.ask.pk not in chosen]
    if rest:
        title = f"What the government's reviews wait for: {len(rest)}"
        yield Proposed(REVIEW_ASKS, title, "\n".join(ask_line(state) for state in rest))


def waited_for(meeting: Meeting, day: dt.date) -> list[AskState]:
    """What the reviews of the meeting's plan asked for and have not accepted, in order."""
    plan = meeting.round.improvement_plan if meeting.round else ImprovementPlan.objects.current()
    return owed(reviews_by(plan, day), day)


def of_ask(state: AskState) -> Proposed:
    """One ask as an item of its own."""
    shown = f"Shown so far: {state.response}" if state.response else ""
    told = "\n".join(filter(None, (state.ask.words, f"{state.words}.", shown)))
    title = Truncator(f"{state.ask.review.name} asked for: {state.ask.words}").chars(LETTERS)
    return Proposed(f"review-ask:{state.ask.pk}", title, told, Purpose.DISCUSS, ask=state.ask)


def ask_line(state: AskState) -> str:
    """ "Review 2, area 6: Waiting times by area. Not yet judged." """
    where = f"area {state.ask.area.number}" if state.ask.area else "the whole plan"
    return f"{state.ask.review.name}, {where}: {state.ask.words.rstrip('.')}. {state.words}."
