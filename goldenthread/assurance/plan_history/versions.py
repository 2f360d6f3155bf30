"""The plan's versions: the whole of it as it was agreed, and what changed between two."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from dataclasses import dataclass
from typing import Any

from django.http import Http404

from goldenthread.assurance.models import ImprovementPlan, PlanVersion
from goldenthread.assurance.plan_history import differences
from goldenthread.assurance.plan_history.changing import state
from goldenthread.assurance.plan_history.differences import ActionDifference, Difference
from goldenthread.assurance.plan_history.standing import actions_of, areas_of, sub_themes_of
from goldenthread.people.today import this_moment, today
from goldenthread.publications.wording import counted, joined


def keep(plan: ImprovementPlan, *, agreed_on: dt.date, agreed_where: str, words: str, by: Any) -> PlanVersion:
    """Within somebody's write: the plan as it stood at the end of a day, as the next version."""
    last = PlanVersion.objects.of_plan(plan).last()
    return PlanVersion.objects.create(
        improvement_plan=plan,
        number=last.number + 1 if last else 1,
        agreed_on=agreed_on,
        agreed_where=agreed_where.strip(),
        words=words.strip(),
        recorded_by=by,
        recorded_at=this_moment(),
        state=whole(plan, agreed_on),
    )


def whole(plan: ImprovementPlan, day: dt.date) -> dict[str, Any]:
    """The whole plan as JSON values. Areas and sub-themes are those held now, with the titles they had on the day."""
    return {
        "title": plan.title,
        "areas": [{"number": area.number, "title": area.title} for area in areas_of(plan, day)],
        "sub_themes": [
            {"code": each.code, "area": each.area.number, "title": each.title}
            for each in sub_themes_of(plan, day).values()
        ],
        "actions": [
            state(action) | {"progress": action.progress, "impact": action.impact}
            for action in actions_of(plan, day, with_parts=True)
        ],
    }


@dataclass(frozen=True)
class VersionRow:
    """A version in the list. changed: what changed since the one before, in a sentence; empty for the first."""

    version: PlanVersion
    changed: str
    before: int | None  # the number of the version before


@dataclass(frozen=True)
class VersionsView:
    plan: ImprovementPlan
    rows: tuple[VersionRow, ...]
    since: str  # what has changed since the newest, in a sentence


@dataclass(frozen=True)
class VersionView:
    version: PlanVersion
    areas: tuple[tuple[dict[str, Any], tuple[dict[str, Any], ...]], ...]
    before: PlanVersion | None
    after: PlanVersion | None


@dataclass(frozen=True)
class Comparison:
    """Two versions, or a version and the plan as it stands (`later` is None)."""

    earlier: PlanVersion
    later: PlanVersion | None
    sentence: str
    places: tuple[Difference, ...]
    actions: tuple[ActionDifference, ...]
    offered: tuple[PlanVersion, ...]


def listed(plan: ImprovementPlan, day: dt.date) -> VersionsView:
    """The versions agreed by a day, the newest first, each with what it changed."""
    found = list(PlanVersion.objects.of_plan(plan).by(day))
    rows = [
        VersionRow(each, _sentence(before.state, each.state) if before else "", before and before.number)
        for each, before in zip(found, [*found[1:], None], strict=False)
    ]
    return VersionsView(plan, tuple(rows), _sentence(found[0].state, whole(plan, day)) if found else "")


def since_the_last(plan: ImprovementPlan) -> tuple[ActionDifference, ...]:
    """What has changed since the last version was agreed: nothing to show before the first."""
    last = PlanVersion.objects.of_plan(plan).last()
    return tuple(differences.of_plan(last.state, whole(plan, today()))) if last else ()


def one(plan: ImprovementPlan, number: int) -> VersionView:
    """Raises Http404 where the plan has no version of that number."""
    found = {each.number: each for each in PlanVersion.objects.of_plan(plan).by(today())}
    if number not in found:
        raise Http404(f"There is no version {number} of the improvement plan.")
    version = found[number]
    areas = tuple(
        (
            area,
            tuple(
                each | differences.in_words(each)
                for each in version.state["actions"]
                if each["area"] == area["number"]
            ),
        )
        for area in version.state["areas"]
    )
    return VersionView(version, areas, found.get(number - 1), found.get(number + 1))


def compared(plan: ImprovementPlan, earlier: str, later: str) -> Comparison:
    """What changed between two versions named in an address; without a later one, since the earlier until today.

    Raises Http404 for numbers of no version.
    """
    found = list(PlanVersion.objects.of_plan(plan).by(today()))
    known = {str(each.number): each for each in found}
    if (earlier and earlier not in known) or (later and later not in known) or not found:
        raise Http404("The improvement plan has no such version.")
    first, second = known.get(earlier, found[0]), known.get(later)
    if second and second.number < first.number:
        first, second = second, first
    then, now = first.state, second.state if second else whole(plan, today())
    return Comparison(
        first,
        second,
        _sentence(then, now),
        tuple(differences.of_places(then, now)),
        tuple(differences.of_plan(then, now)),
        tuple(found),
    )


def _sentence(before: dict[str, Any], after: dict[str, Any]) -> str:
    """ "3 actions differ: 1 added, 1 changed and 1 retired." """
    found = differences.of_plan(before, after)
    if not found:
        return "No action differs."
    tally = Counter(each.kind for each in found)
    kinds = joined([f"{number} {kind[0].lower()}{kind[1:]}" for kind, number in tally.items()])
    verb = "differs" if len(found) == 1 else "differ"
    return f"{counted(len(found), 'action')} {verb}: {kinds}."
