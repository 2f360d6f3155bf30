"""Baselines, standards and targets: which is in force in a month, and what does not hold about them.

One is for the whole area or for a district. A district without a standard or target of its own is held against the
whole area's.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from goldenthread.indicators import Month, Period, rag, spans
from goldenthread.indicators.rag import Rating
from goldenthread.publications.wording import month_name
from goldenthread.scorecard import listed, words
from goldenthread.scorecard.cells import WHOLE, Group
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
    place: str = ""  # the district that it is for; "" for the whole area
    pk: int | None = None


def by_code(codes: Iterable[str] | None = None) -> dict[str, list[Target]]:
    """Every target of these codes (all, when not given), in order of time. One query."""
    wanted = Target.objects.all() if codes is None else Target.objects.filter(code__in=list(codes))
    found: dict[str, list[Target]] = {}
    for target in wanted.order_by("from_on", "pk"):
        found.setdefault(target.code, []).append(target)
    return found


def in_force(targets: Sequence[Target], kind: str, month: Month, group: Group | None = None) -> Target | None:
    """The latest with a figure that began by the month's last day. A standard without a date has always been in force.

    group: for a district its own, or else the whole area's; for any other group the whole area's.
    """
    begun = [target for target in targets if target.kind == kind and _has_begun(target, month)]
    own = [target for target in begun if place_of(target) == (group or WHOLE)]
    whole = [target for target in begun if place_of(target) == WHOLE]
    return max(own or whole, key=lambda target: (target.from_on or dt.date.min, target.pk), default=None)


def _has_begun(target: Target, month: Month) -> bool:
    if target.value is None:
        return False
    return target.from_on <= month.last if target.from_on else target.kind == Target.Kind.STANDARD


def place_of(target: Target) -> Group:
    return Group(target.grouped_by, target.group)


def value_in_force(
    targets: Sequence[Target], kind: str, month: Month, group: Group | None = None
) -> float | None:
    found = in_force(targets, kind, month, group)
    return found.value if found else None


def rate(
    code: str, value: float | None, targets: Sequence[Target], month: Month, group: Group | None = None
) -> Rating:
    """The RAG of a value in a month. Unrated where the standard and the target contradict each other: see `doubts`."""
    polarity = listed.described(code).polarity
    if polarity not in ("higher", "lower"):
        return "unrated"
    standard = value_in_force(targets, Target.Kind.STANDARD, month, group)
    target = value_in_force(targets, Target.Kind.TARGET, month, group)
    if target is None or _contradict(standard, target, polarity):
        return "unrated"
    return rag.rate(value, standard, target, polarity)


def level(target: Target | None, unit: str, *, in_force: bool = True) -> Level | None:
    if target is None:
        return None
    shown = words.level(target.value, target.text, unit)
    about = (target.kind, named(target), target.value, shown, target.from_on, target.source)
    return Level(*about, in_force, place=target.group, pk=target.pk)


def levels(
    code: str, targets: Sequence[Target], month: Month, group: Group | None = None
) -> tuple[Level, ...]:
    """All of them, in order of time, saying which are in force in the month: for the group, or each for its own place."""
    places = {group} if group else {None, *map(place_of, targets)}
    kinds = (Target.Kind.STANDARD, Target.Kind.TARGET)
    current = {in_force(targets, kind, month, place) for kind in kinds for place in places}
    unit = listed.described(code).unit
    return tuple(level(target, unit, in_force=target in current) for target in targets)


@dataclass(frozen=True)
class Doubt:
    """What does not hold about a target. rule: an id that lists can rely on. label: the target's. figures: those at odds."""

    rule: str
    words: str
    label: str
    figures: tuple[str, ...]


def doubts(code: str, targets: Sequence[Target] | None = None) -> list[str]:
    """What does not hold about an indicator's targets, a sentence each. One query where `targets` is not given."""
    known = by_code([code]).get(code, []) if targets is None else targets
    return [doubt.words for doubt in doubts_of(known, listed.described(code))]


