"""The page of a projection: what it says follows from its numbers, and what may be assumed is in its address."""

import re
from dataclasses import replace
from datetime import date, timedelta

import factories
import pytest

from goldenthread.accounts.roles import BoardMember, DataAnalyst, Parent
from goldenthread.desk import trajectory_page
from goldenthread.indicators import INDICATORS, Month
from goldenthread.scorecard import projection

pytestmark = pytest.mark.django_db
OCTOBER = Month(2024, 10)
APP17 = "/scorecard/2024-10/APP17/trajectory/"
FIRST, LAST = date(2023, 1, 2), date(2024, 10, 28)
WEEK = timedelta(weeks=1)


@pytest.fixture
def analyst(db):
    return factories.user(DataAnalyst.code)


@pytest.fixture
def two_years(work_out, small_plan):
    """Each week two requests: one refused after five weeks, one whose plan is issued after twenty-two, two weeks late."""
    district, received_on = factories.district(), FIRST
    while received_on <= LAST:
        children = [factories.child(district=district, forename="Amira") for _ in range(2)]
        factories.request(child=children[0], received_on=received_on, **decided(received_on, "refuse"))
        going_on(
            factories.request(child=children[1], received_on=received_on, **decided(received_on, "assess"))
        )
        received_on += WEEK
    work_out()


def decided(received_on, decision):
    decided_on = received_on + 5 * WEEK
    return {"decided_on": decided_on, "decision": decision} if decided_on <= LAST else {}


def going_on(asked):
    issued_on = asked.received_on + 22 * WEEK
    if issued_on > LAST:
        return
    factories.assessment(request=asked, issue_agreed_on=issued_on - 4 * WEEK)
    factories.plan(request=asked, draft_sent_on=issued_on - 3 * WEEK, first_issued_on=issued_on)


def test_it_says_where_the_figure_goes_and_how_things_then_stand(two_years, signed_in, analyst):
    page = signed_in(analyst).get(APP17)
    assert page.h1 == "EHC plans in 20 weeks: projected from October 2024"
    outcome = page.soup.select_one("#what-if-outcome").get_text()
    assert outcome.startswith(
        "If nothing changes (4 plans issued a month, in the order of the last year), the figure"
    )
    assert re.search(r"from 0\.0% in October 2024 to \d+\.\d% in October 2025", outcome)
    assert re.search(r"Then \d+ requests are open, (\d+|none) of them past their 20-week date", outcome)


def test_the_months_add_up(two_years, signed_in, analyst):
    rows = signed_in(analyst).get(APP17).rows("Month by month")
    assert [row["Month"] for row in rows][::11] == ["November 2024", "October 2025"]
    before = projection.projected(*start(12)).start.open
    for row in rows:
        came, issued, left = (int(row[name]) for name in ("Came", "Plans issued", "Left"))
        assert int(row["Open at the end"]) == before + came - issued - left
        before = int(row["Open at the end"])


def start(months):
    found = projection.starting("APP17", OCTOBER)
    return found.backlog, found.as_now(months)


def test_what_is_assumed_is_in_the_address_and_changes_what_comes_of_it(two_years, signed_in, analyst):
    client = signed_in(analyst)
    page = client.get(APP17).submit("Show what comes of it", finished="9", order="oldest_first", months="6")
    assert "finished=9" in page.url
    assert "order=oldest_first" in page.url
    outcome = page.soup.select_one("#what-if-outcome").get_text()
    assert outcome.startswith("On these assumptions (9 plans issued a month, the oldest first)")
    assert len(page.rows("Month by month")) == 6
    assert page.click("Back to how things are now").url.endswith(APP17)


def test_a_part_of_an_address_is_enough(two_years, signed_in, analyst):
    page = signed_in(analyst).get(f"{APP17}?finished=7")
    assert page.soup.select_one("#what-if-finished")["value"] == "7"
    assert page.soup.select_one("#what-if-months")["value"] == "12"


def test_arrivals_may_follow_last_years_months(two_years, signed_in, analyst):
    page = signed_in(analyst).get(f"{APP17}?shape=season")
    assert len({row["Came"] for row in page.rows("Month by month")}) > 1


WRONG = {
    "finished=-1": "Plans issued must be 0 or more",
    "finished=many": "Plans issued must be a whole number",
    "months=25": "How far ahead must be 24 or less",
    "leave=91": "Requests that end without a plan must be 90 or less",
    "order=random": "In which order: choose one of those listed",
    "by=2031-01": "Nobody waits so long by the end of: choose one of those listed",
    "weeks=": "Enter how many weeks a long wait is over",
}


