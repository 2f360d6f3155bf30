"""The pace of the last twelve months: how many came, how many were finished, how many left, and at what age.

What waits is a request for an assessment, a complaint, or a plan waiting for its next review meeting. It *opens*, has a
day by which it is due, and ends in one of two ways: somebody *finishes* it (a plan issued, an answer sent, a meeting
held) or it *leaves* unfinished (refused, withdrawn, moved away, the plan ended).
"""

from __future__ import annotations

import datetime as dt
import math
import statistics
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from typing import NamedTuple

import polars as pl

from goldenthread.indicators.language import DAYS_IN_WEEK
from goldenthread.indicators.periods import MONTHS_IN_YEAR, Month, months

NEVER = 10_000_000  # a day after every calendar's last
RECENT_MONTHS = 3  # so many months say what is finished in a month now
ENOUGH_AT_RISK = (
    50 * DAYS_IN_WEEK
)  # days lived through at an age before a rate is read off them: 50 cases for a week
FIRST_TO_FINISH = (
    20  # one in so many of those finished were no older: nothing is expected to be finished younger
)


class Wait(NamedTuple):
    """One thing that waits, or waited. `is_first`: nothing has been finished on it before."""

    opened_on: dt.date
    due_on: dt.date | None = None
    finished_on: dt.date | None = None
    left_on: dt.date | None = None
    is_first: bool = True


DAYS = {"opened": "opened_on", "due": "due_on", "ended": "ended_on"}
COUNTED_FROM = dt.date(1970, 1, 1).toordinal()  # the day that a table of days counts from


@dataclass(frozen=True, eq=False)
class Waits:
    """Many of them: opened, due, ended (days as ordinals of `date`, NEVER where there is none), finished, first."""

    table: pl.DataFrame

    def __len__(self) -> int:
        return self.table.height

    @classmethod
    def of(cls, rows: Iterable[Wait]) -> Waits:
        dated = [
            (
                row.opened_on,
                row.due_on,
                row.finished_on or row.left_on,
                row.finished_on is not None,
                row.is_first,
            )
            for row in rows
        ]
        columns = dict.fromkeys(DAYS.values(), pl.Date) | {"finished": pl.Boolean, "first": pl.Boolean}
        return cls.dated(pl.DataFrame(dated, schema=columns, orient="row"))

    @classmethod
    def dated(cls, rows: pl.DataFrame) -> Waits:
        """From a table of opened_on, due_on, ended_on, finished and first; what never opened is left out."""
        days = {
            name: (pl.col(column).cast(pl.Int64) + COUNTED_FROM).fill_null(NEVER)
            for name, column in DAYS.items()
        }
        known = rows.drop_nulls("opened_on")
        return cls(known.select(**days, finished=pl.col("finished").fill_null(value=False), first="first"))

    def as_known(self, on: dt.date) -> Waits:
        """Only what had opened by the end of a day; what ended later has not ended yet."""
        day = on.toordinal()
        ended = pl.col("ended") <= day
        return Waits(
            self.table.filter(pl.col("opened") <= day).with_columns(
                ended=pl.when(ended).then("ended").otherwise(NEVER), finished=pl.col("finished") & ended
            )
        )

    def still_open(self) -> Waits:
        """Those that have not ended, the longest open first."""
        return Waits(self.table.filter(pl.col("ended") == NEVER).sort("opened", "due", "first"))


