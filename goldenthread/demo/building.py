"""Builds the demonstration from nothing to a scorecard, step by step, and refuses to touch anybody's real records."""

import hashlib
from collections.abc import Callable
from pathlib import Path

from django.core.management import call_command
from django.db import transaction

from goldenthread.accounts.models import User
from goldenthread.accounts.roles import ResponsibleOfficer, SendManager
from goldenthread.assurance import planfile
from goldenthread.assurance.actions import import_document
from goldenthread.assurance.models import ActionOwner
from goldenthread.clocks import actions as clocks
from goldenthread.demo import aims, county, days, writing
from goldenthread.indicators import Month, months
from goldenthread.people.models import Child, LocalArea
from goldenthread.scorecard import actions as scorecard

IMPROVEMENT_PLAN = Path(__file__).with_name("data") / "plan"
# Drawing, seven kinds of record, clocks, improvement plan, facts, results.
STEPS = 12

Told = Callable[[str], None]


class NotADemonstrationError(Exception):
    """The database holds records that are not the demonstration's."""


def is_built() -> bool:
    """Whether the demonstration is there, whole. Errors: `NotADemonstrationError` when something else is."""
    area = LocalArea.objects.first()
    if area is None and not Child.objects.exists():
        return False
    if area is None or area.stands_still_on is None:
        name = area.name if area else "children of no local area"
        raise NotADemonstrationError(
            f"This database holds {name}, which is no demonstration. It was left as it is. "
            "Point GOLDENTHREAD_HOME or DATABASE_URL at an empty database."
        )
    return True


def clear() -> None:
    """Empty the database of the demonstration. Errors: `NotADemonstrationError` when something else is in it."""
    if is_built():
        call_command("flush", interactive=False, verbosity=0)


def build(*, seed: int = county.SEED, told: Told = lambda step: None) -> None:
    """Draw the county, write it, and work out clocks, facts and results. `told` is given each step's name before it."""
    told("drawing the county")
    drawn = county.build(seed)
    with transaction.atomic():
        writing.write(drawn, told)
        told("clocks")
        clocks.rebuild()
        told("improvement plan")
        add_improvement_plan()
    told("facts")
    manager = _first(SendManager.code)
    scorecard.rebuild_facts(as_of=days.STANDS_STILL_ON, by=manager)
    told("results")
    scorecard.compute(months=every_month(), breakdowns=scorecard.BREAKDOWNS, by=manager)


def every_month() -> list[Month]:
    return months(Month.parse(aims.FIRST_MONTH), Month.parse(aims.LAST_MONTH))


def add_improvement_plan() -> None:
    """Import the packaged plan and give the responsible officer the actions of the post that owns most."""
    reading = planfile.read(IMPROVEMENT_PLAN)
    import_document(
        document=reading.document,
        by=_first(SendManager.code),
        source_name="the demonstration's improvement plan",
        source_digest=_digest(),
    )
    owner = _first(ResponsibleOfficer.code)
    ActionOwner.objects.filter(role=owner.job_title).update(user=owner)


def _digest() -> str:
    found = hashlib.sha256()
    for path in sorted(IMPROVEMENT_PLAN.glob("*.csv")):
        found.update(path.read_bytes())
    return found.hexdigest()


def _first(role: str) -> User:
    return User.objects.demonstration().filter(grants__role=role)[0]
