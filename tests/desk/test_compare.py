import pytest

from goldenthread.indicators import Month

pytestmark = pytest.mark.django_db
COMPARE = "/scorecard/compare/"
ASHFORD, DOVER = ("district", "Ashford"), ("district", "Dover")


@pytest.fixture
def figures(area, small_plan, store_months):
    store_months("APP17", *[40.0, 50.0] * 7)
    store_months("APP16", *[60.0, 61.0] * 7)
    store_months("APP17", *[30.0, 70.0] * 7, group=ASHFORD)
    store_months("APP17", *[3.0, 2.0] * 7, group=DOVER)


def test_nothing_chosen_explains_what_may_be(figures, signed_in, board_member):
    page = signed_in(board_member).get(COMPARE)
    assert page.h1 == "Compare"
    assert "up to four indicators" in page.text
    assert not page.soup.select(".gt-chart")


def test_indicators_stand_side_by_side_in_one_chart_and_one_table(figures, signed_in, board_member):
    page = signed_in(board_member).get(f"{COMPARE}?code=APP17&code2=APP16")
    assert page.h1 == "2 indicators: October 2024"
    rows = page.rows("2 indicators: October 2024")
    assert rows[0]["What"] == "APP17 EHC plans in 20 weeks"
    assert rows[0]["October 2024"].startswith("50.0%")
    drawn = page.soup.select_one(".gt-chart svg title").get_text()
    assert "All on one scale" in drawn


def test_what_a_browser_offers_is_understood(figures, signed_in, board_member):
    page = signed_in(board_member).get(COMPARE)
    page = page.submit("Apply", code="app17 EHC plans in 20 weeks", code2="APP16", redirects_to=None)
    assert page.h1 == "2 indicators: October 2024"


def test_what_is_no_indicator_is_named_and_the_rest_is_shown(figures, signed_in, board_member):
    page = signed_in(board_member).get(f"{COMPARE}?code=APP17&code2=NOSUCH")
    assert "There is no indicator “NOSUCH”." in page.text
    assert page.h1.startswith("EHC plans in 20 weeks")


def test_units_that_differ_are_each_drawn_on_their_own_scale(figures, store_months, signed_in, board_member):
    store_months("X-OPEN-ASSESS", *[400.0, 410.0] * 7)
    page = signed_in(board_member).get(f"{COMPARE}?code=APP17&code2=X-OPEN-ASSESS")
    assert "Each on a scale of its own" in page.soup.select_one(".gt-chart svg title").get_text()
    page = signed_in(board_member).get(f"{COMPARE}?code=APP17&code2=X-OPEN-ASSESS&scale=indexed")
    assert "which is 100" in page.soup.select_one(".gt-chart svg title").get_text()


def test_groups_of_one_indicator_and_which_of_them(figures, signed_in, analyst):
    page = signed_in(analyst).get(f"{COMPARE}?code=APP17&by=district")
    assert page.h1 == "EHC plans in 20 weeks by district: October 2024"
    assert [row["What"] for row in page.rows(page.h1)] == ["Ashford", "Dover"]
    page = signed_in(analyst).get(f"{COMPARE}?code=APP17&by=district&group=Dover")
    assert [row["What"] for row in page.rows(page.h1)] == ["Dover"]


def test_more_than_twelve_groups_are_cut_and_it_says_so(figures, store_months, signed_in, analyst):
    for number in range(12):
        store_months("APP17", 50.0, group=("district", f"Place {number:02}"))
    page = signed_in(analyst).get(f"{COMPARE}?code=APP17&by=district")
    assert len(page.rows(page.h1)) == 12
    assert "The first twelve groups are shown, and 2 are not." in page.text


def test_small_numbers_of_groups_are_hidden_from_who_may_not_open_cases(figures, signed_in, board_member):
    page = signed_in(board_member).get(f"{COMPARE}?code=APP17&by=district")
    rows = {row["What"]: row["October 2024"] for row in page.rows(page.h1)}
    assert rows["Dover"].startswith("Too few to show")
    assert "2.0%" not in page.text


def test_two_months_are_set_against_each_other(figures, signed_in, board_member):
    page = signed_in(board_member).get(f"{COMPARE}?code=APP17&month=2024-10&against=2024-09")
    (row,) = page.rows("EHC plans in 20 weeks: October 2024 against September 2024")
    assert row["Change"] == "Up 10.0 points from 40.0%, better."
    assert row["September 2024"].startswith("40.0%")


def test_the_address_keeps_what_was_chosen(figures, signed_in, analyst):
    page = signed_in(analyst).get(f"{COMPARE}?code=APP17&by=district&group=Ashford&month=2024-08&scale=own")
    form = page.soup.select_one("form[method=get]")
    assert form.select_one("#id_code")["value"] == "APP17"
    assert form.select_one("#id_month option[selected]")["value"] == str(Month(2024, 8))
    assert [box["value"] for box in form.select("input[type=checkbox][checked]")] == ["Ashford"]


@pytest.mark.parametrize("query", ["month=x", "against=2024-99", "code=APP17&month=2024-00"])
def test_what_is_no_month_is_not_found(figures, signed_in, board_member, query):
    signed_in(board_member).get(f"{COMPARE}?code=APP17&{query}", status=404)


def test_without_results_it_explains_itself(area, small_plan, signed_in, board_member):
    assert signed_in(board_member).get(f"{COMPARE}?code=APP17").h1 == "Compare"


def test_a_parent_has_none(figures, signed_in, parent):
    signed_in(parent).get(COMPARE, status=404)


def test_its_queries_are_few(figures, signed_in, analyst, django_assert_max_num_queries):
    client = signed_in(analyst)
    with django_assert_max_num_queries(10):
        client.get(f"{COMPARE}?code=APP17&by=district&against=2024-09")
