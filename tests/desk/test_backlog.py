"""The backlog: the same numbers as the clocks, the radar and the facts, and each count leads to its cases."""

from datetime import date, timedelta

import factories
import polars as pl
import pytest
import stories

from goldenthread.clocks import actions as clocks
from goldenthread.clocks.models import Clock
from goldenthread.indicators.facts import WAITS_IN_WEEKS
from goldenthread.scorecard.facts import project

TODAY = date(2024, 11, 12)


def waited(of, weeks, days=0, **over):
    """A request that has waited so many weeks and days."""
    received_on = TODAY - timedelta(weeks=weeks, days=days)
    return factories.request(child=stories.child_of(of), received_on=received_on, **over)


@pytest.fixture
def many(officer):
    """At each edge of the bands one on its last day and one a day over, two of them with the officer."""
    made = [waited(officer, 3), waited(officer, 20), waited(officer, 20, 1, officer=officer)]
    made += [waited(officer, weeks, days) for weeks in WAITS_IN_WEEKS for days in (0, 1)]
    made[3].officer = officer
    made[3].save()
    waited(officer, 30, withdrawn_on=TODAY)
    clocks.rebuild()
    return made


def by(page, caption):
    return {next(iter(row.values())): row for row in page.rows(caption)}


def number(row):
    """The count, without the words that those who hear it are told."""
    return int(row["Requests"].partition(":")[0])


AGES = "Requests past the limit by how long they have waited"


def test_its_counts_are_those_of_the_clocks(signed_in, manager, many):
    page = signed_in(manager).get("/backlog/")
    late = Clock.objects.of_duty("plan_issued").overdue_on(TODAY).count()
    assert f"{late} requests are past week 20, of {len(many)} under way." in page.text
    assert sum(number(row) for row in page.rows(AGES)) == late == 17
    radar = signed_in(manager).get("/radar/?when=late&duty=plan_issued")
    assert f"Late: {late}" in radar.text


def test_its_bands_are_those_of_the_indicators(signed_in, manager, many, area):
    open_requests = project(TODAY).frames["request"].filter(pl.col("closed_on").is_null())
    over = [
        open_requests.filter(pl.col(f"waited_{weeks}_weeks_on") < TODAY).height for weeks in WAITS_IN_WEEKS
    ]
    rows = [number(row) for row in signed_in(manager).get("/backlog/").rows(AGES)]
    assert [sum(rows[place + 1 :]) for place in range(len(WAITS_IN_WEEKS))] == over
    assert sum(rows) == open_requests.filter(pl.col("due_on") < TODAY).height


def test_each_count_leads_to_its_cases(signed_in, manager, officer, many):
    client = signed_in(manager)
    page = client.get("/backlog/")
    for caption in (AGES, "Requests past the limit by what keeps them back"):
        for words, row in by(page, caption).items():
            opened = page.click(f"{row['Requests'].partition(':')[0]}: {words}")
            assert len(opened.rows("Requests")) == number(row)
    within = page.click("2 requests are not past the limit")
    assert len(within.rows("Requests")) == 2
    for caption in ("Requests by district", "Requests by officer"):
        for words, row in by(page, caption).items():
            for column, told in (("Under way", "under way"), ("Past the limit", "past the limit")):
                count = row[column].split()[0]
                if count != "0":
                    opened = page.click(f"{count} {told}: {words}")
                    assert f"{count} request" in opened.text


def test_districts_and_officers_add_up(signed_in, manager, officer, many):
    page = signed_in(manager).get("/backlog/")
    for caption in ("Requests by district", "Requests by officer"):
        rows = page.rows(caption)
        assert sum(int(row["Under way"].split()[0]) for row in rows) == len(many)
    mine = by(page, "Requests by officer")[officer.display_name]
    assert mine["Oldest"] == "26 weeks"


def test_an_exception_leaves_a_request_in_it(signed_in, manager, officer):
    case = waited(officer, 30)
    case.exceptions.create(
        kind="absent_from_area", reason="-", recorded_by=officer, recorded_at=f"{TODAY}T09:00Z"
    )
    clocks.rebuild()
    assert "1 request is past week 20, and none is within it" in signed_in(manager).get("/backlog/").text


def test_without_requests_it_says_so(signed_in, manager):
    page = signed_in(manager).get("/backlog/")
    assert "No request is past week 20; 0 requests under way." in page.text
    assert "No request is under way." in page.text


def test_it_asks_the_database_as_much_for_many_as_for_few(
    signed_in, manager, many, django_assert_num_queries
):
    client = signed_in(manager)
    client.get("/backlog/")
    with django_assert_num_queries(6):
        client.get("/backlog/")


def test_a_caseworker_has_none(signed_in, officer):
    signed_in(officer).get("/backlog/", status=404)
