"""The law and the local policy as a page that anybody signed in may read."""

from datetime import date

import factories
import pytest

from goldenthread import statute
from goldenthread.clocks import actions as clocks
from goldenthread.people import actions as people


def adopt(by, **over):
    plain = {
        "code": "complaints",
        "title": "Quicker answers",
        "values": {"follows": "own", "acknowledged": 2, "stage_1": 10, "stage_2": 15},
        "in_force_from_on": date(2024, 9, 2),
        "source": "Cabinet, 4 June 2024",
    }
    return clocks.change_policy(by=by, **(plain | over))


@pytest.mark.parametrize("kind", ["law", "guidance", "policy"])
def test_it_shows_every_duty_by_what_stands_behind_it(signed_in, parent, kind):
    page = signed_in(parent).get(f"/policy/?kind={kind}")
    shown = {row["Duty"] for title, duties in statute.CHAPTERS for row in _rows(page, title) if duties}
    assert shown == {duty.title for duty in statute.ALL_DUTIES if duty.kind.value == kind}


def _rows(page, title):
    tables = [table for table in page.soup.find_all("caption") if table.get_text(strip=True) == title]
    return page.rows(title) if tables else []


def test_it_says_what_was_not_verified(signed_in, parent):
    page = signed_in(parent).get("/policy/?kind=law")
    unverified = [duty for duty in statute.ALL_DUTIES if duty.kind.value == "law" and not duty.verified]
    rows = [row for title, _ in statute.CHAPTERS for row in _rows(page, title)]
    assert sum(row["Verified"].startswith("No") for row in rows) == len(unverified) > 0


def test_a_kind_that_there_is_not(signed_in, parent):
    signed_in(parent).get("/policy/?kind=custom", status=404)


def test_until_somebody_changes_it_the_policy_is_the_products(signed_in, parent):
    (row,) = signed_in(parent).get("/policy/").rows("Complaints policy")
    assert row["Changed by"] == "Comes with the product"
    assert "stage 1 answered within 20 working days" in row["Times"]


def test_each_version_says_who_changed_it_and_when(signed_in, parent, manager):
    adopt(manager)
    page = signed_in(parent).get("/policy/")
    mine, products = page.rows("Complaints policy")
    assert (mine["Policy"], mine["In force"]) == ("Quicker answers", "From 2 September 2024")
    assert manager.display_name in mine["Changed by"]
    assert "12 November 2024" in mine["Changed by"]
    assert products["In force"].endswith("where no other applies")
    assert "Added a local policy" in page.text


def test_clocks_left_behind_are_told_to_those_who_can_mend_it(signed_in, manager, parent):
    factories.complaint(received_on=date(2024, 9, 3))
    clocks.rebuild()
    adopt(manager)
    assert "2 clocks were worked out before the last change" in signed_in(manager).get("/policy/").text
    assert "worked out before" not in signed_in(parent).get("/policy/").text


def test_it_lists_proclaimed_holidays(signed_in, manager):
    client = signed_in(manager)
    assert "None. England's bank holidays come with the product" in client.get("/policy/").text
    people.proclaim_holiday(
        by=manager, day_on=date(2025, 5, 9), name="A jubilee", authority="Proclamation of 1 May 2025"
    )
    (row,) = client.get("/policy/").rows("Bank holidays proclaimed since")
    assert (row["Day"], row["For"]) == ("Fri 9 May 2025", "A jubilee")


def test_only_who_may_is_offered_to_change_it(signed_in, parent, manager):
    assert "Change the complaints policy" not in signed_in(parent).get("/policy/").links()
    assert "Change the complaints policy" in signed_in(manager).get("/policy/").links()


def test_it_asks_the_database_little(signed_in, manager, django_assert_num_queries):
    adopt(manager)
    client = signed_in(manager)
    client.get("/policy/")
    with django_assert_num_queries(12):
        client.get("/policy/")
