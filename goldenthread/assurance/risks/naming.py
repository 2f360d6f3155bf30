"""The thread back from the plan to its risks: which risks of the plan that a day shows name an action or an area."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from goldenthread.assurance.models import Action, Area, ImprovementPlan, Risk
from goldenthread.assurance.risks import standing
from goldenthread.assurance.risks.standing import Standing


@dataclass(frozen=True)
class Naming:
    """A risk that names something. by: the actions by which it bears on an area, where it does not name the area."""

    standing: Standing
    by: tuple[str, ...] = ()


def of_action(action: Action, day: dt.date) -> list[Naming]:
    """By number, closed ones last. One query where none ever named it."""
    found = _register(day).ever_naming_action(action)
    return _named(found, day, lambda each: Naming(each) if _holds(each.actions, action) else None)


def of_area(area: Area, day: dt.date) -> list[Naming]:
    """The same of those that name an area, or an action of it."""

    def naming(each: Standing) -> Naming | None:
        if _holds(each.areas, area):
            return Naming(each)
        by = tuple(action.code for action in each.actions if action.sub_theme.area_id == area.pk)
        return Naming(each, by) if by else None

    return _named(_register(day).ever_naming_area(area), day, naming)


def _register(day: dt.date):
    return Risk.objects.of_plans(ImprovementPlan.objects.just_shown_on(day).values("pk"))


def _holds(named: Iterable[Action | Area], wanted: Action | Area) -> bool:
    return any(each.pk == wanted.pk for each in named)


def _named(risks, day: dt.date, naming: Callable[[Standing], Naming | None]) -> list[Naming]:
    stood = (
        standing.on(risk, day)
        for risk in risks.with_all_said().prefetch_related("statements__actions__sub_theme")
    )
    found = [named for each in stood if each and (named := naming(each))]
    return sorted(found, key=lambda named: (named.standing.is_closed, named.standing.number))
