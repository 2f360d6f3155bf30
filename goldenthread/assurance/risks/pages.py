"""What the pages of the risk register show, ready to print. A page calls these functions and never counts."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.http import Http404
from django.urls import reverse, reverse_lazy
from django.utils import timezone

from goldenthread.accounts.models import User
from goldenthread.accounts.roles import ROLES, Permission
from goldenthread.assurance.models import (
    Action,
    Area,
    ImprovementPlan,
    Risk,
    RiskAssessment,
    RiskStatement,
    Round,
)
from goldenthread.assurance.risks import standing, who
from goldenthread.assurance.risks.scale import scale
from goldenthread.assurance.risks.standing import MitigationStanding, Standing
from goldenthread.publications.wording import counted, full_date, joined

REGISTER = reverse_lazy("assurance:risks")


def sentence(standings: Sequence[Standing]) -> str:
    """ "12 risks, 10 of them open. 3 are scored; 9 only graded as published. 2 reviews are overdue." """
    if not standings:
        return ""
    live = [each for each in standings if not each.is_closed]
    said = [_states(standings), _scored(live)]
    late = sum(bool(each.days_review_overdue) for each in live)
    steps = sum(len(each.late_mitigations) for each in live)
    silent = sum(each.is_unmoved and each.explained is None for each in live)
    if late:
        said.append(f"{counted(late, 'review')} {_are(late)} overdue.")
    if steps:
        said.append(f"{counted(steps, 'mitigation')} {_are(steps)} late.")
    if silent:
        said.append(f"What is done changes nothing for {silent:,}, and nobody has said why.")
    return " ".join(said)


def _are(number: int) -> str:
    return "is" if number == 1 else "are"


def _states(standings: Sequence[Standing]) -> str:
    names = ((standing.State.ACCEPTED, "accepted"), (standing.State.CLOSED, "closed"))
    others = [(sum(each.said.state == state for each in standings), word) for state, word in names]
    words = [f"{number:,} {word}" for number, word in others if number]
    return f"{counted(len(standings), 'risk')}{f', {joined(words)}' if words else ''}."


def _scored(live: Sequence[Standing]) -> str:
    """ "3 are scored, 8 only graded as published and 1 neither." """
    scored = sum(each.latest is not None for each in live)
    graded = sum(each.latest is None and bool(each.said.severity_after) for each in live)
    without = len(live) - scored - graded
    said = [f"{scored:,} {_are(scored)} scored"] if scored else ["None is scored yet"]
    said += [f"{graded:,} only graded as published"] if graded else []
    said += [f"{without:,} neither"] if without and (scored or graded) else []
    return f"{joined(said)}."


def current_plan() -> ImprovementPlan | None:
    return ImprovementPlan.objects.current()


def register(day: dt.date) -> list[Standing]:
    return standing.register(ImprovementPlan.objects.shown_on(day), day)


@dataclass(frozen=True)
class RiskPage:
    """One risk on a day, its history as a line, and what it hangs together with."""

    standing: Standing
    line: tuple[int, ...]
    line_words: str
    before: int | None
    after: int | None

    @property
    def steps(self) -> list[MitigationStanding]:
        return list(self.standing.mitigations)

    @property
    def assessments(self) -> list[tuple[RiskAssessment, str, str]]:
        """The newest first, with both scores in words."""
        known = scale()
        return [
            (
                each,
                known.words(each.inherent_likelihood, each.inherent_impact),
                known.words(each.residual_likelihood, each.residual_impact),
            )
            for each in reversed(self.standing.assessments)
        ]

    @property
    def history(self) -> list[tuple[RiskStatement, str]]:
        """Every statement, the newest first, with what it said otherwise than the one before."""
        said = self.standing.history
        pairs = zip(said, (None, *said[:-1]), strict=True)
        return [(each, changed(each, before)) for each, before in pairs][::-1]


NAMES = {
    "title": "what it is",
    "category": "category",
    "owner_words": "owner",
    "target_score": "target score",
    "review_on": "review",
    "severity_before": "grade before mitigation, as published",
    "severity_after": "grade after mitigation, as published",
    "progress": "progress, as published",
    "area_words": "areas",
    "action_words": "actions",
}


def changed(said: RiskStatement, before: RiskStatement | None) -> str:
    """ "Owner: Head of SEND, was nobody. Review: 1 November 2024, was none." """
    if before is None:
        return ""
    parts = [
        f"{name[0].upper()}{name[1:]}: {now or 'none'}, was {was or 'none'}."
        for key, name in NAMES.items()
        if (now := _shown(said, key)) != (was := _shown(before, key))
    ]
    return " ".join(parts)


def _shown(said: RiskStatement, key: str) -> str:
    if key == "owner_words":
        return standing.owner_words(said)
    if key == "area_words":
        return joined([each.number for each in said.areas.all()]) if said.pk else ""
    if key == "action_words":
        return joined([each.code for each in said.actions.all()]) if said.pk else ""
    if key == "category":
        return scale().category(said.category)
    value = getattr(said, key)
    return full_date(value) if isinstance(value, dt.date) else str(value or "")


def page(number: int, day: dt.date) -> RiskPage:
    """Raises Http404 for a risk that was not on the register on the day."""
    found = on_register(number, day)
    plan = found.risk.improvement_plan
    numbers = sorted(Risk.objects.of_plan(plan).values_list("number", flat=True))
    place = numbers.index(number)
    line = tuple(each.residual for each in found.assessments)
    return RiskPage(
        found,
        line,
        _line_words(found),
        numbers[place - 1] if place else None,
        numbers[place + 1] if place + 1 < len(numbers) else None,
    )


def _line_words(found: Standing) -> str:
    said = [f"{each.residual} on {full_date(each.assessed_on)}" for each in found.assessments]
    return f"Score with what has been done: {joined(said)}." if said else "Not scored yet."


def on_register(number: int, day: dt.date) -> Standing:
    """Of the plan that the day shows. Raises Http404."""
    plan = ImprovementPlan.objects.shown_on(day)
    found = plan and Risk.objects.of_plan(plan).numbered(number).with_all_said().first()
    shown = standing.on(found, day) if found else None
    if shown is None:
        raise Http404(f"There was no risk {number} on the register by {full_date(day)}.")
    return shown


def mitigation_of(shown: Standing, pk: int) -> MitigationStanding:
    """Raises Http404."""
    found = next((each for each in shown.mitigations if each.mitigation.pk == pk), None)
    if found is None:
        raise Http404(f"Risk {shown.number} has no such mitigation.")
    return found


def may_report(user: User, shown: Standing, held: MitigationStanding) -> bool:
    """Whether a person says how far a mitigation is: its owner, while the risk is not closed and it is not given up."""
    is_live = not shown.is_closed and held.said.state != standing.Work.DROPPED
    return is_live and who.may_report(user, held.said)


def theirs(user: User, shown: Standing) -> list[int]:
    """The mitigations, by number, of which a person says how far they are."""
    return [each.mitigation.pk for each in shown.mitigations if may_report(user, shown, each)]


def address(number: int) -> str:
    return reverse("assurance:risk", args=[number])


# What forms offer


def who_may_own() -> Any:
    """Those who may see the register and sign in."""
    codes = [role.code for role in ROLES if Permission.VIEW_RISKS in role.permissions]
    return User.objects.active().filter(grants__role__in=codes).distinct().order_by("display_name", "pk")


def areas() -> list[Area]:
    plan = current_plan()
    return list(plan.areas.all()) if plan else []


def actions_called(codes: Sequence[str]) -> tuple[list[Action], list[str]]:
    """The plan's actions of these codes, and the codes that no action has."""
    plan = current_plan()
    found = Action.objects.of_plan(plan).among_codes(codes).in_order() if plan else []
    known = {action.code: action for action in found}
    return list(known.values()), [code for code in codes if code not in known]


