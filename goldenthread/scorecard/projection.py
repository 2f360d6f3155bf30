"""From the facts to a projection: which figures can be projected, from which cases, and how well it would have done.

Three things wait for an end: requests for a plan, plans for their next review meeting, complaints for an answer.
Every figure here that stands for one of them comes from the same projection, so that they never contradict each other.
The same facts give the same projection: what has been worked out is kept by the digest of the facts.
"""

from __future__ import annotations

import datetime as dt
import statistics
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

import polars as pl

from goldenthread import statute
from goldenthread.clocks.sources import due_on
from goldenthread.indicators import Month
from goldenthread.indicators.pace import RECENT_MONTHS, Waits, months_known
from goldenthread.indicators.trajectory import (
    Assumptions,
    Backlog,
    DueOn,
    Least,
    MonthEnd,
    Order,
    Trajectory,
    backlog_at,
    least_capacity,
    project,
)
from goldenthread.publications.wording import counted, full_date, month_name
from goldenthread.scorecard import store
from goldenthread.voice.duties import Reckoning

FEWEST_MONTHS = RECENT_MONTHS  # with endings on record, before there is a pace to go by
MOST = 3  # the most that is tried: so many times what is finished or arrives in a month now
AHEAD = (3, 6)  # months ahead at which past projections are held against what happened
TRIALS = 12
STAGE_1 = 1

Figure = Callable[[MonthEnd], float | None]
Frames = Mapping[str, pl.DataFrame]


@dataclass(frozen=True, eq=False)
class Pool:
    """What waits, and the figures that say how it stands. over_weeks: the long wait asked about first."""

    name: str
    figures: Mapping[str, Figure]
    read: Callable[[Frames], Waits]
    due_on: Callable[[], DueOn]
    over_weeks: int
    renews: bool = False


def _requests(frames: Frames) -> Waits:
    finished = pl.col("issued_on") == pl.col("closed_on")
    return Waits.dated(
        frames["request"].select(
            "due_on",
            opened_on="received_on",
            ended_on="closed_on",
            finished=finished,
            first=pl.lit(value=True),
        )
    )


def _plan_years(frames: Frames) -> Waits:
    """A stretch that the next one of the same plan follows ended with a meeting; any other end is the plan's own."""
    next_opens = pl.col("from_on").shift(-1).over("ref", order_by="from_on")
    return Waits.dated(
        frames["plan_year"].select(
            opened_on="from_on",
            due_on="current_until_on",
            ended_on="until_on",
            finished=pl.col("until_on") == next_opens,
            first=pl.col("opened_by") == "plan_made",
        )
    )


def _complaints(frames: Frames) -> Waits:
    answered = pl.col("answered_on").is_not_null()
    first_stage = frames["complaint"].filter(pl.col("stage") == STAGE_1)
    return Waits.dated(
        first_stage.select(
            "due_on",
            opened_on="received_on",
            ended_on="answered_on",
            finished=answered,
            first=pl.lit(value=True),
        )
    )


def _plan_issued_by() -> DueOn:
    return lambda day: due_on("plan_issued", received_on=day)


def _met_again_by() -> DueOn:
    return statute.DUTIES["review_completed"].limits[0].rule.last_day


def _answered_by() -> DueOn:
    reckoning = Reckoning()
    return lambda day: reckoning.answered_by(STAGE_1, day, None)


def _percent(part: int, whole: int) -> float | None:
    return 100 * part / whole if whole else None


def _met_percent(end: MonthEnd) -> float | None:
    return _percent(end.open - end.unmet, end.open)


POOLS = (
    Pool(
        "requests",
        {
            "X-OPEN-ASSESS": lambda end: end.open,
            "X-OPEN-OVER-20": lambda end: end.past_due,
            "X-OPEN-ASSESS-OVERDUE-PCT": lambda end: _percent(end.past_due, end.open),
            "X-OLDEST-OPEN-WKS": lambda end: end.oldest_weeks,
            "APP17": lambda end: end.in_time_percent,
        },
        _requests,
        _plan_issued_by,
        over_weeks=26,
    ),
    Pool(
        "reviews",
        {
            "APP20": lambda end: _percent(end.unmet, end.open),
            "X-AR-OVER-12M-PCT": lambda end: _percent(end.past_due, end.open),
            "X-AR-IN-TIME-PCT": _met_percent,
        },
        _plan_years,
        _met_again_by,
        over_weeks=58,
        renews=True,
    ),
    Pool(
        "complaints",
        {"X-COMPLAINT-S1-OVERDUE": lambda end: end.past_due},
        _complaints,
        _answered_by,
        over_weeks=10,
    ),
)
POOL_OF = {code: pool for pool in POOLS for code in pool.figures}


@dataclass(frozen=True)
class Starting:
    """From where an indicator is projected. backlog is None where it cannot be; why_not then says why."""

    code: str
    month: Month
    pool: Pool
    digest: str = ""
    as_of_on: dt.date | None = None
    backlog: Backlog | None = None
    why_not: str = ""

    def figure(self, end: MonthEnd) -> float | None:
        return self.pool.figures[self.code](end)

    def as_now(self, number: int) -> Assumptions:
        return replace(self.backlog.as_now(number), over_weeks=self.pool.over_weeks)

    @property
    def most(self) -> int:
        """The greatest number a month that is tried."""
        pace = self.backlog.pace
        return max(10, MOST * max(pace.capacity, pace.arrivals))


