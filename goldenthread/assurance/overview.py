"""What the pages of the improvement plan show, ready to print. A page calls these functions and never counts."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.http import Http404
from django.urls import reverse

from goldenthread.assurance import figures, ratings
from goldenthread.assurance.checker import checking
from goldenthread.assurance.checker.findings import Finding
from goldenthread.assurance.figures import Figures
from goldenthread.assurance.models import (
    Action,
    ActionChange,
    Area,
    CarryOver,
    HighImpactMeasure,
    ImprovementPlan,
    Milestone,
    Rating,
    RoundException,
    SubTheme,
    Update,
)
from goldenthread.assurance.plan_history import differences, standing
from goldenthread.assurance.plan_history.changing import KINDS
from goldenthread.assurance.plan_history.differences import Event
from goldenthread.assurance.rounds import known
from goldenthread.people.today import today
from goldenthread.publications.wording import counted, joined
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
    plan: ImprovementPlan
    sentence: str
    progress: Bar
    impact: Bar
    areas: tuple[AreaRow, ...]
    figures: Figures


@dataclass(frozen=True)
class SubThemeRow:
    sub_theme: SubTheme
    actions: tuple[Action, ...]


@dataclass(frozen=True)
class AreaView:
    row: AreaRow
    sub_themes: tuple[SubThemeRow, ...]
    watched: tuple[Action, ...]  # of other areas, put under this one by a review
    figures: Figures
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
    figures: Figures
    updates: tuple[Update, ...]  # what was said of it in the monthly rounds, the newest first
    raised: tuple[RoundException, ...]  # what went to the board, and came back
    history: tuple[Event, ...]  # how it came to be so, the newest first
    carried_from: tuple[CarryOver, ...]  # what it took over from an earlier plan
    before: str  # the codes of the actions beside it, for walking through the plan
    after: str

    @property
    def milestones(self) -> list[Milestone]:
        """Those that were not dropped."""
        return [each for each in self.action.milestones.all() if not each.is_dropped]

    @property
    def let_go(self) -> ActionChange | None:
        """What made it as it is: released, moved, merged, split or retired."""
        kind = KINDS[Action.Monitoring(self.action.monitoring)]
        own = (each.change for each in self.history if each.change.action_id == self.action.pk)
        return next((each for each in own if each.kind == kind), None)

    @property
    def ended(self) -> ActionChange | None:
        """What ended it, where it has."""
        return self.let_go if self.action.has_ended else None

    @property
    def doubts(self) -> list[Finding]:
        return [finding for finding in self.findings if not finding.is_hard]


def plan_shown(day: dt.date) -> ImprovementPlan | None:
    """The plan whose pages a day shows; None before one is imported, or before the first began."""
    return ImprovementPlan.objects.shown_on(day)


def plan(day: dt.date) -> PlanView | None:
    """The whole plan as it stands on a day; None where there is none."""
    held = plan_shown(day)
    if held is None:
        return None
    found, areas = figures.on(day), standing.areas_of(held, day)
    actions = standing.actions_of(held, day)
    live = [each for each in actions if not each.has_ended]
    return PlanView(
        plan=held,
        sentence=_sentence(actions, day),
        progress=bar(live, Rating.Scale.PROGRESS),
        impact=bar(live, Rating.Scale.IMPACT),
        areas=tuple(_area_row(area, actions, found, day) for area in areas),
        figures=found,
    )


def area(number: str, day: dt.date) -> AreaView:
    """One area with its sub-themes and their actions. Raises Http404 when there is no such area."""
    held = plan_shown(day)
    areas = standing.areas_of(held, day) if held else []
    place = next((n for n, each in enumerate(areas) if each.number == number), None)
    if place is None:
        raise Http404(f"There is no area {number} in the improvement plan.")
    everywhere = standing.actions_of(held, day)
    actions = [each for each in everywhere if each.area.number == number]
    found = figures.on(day)
    return AreaView(
        row=_area_row(areas[place], actions, found, day),
        sub_themes=tuple(
            SubThemeRow(sub_theme, tuple(a for a in actions if a.sub_theme.pk == sub_theme.pk))
            for sub_theme in standing.with_titles_of(day, held, list(areas[place].sub_themes.all()))
        ),
        watched=tuple(each for each in everywhere if each.watched_in_id == areas[place].pk),
        figures=found,
        before=areas[place - 1] if place else None,
        after=areas[place + 1] if place + 1 < len(areas) else None,
    )


def fetch_action(code: str, day: dt.date | None = None) -> Action:
    """An action of the plan in force, as it stood on a day. Raises Http404 when there is no such action."""
    day = day or today()
    held = plan_shown(day)
    found = standing.action_of(held, code, day) if held else None
    if found is None:
        raise Http404(f"There is no action {code} in the improvement plan.")
    return found


def action(code: str, day: dt.date) -> ActionView:
    """One action with all that is known of it on a day. Raises Http404."""
    found, known_figures = fetch_action(code, day), figures.on(day)
    held = found.area.improvement_plan
    codes = _codes_of(held, day)
    place = codes.index(code)
    titles = standing.indicator_titles(held, day)
    changes = [each for each in found.changes.all() if each.changed_on <= day]
    return ActionView(
        action=found,
        findings=() if found.has_ended else checking.standing_of_action(found, day),
        standings=tuple(_standing(found, scale, day) for scale in Rating.Scale),
        measures=tuple(_measure(code, titles.get(code, code), "", known_figures) for code in found.kpi_codes),
        figures=known_figures,
        updates=tuple(_updates(found, day)),
        raised=tuple(_sent_up(found, day)),
        history=tuple(differences.history(changes, ActionChange.objects.by(day).into(found))),
        carried_from=tuple(CarryOver.objects.into_action(found, day)) if held.follows_id else (),
        before=codes[place - 1] if place else "",
        after=codes[place + 1] if place + 1 < len(codes) else "",
    )


def _codes_of(held: ImprovementPlan, day: dt.date) -> list[str]:
    """Of the plan's actions in its order, those alone that it had on the day."""
    if day < today():
        return [each.code for each in standing.actions_of(held, day)]
    return list(Action.objects.of_plan(held).in_order().codes())