# The map


@dataclass(frozen=True)
class Cell:
    """One step of likelihood by one of impact, with the risks that stand there."""

    likelihood: int
    impact: int
    score: int
    place: int  # of its band, 0 the lowest
    word: str
    risks: tuple[tuple[Standing, standing.Move | None], ...]


@dataclass(frozen=True)
class HeatMap:
    """`rows`: the highest likelihood first. `since` is None where nobody chose a day and no round was closed."""

    rows: tuple[tuple[Any, tuple[Cell, ...]], ...]
    columns: tuple[Any, ...]
    unscored: tuple[Standing, ...]
    moves: tuple[standing.Move, ...]
    since: dt.date | None
    which: str

    @property
    def is_empty(self) -> bool:
        return not any(cell.risks for _, cells in self.rows for cell in cells)


def heat_map(day: dt.date, since: dt.date | None, which: str) -> HeatMap:
    """Every risk that is not closed, by its last assessment; `which` is "inherent" or "residual"."""
    everything = register(day)
    live = [each for each in everything if not each.is_closed]
    since = since or last_closed_round(day)
    moved = standing.moves(everything, since) if since else []
    known, by_number = scale(), {move.standing.number: move for move in moved}
    rows = tuple(
        (
            likelihood,
            tuple(_cell(likelihood.number, impact.number, live, which, by_number) for impact in known.impact),
        )
        for likelihood in reversed(known.likelihood)
    )
    unscored = tuple(each for each in live if each.latest is None)
    return HeatMap(rows, known.impact, unscored, tuple(moved), since, which)


