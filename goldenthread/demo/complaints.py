"""Complaints from April 2022: a backlog that grew until 15 August 2023 as the council's paper says, then was worked off.

Between 1 April and 15 August 2023 the paper counts what came in, what was answered and what was then overdue at each
stage. What was open at the start follows from those three, and so does what was answered in the year before.
"""

import random
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from goldenthread import statute
from goldenthread.demo import days
from goldenthread.demo.children import Makings
from goldenthread.demo.rows import ComplaintRow

BEGAN_ON = date(2022, 4, 1)
COUNTED_FROM = date(2023, 4, 1)
COUNTED_ON = date(2023, 8, 15)
# From here on some answers go to what falls due soonest, so more are in time.
RECOVERED_FROM = date(2024, 5, 1)


@dataclass(frozen=True)
class Stage:
    """What the paper says of a stage, and how many came and were answered in the months before and after it."""

    number: int
    received_before: int
    received: int
    answered: int
    overdue: int
    received_after: int
    answered_after: int

    @property
    def duty(self) -> str:
        return f"complaint_stage_{self.number}_answered"


STAGES = [
    Stage(
        1,
        received_before=540,
        received=217,
        answered=103,
        overdue=297,
        received_after=560,
        answered_after=845,
    ),
    Stage(2, received_before=75, received=30, answered=19, overdue=50, received_after=85, answered_after=122),
]


def build(makings: Makings, children_by_day: Callable[[date], int]) -> list[ComplaintRow]:
    """Every complaint, in order of receipt, stage 1 before stage 2. `children_by_day` picks a child known that day."""
    first = _stage(makings, STAGES[0])
    for row in first:
        row.child = children_by_day(row.received_on)
    second = _stage(makings, STAGES[1])
    _follow(makings.chance, second, first)
    found = [*first, *second]
    for key, row in enumerate(found, start=1):
        row.key = key
    for row in second:
        row.follows = first[row.follows].key if row.follows is not None else None
    districts = {child.key: child.district for child in makings.children}
    for row in found:
        row.district = districts[row.child]
    return found


def _stage(makings: Makings, stage: Stage) -> list[ComplaintRow]:
    chance = makings.chance
    before = _days(chance, BEGAN_ON, COUNTED_FROM - timedelta(days=1), stage.received_before)
    within = _days(chance, COUNTED_FROM, COUNTED_ON, stage.received)
    since = _days(chance, COUNTED_ON + timedelta(days=1), days.STANDS_STILL_ON, stage.received_after)
    rows = [_complaint(makings, stage, on) for on in sorted([*before, *within, *since])]
    open_then = stage.overdue + sum(row.received_on <= COUNTED_ON <= row.due_on for row in rows)
    open_at_start = open_then - stage.received + stage.answered
    _answer(
        chance,
        rows,
        BEGAN_ON + timedelta(days=21),
        COUNTED_FROM - timedelta(days=1),
        stage.received_before - open_at_start,
    )
    _answer(chance, rows, COUNTED_FROM, COUNTED_ON, stage.answered, only_overdue=True)
    _answer(chance, rows, COUNTED_ON + timedelta(days=1), days.STANDS_STILL_ON, stage.answered_after)
    return rows


def _days(chance: random.Random, first: date, last: date, number: int) -> list[date]:
    return chance.choices(days.working_days(first, last), k=number)


def _complaint(makings: Makings, stage: Stage, received_on: date) -> ComplaintRow:
    row = ComplaintRow(
        key=0,
        ref=makings.ref("K"),
        stage=stage.number,
        child=0,
        district=0,
        received_on=received_on,
        due_on=statute.due(stage.duty, received_on=received_on).due_on,
    )
    if makings.chance.random() < 0.8:
        acknowledged_on = statute.working_days_after(received_on, makings.chance.randint(0, 5))
        row.acknowledged_on = acknowledged_on if acknowledged_on <= days.STANDS_STILL_ON else None
    return row


def _answer(
    chance: random.Random,
    rows: list[ComplaintRow],
    first: date,
    last: date,
    number: int,
    *,
    only_overdue: bool = False,
) -> None:
    """Answer so many within the span: half the time the longest waiting, half the time anybody or, as the backlog
    goes down, what falls due soonest.

    Until the count of 15 August 2023 only what is overdue is answered, so that what is then not yet due is all open.
    """
    owed = 0
    for on in sorted(_days(chance, first, last, number)):
        owed += 1
        while owed and (waiting := _waiting(rows, on, only_overdue=only_overdue)):
            owed -= 1
            row = waiting[0] if chance.random() < 0.5 else _next(chance, waiting, on)
            row.answered_on = on
            row.acknowledged_on = min(row.acknowledged_on, on) if row.acknowledged_on else None
            row.upheld = chance.choices(["upheld", "partly", "not"], [45, 30, 25])[0]


def _waiting(rows: list[ComplaintRow], on: date, *, only_overdue: bool) -> list[ComplaintRow]:
    """Those that could be answered on the day, the longest waiting first. An answer takes ten days at least."""
    latest = on - timedelta(days=10)
    found = [row for row in rows if row.answered_on is None and row.received_on <= latest]
    return [row for row in found if row.due_on < on] if only_overdue else found


def _next(chance: random.Random, waiting: list[ComplaintRow], on: date) -> ComplaintRow:
    in_time = [row for row in waiting if row.due_on >= on]
    if in_time and on >= RECOVERED_FROM and chance.random() < 0.4:
        return in_time[0]
    return chance.choice(waiting)


def _follow(chance: random.Random, second: list[ComplaintRow], first: list[ComplaintRow]) -> None:
    """Each stage 2 follows a stage 1 answered one to sixty days before; the earliest may follow one from before April."""
    taken: set[int] = set()
    for row in second:
        near = [
            number
            for number, one in enumerate(first)
            if number not in taken and one.answered_on and 1 <= (row.received_on - one.answered_on).days <= 60
        ]
        if near:
            row.follows = chance.choice(near)
            taken.add(row.follows)
        row.child = first[row.follows].child if near else chance.choice(first).child
