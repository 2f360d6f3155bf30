"""The improvement plan as `scorecard.thread` asks for it: areas, the actions that cite an indicator, titles."""

from collections.abc import Mapping, Sequence

from django.urls import reverse

from goldenthread.assurance.models import Action, Area, PlanKpi
from goldenthread.scorecard.thread import ThreadAction, ThreadArea


class PlanSource:
    """Answers for the plan in force, from the database each time: a plan may be imported while the server runs."""

    def areas(self) -> list[ThreadArea]:
        """Three queries."""
        cited: dict[str, list[str]] = {}
        for number, code in Action.objects.in_force().cited():
            cited.setdefault(number, []).append(code)
        return [_area(area, cited.get(area.number, [])) for area in Area.objects.in_force().with_measures()]

    def actions_serving(self, codes: Sequence[str]) -> Mapping[str, list[ThreadAction]]:
        """Two queries or fewer. Actions that were merged, split or retired serve nothing any more."""
        found: dict[str, list[ThreadAction]] = {}
        wanted = set(codes)
        actions = Action.objects.in_force().citing(codes).not_ended().select_related("sub_theme__area")
        for action in actions.prefetch_related("kpi_links").in_order():
            for code in wanted.intersection(action.kpi_codes):
                found.setdefault(code, []).append(_action(action))
        return found

    def titles(self) -> dict[str, str]:
        return PlanKpi.objects.in_force().titles()


def _area(area: Area, cited: list[str]) -> ThreadArea:
    chief = tuple(measure.code for measure in area.high_impact.all() if measure.code)
    url = reverse("assurance:area", args=[area.number])
    return ThreadArea(area.number, area.title, url, chief, tuple(dict.fromkeys([*chief, *cited])))


def _action(action: Action) -> ThreadAction:
    return ThreadAction(
        code=action.code,
        title=action.title,
        url=reverse("assurance:action", args=[action.code]),
        area_number=action.area.number,
        sub_theme_code=action.sub_theme.code,
        sub_theme_title=action.sub_theme.title,
        progress=action.progress,
        impact=action.impact,
    )


SOURCE = PlanSource()
