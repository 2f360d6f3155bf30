"""How a risk stood on a day: of everything said of it, what had been said by then and not been said otherwise."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from django.utils import timezone

from goldenthread.assurance.models import (
    Action,
    Area,
    ImprovementPlan,
    Mitigation,
    MitigationStatement,
    Risk,
    RiskAssessment,
    RiskStatement,
)
from goldenthread.assurance.risks.scale import Band, scale

State = RiskStatement.State
Work = MitigationStatement.State
AS_PUBLISHED = "as published; not yet scored"


def first_day(risk: Risk) -> dt.date:
    """The day of a register that says nothing of days: the risk's own, the plan's, or that of its import."""
    plan = risk.improvement_plan
    return risk.dated_on or plan.published_on or timezone.localdate(plan.imported_at)


def published(risk: Risk) -> RiskStatement:
    """What an imported register says of a risk, not saved: it is written before the first change of it."""
    return RiskStatement(
        risk=risk,
        kind=RiskStatement.Kind.PUBLISHED,
        said_on=first_day(risk),
        title=risk.title,
        severity_before=risk.severity_before,
        severity_after=risk.severity_after,
        progress=risk.progress,
    )


def statements(risk: Risk) -> list[RiskStatement]:
    """The oldest first; of a risk that nobody has spoken of since it was imported, what was imported."""
    return list(risk.statements.all()) or [published(risk)]


def published_mitigation(mitigation: Mitigation, said_on: dt.date) -> MitigationStatement:
    """The same for a mitigation."""
    return MitigationStatement(mitigation=mitigation, said_on=said_on, text=mitigation.text)


def mitigation_statements(mitigation: Mitigation, began_on: dt.date) -> list[MitigationStatement]:
    return list(mitigation.statements.all()) or [published_mitigation(mitigation, began_on)]


def owner_words(said: RiskStatement | MitigationStatement) -> str:
    """ "Head of SEND (Rowan Ash)", either of the two, or "" where nobody is named."""
    name = said.owner.display_name if said.owner else ""
    if said.owner_post and name:
        return f"{said.owner_post} ({name})"
    return said.owner_post or name


@dataclass(frozen=True)
class MitigationStanding:
    """One mitigation on a day, with everything said of it by then."""

    mitigation: Mitigation
    history: tuple[MitigationStatement, ...]
    day: dt.date

    @property
    def said(self) -> MitigationStatement:
        return self.history[-1]

    @property
    def owner(self) -> str:
        return owner_words(self.said)

    @property
    def is_late(self) -> bool:
        return self.days_late > 0

    @property
    def days_late(self) -> int:
        if self.said.state != Work.ACTIVE or self.said.due_on is None:
            return 0
        return max(0, (self.day - self.said.due_on).days)


@dataclass(frozen=True)
class Standing:
    """A risk on a day. `assessments` are those made by then, the oldest first."""

    risk: Risk
    day: dt.date
    history: tuple[RiskStatement, ...]
    assessments: tuple[RiskAssessment, ...]
    mitigations: tuple[MitigationStanding, ...]

    @property
    def said(self) -> RiskStatement:
        return self.history[-1]

    @property
    def number(self) -> int:
        return self.risk.number

    @property
    def title(self) -> str:
        return self.said.title

    @property
    def owner(self) -> str:
        return owner_words(self.said)

    @property
    def category(self) -> str:
        return scale().category(self.said.category)

    @cached_property
    def areas(self) -> list[Area]:
        return list(self.said.areas.all()) if self.said.pk else []

    @cached_property
    def actions(self) -> list[Action]:
        return list(self.said.actions.all()) if self.said.pk else []

    @property
    def latest(self) -> RiskAssessment | None:
        return self.assessments[-1] if self.assessments else None

    @property
    def inherent(self) -> int | None:
        return self.latest.inherent if self.latest else None

    @property
    def residual(self) -> int | None:
        return self.latest.residual if self.latest else None

    @property
    def inherent_words(self) -> str:
        last = self.latest
        return scale().words(last.inherent_likelihood, last.inherent_impact) if last else ""

    @property
    def residual_words(self) -> str:
        """Its score in words, else the grade that was published, never one made into the other."""
        last = self.latest
        return scale().words(last.residual_likelihood, last.residual_impact) if last else self.grade_words

    @property
    def band(self) -> Band | None:
        return scale().band(self.residual) if self.residual else None

    @property
    def grade_words(self) -> str:
        """ "graded High as published; not yet scored 1 to 5", "not scored yet"."""
        if not self.said.severity_after:
            return "not scored yet"
        grade = Risk.Severity(self.said.severity_after).label
        return f"graded {grade} {AS_PUBLISHED} 1 to {len(scale().likelihood)}"

    @property
    def is_open(self) -> bool:
        return self.said.state == State.OPEN

    @property
    def is_closed(self) -> bool:
        return self.said.state == State.CLOSED

    @property
    def settled(self) -> RiskStatement | None:
        """The statement by which it was accepted or closed; None while it is open."""
        if self.is_open:
            return None
        kinds = (RiskStatement.Kind.ACCEPTED, RiskStatement.Kind.CLOSED)
        return next((each for each in reversed(self.history) if each.kind in kinds), None)

    @property
    def days_review_overdue(self) -> int:
        if self.is_closed or self.said.review_on is None:
            return 0
        return max(0, (self.day - self.said.review_on).days)

    @property
    def late_mitigations(self) -> list[MitigationStanding]:
        return [] if self.is_closed else [each for each in self.mitigations if each.is_late]

    @property
    def live_mitigations(self) -> list[MitigationStanding]:
        return [each for each in self.mitigations if each.said.state != Work.DROPPED]

    @property
    def is_unmoved(self) -> bool:
        """What is done about it changes nothing: by the last assessment, or by the published grades before any."""
        if self.is_closed:
            return False
        if self.latest:
            return self.latest.inherent == self.latest.residual
        return bool(self.said.severity_before) and self.said.severity_before == self.said.severity_after

    @property
    def explained(self) -> RiskStatement | None:
        """Why nothing moves, as it was answered last; an answer from before something did move answers no more."""
        if not self.is_unmoved:
            return None
        moved = [each.assessed_on for each in self.assessments if each.inherent != each.residual]
        given = [each for each in self.history if each.kind == RiskStatement.Kind.EXPLAINED]
        last = given[-1] if given else None
        return last if last and (not moved or last.said_on >= moved[-1]) else None

    @property
    def is_above_target(self) -> bool:
        return bool(self.said.target_score and self.residual and self.residual > self.said.target_score)

    def assessed_by(self, day: dt.date) -> RiskAssessment | None:
        """The assessment that stood on an earlier day."""
        made = [each for each in self.assessments if each.assessed_on <= day]
        return made[-1] if made else None


def on(risk: Risk, day: dt.date) -> Standing | None:
    """None for a risk of which nobody had spoken by the day."""
    said = [each for each in statements(risk) if each.said_on <= day]
    if not said:
        return None
    began_on = said[0].said_on
    mitigations = (
        MitigationStanding(
            each, tuple(one for one in mitigation_statements(each, began_on) if one.said_on <= day), day
        )
        for each in risk.mitigations.all()
    )
    return Standing(
        risk,
        day,
        tuple(said),
        tuple(each for each in risk.assessments.all() if each.assessed_on <= day),
        tuple(each for each in mitigations if each.history),
    )


def register(plan: ImprovementPlan | None, day: dt.date) -> list[Standing]:
    """Every risk of a plan as it stood on a day, by number."""
    if plan is None:
        return []
    return _standing(Risk.objects.of_plan(plan).with_all_said(), day)


def _standing(risks: Iterable[Risk], day: dt.date) -> list[Standing]:
    found = (on(risk, day) for risk in risks)
    return [each for each in found if each]


@dataclass(frozen=True)
class Move:
    """How a risk's score went between two days. `then` is None for one that was not scored yet, `now` for one closed."""

    standing: Standing
    then: RiskAssessment | None
    now: RiskAssessment | None

    @property
    def step(self) -> int:
        """More than 0 is worse."""
        return self.now.residual - self.then.residual if self.now and self.then else 0

    @property
    def arrow(self) -> str:
        return "↑" if self.step > 0 else "↓" if self.step < 0 else ""

    @property
    def words(self) -> str:
        """ "up from 12 to 16", "scored for the first time: 16", "closed"."""
        if self.now is None:
            return "closed"
        if self.then is None:
            return f"scored for the first time: {self.now.residual}"
        way = "up" if self.step > 0 else "down"
        return f"{way} from {self.then.residual} to {self.now.residual}"


def move(standing: Standing, since: dt.date) -> Move | None:
    """What became of a score since a day; None where nothing did."""
    then, now = standing.assessed_by(since), standing.latest
    if standing.is_closed:
        settled = standing.settled
        return Move(standing, then, None) if settled and settled.said_on > since else None
    if now is None or (then and then.residual == now.residual):
        return None
    return Move(standing, then, now)


def moves(standings: Iterable[Standing], since: dt.date) -> list[Move]:
    """The worst first."""
    found = [moved for each in standings if (moved := move(each, since))]
    return sorted(found, key=lambda moved: (-moved.step, moved.standing.number))