def _cell(
    likelihood: int, impact: int, live: Sequence[Standing], which: str, moved: dict[int, standing.Move]
) -> Cell:
    band = scale().band(likelihood * impact)
    here = tuple(
        (each, moved.get(each.number)) for each in live if _place(each, which) == (likelihood, impact)
    )
    return Cell(likelihood, impact, likelihood * impact, band.place, band.word, here)


def _place(each: Standing, which: str) -> tuple[int, int] | None:
    last = each.latest
    return (getattr(last, f"{which}_likelihood"), getattr(last, f"{which}_impact")) if last else None


def last_closed_round(day: dt.date) -> dt.date | None:
    """The day on which the newest round was closed before this one: what the board saw last."""
    plan = ImprovementPlan.objects.shown_on(day)
    rounds = Round.objects.of_plan(plan).newest_first() if plan else []
    closed = (timezone.localdate(held.closed_at) for held in rounds if held.closed_at)
    return max((each for each in closed if each < day), default=None)


def initial(shown: Standing) -> dict[str, Any]:
    """What the form about a risk begins with."""
    said = shown.said
    return {
        "title": said.title,
        "category": said.category,
        "owner": said.owner_id,
        "owner_post": said.owner_post,
        "target_score": said.target_score,
        "review_on": said.review_on,
        "areas": [each.number for each in shown.areas],
        "actions": " ".join(each.code for each in shown.actions),
        "revision": shown.risk.revision,
    }


def initial_score(shown: Standing) -> dict[str, Any]:
    """The last assessment's steps, to be said again or otherwise; a review that was due gets a new day."""
    names = ("inherent_likelihood", "inherent_impact", "residual_likelihood", "residual_impact")
    given = {name: getattr(shown.latest, name) for name in names} if shown.latest else {}
    review_on = shown.said.review_on
    return given | {
        "revision": shown.risk.revision,
        "assessed_on": shown.day,
        "review_on": review_on if review_on and review_on > shown.day else None,
    }


def initial_mitigation(shown: MitigationStanding) -> dict[str, Any]:
    names = ("text", "owner_post", "due_on", "lowers", "state", "done_on")
    said, mitigation = shown.said, shown.mitigation
    given = {name: getattr(said, name) for name in names}
    return given | {"owner": said.owner_id, "revision": mitigation.revision}
