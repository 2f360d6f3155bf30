import pytest

pytestmark = pytest.mark.django_db
BY = "/scorecard/2024-10/APP17/by/district/"
CAPTION = "EHC plans in 20 weeks by district"
ASHFORD, DOVER = ("district", "Ashford"), ("district", "Dover")


@pytest.fixture
def two_districts(area, small_plan, store_months):
    store_months("APP17", 40.0, *[50.0] * 11, 60.0)
    store_months("APP17", 30.0, *[40.0] * 11, 70.0, group=ASHFORD, denominator=50)
    store_months("APP17", 90.0, *[80.0] * 11, 50.0, group=DOVER, denominator=50)


def test_every_group_has_its_figure_its_line_and_its_year(two_districts, signed_in, analyst):
    page = signed_in(analyst).get(BY)
    assert page.h1 == f"{CAPTION}: October 2024"
    rows = {row["District"]: row for row in page.rows(CAPTION)}
    assert list(rows) == ["Whole area", "Ashford", "Dover"]
    assert rows["Ashford"]["Figure"].startswith("70.0%")
    assert "Up 40.0 points from 30.0%, better." in rows["Ashford"]["A year before"]
    assert "over 13 months" in page.soup.select_one(".gt-sparkline")["aria-label"]


def test_all_lines_share_one_scale(two_districts, signed_in, analyst):
    """Dover's first figure is the highest of all, Ashford's the lowest: they touch the top and the bottom."""
    page = signed_in(analyst).get(BY)
    first = [line["points"].split()[0].split(",")[1] for line in page.soup.select(".gt-sparkline__line")]
    whole, ashford, dover = map(float, first)
    assert dover < whole < ashford
    assert (dover, ashford) == (3, 33)


def test_it_is_sorted_by_a_heading_and_the_whole_area_stays_first(two_districts, signed_in, analyst):
    page = signed_in(analyst).get(BY).click("Figure")
    assert [row["District"] for row in page.rows(CAPTION)] == ["Whole area", "Dover", "Ashford"]
    page = signed_in(analyst).get(f"{BY}?sort=-year")
    assert [row["District"] for row in page.rows(CAPTION)] == ["Whole area", "Ashford", "Dover"]


def test_a_group_leads_to_its_own_page_and_to_its_cases(october, signed_in, analyst, officer):
    name = officer.team.districts.get().name
    page = signed_in(analyst).get(BY)
    assert page.click(f"75.0%, {name}").h1 == "EHC plans in 20 weeks: October 2024"
    assert len(page.click(f"3 of 4 cases, {name}").rows("Cases")) == 4


def test_who_may_not_open_cases_sees_no_small_numbers_nor_a_year_that_holds_one(
    october, signed_in, board_member
):
    page = signed_in(board_member).get(BY)
    groups = page.rows(CAPTION)[1:]
    assert groups
    assert {row["Figure"].partition(",")[0] for row in groups} == {"Too few to show"}
    assert "rests on one to four cases" in page.text
    assert not [url for url in page.links().values() if "/cases/" in url]


def test_other_breakdowns_are_beside_it(october, signed_in, analyst):
    page = signed_in(analyst).get(BY).click("Primary need")
    assert page.h1 == "EHC plans in 20 weeks by primary need: October 2024"


@pytest.mark.parametrize(
    "address",
    [
        "/scorecard/2024-10/APP17/by/colour/",
        "/scorecard/2024-10/NO-SUCH/by/district/",
        "/scorecard/2024-10/PLAN-ONLY/by/district/",
    ],
)
def test_what_there_is_not_is_not_found(october, signed_in, analyst, address):
    signed_in(analyst).get(address, status=404)


def test_its_queries_do_not_grow_with_the_groups(
    two_districts, store_months, signed_in, analyst, django_assert_num_queries
):
    client = signed_in(analyst)
    with django_assert_num_queries(9):
        client.get(BY)
    for number in range(10):
        store_months("APP17", *[50.0] * 13, group=("district", f"District {number}"), denominator=50)
    with django_assert_num_queries(9):
        client.get(BY)
