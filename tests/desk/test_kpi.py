import factories
import pytest
from django.utils import timezone

from goldenthread.accounts.roles import BoardMember, DataAnalyst, Parent
from goldenthread.indicators import INDICATORS, Month
from goldenthread.scorecard.freezing import actions as freezing
from goldenthread.scorecard.models import Reading, Result, Return, YearResult

pytestmark = pytest.mark.django_db
APP17 = "/scorecard/2024-10/APP17/"
OCTOBER = Month(2024, 10)


def test_it_gives_the_figure_its_definition_and_its_place_on_the_thread(october, signed_in, analyst):
    page = signed_in(analyst).get(APP17)
    assert page.h1 == "EHC plans in 20 weeks: October 2024"
    assert INDICATORS["APP17"].plain in page.text
    assert "60.0%" in page.text
    ribbon = page.soup.select_one(".gt-thread")
    assert [link["href"] for link in ribbon.select("a")] == [
        "/plan/areas/6/",
        "/plan/areas/6/",
        "/plan/actions/6G1/",
    ]
    assert ribbon.select_one("[aria-current=page]").get_text() == "APP17 EHC plans in 20 weeks"


def test_numerator_and_the_rest_each_open_to_their_own_cases(october, signed_in, analyst):
    client = signed_in(analyst)
    for words, number in (("3 counted", 3), ("2 not counted", 2)):
        page = client.get(APP17).click(words)
        assert len(page.rows("Cases")) == number


def test_every_district_has_its_figure_and_its_cases(october, signed_in, analyst, officer):
    page = signed_in(analyst).get(APP17)
    rows = {row["District"]: row for row in page.rows("EHC plans in 20 weeks by district")}
    name = officer.team.districts.get().name
    assert rows[name]["Figure"] == f"75.0%, {name}"
    assert len(page.click(f"3 of 4 cases, {name}").rows("Cases")) == 4


def test_who_may_not_open_cases_sees_no_small_numbers_and_no_links_to_them(october, signed_in, board_member):
    page = signed_in(board_member).get(APP17)
    rows = page.rows("EHC plans in 20 weeks by district")
    assert {row["Figure"].partition(",")[0] for row in rows} == {"Too few to show"}
    assert not [url for url in page.links().values() if "/cases/" in url]


def test_it_shows_the_worked_example_that_the_definition_is_tested_by(october, signed_in, analyst):
    page = signed_in(analyst).get(APP17)
    worked = INDICATORS["APP17"].worked
    rows = page.rows("Worked example")
    assert [row["Why it is there"] for row in rows] == [row.note for row in worked.rows]
    assert "60.0% of 5" in page.text


def test_the_chart_has_its_sentence_and_its_table(october, signed_in, analyst):
    page = signed_in(analyst).get(APP17)
    drawing = page.soup.select_one(".gt-chart svg")
    assert drawing["role"] == "img"
    assert "October 2024" in drawing.find("title").get_text()
    assert page.soup.select(".gt-chart table tbody tr")
    assert "fewer than 13 months" in page.text


def test_from_thirteen_months_on_limits_are_drawn(october, signed_in, analyst):
    stored = Result.objects.get(code="APP17", grouped_by="")
    for back in range(1, 13):
        stored.pk, stored.month_on, stored.value = None, OCTOBER.plus(-back).first, 50.0 + back
        stored.save()
    page = signed_in(analyst).get(APP17)
    assert "fewer than 13 months" not in page.text
    assert "Upper limit" in page.soup.select_one(".gt-chart svg").get_text()


def test_it_lists_the_actions_that_cite_it(october, signed_in, analyst):
    assert signed_in(analyst).get(APP17).links()["6G1"] == "/plan/actions/6G1/"


def test_one_that_only_the_plan_names_says_that_nothing_is_known_of_it(october, signed_in, board_member):
    page = signed_in(board_member).get("/scorecard/2024-10/PLAN-ONLY/")
    assert page.h1 == "Grades: October 2024"
    assert "Not returned" in page.text
    assert "there is no definition to work it out by" in page.text


def test_every_definition_has_its_page(october, signed_in, analyst):
    client = signed_in(analyst)
    for code, indicator in INDICATORS.items():
        page = client.get(f"/scorecard/2024-10/{code}/")
        assert indicator.authority in page.text, code


def test_a_part_of_the_area_keeps_to_itself_on_the_way_to_its_cases(october, signed_in, analyst, officer):
    name = officer.team.districts.get().name
    page = signed_in(analyst).get(f"{APP17}?district={name}")
    assert "75.0%" in page.text
    assert len(page.click("3 counted").rows("Cases")) == 3


