"""The plan held here, as the rules see it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import replace

from goldenthread.assurance import models, ratings
from goldenthread.assurance.checker.plan_paper import PlanPaper
from goldenthread.assurance.models import Rating
from goldenthread.assurance.plan_history import standing as plan_on
from goldenthread.assurance.planfile import (
    Action,
    Area,
    HighImpact,
    Kpi,
    Owner,
    PlanDocument,
    Risk,
    SubTheme,
    Target,
)
from goldenthread.assurance.risks import standing
from goldenthread.people.today import today
from goldenthread.scorecard import targets as levels
from goldenthread.scorecard.models import Target as Level


def plan_paper(day: dt.date) -> PlanPaper | None:
    """The improvement plan as it stands on a day, or None before one is imported."""
    plan = models.ImprovementPlan.objects.shown_on(day)
    if plan is None:
        return None
    areas = list(plan.areas.with_measures().prefetch_related("sub_themes"))
    places = [*areas, *(part for area in areas for part in area.sub_themes.all())]
    plan_on.with_titles_of(day, plan, places)
    actions = _actions(plan, day)
    risks = [each for each in standing.register(plan, day) if not each.is_closed]
    return PlanPaper(
        document=PlanDocument(
            title=plan.title,
            published_on=plan.published_on,
            areas=tuple(Area(area.number, area.title) for area in areas),
            sub_themes=tuple(
                SubTheme(part.code, area.number, part.title)
                for area in areas
                for part in area.sub_themes.all()
            ),
            actions=tuple(document_action(action) for action in actions),
            kpis=tuple(Kpi(kpi.code, kpi.title if kpi.is_listed else "") for kpi in plan.kpis.all()),
            high_impact=tuple(_headline(areas)),
            risks=tuple(_risk(each) for each in risks),
        ),
        day=day,
        resting=frozenset(action.code for action in actions if action.has_ended),
        explained=frozenset(str(each.number) for each in risks if each.explained),
        scored=frozenset(str(each.number) for each in risks if each.latest),
    )


def _actions(plan: models.ImprovementPlan, day: dt.date) -> list[models.Action]:
    if day < today():
        return plan_on.actions_of(plan, day)
    return list(models.Action.objects.of_plan(plan).for_page().in_order())


def action_paper(action: models.Action, day: dt.date) -> PlanPaper:
    """A plan of one action. It needs the action's owners, indicators, ratings and evidence, and asks nothing more."""
    return PlanPaper(PlanDocument(actions=(document_action(action),)), day)


def rated_action(action: models.Action) -> Action:
    """An action as the rules about ratings see it: of what hangs under it they look at its ratings alone."""
    return Action(
        code=action.code,
        sub_theme=action.sub_theme.code,
        text=action.title,
        due_text=action.due_text,
        due_on=action.due_on,
        open_ended=action.is_open_ended,
        progress=action.progress,
        impact=action.impact,
        impact_text=_impact_text(action),
    )


def _impact_text(action: models.Action) -> str:
    """What was said last of an impact that is not rated."""
    last = None if action.impact else ratings.latest(action.ratings.all(), Rating.Scale.IMPACT)
    return last.words if last else ""


def document_action(action: models.Action) -> Action:
    """An owner who is said to be accountable stands alone: the others only contribute."""
    owners = [owner for owner in action.owners.all() if owner.is_accountable] or list(action.owners.all())
    return replace(
        rated_action(action),
        owners=tuple(Owner(owner.role, owner.organisation) for owner in owners),
        evidence=tuple(each.text for each in action.evidence.all()),
        kpi_codes=tuple(action.kpi_codes),
        kpi_text=action.kpi_text,
    )


def _headline(areas: Iterable[models.Area]) -> Iterable[HighImpact]:
    held = [(area.number, measure) for area in areas for measure in area.high_impact.all()]
    known = levels.by_code([measure.code for _, measure in held if measure.code])
    for number, measure in held:
        theirs = [each for each in known.get(measure.code, []) if not each.grouped_by] if measure.code else []
        baseline = next((each for each in theirs if each.kind == Level.Kind.BASELINE), None)
        yield HighImpact(
            area=number,
            code=measure.code,
            title=measure.title,
            baseline_text=measure.baseline_text,
            baseline_value=baseline.value if baseline else None,
            baseline_period=baseline.period if baseline else "",
            targets=tuple(
                Target(each.label, each.period, each.text or f"{each.value:g}", each.value)
                for each in theirs
                if each.kind == Level.Kind.TARGET
            ),
        )


def _risk(said: standing.Standing) -> Risk:
    return Risk(
        number=str(said.number),
        dated_on=said.risk.dated_on,
        title=said.title,
        severity_before=said.said.severity_before,
        mitigations=tuple(each.said.text for each in said.live_mitigations),
        severity_after=said.said.severity_after,
        progress=said.said.progress,
    )
