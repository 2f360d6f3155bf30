"""Baselines, standards and targets: which is in force in a month, and what does not hold about them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from goldenthread.indicators import Month, rag
from goldenthread.indicators.rag import Rating
from goldenthread.publications.wording import month_name
from goldenthread.scorecard import listed, words
from goldenthread.scorecard.models import Target

NAMES = {Target.Kind.BASELINE: "baseline", Target.Kind.STANDARD: "standard", Target.Kind.TARGET: "target"}


@dataclass(frozen=True)
class Level:
    """A baseline, a standard or a target. value is None where the paper gives only a text."""

    kind: str
    label: str  # "6 months target December 2023"
    value: float | None
    words: str  # "80%", "12 weeks", "TBC"
    from_on: dt.date | None
    source: str
    in_force: bool


def by_code(codes: Iterable[str] | None = None) -> dict[str, list[Target]]:
    """Every target of these codes (all, when not given), in order of time. One query."""
    wanted = Target.objects.all() if codes is None else Target.objects.filter(code__in=list(codes))
    found: dict[str, list[Target]] = {}
    for target in wanted.order_by("from_on", "pk"):
        found.setdefault(target.code, []).append(target)
    return found


def in_force(targets: Sequence[Target], kind: str, month: Month) -> Target | None:
    """The latest with a figure that began by the month's last day. A standard without a date has always been in force."""
    undated = kind == Target.Kind.STANDARD
    begun = [
        target
        for target in targets
        if target.kind == kind
        and target.value is not None
        and (target.from_on <= month.last if target.from_on else undated)
    ]
    return max(begun, key=lambda target: (target.from_on or dt.date.min, target.pk), default=None)


def value_in_force(targets: Sequence[Target], kind: str, month: Month) -> float | None:
    found = in_force(targets, kind, month)
    return found.value if found else None


def rate(code: str, value: float | None, targets: Sequence[Target], month: Month) -> Rating:
    """The RAG of a value in a month. Unrated where the standard and the target contradict each other: see `doubts`."""
    polarity = listed.described(code).polarity
    if polarity not in ("higher", "lower"):
        return "unrated"
    standard = value_in_force(targets, Target.Kind.STANDARD, month)
    target = value_in_force(targets, Target.Kind.TARGET, month)
    if target is None or _contradict(standard, target, polarity):
        return "unrated"
    return rag.rate(value, standard, target, polarity)


def level(target: Target | None, unit: str, *, in_force: bool = True) -> Level | None:
    if target is None:
        return None
    shown = words.level(target.value, target.text, unit)
    return Level(target.kind, _label(target), target.value, shown, target.from_on, target.source, in_force)


def levels(code: str, targets: Sequence[Target], month: Month) -> tuple[Level, ...]:
    """All of them, in order of time, saying which are in force in the month."""
    current = {in_force(targets, kind, month) for kind in (Target.Kind.STANDARD, Target.Kind.TARGET)}
    unit = listed.described(code).unit
    return tuple(level(target, unit, in_force=target in current) for target in targets)


def doubts(code: str, targets: Sequence[Target] | None = None) -> list[str]:
    """What does not hold about an indicator's targets, a sentence each. One query where `targets` is not given."""
    known = by_code([code]).get(code, []) if targets is None else targets
    baseline = next((target for target in known if target.kind == Target.Kind.BASELINE), None)
    standards = [target for target in known if target.kind == Target.Kind.STANDARD]
    return [
        doubt
        for target in known
        if target.kind == Target.Kind.TARGET
        for doubt in (
            *_own_doubts(target),
            *_beside_baseline(target, baseline),
            *_beside_standard(target, standards),
        )
    ]


def _own_doubts(target: Target) -> Iterable[str]:
    if target.value is None:
        yield f"“{_label(target)}” has no figure: “{target.text}”."
    if target.from_on is None:
        yield f"“{_label(target)}” has no date, so it is never in force."


def _beside_baseline(target: Target, baseline: Target | None) -> Iterable[str]:
    if baseline is None or baseline.value is None or target.value is None:
        return
    described = listed.described(target.code)
    goal, start = (words.level(each.value, each.text, described.unit) for each in (target, baseline))
    if target.value == baseline.value:
        yield f"“{_label(target)}” ({goal}) asks for no more than the baseline."
    elif described.polarity in ("higher", "lower") and _is_worse(
        target.value, baseline.value, described.polarity
    ):
        yield (
            f"“{_label(target)}” ({goal}) is worse than the baseline ({start}), {described.polarity} being better."
        )
    if target.from_on and baseline.from_on and _same_month(target.from_on, baseline.from_on):
        yield (
            f"“{_label(target)}” ({goal}) falls in the month of its own baseline ({start}, "
            f"{month_name(baseline.from_on)}), so it could not have been worked towards."
        )


def _beside_standard(target: Target, standards: Sequence[Target]) -> Iterable[str]:
    polarity = listed.described(target.code).polarity
    for standard in standards:
        if target.value is not None and _contradict(standard.value, target.value, polarity):
            yield f"“{_label(standard)}” ({standard.value:g}) asks more than “{_label(target)}” ({target.value:g})."


def _contradict(standard: float | None, target: float, polarity: str) -> bool:
    return standard is not None and standard != target and _is_worse(target, standard, polarity)


def _is_worse(value: float, than: float, polarity: str) -> bool:
    return (value < than and polarity == "higher") or (value > than and polarity == "lower")


def _same_month(one: dt.date, other: dt.date) -> bool:
    return Month.containing(one) == Month.containing(other)


def _label(target: Target) -> str:
    return f"{target.label} {target.period}".strip()
