import pytest

from goldenthread.scorecard.models import Rebase

pytestmark = pytest.mark.django_db
REBASE = "/scorecard/2024-10/APP17/rebase/"


@pytest.fixture
def two_years(area, small_plan, store_months):
    store_months("APP17", *[40.0, 42.0] * 6, *[70.0, 72.0] * 7)


def test_limits_begin_again_and_the_chart_and_its_table_say_why(two_years, signed_in, analyst):
    page = signed_in(analyst).get(REBASE)
    answers = {"month": "2023-09", "reason": "A second team began"}
    page = page.submit("Begin the limits again", **answers, redirects_to=REBASE)
    (row,) = page.rows("Where the limits begin again")
    assert (row["From"], row["Why"]) == ("September 2023", "A second team began")
    assert analyst.display_name in row["Decided by"]
    kpi = signed_in(analyst).get("/scorecard/2024-10/APP17/")
    drawn = kpi.soup.select_one(".gt-chart")
    assert "September 2023: New limits: A second team began" in drawn.find("title").get_text()
    noted = {
        row["Month"]: row["Noted"] for row in kpi.rows(kpi.soup.select_one(".gt-chart caption").get_text())
    }
    assert noted["September 2023"] == "New limits: A second team began"
    assert kpi.rows("Where the limits begin again")


def test_the_direction_is_read_off_the_newest_limits(two_years, signed_in, analyst):
    kpi = "/scorecard/2024-10/APP17/"
    assert "Improving" in signed_in(analyst).get(kpi).text
    page = signed_in(analyst).get(REBASE)
    page.submit("Begin the limits again", month="2023-09", reason="A second team", redirects_to=REBASE)
    assert "No significant change" in signed_in(analyst).get(kpi).text


def test_it_says_how_many_figures_are_still_to_come(two_years, signed_in, analyst):
    page = signed_in(analyst).get(REBASE)
    page = page.submit("Begin the limits again", month="2024-08", reason="Counted anew", redirects_to=REBASE)
    assert "rest on 3 figures. There is an icon again after 10 more" in page.text


def test_it_offers_no_month_where_they_cannot_begin(two_years, signed_in, analyst):
    offered = signed_in(analyst).get(REBASE).soup.select("#id_month option")
    assert offered[1]["value"] == "2024-10"
    assert "2022-09" not in [option["value"] for option in offered], "the first month"


@pytest.mark.parametrize(
    ("over", "error"),
    [
        ({"month": ""}, "Select an answer to “From which month?”"),
        ({"reason": ""}, "Enter an answer to “Why?”"),
    ],
)
def test_it_says_what_is_missing(two_years, signed_in, analyst, over, error):
    answers = {"month": "2023-09", "reason": "A second team"} | over
    assert signed_in(analyst).get(REBASE).submit("Begin the limits again", **answers).errors() == [error]
    assert not Rebase.objects.exists()


def test_one_without_figures_says_so(october, signed_in, analyst):
    page = signed_in(analyst).get("/scorecard/2024-10/PLAN-ONLY/rebase/")
    assert "There is no month from which they could begin again." in page.text


def test_a_board_member_begins_none(two_years, signed_in, board_member):
    signed_in(board_member).get(REBASE, status=404)
    assert "Begin the limits again" not in signed_in(board_member).get("/scorecard/2024-10/APP17/").text


def test_its_queries_are_few(two_years, signed_in, analyst, django_assert_num_queries):
    client = signed_in(analyst)
    with django_assert_num_queries(9):
        client.get(REBASE)