def starting(code: str, month: Month) -> Starting | None:
    """None for an indicator that is not projected. One or two queries."""
    if code not in POOL_OF:
        return None
    found = Starting(code, month, POOL_OF[code])
    try:
        run = store.run_behind(month)
        known = _known(run.digest, found.pool, month)
    except store.NoFacts:
        return replace(
            found, why_not="No case records have been read yet, so there is nothing to project from."
        )
    if month.last > run.as_of_on:
        return replace(found, why_not=_not_ended(month, run.as_of_on))
    found = replace(found, digest=run.digest, as_of_on=run.as_of_on)
    if known < FEWEST_MONTHS:
        return replace(found, why_not=_too_short(known, month))
    return replace(found, backlog=_backlog(run.digest, found.pool, month))


def _not_ended(month: Month, as_of_on: dt.date) -> str:
    return (
        f"{month_name(month.first)} had not ended on {full_date(as_of_on)}, when the case records were read. "
        "Choose an earlier month."
    )


def _too_short(known: int, month: Month) -> str:
    on_record = f"from {counted(known, 'month')} only" if known else "from no month"
    return (
        f"There is not enough history to project from. A pace is read from the ends of cases in at least "
        f"{FEWEST_MONTHS} months, and by {full_date(month.last)} ends are on record {on_record}."
    )


@lru_cache(maxsize=6)
def _waits(digest: str, pool: Pool) -> Waits:
    return pool.read(store.read(digest))


@lru_cache(maxsize=256)
def _known(digest: str, pool: Pool, month: Month) -> int:
    return months_known(_waits(digest, pool), month)


@lru_cache(maxsize=16)
def _backlog(digest: str, pool: Pool, month: Month) -> Backlog:
    return backlog_at(_waits(digest, pool), month, due_on=pool.due_on(), renews=pool.renews)


@lru_cache(maxsize=256)
def projected(backlog: Backlog, assumed: Assumptions) -> Trajectory:
    return project(backlog, assumed)


def least(backlog: Backlog, assumed: Assumptions, *, by: int, most: int) -> Least:
    """How many a month it takes, whatever number and order are assumed now."""
    return _least(backlog, replace(assumed, capacity=0, order=Order.OLDEST_FIRST), by, most)


@lru_cache(maxsize=256)
def _least(backlog: Backlog, assumed: Assumptions, by: int, most: int) -> Least:
    return least_capacity(backlog, assumed, by=by, most=most)


# How well it would have done


@dataclass(frozen=True)
class Compared:
    """One past projection: made at the end of `made`, for the end of `month`, beside the figure that came."""

    made: Month
    month: Month
    expected: float
    happened: float

    @property
    def error(self) -> float:
        return self.expected - self.happened


@dataclass(frozen=True)
class Accuracy:
    """So many months ahead: every past projection for which the figure is known, oldest first."""

    ahead: int
    compared: tuple[Compared, ...]

    @property
    def mean_error(self) -> float | None:
        """On average so far from what came, either way."""
        return statistics.fmean(abs(each.error) for each in self.compared) if self.compared else None

    @property
    def worst(self) -> Compared | None:
        return max(self.compared, key=lambda each: abs(each.error), default=None)

    @property
    def too_high(self) -> int:
        return sum(each.error > 0 for each in self.compared)


def accuracy(start: Starting, happened: Mapping[Month, float | None]) -> tuple[Accuracy, ...]:
    """The same projection, as if nothing changed, made at each of the last twelve month-ends of which it is known what
    came three months on. `happened`: the figures as the scorecard has them, by month."""
    trials = _trials(start.digest, start.pool, start.month)
    return tuple(Accuracy(ahead, tuple(_compared(start, trials, ahead, happened))) for ahead in AHEAD)


def _compared(
    start: Starting,
    trials: Mapping[Month, tuple[MonthEnd, ...]],
    ahead: int,
    happened: Mapping[Month, float | None],
) -> Iterable[Compared]:
    for made, ends in trials.items():
        expected, came = start.figure(ends[ahead - 1]), happened.get(made.plus(ahead))
        if made.plus(ahead) <= start.month and expected is not None and came is not None:
            yield Compared(made, made.plus(ahead), expected, came)


@lru_cache(maxsize=32)
def _trials(digest: str, pool: Pool, month: Month) -> dict[Month, tuple[MonthEnd, ...]]:
    """By the month at whose end each was made, from what was known then."""
    waits, law = _waits(digest, pool), pool.due_on()
    latest = month.plus(-min(AHEAD))
    found = {}
    for made in (latest.plus(back) for back in range(1 - TRIALS, 1)):
        if months_known(waits, made) >= FEWEST_MONTHS:
            then = backlog_at(waits, made, due_on=law, renews=pool.renews)
            found[made] = project(then, then.as_now(max(AHEAD))).ends
    return found
