"""Writes of what an indicator is held against: baselines, standards, targets, and where its limits begin again."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.utils import timezone

from goldenthread.accounts import history
from goldenthread.accounts.errors import Conflict, Refused
from goldenthread.accounts.recording import recorded, recording
from goldenthread.indicators import Month, Period, spans
from goldenthread.publications.wording import month_name
from goldenthread.scorecard import listed, targets
from goldenthread.scorecard.cells import WHOLE, Group
from goldenthread.scorecard.models import Rebase, Result, Target
from goldenthread.scorecard.targets import Doubt

# Which answer of the form a doubt is about. Doubts of any other rule are let through, and stay in sight.
REFUSED = {
    "target-without-date": "period",
    "target-in-baseline-month": "period",
    "target-before-baseline": "period",
    "target-worse-than-baseline": "value",
    "standard-beyond-target": "value",
}


@recorded
def set_target(
    *,
    by: Any,
    code: str,
    kind: str,
    label: str,
    value: float,
    source: str,
    period: str = "",
    group: Group = WHOLE,
    target: Target | None = None,
    expected_revision: int | None = None,
) -> Target:
    """Set a baseline, a standard or a target, for the whole area or for a district; or change the one given.

    period: what a baseline describes; the period by whose end a target is to be reached; from when a standard holds,
    "" for always. Refuses what would leave the indicator's targets at odds with each other or with its baseline;
    Conflict when somebody has changed it since `expected_revision`.
    """
    held = _as_seen(target, expected_revision) if target else Target(code=code, revision=0)
    before = _doubts(held.code, group)
    held.kind, held.label, held.value, held.text, held.source = kind, label, value, "", source
    held.grouped_by, held.group = group
    _set_period(held, period)
    _refuse_same_name(held)
    held.revision += 1
    held.save()
    _refuse_new_doubts(held, before)
    return held


def import_target(
    *,
    by: Any,
    code: str,
    kind: str,
    label: str,
    source: str,
    value: float | None = None,
    text: str = "",
    period: str = "",
    from_on: dt.date | None = None,
) -> Target:
    """Take a baseline, standard or target of the whole area as a paper gives it, whatever does not hold about it.

    One of the same code, kind and label is replaced. Raises ValueError for an unknown kind, or with neither a value nor
    a text.
    """
    if kind not in Target.Kind.values:
        raise ValueError(f"{code}: there is no '{kind}': it is one of {', '.join(Target.Kind.values)}")
    if value is None and not text:
        raise ValueError(f"{code}: '{label}' needs a value, or a text in place of one")
    given = {
        "value": value,
        "text": text,
        "period": period,
        "from_on": from_on,
        "until_on": None,
        "source": source,
    }
    with recording(by):
        held = Target.objects.whole_area().filter(code=code, kind=kind, label=label).first()
        held = held or Target(code=code, kind=kind, label=label, revision=0)
        for name, each in given.items():
            setattr(held, name, each)
        held.revision += 1
        held.save()
    return held


@recorded
def remove_target(*, by: Any, target: Target, expected_revision: int | None = None) -> None:
    """The indicator is no longer held against it. What it was stays in the record of changes."""
    _as_seen(target, expected_revision).delete()


@recorded
def rebase(*, by: Any, code: str, month: Month, reason: str) -> Rebase:
    """Work the limits of an indicator's chart out anew from this month on.

    Refuses a month for which there is no figure, or nothing before it, and one that was rebased already.
    """
    figures = [Month.containing(day) for day in Result.objects.of_code(code).whole_area().days_with_value()]
    if month not in figures:
        raise Refused(f"There is no figure for {month_name(month.first)}", field="month")
    if month == figures[0]:
        raise Refused(
            f"{month_name(month.first)} is the first month with a figure: the limits begin there already",
            field="month",
        )
    if Rebase.objects.of_code(code).filter(month_on=month.first).exists():
        raise Refused(f"The limits already begin again in {month_name(month.first)}", field="month")
    return Rebase.objects.create(
        code=code, month_on=month.first, reason=reason, decided_by=by, decided_at=timezone.now()
    )


@recorded
def remove_rebase(*, by: Any, rebase: Rebase) -> None:
    """The limits run on through that month as if nobody had begun them again."""
    rebase.delete()


def _as_seen(target: Target, expected_revision: int | None) -> Target:
    now = Target.objects.locked().filter(pk=target.pk).first()
    if now is None:
        raise Refused("Somebody has removed it since you opened this page")
    if expected_revision is not None and now.revision != expected_revision:
        last = history.last_change(now)
        shown = targets.level(now, listed.described(now.code).unit)
        raise Conflict(
            record=now,
            changed_by=last.actor.display_name if last and last.actor else "",
            changed_at=last.timestamp if last else None,
            changes=[(f"“{now.label}”", "", shown.words)],
        )
    return now


def _set_period(held: Target, period: str) -> None:
    """A target is in force from the last month of its period, by which it is to be reached; a standard from its first."""
    found = _read(period)
    held.period = spans.words(found) if found else ""
    held.from_on = held.until_on = None
    if found is None:
        return
    if held.kind == Target.Kind.BASELINE:
        held.from_on, held.until_on = found.first, found.last
    elif held.kind == Target.Kind.STANDARD:
        held.from_on = found.first
    else:
        held.from_on = Month.containing(found.last).first


def _read(period: str) -> Period | None:
    try:
        return spans.read(period) if period.strip() else None
    except ValueError as fault:
        raise Refused(str(fault)[0].upper() + str(fault)[1:], field="period") from None


def _refuse_same_name(held: Target) -> None:
    same = Target.objects.of_place(held.code, held.grouped_by, held.group).exclude(pk=held.pk)
    if same.filter(kind=held.kind, label=held.label).exists():
        raise Refused(f"There is a {targets.NAMES[held.kind]} called “{held.label}” already", field="label")


def _doubts(code: str, group: Group) -> list[Doubt]:
    known = list(Target.objects.of_place(code, *group))
    return targets.doubts_of(known, listed.described(code))


def _refuse_new_doubts(held: Target, before: list[Doubt]) -> None:
    """What was at odds before this write may stay so; what it brings about, or says again, may not."""
    old = {(doubt.rule, doubt.label) for doubt in before}
    for doubt in _doubts(held.code, targets.place_of(held)):
        is_new = doubt.label == targets.named(held) or (doubt.rule, doubt.label) not in old
        if is_new and doubt.rule in REFUSED:
            raise Refused(doubt.words.rstrip("."), field=REFUSED[doubt.rule])
