from datetime import date

import pytest

from goldenthread.assurance.models import Action
from goldenthread.assurance.plan_history.actions import add_milestone

URL = "/plan/actions/1A2/milestones/1/"


@pytest.fixture
def milestone(imported, office):
    held = Action.objects.get(code="1A2")
    given = {"words": "Draft agreed", "due_on": date(2024, 10, 1), "expected_revision": 0}
    return add_milestone(action=held, by=office, **given)


def test_it_says_when_it_was_reached_and_by_whose_word(signed_in, office, milestone):
    page = signed_in(office).get(URL)
    page = page.submit("Change it", reached_on=date(2024, 10, 11), redirects_to="/plan/actions/1A2/")
    (row,) = page.rows("Milestones")
    assert row["Reached"] == "11 October 2024 Billie Moss 10 days late"


def test_it_keeps_the_day_that_it_had(signed_in, office, milestone):
    page = signed_in(office).get(URL).submit("Change it", due_on=date(2025, 1, 1))
    assert page.errors() == ["Say why its day is another."]
    page = page.submit(
        "Change it", due_on=date(2025, 1, 1), reason="Two schools joined late", redirects_to="anywhere"
    )
    assert "was “Draft agreed”, due 1 October 2024; now “Draft agreed”, due 1 January 2025" in page.text


def test_a_dropped_one_leaves_the_list_and_stays_in_the_history(signed_in, office, milestone):
    page = (
        signed_in(office)
        .get(URL)
        .submit("Change it", is_dropped=True, reason="Not needed", redirects_to="anywhere")
    )
    assert "No milestone is set." in page.text
    assert "dropped" in page.text


def test_it_knows_no_other_milestone(signed_in, office, milestone):
    signed_in(office).get("/plan/actions/1A2/milestones/2/", status=404)


def test_it_is_for_owners_leads_and_the_office(signed_in, board_member, milestone):
    signed_in(board_member).get(URL, status=404)
