"""A family reads the plans that they were sent, and none that they were not."""

import factories
import pytest
import stories
import written_plans

from goldenthread.casework.plan_writing import actions


@pytest.fixture
def child(officer, parent):
    child = stories.child_of(officer)
    factories.carer(child, user=parent)
    return child


@pytest.fixture
def case(child, officer):
    return written_plans.written(written_plans.agreed(child, officer), officer)


def test_a_family_reads_the_draft_that_they_were_sent(signed_in, parent, officer, child, case):
    assert f"{child.forename}'s plan" not in signed_in(parent).get(f"/family/{child.ref}/").text
    written_plans.sent(case, officer)
    actions.write_section(by=officer, request=case, code="a-child", text="Other words", expected_revision=1)
    page = signed_in(parent).get(f"/family/{child.ref}/").click("Draft, 11 November 2024")
    assert "This is the draft that we sent you on 11 November 2024" in page.text
    assert "I like drawing" in page.text
    assert "Other words" not in page.text
    assert "Write" not in page.text.split("I like drawing")[0]


def test_another_familys_plan_is_not_there(signed_in, officer, parent, child, case):
    written_plans.sent(case, officer)
    sent = case.written_plan.versions.get()
    other = factories.child()
    signed_in(parent).get(f"/family/{other.ref}/plan/{sent.pk}/", status=404)
    factories.carer(other, user=None)
    signed_in(parent).get(f"/family/{child.ref}/plan/{sent.pk + 1}/", status=404)
    signed_in(officer).get(f"/family/{child.ref}/plan/{sent.pk}/", status=404)