def doubts_of(known: Sequence[Target], described: listed.Described) -> list[Doubt]:
    """What does not hold about the targets of one indicator, of this unit and polarity. Each place is held to itself."""
    places = list(dict.fromkeys(map(place_of, known)))
    return [
        doubt
        for place in places
        for doubt in _doubts_of_place([target for target in known if place_of(target) == place], described)
    ]


def _doubts_of_place(known: Sequence[Target], described: listed.Described) -> list[Doubt]:
    baseline = next((target for target in known if target.kind == Target.Kind.BASELINE), None)
    standards = [target for target in known if target.kind == Target.Kind.STANDARD]
    return [
        Doubt(rule, doubt, named(target), (named(target), *_figures(target, baseline)))
        for target in known
        if target.kind == Target.Kind.TARGET
        for rule, doubt in (
            *_own_doubts(target),
            *_beside_baseline(target, baseline, described),
            *_beside_standard(target, standards, described.polarity),
        )
    ]


def _figures(target: Target, baseline: Target | None) -> list[str]:
    values = [target.value, baseline.value if baseline else None]
    return [f"{value:g}" for value in values if value is not None]


def _own_doubts(target: Target) -> Iterable[tuple[str, str]]:
    if target.value is None:
        yield "target-without-figure", f"“{named(target)}” has no figure: “{target.text}”."
    if target.from_on is None:
        yield "target-without-date", f"“{named(target)}” has no date, so it is never in force."


def _beside_baseline(
    target: Target, baseline: Target | None, described: listed.Described
) -> Iterable[tuple[str, str]]:
    if baseline is None or baseline.value is None or target.value is None:
        return
    polarity = described.polarity
    goal, start = (words.level(each.value, each.text, described.unit) for each in (target, baseline))
    if target.value == baseline.value:
        yield "target-no-better", f"“{named(target)}” ({goal}) asks for no more than the baseline."
    elif polarity in ("higher", "lower") and _is_worse(target.value, baseline.value, polarity):
        yield (
            "target-worse-than-baseline",
            f"“{named(target)}” ({goal}) is worse than the baseline ({start}), {polarity} being better.",
        )
    if target.from_on and baseline.from_on and target.from_on <= _measured_until(baseline):
        rule, placed = _placed(target.from_on, baseline)
        yield (
            rule,
            f"“{named(target)}” ({goal}) {placed} its own baseline ({start}, {_period(baseline)}), so it could not "
            f"have been worked towards.",
        )


def _measured_until(baseline: Target) -> dt.date:
    """The end of the period, or of the month, that a baseline describes."""
    return max(Month.containing(baseline.from_on).last, baseline.until_on or baseline.from_on)


def _placed(day: dt.date, baseline: Target) -> tuple[str, str]:
    if day < Month.containing(baseline.from_on).first:
        return "target-before-baseline", "comes before"
    return "target-in-baseline-month", f"falls in the {'period' if _is_long(baseline) else 'month'} of"


def _period(baseline: Target) -> str:
    if _is_long(baseline):
        return spans.words(Period(baseline.from_on, baseline.until_on))
    return month_name(baseline.from_on)


def _is_long(baseline: Target) -> bool:
    """It describes more than one month."""
    return _measured_until(baseline) > Month.containing(baseline.from_on).last


def _beside_standard(target: Target, standards: Sequence[Target], polarity: str) -> Iterable[tuple[str, str]]:
    for standard in standards:
        if target.value is not None and _contradict(standard.value, target.value, polarity):
            yield (
                "standard-beyond-target",
                f"“{named(standard)}” ({standard.value:g}) asks more than “{named(target)}” ({target.value:g}).",
            )


def _contradict(standard: float | None, target: float, polarity: str) -> bool:
    return standard is not None and standard != target and _is_worse(target, standard, polarity)


def _is_worse(value: float, than: float, polarity: str) -> bool:
    return (value < than and polarity == "higher") or (value > than and polarity == "lower")


def named(target: Target) -> str:
    """ "6 months target December 2023", with its district where it is for one."""
    place = f", {target.group}" if target.group else ""
    return f"{target.label} {target.period}".strip() + place