@dataclass(frozen=True)
class Rate:
    """How often something happens in a day to what is of an age (days since it opened; the first day is 0).

    One rate for each band of ages, the last for every age beyond (after Nelson and Aalen).
    """

    starts: tuple[int, ...]
    daily: tuple[float, ...]

    @cached_property
    def before(self) -> Sequence[float]:
        """What has been added up before each band begins."""
        bands = zip(self.starts, self.starts[1:], self.daily, strict=False)
        return [0.0, *accumulate(rate * (stop - start) for start, stop, rate in bands)]

    def total(self, age: int) -> float:
        """What has been added up by the end of a day of age."""
        if age < 0:
            return 0.0
        band = bisect_right(self.starts, age) - 1
        return self.before[band] + self.daily[band] * (age - self.starts[band] + 1)

    def age_at(self, total: float) -> int:
        """The first day of age by whose end so much has been added up; NEVER where that is never."""
        band = bisect_right(self.before, total) - 1
        beyond = total - self.before[band]
        if beyond <= 0:
            return self.starts[band] - 1
        if beyond >= self.daily[band] * NEVER:
            return NEVER
        return self.starts[band] - 1 + math.ceil(beyond / self.daily[band])

    def ages_at(self, ages: pl.Series, shares: pl.Series) -> pl.Series:
        """For many cases at once, the age at which it happens to each, given that it had not by the end of the day of
        `ages` (below nought: not opened yet). A share says how much of all that could befall it has to be added up:
        `age_at(total(age) - log(1 - share))`.
        """
        starts, before = pl.Series(self.starts), pl.Series(self.before, dtype=pl.Float64)
        daily = pl.Series(self.daily, dtype=pl.Float64)
        band = starts.search_sorted(ages.clip(0), side="right") - 1
        passed = before.gather(band) + daily.gather(band) * (ages - starts.gather(band) + 1)
        wanted = passed * (ages >= 0).cast(pl.Float64) - (1 - shares).log()
        band = before.search_sorted(wanted, side="right") - 1
        days = ((wanted - before.gather(band)) / daily.gather(band)).fill_nan(0).ceil().clip(0, NEVER)
        return (starts.gather(band) - 1 + days.cast(pl.Int64)).clip(upper_bound=NEVER)

    def times(self, factor: float) -> Rate:
        return Rate(self.starts, tuple(rate * factor for rate in self.daily))


NOTHING_HAPPENS = Rate((0,), (0.0,))


@dataclass(frozen=True)
class Pace:
    """What the months before a month's end show: up to twelve, oldest first, as far back as endings are known."""

    month: Month
    arrived: tuple[int, ...]
    finished: tuple[int, ...]
    in_time: tuple[int, ...]
    left: tuple[int, ...]
    leaving: Rate
    finishing: Rate
    days_to_due: int  # the middle one of what opened
    earliest_age: int  # days; one in twenty of what was finished was no older

    @property
    def months(self) -> list[Month]:
        return months(self.month.plus(1 - len(self.arrived)), self.month)

    @property
    def arrivals(self) -> int:
        """A month, on average."""
        return _whole_mean(self.arrived)

    @property
    def capacity(self) -> int:
        """Finished a month, on average of the last three."""
        return _whole_mean(self.finished[-RECENT_MONTHS:])

    @property
    def leave_percent(self) -> int:
        """Of a hundred that arrive, those that leave unfinished by their due day if nothing is finished first."""
        return round(100 * (1 - math.exp(-self.leaving.total(self.days_to_due))))

    def leaving_at(self, percent: int) -> Rate:
        """The rate of leaving by which so many of a hundred leave by their due day, at the ages seen so far."""
        if percent == self.leave_percent:
            return self.leaving
        wanted = abs(math.log(1 - min(percent, 99) / 100))  # never a minus nought
        seen = self.leaving.total(self.days_to_due)
        if seen:
            return self.leaving.times(wanted / seen)
        return Rate((0,), (wanted / (self.days_to_due + 1),))

    def seasonal(self, arrivals: int, number: int) -> tuple[int, ...]:
        """So many a month on average, spread over the coming months as over the same months of the year before."""
        if len(self.arrived) < MONTHS_IN_YEAR or not sum(self.arrived):
            return (arrivals,) * number
        share = [count * MONTHS_IN_YEAR / sum(self.arrived) for count in self.arrived]
        running = [
            round(arrivals * total) for total in accumulate(share[n % MONTHS_IN_YEAR] for n in range(number))
        ]
        return tuple(after - before for before, after in zip([0, *running], running, strict=False))


def _whole_mean(counts: Sequence[int]) -> int:
    return round(statistics.fmean(counts)) if counts else 0


def months_known(waits: Waits, month: Month) -> int:
    """Over how many months, at most twelve, endings are on record: before the first of them nobody wrote them down."""
    ended = waits.table["ended"]
    first_end = ended.filter(ended <= month.last.toordinal()).min()
    if not isinstance(first_end, int):
        return 0
    since = Month.containing(dt.date.fromordinal(first_end))
    return min(MONTHS_IN_YEAR, len(months(since, month)))


