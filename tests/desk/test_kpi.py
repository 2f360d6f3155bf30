import factories
import pytest

from goldenthread.accounts.roles import BoardMember, DataAnalyst, Parent
from goldenthread.indicators import INDICATORS, Month
from goldenthread.scorecard.models import Result

pytestmark = pytest.mark.django_db
APP17 = "/scorecard/2024-10/APP17/"
OCTOBER = Month(2024, 10)


@pytest.fixture
def analyst(db):
    return factories.user(DataAnalyst.code)


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
    assert rows[name]["Figure"] == "75.0%"
    assert len(page.click(f"3 of 4 cases, {name}").rows("Cases")) == 4


def test_who_may_not_open_cases_sees_no_small_numbers_and_no_links_to_them(october, signed_in, board_member):
    page = signed_in(board_member).get(APP17)
    rows = page.rows("EHC plans in 20 weeks by district")
    assert {row["Figure"] for row in rows} == {"Too few to show"}
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
    page = signed_in(board_member).get("/scorecard/2024-10/APP47/")
    assert page.h1 == "Grades: October 2024"
    assert "Not returned" in page.text
    assert "there is no definition to work it out by" in page.text


@pytest.mark.parametrize("code", sorted(INDICATORS))
def test_every_definition_has_its_page(october, signed_in, analyst, code):
    page = signed_in(analyst).get(f"/scorecard/2024-10/{code}/")
    assert INDICATORS[code].authority in page.text


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
    with django_assert_num_queries(7):
        client.get(APP17)
    client = signed_in(board_member)
    with django_assert_num_queries(9):  # once more for what may be shown of the districts
        client.get(APP17)
