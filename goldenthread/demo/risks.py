"""What was said of the plan's risks from autumn 2023 on: invented, beside the grades that were published."""

import csv
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, time
from pathlib import Path

from goldenthread.accounts.models import User
from goldenthread.accounts.roles import AreaLead, ProgrammeOffice
from goldenthread.assurance.models import Action, Area, ImprovementPlan, Mitigation, Risk
from goldenthread.assurance.risks import actions
from goldenthread.assurance.risks.actions import Description, MitigationWork, Score

DATA = Path(__file__).with_name("data")
MORNING = time(10, tzinfo=UTC)
STEPS = tuple(Score.__annotations__)
ADDED_ON = date(2024, 6, 10)
ACCEPTED_ON = CLOSED_ON = date(2024, 9, 9)


def load(*, person: Callable[[str], User]) -> None:
    """Write it through the register's own actions, each on its day. `person` finds the one who holds a role."""
    office, lead = person(ProgrammeOffice.code), person(AreaLead.code)
    for day, write in sorted(_everything(office, lead), key=lambda each: each[0]):
        write(datetime.combine(day, MORNING))


Write = Callable[[datetime], object]


def _everything(office: User, lead: User) -> Iterator[tuple[date, Write]]:
    """Each thing that was said, with its day; what hangs on another stands after it."""
    for row in _rows("risks"):
        yield date.fromisoformat(row["said_on"]), _described(row, office)
    for row in _rows("risk_mitigations"):
        yield date.fromisoformat(row["said_on"]), _worked_on(row, office)
    for row in _rows("risk_assessments"):
        yield date.fromisoformat(row["assessed_on"]), _assessed(row, lead if row["why_unmoved"] else office)
    yield ADDED_ON, lambda at: _add_one(office, at)
    yield (
        ACCEPTED_ON,
        lambda at: _settle(
            3, "accepted", "The deficit stays until the national settlement is known.", at, office
        ),
    )
    yield CLOSED_ON, lambda at: _settle(12, "closed", "No partner has missed a board in a year.", at, office)


def _rows(name: str) -> list[dict[str, str]]:
    with (DATA / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _risk(number: str | int) -> Risk:
    return Risk.objects.of_plan(ImprovementPlan.objects.current()).get(number=number)


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def _described(row: dict[str, str], by: User) -> Write:
    def write(at: datetime) -> None:
        risk = _risk(row["number"])
        plan = risk.improvement_plan
        said = Description(
            title=risk.title,
            category=row["category"],
            owner_post=row["owner_post"],
            target_score=int(row["target_score"]),
            review_on=_day(row["review_on"]),
            areas=tuple(Area.objects.filter(improvement_plan=plan, number__in=row["areas"].split())),
            actions=tuple(Action.objects.of_plan(plan).among_codes(row["actions"].split())),
        )
        actions.change_risk(
            risk=risk, said=said, words=row["words"], by=by, expected_revision=risk.revision, at=at
        )

    return write


def _worked_on(row: dict[str, str], by: User) -> Write:
    def write(at: datetime) -> None:
        held: Mitigation = _risk(row["number"]).mitigations.all()[int(row["place"]) - 1]
        said = MitigationWork(
            text=held.text,
            owner_post=row["owner_post"],
            due_on=_day(row["due_on"]),
            lowers=row["lowers"],
            state=row["state"],
            done_on=_day(row["done_on"]),
        )
        actions.change_mitigation(
            mitigation=held, said=said, words=row["words"], by=by, expected_revision=held.revision, at=at
        )

    return write


def _assessed(row: dict[str, str], by: User) -> Write:
    def write(at: datetime) -> None:
        risk = _risk(row["number"])
        actions.assess_risk(
            risk=risk,
            score=Score(*(int(row[step]) for step in STEPS)),
            words=f"{row['words']}.",
            why_unmoved=f"{row['why_unmoved']}." if row["why_unmoved"] else "",
            by=by,
            expected_revision=risk.revision,
            at=at,
        )

    return write


def _add_one(by: User, at: datetime) -> None:
    """A risk that no published register has."""
    said = Description(
        title="The law on SEND changes before the plan has done its work",
        category="law",
        owner_post="Director of Children's Services",
        target_score=6,
        review_on=date(2024, 12, 2),
    )
    words = "A white paper was announced; nobody can say yet which duties stay."
    risk = actions.add_risk(said=said, words=words, by=by, at=at)
    score = Score(3, 4, 3, 3)
    words = "Nothing is published; the duties in force hold until they are repealed."
    actions.assess_risk(risk=risk, score=score, words=words, by=by, expected_revision=risk.revision, at=at)
    work = MitigationWork(
        text="Keep every duty with its days of force, so that two regimes can stand side by side",
        owner_post="Head of SEND",
        due_on=date(2024, 12, 20),
        lowers="impact",
    )
    risk.refresh_from_db()
    actions.add_mitigation(risk=risk, said=work, by=by, at=at)


def _settle(number: int, state: str, words: str, at: datetime, by: User) -> None:
    risk = _risk(number)
    actions.settle_risk(
        risk=risk,
        state=state,
        words=words,
        review_on=date(2025, 3, 3),
        by=by,
        expected_revision=risk.revision,
        at=at,
    )
