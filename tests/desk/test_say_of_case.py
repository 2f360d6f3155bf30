"""What the panel said of a case, with who stood aside."""

from datetime import date

import pytest
import stories

from goldenthread.casework.panels.actions import plan_panel, put_before


@pytest.fixture
def item(manager, officer):
    members = [("Jo Bell", "educational psychologist"), ("Kit Marsh", "head teacher")]
    panel = plan_panel(
        by=manager, question="assess", held_on=date(2024, 11, 12), chair=manager, members=members
    )
    case = stories.requested(stories.child_of(officer))
    return put_before(by=officer, panel=panel, request=case, summary="Speech")


def test_it_records_the_outcome_its_reasons_and_who_stood_aside_and_corrects_them(signed_in, manager, item):
    page = (
        signed_in(manager)
        .get(f"/panels/{item.panel.pk}/")
        .click("Record what the panel said: Amira Hussain-Cole")
    )
    aside = f"aside_{item.panel.members.last().pk}"
    given = {"outcome": "agreed", "reasons": "The school tried", aside: "My school"}
    page = page.submit("Record what the panel said", **given, redirects_to=f"/panels/{item.panel.pk}/")
    assert "Agreed. The school tried" in page.text
    assert "Kit Marsh, head teacher stood aside: My school" in page.text
    page = page.click("Correct what the panel said: Amira Hussain-Cole")
    assert page.soup.find(id=f"id_{aside}")["value"] == "My school"
    page = page.submit("Record what the panel said", **{aside: ""}, redirects_to="anywhere")
    assert "stood aside" not in page.text


def test_it_asks_for_outcome_and_reasons(signed_in, manager, item):
    page = signed_in(manager).get(f"/panels/{item.panel.pk}/cases/{item.request.ref}/")
    assert page.submit("Record what the panel said").errors() == [
        "Select what the panel said",
        "Give the panel's reasons: the family and a tribunal will read them",
    ]


def test_it_is_for_those_who_hold_panels(signed_in, officer, item):
    signed_in(officer).get(f"/panels/{item.panel.pk}/cases/{item.request.ref}/", status=404)
