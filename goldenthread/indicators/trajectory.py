"""Projecting a backlog from what is open today: case by case, day by day, under assumptions that are all stated.

Each case that is open, and each that will arrive, is given a day on which it would leave unfinished, by the rates of
the last twelve months, spread evenly over the cases so that nothing is left to chance. What leaves is then the same
however much is finished. On each day so many are finished, in a fixed order, out of those old enough. So a projection
with more finished a month never has a case open that one with fewer has not: every count that it gives falls or
stays. The same assumptions give the same answer.

Where finishing opens anew (the next annual review), a meeting held earlier falls due again earlier, so that does not
hold of each month's end; there, more a month never means fewer held by any day.
"""

from __future__ import annotations

import datetime as dt
import math
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache, cached_property, lru_cache
from heapq import heappop, heappush
from typing import NamedTuple

import polars as pl

from goldenthread.indicators.language import DAYS_IN_WEEK
from goldenthread.indicators.pace import NEVER, Pace, Rate, Waits, pace_until
from goldenthread.indicators.periods import Month, months

DueOn = Callable[[dt.date], dt.date | None]
# Two numbers whose multiples fall evenly into the square (after the real root of x³ = x + 1): case by case they stand
# for how soon it would leave and how soon it would be finished, without one following from the other.
EVENLY = (0.7548776662466927, 0.5698402909980532)


class Order(StrEnum):
    """Which case is finished before which."""

    AS_RECENTLY = "as_recently"  # at the ages at which they were finished in the last twelve months
    OLDEST_FIRST = "oldest_first"
    NEWEST_FIRST = "newest_first"  # the last to fall due before those due earlier


@dataclass(frozen=True)
class Assumptions:
    """capacity: finished in a month, where so many can be. arrivals: one number for each month projected.

    leave_percent: of a hundred that arrive, those that leave unfinished by their due day. over_weeks: the age that the
    count of long waits begins above.
    """

    capacity: int
    arrivals: tuple[int, ...]
    leave_percent: int
    order: Order = Order.AS_RECENTLY
    over_weeks: int = 26


class MonthEnd(NamedTuple):
    """One month: what arrived, was finished (so many in time) and left in it, and how things stood at its end.

    past_due: open and due before the month's last day. over: open longer than the weeks asked about. unmet: past due,
    or never finished on before. oldest_on: when the longest open was opened.
    """

    month: Month
    arrived: int
    finished: int
    in_time: int
    left: int
    open: int
    past_due: int
    over: int
    unmet: int
    oldest_on: dt.date | None

    @property
    def oldest_weeks(self) -> float | None:
        return None if self.oldest_on is None else (self.month.last - self.oldest_on).days / DAYS_IN_WEEK

    @property
    def in_time_percent(self) -> float | None:
        return 100 * self.in_time / self.finished if self.finished else None


@dataclass(frozen=True, eq=False)
class Backlog:
    """What was open at a month's end, the pace until then, and the law of when what opens falls due.

    due_by: from the ordinal of the day on which a case opens to that on which it is due. renews: what is finished opens
    anew on that day, as a plan reviewed waits for its next review.
    """

    month: Month
    open_now: Waits
    pace: Pace
    due_by: Callable[[int], int]
    renews: bool = False

    def as_now(self, number: int) -> Assumptions:
        """What would happen in so many months if nothing changed."""
        return Assumptions(self.pace.capacity, (self.pace.arrivals,) * number, self.pace.leave_percent)

    def months_ahead(self, number: int) -> list[Month]:
        return months(self.month.plus(1), self.month.plus(number))


def backlog_at(waits: Waits, month: Month, *, due_on: DueOn, renews: bool = False) -> Backlog:
    """As known at the month's end. Raises ValueError where nothing had ended by then."""

    @cache
    def due_by(opened: int) -> int:
        due = due_on(dt.date.fromordinal(opened))
        return NEVER if due is None else due.toordinal()

    known = waits.as_known(month.last)
    return Backlog(month, known.still_open(), pace_until(known, month, renews=renews), due_by, renews)


@dataclass(frozen=True)
class Trajectory:
    """How things stood at the month's end from which it begins, and at the end of each month projected."""

    assumed: Assumptions
    start: MonthEnd
    ends: tuple[MonthEnd, ...]


def project(backlog: Backlog, assumed: Assumptions) -> Trajectory:
    """Raises ValueError for no months, or a number below nought."""
    start, *ends = _counted(_run(backlog, assumed), assumed)
    return Trajectory(assumed, start, tuple(ends))


def _run(backlog: Backlog, assumed: Assumptions) -> _Cases:
    if not assumed.arrivals or min(assumed.capacity, assumed.leave_percent, *assumed.arrivals) < 0:
        raise ValueError(f"a projection needs at least one month and no number below nought: {assumed}")
    cases = _Cases(_expected(backlog, assumed.arrivals, assumed.leave_percent), assumed.order)
    _finish(cases, backlog.months_ahead(len(assumed.arrivals)), assumed.capacity)
    return cases


