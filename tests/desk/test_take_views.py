"""Views go into section A once, after what stands there, or are marked as read."""

import pytest
import stories

from goldenthread.casework.plan_writing import actions, family_actions
from goldenthread.casework.plan_writing.models import PlanSection, VoicedViews


@pytest.fixture
def views(officer):
    case = stories.assessing(stories.child_of(officer))
    told = {"whose": "child", "text": "I like trains.", "voice": "Amira, with pictures"}
    return family_actions.record_views(
        by=officer, today=stories.date(2024, 11, 12), request=case, given_on=stories.date(2024, 11, 8), **told
    )


def url(views):
    return f"/cases/{views.request.ref}/views/{views.pk}/"


def test_they_stand_in_section_a_with_who_voiced_them(signed_in, officer, views):
    actions.write_section(by=officer, request=views.request, code="a-child", text="I draw.", voice="Amira")
    page = signed_in(officer).get(url(views))
    assert page.submit("Record it").errors() == ["Select what is done with them"]
    page = page.submit("Record it", into_plan="yes", redirects_to=f"/cases/{views.request.ref}/views/")
    assert "Put into section A by" in page.text
    section = PlanSection.objects.get(code="a-child")
    assert (section.text, section.voice) == ("I draw.\n\nI like trains.", "Amira; Amira, with pictures")
    again = signed_in(officer).get(url(views)).submit("Record it", into_plan="yes")
    assert again.errors() == ["Somebody has dealt with these views already"]


def test_they_may_be_read_and_left(signed_in, officer, views):
    page = signed_in(officer).get(url(views))
    page.submit("Record it", into_plan="no", redirects_to="anywhere")
    assert not PlanSection.objects.exists()
    assert VoicedViews.objects.get().taken_by == officer
