"""Whether a month can be published: its figures are worked out, from the facts of now, and nobody is waiting for a reason."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

import polars as pl
from auditlog.models import LogEntry

from goldenthread.indicators import Month
from goldenthread.publications.wording import counted, full_date, joined, month_name
from goldenthread.scorecard import facts, listed, store, targets
from goldenthread.scorecard.freezing import figures, revisions
from goldenthread.scorecard.freezing.figures import Scope
from goldenthread.scorecard.models import FactsRun, PublishedMonth, Reading

NOT_FACTS = {"scorecard", "assurance", "accounts"}  # what changes there is no fact about a case
NAMED = 5  # so many codes a sentence names
WORK_OUT_AGAIN = "Take the facts again and work the figures out."


@dataclass(frozen=True)
class Readiness:
    """What stands in the way of publishing a month, a sentence each; and what to know before one does it.

    run: the facts that would be kept; None where there are none. newest: the edition before this one. changed_records:
    how many changes to records were written down since the facts were taken.
    """

    month: Month
    run: FactsRun | None
    newest: PublishedMonth | None
    refusals: tuple[str, ...]
    unexplained: tuple[revisions.Unexplained, ...]
    changed_records: int
    doubts: tuple[str, ...]

    @property
    def edition(self) -> int:
        return self.newest.edition + 1 if self.newest else 1

    @property
    def is_ready(self) -> bool:
        return not (self.refusals or self.unexplained)

    @property
    def all_refusals(self) -> list[str]:
        return [*self.refusals, *(_waits_for_a_reason(each) for each in self.unexplained)]


def _waits_for_a_reason(waiting: revisions.Unexplained) -> str:
    pair, month = waiting.pair, month_name(waiting.published.month_on)
    return (
        f"{pair.code} of {month} was published as {pair.then.words} and is now {pair.now.words}: "
        "somebody has to say why first."
    )


def of_month(month: Month, today: dt.date) -> Readiness:
    """As far as can be seen at once. Whether a change to a record moves a figure is looked at by `thorough`."""
    try:
        run = store.latest_run()
    except store.NoFacts:
        run = None
    return Readiness(
        month=month,
        run=run,
        newest=revisions.newest(month),
        refusals=tuple(_refusals(month, today, run)),
        unexplained=tuple(revisions.unexplained(but_not=month)),
        changed_records=changed_since(run.finished_at) if run else 0,
        doubts=tuple(_doubts()),
    )


def _refusals(month: Month, today: dt.date, run: FactsRun | None) -> list[str]:
    name = month_name(month.first)
    if month.last >= today:
        return [f"{name} has not ended."]
    if run is None:
        return [f"No facts have been taken yet. {WORK_OUT_AGAIN}"]
    if month.last > run.as_of_on:
        return [f"{name} had not ended on {full_date(run.as_of_on)}, the day of the facts. {WORK_OUT_AGAIN}"]
    scope = Scope.of_today(month)
    if month not in scope.worked_out or not scope.breakdowns:
        return [f"{name} has not been worked out. {WORK_OUT_AGAIN}"]
    return []


def changed_since(instant: dt.datetime) -> int:
    """How many changes to records that facts are taken from were written down after an instant."""
    found = LogEntry.objects.filter(timestamp__gt=instant).exclude(content_type__app_label__in=NOT_FACTS)
    return int(found.count())


def _doubts() -> list[str]:
    """What does not hold about the targets of the headline measures: said with the figures, not in their way."""
    known = targets.by_code(revisions.headline_codes())
    titles = listed.titles()
    return [
        f"{titles.get(code, code)} ({code}): {doubt}"
        for code, held in sorted(known.items())
        for doubt in targets.doubts(code, held)
    ]


def stale(scope: Scope, run: FactsRun, worked_out: pl.DataFrame) -> str:
    """Why the figures that stand are not those to publish, or "".

    worked_out: the scope's figures from the facts of the run. They must be those that stand; and where a record was
    changed since, they must be what the records of now give.
    """
    standing = figures.stored(scope)
    apart = _apart(_this_month(worked_out, scope), standing)
    if apart:
        return (
            f"The figures that stand were worked out from other facts or definitions than those of now: "
            f"{_named(apart)} would be different. {WORK_OUT_AGAIN}"
        )
    if not (changed_since(run.finished_at) or _other_readings(run)):
        return ""
    now = facts.project(run.as_of_on).frames
    if store.digest(now) == run.digest:
        return ""
    moved = _apart(figures.work_out(now, scope), worked_out)
    if not moved:
        return ""
    return f"Records were changed after the facts were taken, and {_named(moved)} would be different. {WORK_OUT_AGAIN}"


def _this_month(table: pl.DataFrame, scope: Scope) -> pl.DataFrame:
    return table.filter(pl.col("month_on") == scope.month.first)


def _other_readings(run: FactsRun) -> bool:
    """Returns are not in the log of changes. A reading is never changed: another one takes its place."""
    kept = store.read(run.digest)["reading"]["ref"].to_list()
    standing = Reading.objects.standing().filter(until_on__lte=run.as_of_on)
    return set(kept) != {str(pk) for pk in standing.values_list("pk", flat=True)}


def _apart(one: pl.DataFrame, other: pl.DataFrame) -> list[str]:
    """The codes whose figures differ between two tables. A group without a case is as good as none."""
    rests_on_nothing = (
        (pl.col("grouped_by") != "")
        & pl.sum_horizontal("numerator", "denominator").eq(0)
        & pl.col("value").fill_null(0).eq(0)
    )
    rows: list[set[Any]] = [set(table.filter(~rests_on_nothing).iter_rows()) for table in (one, other)]
    return sorted({row[1] for row in rows[0] ^ rows[1]})


def _named(codes: list[str]) -> str:
    more = len(codes) - NAMED
    named = codes[:NAMED] + ([counted(more, "other indicator")] if more > 0 else [])
    return joined(named)