@pytest.mark.parametrize(
    "address", ["/scorecard/2024-10/NO-SUCH/", "/scorecard/2024-99/APP17/", "/scorecard/x/APP17/"]
)
def test_what_nobody_knows_is_not_found(october, signed_in, analyst, address):
    signed_in(analyst).get(address, status=404)


def test_a_month_before_any_figure_says_so(october, signed_in, analyst):
    page = signed_in(analyst).get("/scorecard/2019-01/APP17/")
    assert "Not computed yet" in page.text
    assert page.click("Later: October 2024").h1 == "EHC plans in 20 weeks: October 2024"


@pytest.mark.parametrize(("role", "status"), [(BoardMember, 200), (DataAnalyst, 200), (Parent, 404)])
def test_each_role_gets_what_it_may(october, signed_in, role, status):
    signed_in(factories.user(role.code)).get(APP17, status=status)


def test_its_queries_are_few(october, signed_in, analyst, board_member, django_assert_num_queries):
    client = signed_in(analyst)
    with django_assert_num_queries(18):
        client.get(APP17)
    client = signed_in(board_member)
    with django_assert_num_queries(21):  # more for what may be shown of the districts
        client.get(APP17)


def test_the_figure_stands_beside_the_year_before_and_beside_twelve_months(
    october, store_months, signed_in, analyst
):
    store_months("APP17", 40.0, last=OCTOBER.plus(-12))
    stored = Result.objects.get(code="APP17", grouped_by="", month_on=OCTOBER.first)
    columns = {
        field.name: getattr(stored, field.name) for field in YearResult._meta.fields if field.name != "id"
    }
    YearResult.objects.create(**columns | {"value": 30.0, "numerator": 30, "denominator": 100})
    page = signed_in(analyst).get(APP17)
    month, twelve = page.rows("Beside the year before")
    assert month["Change"] == "Up 20.0 points from 40.0%, better."
    assert month["A year before"] == "40.0% October 2023, 40 of 100"
    assert (twelve["Period"], twelve["Figure"]) == ("Twelve months to October 2024", "30.0%")
    cases = page.click("30 of 100 cases, Twelve months to October 2024")
    assert cases.h1 == "EHC plans in 20 weeks: cases, twelve months to October 2024"
    assert len(cases.rows("Cases")) == 5


def test_the_history_of_the_definition_says_which_months_it_worked_out(
    october, store_months, signed_in, analyst
):
    store_months("APP17", 40.0, 41.0, last=OCTOBER.plus(-1))
    Result.objects.filter(month_on__lt=OCTOBER.first).update(definition_version="0")
    text = signed_in(analyst).get(APP17).text
    assert "Version 1: the figures of October 2024" in text
    assert "Version 0: the figures of August 2024 to September 2024" in text


def test_a_published_month_is_marked_in_the_chart_and_its_table(october, signed_in, analyst):
    freezing.publish_month(month=OCTOBER, signed_off_name="A Name", signed_off_role="Director", by=None)
    page = signed_in(analyst).get(APP17)
    assert (
        "a small triangle stands under each published month" in page.soup.select_one(".gt-chart").get_text()
    )
    (row,) = page.rows(page.soup.select_one(".gt-chart caption").get_text())
    assert row["Published"] == "12 November 2024"


def test_a_returned_figure_leads_to_the_return_that_it_came_from(october, signed_in, analyst):
    """Two clicks from any figure: where no case is held, the return stands in its place."""
    sent = Return.objects.create(
        ref="RET-1",
        dataset="exclusions",
        source_name="typed",
        source_digest="0",
        on_behalf_of="School standards",
        returned_by=analyst,
        returned_at=timezone.now(),
    )
    code = next(code for code, found in INDICATORS.items() if found.is_returned and found.unit == "%")
    reading = Reading.objects.create(
        return_of=sent, code=code, from_on=OCTOBER.first, until_on=OCTOBER.last, value=12.5
    )
    Result.objects.filter(code=code, month_on=OCTOBER.first).delete()
    Result.objects.create(
        code=code,
        month_on=OCTOBER.first,
        value=12.5,
        source="returned",
        reading=reading,
        computed_at=timezone.now(),
    )
    page = signed_in(analyst).get(f"/scorecard/2024-10/{code}/")
    assert "Returned by School standards on 12 November 2024" in page.text
    assert page.links()["The return that it came from"] == "/scorecard/returns/RET-1/"
    assert not [url for url in page.links().values() if url.endswith(f"{code}/cases/")]