def _updates(action: Action, day: dt.date) -> Iterable[Update]:
    if day < today():
        return known.updates_of(action, day)
    return Update.objects.of_action(action).submitted().newest_first(day)


def _sent_up(action: Action, day: dt.date) -> Iterable[RoundException]:
    if day < today():
        return known.sent_up_of(action, day)
    return RoundException.objects.of_action(action).sent_up(day)


def bar(actions: Iterable[Action], scale: str) -> Bar:
    tally = Counter(getattr(action, scale) or ratings.UNRATED for action in actions)
    parts = tuple((colour, tally[colour]) for colour in ratings.COLOURS)
    said = joined([f"{number} {_in_words(colour)}" for colour, number in parts if number])
    return Bar(parts, f"{scale.capitalize()}: {said or 'no actions'}")


def _in_words(colour: str) -> str:
    return "not rated" if colour == ratings.UNRATED else colour


def _area_row(area: Area, actions: Sequence[Action], found: Figures, day: dt.date) -> AreaRow:
    within = [action for action in actions if action.sub_theme.area_id == area.pk]
    live = [each for each in within if not each.has_ended]
    return AreaRow(
        area=area,
        sentence=_sentence(within, day),
        progress=bar(live, Rating.Scale.PROGRESS),
        impact=bar(live, Rating.Scale.IMPACT),
        measures=tuple(_high_impact(measure, found) for measure in area.high_impact.all()),
    )


def _sentence(actions: Sequence[Action], day: dt.date) -> str:
    """ "19 actions. 11 are green or blue for progress, 3 for impact. 4 are overdue; the longest is 1E1, by 232 days." """
    live = [action for action in actions if not action.has_ended]
    ended = _ended(len(actions) - len(live))
    if not live:
        return f"It has no actions.{ended}"
    done, changed = (sum(getattr(action, scale) in ratings.DONE for action in live) for scale in Rating.Scale)
    verb = "is" if done == 1 else "are"
    return (
        f"{counted(len(live), 'action')}. {done or 'None'} {verb} green or blue for progress, "
        f"{changed or 'none'} for impact. {_overdue(live, day)}{ended}"
    )


def _ended(number: int) -> str:
    if not number:
        return ""
    return f" {number} more {'was' if number == 1 else 'were'} merged, split or retired."


def _overdue(actions: Sequence[Action], day: dt.date) -> str:
    late = {action.code: days for action in actions if (days := action.days_overdue_on(day))}
    if not late:
        return "None is overdue."
    longest = max(late, key=lambda code: late[code])
    by = counted(late[longest], "day")
    if len(late) == 1:
        return f"One is overdue: {longest}, by {by}."
    return f"{len(late)} are overdue; the longest is {longest}, by {by}."


def _high_impact(measure: HighImpactMeasure, found: Figures) -> Measure:
    return _measure(measure.code, measure.title, measure.baseline_text, found)


def _measure(code: str, title: str, baseline: str, found: Figures) -> Measure:
    linked = found.month and code and "/" not in code  # the address has no room for a stroke in a code
    url = reverse("desk:kpi", args=[str(found.month), code]) if linked else ""
    return Measure(code, title, baseline, found.cards.get(code), url)


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
