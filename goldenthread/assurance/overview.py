"""What the pages of the improvement plan show, ready to print. A page calls these functions and never counts."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.http import Http404
from django.urls import reverse

from goldenthread.assurance import ratings
from goldenthread.assurance.checker import checking
from goldenthread.assurance.checker.findings import Finding
from goldenthread.assurance.models import (
    Action,
    Area,
    HighImpactMeasure,
    ImprovementPlan,
    PlanKpi,
    Rating,
    Risk,
    RoundException,
    SubTheme,
    Update,
)
from goldenthread.indicators import Month
from goldenthread.publications.wording import counted, joined
from goldenthread.scorecard import cards
from goldenthread.scorecard.cards import Card

Part = tuple[str, int]  # a rating and how many actions have it


@dataclass(frozen=True)
class Bar:
    """How many actions have each rating of a scale, and the same in words."""

    parts: tuple[Part, ...]
    label: str


@dataclass(frozen=True)
class Measure:
    """An indicator beside the plan: `card` is None for one without a code, or before any month is worked out."""

    code: str
    title: str
    baseline: str
    card: Card | None
    url: str


@dataclass(frozen=True)
class AreaRow:
    area: Area
    sentence: str
    progress: Bar
    impact: Bar
    measures: tuple[Measure, ...]


@dataclass(frozen=True)
class PlanView:
    """`month`: the month of the figures, None before any is worked out."""

    plan: ImprovementPlan
    sentence: str
    progress: Bar
    impact: Bar
    areas: tuple[AreaRow, ...]
    month: Month | None


@dataclass(frozen=True)
class SubThemeRow:
    sub_theme: SubTheme
    actions: tuple[Action, ...]


@dataclass(frozen=True)
class AreaView:
    row: AreaRow
    sub_themes: tuple[SubThemeRow, ...]
    month: Month | None
    before: Area | None
    after: Area | None


@dataclass(frozen=True)
class Standing:
    """One of an action's two ratings: what it says, what that means, who said it and when; the earlier ones."""

    scale: str
    asked: str
    brag: str
    meaning: str
    said: Rating | None
    days_ago: int | None
    earlier: tuple[Rating, ...]


@dataclass(frozen=True)
class ActionView:
    action: Action
    findings: tuple[Finding, ...]  # what does not hold about it and nobody has set aside
    standings: tuple[Standing, ...]
    measures: tuple[Measure, ...]
    month: Month | None
    updates: tuple[Update, ...]  # what was said of it in the monthly rounds, the newest first
    raised: tuple[RoundException, ...]  # what went to the board, and came back
    before: str  # the codes of the actions beside it, for walking through the plan
    after: str

    @property
    def doubts(self) -> list[Finding]:
        return [finding for finding in self.findings if not finding.is_hard]


@dataclass(frozen=True)
class RiskView:
    risks: tuple[Risk, ...]
    sentence: str


def latest_month() -> Month | None:
    return next(iter(cards.months()), None)


def plan(day: dt.date) -> PlanView | None:
    """The whole plan as it stands on a day; None before one is imported."""
    held = ImprovementPlan.objects.current()
    if held is None:
        return None
    month, areas = latest_month(), list(Area.objects.with_measures())
    actions = list(Action.objects.select_related("sub_theme__area").in_order())
    known = _cards(month)
    return PlanView(
        plan=held,
        sentence=_sentence(actions, day),
        progress=bar(actions, Rating.Scale.PROGRESS),
        impact=bar(actions, Rating.Scale.IMPACT),
        areas=tuple(_area_row(area, actions, known, month, day) for area in areas),
        month=month,
    )


def area(number: str, day: dt.date) -> AreaView:
    """One area with its sub-themes and their actions. Raises Http404 when there is no such area."""
    areas = list(Area.objects.with_measures())
    place = next((n for n, each in enumerate(areas) if each.number == number), None)
    if place is None:
        raise Http404(f"There is no area {number} in the improvement plan.")
    actions = list(Action.objects.of_area(number).for_list().in_order())
    month = latest_month()
    return AreaView(
        row=_area_row(areas[place], actions, _cards(month), month, day),
        sub_themes=tuple(
            SubThemeRow(sub_theme, tuple(a for a in actions if a.sub_theme_id == sub_theme.pk))
            for sub_theme in areas[place].sub_themes.all()
        ),
        month=month,
        before=areas[place - 1] if place else None,
        after=areas[place + 1] if place + 1 < len(areas) else None,
    )


def fetch_action(code: str) -> Action:
    """Raises Http404 when there is no such action."""
    found = Action.objects.called(code).for_page().first()
    if found is None:
        raise Http404(f"There is no action {code} in the improvement plan.")
    return found