class _Expected:
    """Every case that is open and every one that will arrive, a column for each thing that is the same whatever is
    finished and in whichever order. Read by many projections and changed by none."""

    def __init__(self, backlog: Backlog, leaving: Rate) -> None:
        self.backlog, self.pace, self.leaving = backlog, backlog.pace, leaving
        self.today = backlog.month.last.toordinal()
        waiting = backlog.open_now.table
        self.opened, self.due, self.first = (waiting[name].to_list() for name in ("opened", "due", "first"))
        self.leaves: list[int] = []

    def arrive(self, month: Month, number: int) -> None:
        for day, count in enumerate(_spread_over(number, month.last.day), start=month.first.toordinal()):
            self.opened += [day] * count
            self.due += [self.backlog.due_by(day)] * count
            self.first += [True] * count

    def settle(self) -> None:
        self.leaves = self.days_for(self.leaving, EVENLY[0])

    @cached_property
    def turns(self) -> list[int]:
        """When each would be finished at the ages seen so far."""
        return self.days_for(self.pace.finishing, EVENLY[1])

    def days_for(self, rate: Rate, step: float) -> list[int]:
        """On which day it happens to each, given that it had not happened by today."""
        opened = pl.Series(self.opened, dtype=pl.Int64)
        shares = (0.5 + pl.int_range(len(opened), eager=True) * step) % 1
        return (opened + rate.ages_at((self.today - opened).clip(-1), shares)).to_list()


@lru_cache(maxsize=16)
def _expected(backlog: Backlog, arrivals: tuple[int, ...], leave_percent: int) -> _Expected:
    found = _Expected(backlog, backlog.pace.leaving_at(leave_percent))
    for month, number in zip(backlog.months_ahead(len(arrivals)), arrivals, strict=True):
        found.arrive(month, number)
    found.settle()
    return found


class _Cases:
    """The cases of one projection: those expected, and those that open anew; when each is finished."""

    def __init__(self, expected: _Expected, order: Order) -> None:
        self.expected, self.backlog, self.pace = expected, expected.backlog, expected.pace
        self.order = order
        self.opened, self.due, self.leaves = list(expected.opened), list(expected.due), list(expected.leaves)
        self.turn = self._turns()
        self.finished = [NEVER] * len(self.opened)

    def _turns(self) -> list[int]:
        if self.order is Order.AS_RECENTLY:
            return list(self.expected.turns)
        return [self._turn(opened, due) for opened, due in zip(self.opened, self.due, strict=True)]

    def _turn(self, opened: int, due: int) -> int:
        if self.order is Order.OLDEST_FIRST:
            return opened
        return -(opened + self.pace.days_to_due if due == NEVER else due)

    def open_anew(self, case: int, day: int) -> int:
        """The number of the case that opens in its place."""
        number, due = len(self.opened), self.backlog.due_by(day)
        self.opened.append(day)
        self.due.append(due)
        self.leaves.append(self.leaves[case])
        self.finished.append(NEVER)
        if self.order is Order.AS_RECENTLY:
            share = (0.5 + number * EVENLY[1]) % 1
            self.turn.append(day + self.pace.finishing.age_at(-math.log(1 - share)))
        else:
            self.turn.append(self._turn(day, due))
        return number


@lru_cache(maxsize=256)
def _spread_over(number: int, days: int) -> tuple[int, ...]:
    """So many on each day of a month. One more in the month is one more on some day and the same on all the others."""
    found = [0] * days
    for place in _halving(number):
        found[int(place * days)] += 1
    return tuple(found)


def _halving(number: int) -> list[float]:
    """1/2, 1/4, 3/4, 1/8, 5/8 ...: wherever it stops, they lie evenly between nought and one."""
    return [int(f"{n:b}"[::-1], 2) / (1 << n.bit_length()) for n in range(1, number + 1)]


def _finish(cases: _Cases, ahead: Sequence[Month], capacity: int) -> None:
    """Day by day: those old enough join the queue, and so many of those whose turn it is are finished."""
    old_enough = deque(range(len(cases.opened)))  # the longest open first, then those to come, day by day
    renewed: deque[int] = deque()
    queue: list[tuple[int, int]] = []
    for day, places in _working(ahead, capacity):
        for waiting in (old_enough, renewed):
            while waiting and cases.opened[waiting[0]] <= day - cases.pace.earliest_age:
                case = waiting.popleft()
                heappush(queue, (cases.turn[case], case))
        for case in _taken(queue, cases.leaves, day, places):
            cases.finished[case] = day
            if cases.backlog.renews:
                renewed.append(cases.open_anew(case, day))