def test_what_cannot_be_is_said_and_kept_beside_the_figures_of_today(two_years, signed_in, analyst):
    client = signed_in(analyst)
    for asked, sentence in WRONG.items():
        page = client.get(f"{APP17}?{asked}")
        assert sentence in page.errors()
        assert page.soup.select_one("#what-if-outcome").get_text().startswith("If nothing changes")
        assert "Until then these are the figures if nothing changes" in page.text
    kept = client.get(f"{APP17}?finished=many&weeks=30").soup
    assert [kept.select_one(f"#what-if-{name}")["value"] for name in ("finished", "weeks")] == ["many", "30"]


def test_both_questions_are_answered_from_the_numbers(two_years, signed_in, analyst):
    client = signed_in(analyst)
    page = client.get(f"{APP17}?weeks=24&by=2025-04")
    assert "How many a month until nobody has been waiting over 24 weeks?" in page.text
    backlog, assumed = start(24)
    needed = projection.least(backlog, replace(assumed, over_weeks=24), by=6, most=100)
    assert f"At least {needed.capacity} plans issued a month, the oldest first" in page.text
    assert "at the end of April 2025" in page.text
    assert "What will the share in time be, if the oldest come first?" in page.text
    too_soon = client.get(f"{APP17}?weeks=15").text
    assert "Not possible in the months projected, even with" in too_soon
    assert "Hardly any plan is issued before 22 weeks have passed." in too_soon


def test_every_figure_that_an_assumption_is_read_from_is_an_indicator():
    assert {
        code for codes in trajectory_page.READ_FROM.values() for code in codes.values()
    } <= INDICATORS.keys()


def test_each_assumption_says_what_it_was_read_from(two_years, signed_in, analyst):
    rows = {row["Assumption"]: row for row in signed_in(analyst).get(APP17).rows("What this assumes")}
    assert rows["Plans issued a month"]["Here"] == "4"
    assert (
        "on average in the 3 months to 31 October 2024 (4, 5 and 4)"
        in rows["Plans issued a month"]["What it was read from"]
    )
    assert "November 2023 to October 2024" in rows["Requests received a month"]["What it was read from"]
    assert rows["When what comes falls due"]["Here"] == "140 days on"
    assert (
        "SEND Regulations 2014, regulation 13(2)"
        in rows["When what comes falls due"]["What it was read from"]
    )


def test_it_says_how_well_past_projections_would_have_done(two_years, work_out, signed_in, analyst):
    work_out(months=[OCTOBER.plus(-back) for back in range(18)])
    page = signed_in(analyst).get("/scorecard/2024-10/X-OPEN-ASSESS/trajectory/")
    assert "3 months ahead, 12 projections made like this at past month-ends were on average" in page.text
    rows = page.rows("Past projections beside what came")
    assert len(rows) == 12
    assert [row["Made at the end of"] for row in rows][::11] == ["August 2023", "July 2024"]
    assert rows[-1]["Expected 6 months on"] == "–"


def test_whoever_may_not_open_cases_has_no_way_to_them_and_nobody_is_named(
    two_years, signed_in, analyst, board_member
):
    address = "/scorecard/2024-10/X-OPEN-ASSESS/cases/"
    assert address in signed_in(analyst).get(APP17).links().values()
    page = signed_in(board_member).get(APP17)
    assert address not in page.links().values()
    assert "Amira" not in page.text
    assert not re.search(r"\b[RCP]-[0-9A-Z]{7}\b", page.text)


def test_without_the_history_for_it_it_says_so(october, signed_in, board_member):
    page = signed_in(board_member).get(APP17)
    assert "not enough history to project from" in page.text
    assert (
        page.click("EHC plans in 20 weeks: the figures there are").h1 == "EHC plans in 20 weeks: October 2024"
    )


@pytest.mark.parametrize(
    "address",
    [
        "/scorecard/2024-10/APP16/trajectory/",
        "/scorecard/2024-10/NO/trajectory/",
        "/scorecard/2024-99/APP17/trajectory/",
    ],
)
def test_what_is_not_projected_has_no_such_page(october, signed_in, board_member, address):
    signed_in(board_member).get(address, status=404)


@pytest.mark.parametrize(("role", "status"), [(BoardMember, 200), (DataAnalyst, 200), (Parent, 404)])
def test_each_role_gets_what_it_may(october, signed_in, role, status):
    signed_in(factories.user(role.code)).get(APP17, status=status)


def test_its_queries_are_few_and_no_more_for_a_what_if(
    two_years, signed_in, analyst, django_assert_max_num_queries
):
    client = signed_in(analyst)
    for address in (APP17, f"{APP17}?finished=8"):
        with django_assert_max_num_queries(10):
            client.get(address)


def test_the_summary_for_the_indicators_own_page(two_years, client):
    found = trajectory_page.summary("APP17", OCTOBER)
    assert found.url == APP17
    assert found.sentence.startswith("If nothing changes (4 plans issued a month")
    assert found.chart.title.startswith("0.0% in October 2024, ")
    assert trajectory_page.summary("APP16", OCTOBER) is None
    assert trajectory_page.summary("APP20", OCTOBER.plus(5)) is None
