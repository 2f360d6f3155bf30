"""What the demonstration tells of its plan's history: on the days on which it happened."""

from datetime import date

import factories
import pytest

from goldenthread.accounts.roles import ProgrammeOffice
from goldenthread.assurance import planfile
from goldenthread.assurance.actions import import_document, rate
from goldenthread.assurance.models import Action, ImprovementPlan, PlanVersion
from goldenthread.assurance.plan_history import standing
from goldenthread.demo import plan_history
from goldenthread.demo.building import IMPROVEMENT_PLAN


@pytest.fixture
def told(db):
    office = factories.user(ProgrammeOffice.code)
    document = planfile.read(IMPROVEMENT_PLAN).document
    import_document(document=document, by=office, source_name="plan", source_digest="0")
    held = Action.objects.get(code="9A1")
    given = {"brag": "red", "words": "-", "said_on": date(2024, 10, 1), "expected_revision": held.revision}
    rate(action=held, scale="progress", by=office, **given)
    plan_history.tell(by=office)


def test_milestones_are_set_reached_and_missed_on_their_days(told):
    plan = ImprovementPlan.objects.current()
    for day, reached in ((date(2024, 2, 5), None), (date(2024, 3, 21), 0), (date(2024, 3, 22), 1)):
        milestones = standing.action_of(plan, "6C1", day).milestones.all()
        assert (sum(bool(each.reached_on) for each in milestones) if milestones else None) == reached
    late = {
        each.words: each.days_late_on(date(2024, 11, 12))
        for each in Action.objects.get(code="6C1").milestones.all()
    }
    assert sorted(late.values()) == [0, 42]


def test_the_second_version_is_the_plan_as_it_stood_when_it_was_agreed(told):
    version = PlanVersion.objects.get(number=2)
    held = {each["code"]: each for each in version.state["actions"]}
    assert (held["9A1"]["progress"], len(held["9A1"]["milestones"])) == ("amber", 2)
    assert [each["reached_on"] for each in held["9A1"]["milestones"]] == [None, None]
