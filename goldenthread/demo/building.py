"""Builds the demonstration from nothing to a scorecard, step by step, and refuses to touch anybody's real records."""

import hashlib
import shutil
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from django.core.management import call_command
from django.db import transaction

from goldenthread.accounts.models import User
from goldenthread.accounts.recording import telling_of
from goldenthread.accounts.roles import Administrator, DataAnalyst, ProgrammeOffice, SendManager
from goldenthread.assurance import planfile
from goldenthread.assurance.actions import import_document
from goldenthread.assurance.evidence import documents
from goldenthread.casework.documents import storing
from goldenthread.casework.notices import papers
from goldenthread.clocks import actions as clocks
from goldenthread.demo import (
    advice_given,
    aims,
    boards,
    county,
    days,
    evidence,
    late,
    letters,
    plan_history,
    plan_sections,
    replay,
    replay_people,
    returned,
    risks,
    writing,
)
from goldenthread.indicators import Month, months
from goldenthread.people.models import Child, LocalArea
from goldenthread.scorecard import actions as scorecard
from goldenthread.scorecard.benchmarks import actions as benchmarks
from goldenthread.scorecard.freezing import folders

IMPROVEMENT_PLAN = Path(__file__).with_name("data") / "plan"
PLAN_PUBLISHED = datetime(2023, 9, 20, 10, tzinfo=UTC)
# Drawing, seven kinds of record, clocks, improvement plan, official statistics, returned figures, the autumn's steps.
STEPS = 20

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
        shutil.rmtree(
            folders.root(), ignore_errors=True
        )  # its published months are as invented as its children
        shutil.rmtree(documents.STORE.root(), ignore_errors=True)
        shutil.rmtree(papers.root(), ignore_errors=True)
        shutil.rmtree(storing.STORE.root(), ignore_errors=True)


def build(*, seed: int = county.SEED, told: Told = lambda step: None) -> None:
    """Draw the county, write it, and work out clocks, facts and results. `told` is given each step's name before it."""
    told("drawing the county")
    drawn = county.build(seed)
    with transaction.atomic():
        writing.write(drawn, told)
        plan_sections.write()
        told("clocks")
        clocks.rebuild()
        told("improvement plan")
        with telling_of(PLAN_PUBLISHED):
            add_improvement_plan()
        risks.load(person=_first)
    letters.write()
    advice_given.write()
    told("official statistics")
    benchmarks.import_extract(by=_first(DataAnalyst.code))
    manager = _first(SendManager.code)
    told("returned figures")
    analyst = _first(DataAnalyst.code)
    returned.load(by=analyst, until=late.FIRST_PUBLISHED.date())
    returned.give_out(by=_first(Administrator.code))
    with late.as_known_in_october():
        told("figures as known in October")
        late.work_out_the_summer(by=manager)
        told("monthly rounds")
        replay.tell(replay.BEFORE_PUBLICATION)
        told("months published in October")
        late.publish_the_summer(by=manager)
        replay.tell(replay.FIRST_PUBLISHED)
    returned.load(by=analyst, after=late.FIRST_PUBLISHED.date())
    told("facts")
    scorecard.rebuild_facts(as_of=days.STANDS_STILL_ON, by=manager)
    told("results")
    scorecard.compute(months=every_month(), breakdowns=scorecard.BREAKDOWNS, by=manager)
    returned.show_earlier(by=analyst, first=every_month()[0])
    told("October published")
    late.publish_october(by=manager)
    told("the round that is open")
    replay.tell(replay.RUNNING)
    plan_history.tell(by=_first(ProgrammeOffice.code))
    told("evidence")
    evidence.load(person=_first)
    boards.build(by=_first(ProgrammeOffice.code))


def every_month() -> list[Month]:
    return months(Month.parse(aims.FIRST_MONTH), Month.parse(aims.LAST_MONTH))


def add_improvement_plan() -> None:
    """Import the packaged plan, and give its actions to their owners and its areas to their leads."""
    reading = planfile.read(IMPROVEMENT_PLAN)
    import_document(
        document=reading.document,
        by=_first(SendManager.code),
        source_name="the demonstration's improvement plan",
        source_digest=_digest(),
    )
    replay_people.appoint(by=_first(Administrator.code))


def _digest() -> str:
    found = hashlib.sha256()
    for path in sorted(IMPROVEMENT_PLAN.glob("*.csv")):
        found.update(path.read_bytes())
    return found.hexdigest()


def _first(role: str) -> User:
    return User.objects.demonstration().filter(grants__role=role)[0]