def action(code: str, day: dt.date) -> ActionView:
    """One action with all that is known of it on a day."""
    found, month = fetch_action(code), latest_month()
    codes = list(Action.objects.in_order().values_list("code", flat=True))
    place = codes.index(code)
    titles, known = dict(PlanKpi.objects.values_list("code", "title")), _cards(month)
    return ActionView(
        action=found,
        findings=checking.standing_of_action(found, day),
        standings=tuple(_standing(found, scale, day) for scale in Rating.Scale),
        measures=tuple(_measure(code, titles.get(code, code), "", known, month) for code in found.kpi_codes),
        month=month,
        updates=tuple(Update.objects.of_action(found).submitted().newest_first(day)),
        raised=tuple(RoundException.objects.of_action(found).sent_up(day)),
        before=codes[place - 1] if place else "",
        after=codes[place + 1] if place + 1 < len(codes) else "",
    )


def risks() -> RiskView:
    register = tuple(Risk.objects.for_register())
    return RiskView(register, _risk_sentence(register))


def bar(actions: Iterable[Action], scale: str) -> Bar:
    tally = Counter(getattr(action, scale) or ratings.UNRATED for action in actions)
    parts = tuple((colour, tally[colour]) for colour in ratings.COLOURS)
    said = joined([f"{number} {_in_words(colour)}" for colour, number in parts if number])
    return Bar(parts, f"{scale.capitalize()}: {said or 'no actions'}")


def _in_words(colour: str) -> str:
    return "not rated" if colour == ratings.UNRATED else colour


def _area_row(
    area: Area, actions: Sequence[Action], known: dict[str, Card], month: Month | None, day: dt.date
) -> AreaRow:
    within = [action for action in actions if action.sub_theme.area_id == area.pk]
    return AreaRow(
        area=area,
        sentence=_sentence(within, day),
        progress=bar(within, Rating.Scale.PROGRESS),
        impact=bar(within, Rating.Scale.IMPACT),
        measures=tuple(_high_impact(measure, known, month) for measure in area.high_impact.all()),
    )


def _sentence(actions: Sequence[Action], day: dt.date) -> str:
    """ "19 actions. 11 are green or blue for progress, 3 for impact. 4 are overdue; the longest is 1E1, by 232 days." """
    if not actions:
        return "It has no actions."
    done, changed = (
        sum(getattr(action, scale) in ratings.DONE for action in actions) for scale in Rating.Scale
    )
    verb = "is" if done == 1 else "are"
    return (
        f"{counted(len(actions), 'action')}. {done or 'None'} {verb} green or blue for progress, "
        f"{changed or 'none'} for impact. {_overdue(actions, day)}"
    )


def _overdue(actions: Sequence[Action], day: dt.date) -> str:
    late = {action.code: days for action in actions if (days := action.days_overdue_on(day))}
    if not late:
        return "None is overdue."
    longest = max(late, key=lambda code: late[code])
    by = counted(late[longest], "day")
    if len(late) == 1:
        return f"One is overdue: {longest}, by {by}."
    return f"{len(late)} are overdue; the longest is {longest}, by {by}."


def _high_impact(measure: HighImpactMeasure, known: dict[str, Card], month: Month | None) -> Measure:
    return _measure(measure.code, measure.title, measure.baseline_text, known, month)


def _measure(code: str, title: str, baseline: str, known: dict[str, Card], month: Month | None) -> Measure:
    linked = month and code and "/" not in code  # the address has no room for a stroke in a code
    url = reverse("desk:kpi", args=[str(month), code]) if linked else ""
    return Measure(code, title, baseline, known.get(code), url)


def _cards(month: Month | None) -> dict[str, Card]:
    return {card.code: card for card in cards.scorecard(month)} if month else {}


def _standing(action: Action, scale: str, day: dt.date) -> Standing:
    said = ratings.history(action.ratings.all(), scale)
    last = said[0] if said else None
    brag = last.brag if last else ""
    return Standing(
        scale=scale,
        asked=ratings.asked(scale),
        brag=brag or ratings.UNRATED,
        meaning=ratings.meaning(scale, brag),
        said=last,
        days_ago=(day - last.said_on).days if last and last.said_on else None,
        earlier=tuple(said[1:]),
    )


def _risk_sentence(register: Sequence[Risk]) -> str:
    if not register:
        return ""
    unmoved = sum(risk.is_unmoved for risk in register)
    steps = sum(len(risk.mitigations.all()) for risk in register)
    said = f"{counted(len(register), 'risk')}, {counted(steps, 'mitigation')}."
    if not unmoved:
        return f"{said} Every one is graded differently after its mitigations."
    verb = "is" if unmoved == 1 else "are"
    return f"{said} {unmoved} {verb} graded the same after mitigation as before."
