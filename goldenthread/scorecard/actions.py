"""Writes of the scorecard: taking the facts and working out the results."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

from django.db import transaction
from django.utils import timezone

from goldenthread.clocks import staging
from goldenthread.indicators import INDICATORS, Month
from goldenthread.indicators.periods import MONTHS_IN_YEAR
from goldenthread.publications.wording import full_date, month_name
from goldenthread.scorecard import engines, facts, store, working
from goldenthread.scorecard.models import FactsRun, Result, ResultsRun, YearResult
from goldenthread.scorecard.working import BREAKDOWNS, YEAR_BREAKDOWNS, Cell, Figures

BATCH = 1000
Progress = Callable[[str], None]


def _silent(step: str) -> None:
    return None


class FactsTaken(NamedTuple):
    run: FactsRun
    changed: bool  # whether any table differs from the run before


def rebuild_facts(*, as_of: dt.date, by: Any = None, progress: Progress = _silent) -> FactsTaken:
    """Project the whole database again and keep the tables. The same facts keep the same digest."""
    projection = facts.project(as_of, progress)
    before = FactsRun.objects.order_by("-finished_at", "-pk").first()
    digest = store.keep(projection.frames)
    run = FactsRun.objects.create(
        finished_at=timezone.now(),
        as_of_on=as_of,
        started_by=by,
        counts=projection.counts,
        unclassified=projection.unclassified,
        digest=digest,
    )
    store.discard_old()
    return FactsTaken(run, before is None or before.digest != digest)


def take_readings_anew(*, by: Any = None) -> FactsRun:
    """Project what was returned again, whole, beside the other tables as they were last taken: a figure that somebody
    returns need not wait for the night.

    The run says when its cases were taken. Raises store.NoFacts when no facts have been taken.
    """
    base = store.latest_run()
    frame, counts = facts.projected_readings(base.as_of_on), dict(base.counts)
    digest = store.keep_anew(base.digest, working.READING, frame)
    if digest == base.digest:
        return base
    run = FactsRun.objects.create(
        finished_at=base.finished_at,
        as_of_on=base.as_of_on,
        started_by=by,
        counts=counts | {working.READING: frame.height},
        unclassified=base.unclassified,
        digest=digest,
    )
    store.discard_old()
    return run


@dataclass(frozen=True)
class Computed:
    run: ResultsRun
    unchanged: int

    @property
    def changed_anything(self) -> bool:
        return bool(self.run.added or self.run.changed or self.run.removed)


def compute(
    *,
    months: Sequence[Month],
    breakdowns: Sequence[str] = BREAKDOWNS,
    codes: Collection[str] = (),
    by: Any = None,
    progress: Progress = _silent,
) -> Computed:
    """Work out every indicator for these months, the whole area and each breakdown, from the latest facts.

    codes: only these; where a month has never been worked out whole, nobody has looked at its cases, and only what was
    returned of it counts. A result that comes out as it was is not touched. Raises store.NoFacts when no facts have been
    taken, engines.EngineMissing when the engine that is set cannot be used, and ValueError for no months, or for one that
    had not ended when the facts were taken.
    """
    run = store.latest_run()
    _check_months(months, run.as_of_on)
    looked_at = _worked_out_whole(months) if codes else list(months)
    whole_years = _with_a_year_before(looked_at)
    with engines.tables(run.digest) as frames:
        found = working.of_months(frames, looked_at, breakdowns, progress, codes)
        unseen = [month for month in months if month not in looked_at]
        found |= working.of_returns(frames, unseen, breakdowns, list(codes)) if unseen else {}
        of_years = working.of_years(frames, whole_years, progress, codes)
    progress("results")
    scope = Scope(run, tuple(breakdowns), tuple(sorted(codes)), by)
    with transaction.atomic():
        kept = _keep(Result, found, months, scope)
        year_kept = _keep(YearResult, of_years, whole_years, replace(scope, breakdowns=YEAR_BREAKDOWNS))
        return _run(scope, months, kept, year_kept)


@dataclass(frozen=True)
class Scope:
    """What is worked out: from which facts, by which breakdowns, which codes (all where none is named), and by whom."""

    run: FactsRun
    breakdowns: tuple[str, ...]
    codes: tuple[str, ...]
    by: Any


def _check_months(months: Sequence[Month], as_of: dt.date) -> None:
    if not months:
        raise ValueError("there are no months to work out: the first is later than the last")
    if max(months).last > as_of:
        late = month_name(max(months).first)
        raise ValueError(f"{late} had not ended on {full_date(as_of)}, when the facts were taken")


def _worked_out_whole(months: Sequence[Month]) -> list[Month]:
    spans = list(ResultsRun.objects.whole().values_list("first_month_on", "last_month_on").distinct())
    return [month for month in months if any(first <= month.first <= last for first, last in spans)]


def _with_a_year_before(months: Sequence[Month]) -> list[Month]:
    """Those that a whole year of worked-out months ends with: before that, twelve months would say too little."""
    if not months:
        return []
    worked_out = [Month.containing(day) for day in Result.objects.months()]
    first = min((*worked_out, *months))
    return [month for month in months if month.plus(1 - MONTHS_IN_YEAR) >= first]


class Kept(NamedTuple):
    added: int
    changed: int
    removed: int
    unchanged: int


def _keep(
    model: type[Result | YearResult],
    found: Mapping[Cell, Figures],
    months: Sequence[Month],
    scope: Scope,
) -> Kept:
    before = _stored(model, months, scope)
    added = [cell for cell in found if cell not in before]
    changed = [cell for cell in found if cell in before and before[cell][1] != found[cell]]
    stale = [key for cell, (key, _) in before.items() if cell not in found]
    _write(model, ((cell, found[cell]) for cell in (*added, *changed)))
    for start in range(0, len(stale), BATCH):
        model.objects.filter(pk__in=stale[start : start + BATCH]).delete()
    return Kept(len(added), len(changed), len(stale), len(found) - len(added) - len(changed))


def _run(scope: Scope, months: Sequence[Month], *kept: Kept) -> Computed:
    run = ResultsRun.objects.create(
        finished_at=timezone.now(),
        facts=scope.run,
        started_by=scope.by,
        first_month_on=min(months).first,
        last_month_on=max(months).first,
        breakdowns=list(scope.breakdowns),
        codes=list(scope.codes),
        added=sum(each.added for each in kept),
        changed=sum(each.changed for each in kept),
        removed=sum(each.removed for each in kept),
    )
    return Computed(run, sum(each.unchanged for each in kept))


def _stored(
    model: type[Result | YearResult], months: Sequence[Month], scope: Scope
) -> dict[Cell, tuple[int, Figures]]:
    """What these cells hold today. A code that no definition knows any more is left as it was, and so is a breakdown that
    was not asked for. Those that only returns have are always worked out."""
    rows = (
        model.objects.filter(
            code__in=list(scope.codes or INDICATORS), month_on__in=[month.first for month in months]
        )
        .exclude(grouped_by__in=set(BREAKDOWNS) - set(scope.breakdowns))
        .values_list(*Cell._fields, "pk", *Figures._fields)
    )
    size = len(Cell._fields)
    return {
        Cell(*row[:size]): (row[size], Figures(*row[size + 1 :])) for row in rows.iterator(chunk_size=BATCH)
    }


def _write(model: type[Result | YearResult], results: Iterable[tuple[Cell, Figures]]) -> None:
    now = timezone.now()
    names = (*Cell._fields, *Figures._fields, "computed_at")
    rows = ((*cell, *figures, now) for cell, figures in results)
    staging.move_in(model, names, rows, key=Cell._fields)
