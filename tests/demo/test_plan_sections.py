"""The demonstration's plans: the one with faults shows them, the others could be sent."""

from datetime import date

import factories
import pytest
import stories

from goldenthread.accounts.models import User
from goldenthread.accounts.roles import Caseworker
from goldenthread.casework.models import Request
from goldenthread.casework.plan_writing import reading
from goldenthread.casework.plan_writing.models import DraftingMeeting, VoicedViews
from goldenthread.demo import plan_sections, showcase
from goldenthread.people.today import today


@pytest.fixture
def county(db):
    """A West team with its caseworker, the two showcase children and a plan of this autumn."""
    team = factories.team(name=plan_sections.TEAM)
    officer = factories.user(Caseworker.code, team=team)
    factories.district(team=team)
    User.objects.filter(pk=officer.pk).update(demonstration_order=1)
    first, second = (
        stories.child_of(officer, forename=one[0], surname=one[1], born_on=one[3])
        for one in (showcase.IN_ASSESSMENT, showcase.REVIEW_DUE)
    )
    asked = stories.assessing(first, advice=("parent", "education"))
    asked.assessment.advice.update(returned_on=date(2024, 10, 18))
    stories.issued(second)
    stories.issued(stories.child_of(officer, born_on=date(2009, 10, 2)), first_issued_on=date(2024, 1, 30))


def plans():
    found = Request.objects.with_story().order_by("pk")
    return [(case, reading.read(case, today())) for case in found]


def test_three_plans_are_written_and_only_one_has_faults(county):
    plan_sections.write()
    (_, faulty), (_, old), (_, recent) = plans()
    assert {one.rule.code for one in faulty.hard} >= {
        "vague_education",
        "not_specified",
        "need_without_provision",
        "outcome_not_measurable",
        "educates_outside_f",
        "placement_in_draft",
        "advice_not_listed",
    }
    assert old.hard == []
    assert {one.rule.code for one in old.soft} == {"outcome_passed"}
    assert recent.found == []


def test_the_family_was_heard_between_draft_and_final(county):
    plan_sections.write()
    case, _ = plans()[2]
    draft, final = case.written_plan.versions.all()
    assert (draft.kind, final.kind) == ("draft", "final")
    assert (draft.content["provision"][1]["how_long"], final.content["provision"][1]["how_long"]) == (
        "10 minutes",
        "20 minutes",
    )
    assert case.written_plan.representations.get().answer


def test_views_came_and_a_meeting_is_booked(county):
    parent = factories.user("parent")
    child = Request.objects.earliest("pk").child
    factories.carer(child, user=parent)
    plan_sections.write()
    assert VoicedViews.objects.arrived().get().recorded_by == parent
    assert VoicedViews.objects.get(whose="child").taken_at
    assert DraftingMeeting.objects.standing().get().request.child == child


def test_of_a_county_without_these_children_nothing_is_written(db):
    plan_sections.write()
    assert plans() == []