def pace_until(waits: Waits, month: Month, *, renews: bool = False) -> Pace:
    """The pace of the twelve months to this one's end, or of as many as are known. `waits` is what was known then.

    renews: what is finished opens anew, so only what is first has arrived. Raises ValueError where no ending is known.
    """
    number = months_known(waits, month)
    if not number:
        raise ValueError(f"nothing had ended by the end of {month}, so there is no pace to read")
    window = months(month.plus(1 - number), month)
    first, last = window[0].first.toordinal(), month.last.toordinal()
    seen = waits.table.filter((pl.col("ended") >= first) & (pl.col("opened") <= last))
    lived = _lived_through(seen, first, last)
    at_risk = _at_risk(lived)
    finished = lived.filter("was_finished")["old"].sort()
    arrived = waits.table if not renews else waits.table.filter("first")
    return Pace(
        month=month,
        arrived=tuple(_number_within(arrived["opened"], month) for month in window),
        finished=tuple(_number_within(_finished(seen)["ended"], month) for month in window),
        in_time=tuple(_number_within(_in_time(seen)["ended"], month) for month in window),
        left=tuple(_number_within(seen.filter(~pl.col("finished"))["ended"], month) for month in window),
        leaving=_rate(at_risk, lived.filter("was_left")["old"]),
        finishing=_rate(at_risk, finished),
        days_to_due=_days_to_due(waits, first),
        earliest_age=int(finished[len(finished) // FIRST_TO_FINISH]) if len(finished) else 0,
    )


def _finished(table: pl.DataFrame) -> pl.DataFrame:
    return table.filter("finished")


def _in_time(table: pl.DataFrame) -> pl.DataFrame:
    return table.filter(pl.col("finished") & (pl.col("ended") <= pl.col("due")) & (pl.col("due") < NEVER))


def _number_within(days: pl.Series, month: Month) -> int:
    return int(days.is_between(month.first.toordinal(), month.last.toordinal()).sum())


def _lived_through(seen: pl.DataFrame, first: int, last: int) -> pl.DataFrame:
    """The ages at which each was first and last seen open in the window, and whether it ended there, and how."""
    ended = pl.col("ended") <= last
    return seen.select(
        young=(first - pl.col("opened")).clip(0),
        old=pl.min_horizontal("ended", pl.lit(last)) - pl.col("opened"),
        was_finished=ended & pl.col("finished"),
        was_left=ended & ~pl.col("finished"),
    )


def _at_risk(lived: pl.DataFrame) -> list[int]:
    """By age in days, how many were open at that age in the window."""
    steps = [0] * (_largest(lived["old"]) + 2)
    for age, number in lived["young"].value_counts().iter_rows():
        steps[age] += number
    for age, number in lived["old"].value_counts().iter_rows():
        steps[age + 1] -= number
    return list(accumulate(steps))[:-1]


def _largest(ages: pl.Series) -> int:
    found = ages.max()
    return found if isinstance(found, int) else -1


def _rate(at_risk: Sequence[int], ages: pl.Series) -> Rate:
    """Bands of a week or more, each wide enough that its rate rests on something."""
    events = [0] * len(at_risk)
    for age, number in ages.value_counts().iter_rows():
        events[age] = number
    starts, daily = [], []
    start = 0
    while start < len(at_risk):
        stop = _end_of_band(at_risk, start)
        starts.append(start)
        daily.append(sum(events[start:stop]) / max(1, sum(at_risk[start:stop])))
        start = stop
    return Rate(tuple(starts), tuple(daily)) if starts else NOTHING_HAPPENS


def _end_of_band(at_risk: Sequence[int], start: int) -> int:
    """Where the rest is too little for a band of its own, it belongs to this one."""
    lived, stop = 0, start
    while stop < len(at_risk) and (lived < ENOUGH_AT_RISK or stop - start < DAYS_IN_WEEK):
        lived += at_risk[stop]
        stop += 1
    return stop if sum(at_risk[stop : stop + ENOUGH_AT_RISK]) >= ENOUGH_AT_RISK else len(at_risk)


def _days_to_due(waits: Waits, since: int) -> int:
    """Of what opened since a day; of everything, where nothing that opened since has a day to be due on."""
    known = waits.table.filter(pl.col("due") < NEVER).select("opened", days=pl.col("due") - pl.col("opened"))
    lately = known.filter(pl.col("opened") >= since)
    middle = (lately if lately.height else known)["days"].median()
    return max(1, round(middle)) if isinstance(middle, float) else 1
