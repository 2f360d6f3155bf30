"""One published measure: who stands where, over the years, and how it differs from the indicator."""

import pytest
from django.template.loader import render_to_string
from django.utils import timezone

from goldenthread.people.models import LocalArea
from goldenthread.scorecard import benchmarks
from goldenthread.scorecard.benchmarks import actions
from goldenthread.scorecard.models import YearResult

pytestmark = pytest.mark.django_db
IN_TIME = "/scorecard/benchmarks/timeliness.pc_plans_issued_within_20_weeks/"


@pytest.fixture
def extract(db):
    LocalArea.objects.create(name="Kent (demonstration)", authority_code="886")
    return actions.import_extract(by=None)


@pytest.fixture
def page(signed_in, board_member, extract):
    return lambda address=IN_TIME: signed_in(board_member).get(address)


def test_it_says_who_stands_where_and_whether_the_gap_closes(page):
    text = page().text
    assert "Kent, 32.3% in 2024, is 13.6 points below England and 7th best of 11 with its neighbours." in text
    assert "usually quoted as 46.4% leaving exceptions out" in text
    assert "the gap is closing" in text


def test_every_bar_is_in_the_table_under_the_chart(page):
    rows = page().rows(
        "Kent, 32.3% in 2024, is 13.6 points below England and 7th best of 11 with its neighbours"
    )
    assert {row["Area"]: row["Figure"] for row in rows}["Essex"] == "16.2%"
    assert len(rows) == 14  # the authority, ten neighbours, their average, its region, England


def test_it_shows_every_year_against_england_the_region_and_the_neighbours(page):
    latest, before, *_ = page().rows("Year by year")
    assert (latest["Year"], latest["England"], latest["South East"], latest["Place"]) == (
        "2024",
        "45.9%",
        "37.9%",
        "7 of 11",
    )
    assert latest["Kent"] == "32.3% 784 of 2,424"
    assert (before["Year"], before["Against England"]) == ("2023", "31.1 points less")


def test_another_year_is_a_link_away(page):
    assert page().click("2023").h1 == "Plans issued within 20 weeks, exceptions included: 2023"


def test_it_says_what_the_department_counts_how_that_differs_and_where_it_is_from(page):
    text = page().text
    assert "Of the new plans issued in the calendar year, those issued within 20 weeks" in text
    assert "the indicator is for a month" in text
    assert "timeliness_20_week.csv, Reporting year 2025" in text
    assert "Open Government Licence v3.0" in text


def test_our_own_figure_for_the_same_year_stands_beside_it_and_leads_to_its_cases(page):
    YearResult.objects.create(
        code="APP17",
        month_on="2023-12-01",
        value=18.4035,
        numerator=332,
        denominator=1804,
        definition_version="1",
        computed_at=timezone.now(),
    )
    found = page()
    (row,) = found.rows("The official figure and our own")
    assert (row["Period"], row["Official"], row["Our own is"]) == ("2023", "18.0%", "0.4 points more")
    assert found.links()["18.4%"] == "/scorecard/2023-12/APP17/"


def test_on_another_page_it_leads_to_this_one(extract):
    shown = render_to_string("desk/parts/benchmark.html", {"benchmark": benchmarks.beside("APP17")})
    assert f'href="{IN_TIME}"' in shown
    assert "Kent, 32.3% in 2024, is 13.6 points below England" in shown


def test_a_count_shows_the_authority_alone(page):
    found = page("/scorecard/benchmarks/caseload.ehcplans/")
    assert found.rows("Year by year")[0] == {"Year": "January 2025", "Kent": "20,635"}


@pytest.mark.parametrize(
    "address",
    [
        "/scorecard/benchmarks/nothing.such/",
        f"{IN_TIME}?year=1999",
        f"{IN_TIME}?year=last",
        f"{IN_TIME}?year=²",
    ],
)
def test_what_has_not_been_imported_is_not_there(signed_in, board_member, extract, address):
    signed_in(board_member).get(address, status=404)


def test_it_asks_the_database_little(signed_in, board_member, extract, django_assert_num_queries):
    client = signed_in(board_member)
    with django_assert_num_queries(9):
        client.get(IN_TIME)
