"""The list of panels."""

from datetime import date

import factories
import stories

from goldenthread.casework.panels.actions import plan_panel


def test_it_lists_panels_newest_first_and_says_when_there_is_none(signed_in, officer, manager):
    assert "No panel has been planned." in signed_in(officer).get("/panels/").text
    for day in (5, 12):
        plan_panel(
            by=manager, question="issue", held_on=date(2024, 11, day), chair=manager, members=[("Jo", "head")]
        )
    rows = signed_in(officer).get("/panels/").rows("Panels")
    assert [row["Day"] for row in rows] == [
        "12 November 2024: Whether to issue a plan",
        "5 November 2024: Whether to issue a plan",
    ]
    assert rows[0]["How it stands"] == "0 of 0 spoken of"


def test_only_a_manager_plans_one(signed_in, officer, manager):
    assert "Plan a panel" not in signed_in(officer).get("/panels/").links()
    assert "Plan a panel" in signed_in(manager).get("/panels/").links()


def test_a_case_is_led_to_the_open_panels_that_ask_its_question(signed_in, officer, manager):
    case = stories.requested(stories.child_of(officer))
    page = signed_in(officer).get(f"/cases/{case.ref}/").click("Put it before a panel")
    assert "No open panel asks what this case asks. Ask a manager to plan one." in page.text
    for question in ("issue", "assess"):
        plan_panel(
            by=manager,
            question=question,
            held_on=date(2024, 11, 14),
            chair=manager,
            members=[("Jo", "head")],
        )
    page = signed_in(officer).get(f"/panels/?case={case.ref}")
    page = page.click("14 November 2024: Whether to assess")
    assert page.soup.select_one("input[name=case]")["value"] == case.ref
    assert (
        "14 November 2024: Whether to issue a plan"
        not in signed_in(officer).get(f"/panels/?case={case.ref}").links()
    )


def test_another_teams_case_leads_nowhere(signed_in, officer):
    signed_in(officer).get(f"/panels/?case={factories.request().ref}", status=404)
