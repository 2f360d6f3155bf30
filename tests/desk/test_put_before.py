"""A case is put before a panel: chosen among those that wait, or by its reference."""

from datetime import date

import factories
import pytest
import stories

from goldenthread.casework.panels.actions import plan_panel
from goldenthread.casework.panels.models import PanelItem


@pytest.fixture
def panel(manager):
    return plan_panel(
        by=manager, question="assess", held_on=date(2024, 11, 14), chair=manager, members=[("Jo", "head")]
    )


def test_it_offers_the_cases_that_wait_and_takes_one(signed_in, officer, panel):
    case = stories.requested(stories.child_of(officer))
    stories.assessing(stories.child_of(officer, forename="Robin"))
    page = signed_in(officer).get(f"/panels/{panel.pk}/").click("Put a case before the panel")
    assert "Robin" not in page.text
    page = page.click("Amira Hussain-Cole")
    page.submit("Put it before the panel", summary="Speech", redirects_to=f"/panels/{panel.pk}/")
    assert PanelItem.objects.get().request == case
    assert "No case of yours waits" in signed_in(officer).get(f"/panels/{panel.pk}/add/").text


def test_it_says_why_a_case_does_not_ask_the_question(signed_in, officer, panel):
    case = stories.assessing(stories.child_of(officer))
    page = (
        signed_in(officer)
        .get(f"/panels/{panel.pk}/add/")
        .submit("Put it before the panel", case=case.ref.lower(), summary="Speech")
    )
    assert page.errors() == ["It has been decided whether to assess"]
    assert page.soup.find("textarea").text.strip() == "Speech"


def test_another_teams_case_is_not_found(signed_in, officer, panel):
    sent = {"case": factories.request().ref, "summary": "-"}
    signed_in(officer).post(f"/panels/{panel.pk}/add/", sent, status=404)
    assert not PanelItem.objects.exists()