def _working(ahead: Sequence[Month], capacity: int) -> Iterator[tuple[int, int]]:
    for month in ahead:
        yield from enumerate(_spread_over(capacity, month.last.day), start=month.first.toordinal())


def _taken(queue: list[tuple[int, int]], leaves: Sequence[int], day: int, places: int) -> Iterator[int]:
    while places and queue:
        _, case = heappop(queue)
        if leaves[case] > day:
            places -= 1
            yield case


def _counted(cases: _Cases, assumed: Assumptions) -> list[MonthEnd]:
    """The start and the end of each month projected."""
    pace, backlog = cases.backlog.pace, cases.backlog
    table = pl.DataFrame(
        {
            "opened": cases.opened,
            "due": cases.due,
            "first": [*cases.expected.first, *[False] * (len(cases.opened) - len(cases.expected.first))],
            "finished": cases.finished,
            "leaves": cases.leaves,
        }
    ).with_columns(closed=pl.min_horizontal("finished", "leaves"))
    start = _at_end(table, backlog.month, assumed, pace.arrived[-1])
    start = start._replace(finished=pace.finished[-1], in_time=pace.in_time[-1], left=pace.left[-1])
    ahead = backlog.months_ahead(len(assumed.arrivals))
    return [
        start,
        *(
            _at_end(table, month, assumed, arrived)
            for month, arrived in zip(ahead, assumed.arrivals, strict=True)
        ),
    ]


def _at_end(table: pl.DataFrame, month: Month, assumed: Assumptions, arrived: int) -> MonthEnd:
    first, end = month.first.toordinal(), month.last.toordinal()
    opened, due, closed = pl.col("opened"), pl.col("due"), pl.col("closed")
    is_open = (opened <= end) & (closed > end)
    was_finished = closed.is_between(first, end) & (pl.col("finished") < pl.col("leaves"))
    found = table.select(
        finished=was_finished.sum(),
        in_time=(was_finished & (closed <= due) & (due < NEVER)).sum(),
        left=(closed.is_between(first, end) & (pl.col("leaves") <= pl.col("finished"))).sum(),
        open=is_open.sum(),
        past_due=(is_open & (due < end)).sum(),
        over=(is_open & (opened < end - DAYS_IN_WEEK * assumed.over_weeks)).sum(),
        unmet=(is_open & (pl.col("first") | (due < end))).sum(),
        oldest=opened.filter(is_open).min(),
    ).row(0, named=True)
    oldest = found.pop("oldest")
    return MonthEnd(
        month, arrived, **found, oldest_on=None if oldest is None else dt.date.fromordinal(oldest)
    )


@dataclass(frozen=True)
class Least:
    """How many a month it takes until nobody waits too long by the end of `by`. capacity is None where no number up to
    `most` is enough by then; `reached` is the first later month at whose end `most` is, or None."""

    by: Month
    capacity: int | None
    most: int
    reached: Month | None = None


def least_capacity(backlog: Backlog, assumed: Assumptions, *, by: int, most: int) -> Least:
    """The least number finished a month, oldest first, with nobody open over `over_weeks` at the end of month `by`.

    by: so many months ahead, at most as many as are assumed.
    """
    wanted = replace(assumed, arrivals=assumed.arrivals[:by], order=Order.OLDEST_FIRST)
    last = backlog.month.plus(by)
    if _too_long(backlog, replace(wanted, capacity=most), last):
        return Least(last, None, most, _reached(backlog, replace(assumed, capacity=most), after=last))
    too_few, enough = -1, most
    while enough - too_few > 1:
        middle = (too_few + enough) // 2
        if _too_long(backlog, replace(wanted, capacity=middle), last):
            too_few = middle
        else:
            enough = middle
    return Least(last, enough, most)


def _reached(backlog: Backlog, assumed: Assumptions, *, after: Month) -> Month | None:
    ends = project(backlog, replace(assumed, order=Order.OLDEST_FIRST)).ends
    return next((end.month for end in ends if end.month > after and not end.over), None)


def _too_long(backlog: Backlog, assumed: Assumptions, month: Month) -> bool:
    """Somebody has been open over so many weeks at the month's end."""
    cases, end = _run(backlog, assumed), month.last.toordinal()
    long_ago = end - DAYS_IN_WEEK * assumed.over_weeks
    return any(
        opened < long_ago and finished > end and leaves > end
        for opened, finished, leaves in zip(cases.opened, cases.finished, cases.leaves, strict=True)
    )


def by_order(backlog: Backlog, assumed: Assumptions) -> dict[Order, Trajectory]:
    """The same assumptions in each order: the share in time dips under one and long waits grow under another."""
    return {order: project(backlog, replace(assumed, order=order)) for order in Order}
