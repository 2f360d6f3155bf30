"""Writes of the scorecard: taking the facts, working out the results, setting a target."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from django.db import transaction
from django.utils import timezone

from goldenthread import indicators
from goldenthread.accounts.recording import recording
from goldenthread.indicators import INDICATORS, Month
from goldenthread.publications.wording import full_date, month_name
from goldenthread.scorecard import facts, store
from goldenthread.scorecard.models import FactsRun, Result, ResultsRun, Target

BREAKDOWNS = ("district", "setting_type", "phase", "need", "sex")
BATCH = 1000
FIGURES = ("numerator", "denominator", "value", "definition_version")
CELL = ("code", "month_on", "grouped_by", "group")

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


class Figures(NamedTuple):
    numerator: int | None
    denominator: int | None
    value: float | None
    definition_version: str


class Cell(NamedTuple):
    code: str
    month_on: dt.date
    grouped_by: str
    group: str


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
    by: Any = None,
    progress: Progress = _silent,
) -> Computed:
    """Work out every indicator for these months, the whole area and each breakdown, from the latest facts.

    A result that comes out as it was is not touched. Raises store.NoFacts when no facts have been taken, and ValueError
    for no months, or for one that had not ended when the facts were taken.
    """
    run = store.latest_run()
    _check_months(months, run.as_of_on)
    found = _evaluate(store.read(run.digest), months, breakdowns, progress)
    progress("results")
    with transaction.atomic():
        return _store(found, run, months, breakdowns, by)


def _check_months(months: Sequence[Month], as_of: dt.date) -> None:
    if not months:
        raise ValueError("there are no months to work out: the first is later than the last")
    if max(months).last > as_of:
        late = month_name(max(months).first)
        raise ValueError(f"{late} had not ended on {full_date(as_of)}, when the facts were taken")


def _evaluate(
    frames: Mapping[str, Any], months: Sequence[Month], breakdowns: Sequence[str], progress: Progress
) -> dict[Cell, Figures]:
    found: dict[Cell, Figures] = {}
    for name in frames:
        progress(name)
        of_fact = [indicator for indicator in INDICATORS.values() if indicator.fact.name == name]
        for result in indicators.evaluate_all(of_fact, frames, months, by=breakdowns):
            cell = Cell(result.code, result.period_start, result.group_by, result.group)
            version = str(INDICATORS[result.code].version)
            found[cell] = Figures(result.numerator, result.denominator, result.value, version)
    return found


def _store(
    found: Mapping[Cell, Figures],
    facts_run: FactsRun,
    months: Sequence[Month],
    breakdowns: Sequence[str],
    by: Any,
) -> Computed:
    before = _stored(months, breakdowns)
    added = [cell for cell in found if cell not in before]
    changed = [cell for cell in found if cell in before and before[cell][1] != found[cell]]
    stale = [key for cell, (key, _) in before.items() if cell not in found]
    now = timezone.now()
    _write(Result(**cell._asdict(), **found[cell]._asdict(), computed_at=now) for cell in (*added, *changed))
    for start in range(0, len(stale), BATCH):
        Result.objects.filter(pk__in=stale[start : start + BATCH]).delete()
    run = ResultsRun.objects.create(
        finished_at=now,
        facts=facts_run,
        started_by=by,
        first_month_on=min(months).first,
        last_month_on=max(months).first,
        breakdowns=list(breakdowns),
        added=len(added),
        changed=len(changed),
        removed=len(stale),
    )
    return Computed(run, len(found) - len(added) - len(changed))


def _stored(months: Sequence[Month], breakdowns: Sequence[str]) -> dict[Cell, tuple[int, Figures]]:
    """What these cells hold today. A code that no definition computes any more is left as it was."""
    rows = Result.objects.filter(
        code__in=[code for code, indicator in INDICATORS.items() if indicator.fact.name in facts.TABLES],
        month_on__in=[month.first for month in months],
        grouped_by__in=["", *breakdowns],
    ).values_list(*CELL, "pk", *FIGURES)
    return {Cell(*row[:4]): (row[4], Figures(*row[5:])) for row in rows.iterator(chunk_size=BATCH)}


def _write(results: Iterator[Result]) -> None:
    Result.objects.bulk_create(
        results,
        batch_size=BATCH,
        update_conflicts=True,
        unique_fields=CELL,
        update_fields=(*FIGURES, "computed_at"),
    )


def set_target(
    *,
    code: str,
    kind: str,
    label: str,
    source: str,
    by: Any,
    value: float | None = None,
    text: str = "",
    period: str = "",
    from_on: dt.date | None = None,
) -> Target:
    """Set a baseline, standard or target; one of the same code, kind and label is replaced.

    Raises ValueError for an unknown kind, or with neither a value nor a text.
    """
    if kind not in Target.Kind.values:
        raise ValueError(f"{code}: there is no '{kind}': it is one of {', '.join(Target.Kind.values)}")
    if value is None and not text:
        raise ValueError(f"{code}: '{label}' needs a value, or a text in place of one")
    given = {"value": value, "text": text, "period": period, "from_on": from_on, "source": source}
    with recording(by):
        target, _ = Target.objects.update_or_create(code=code, kind=kind, label=label, defaults=given)
    return target
