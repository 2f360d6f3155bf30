from datetime import date

import factories
import pytest

from goldenthread.accounts.roles import BoardMember, DataAnalyst, Parent
from goldenthread.indicators import Month
from goldenthread.scorecard.freezing import actions as freezing
from goldenthread.scorecard.models import Result

pytestmark = pytest.mark.django_db
OCTOBER = Month(2024, 10)


def test_it_says_first_how_many_are_red_and_shows_the_figure_with_its_fraction(
    october, signed_in, board_member
):
    page = signed_in(board_member).get("/scorecard/2024-10/")
    assert page.h1 == "Scorecard: October 2024"
    assert "0 green, 0 amber, 1 red, 0 not rated" in page.text
    assert "60.0%" in page.text
    assert "3 of 5" in page.text
    assert "Target 80%" in page.text
    assert "Area 6" in page.text
    assert "Worked out from case records as they stood on 12 November 2024" in page.text


def test_it_opens_the_latest_month_when_none_is_asked(october, signed_in, board_member):
    assert signed_in(board_member).get("/scorecard/").h1 == "Scorecard: October 2024"


def test_the_board_sees_what_each_area_is_chiefly_judged_by_and_all_shows_the_rest(
    october, signed_in, board_member
):
    client = signed_in(board_member)
    board, everything = (
        client.get("/scorecard/2024-10/?view=board"),
        client.get("/scorecard/2024-10/?view=all"),
    )
    titles = [heading.get_text(" ", strip=True) for heading in board.soup.select(".gt-card__title")]
    assert titles == ["APP17 EHC plans in 20 weeks"]
    assert "Grades" in everything.text
    assert "Not returned" in everything.text
    assert "Other indicators" in everything.text
    codes = [code.get_text() for code in everything.soup.select(".gt-card__code")]
    assert len(codes) == len(set(codes)) > 15


def test_companions_stand_in_the_same_block(october, signed_in, board_member):
    card = signed_in(board_member).get("/scorecard/2024-10/").soup.select_one(".gt-card")
    assert "Oldest open request" in card.get_text()
    assert "refused" in card.get_text().lower()


def test_the_form_leads_to_the_month_it_was_given(october, signed_in, board_member):
    page = signed_in(board_member).get("/scorecard/2024-10/")
    page = page.submit("Apply", month="2024-10", view="all", redirects_to="/scorecard/2024-10/?view=all")
    assert "Grades" in page.text


def test_a_district_is_shown_by_itself_and_small_numbers_only_to_those_who_may_open_cases(
    october, signed_in, officer, board_member
):
    name = officer.team.districts.get().name
    seen = signed_in(officer).get(f"/scorecard/2024-10/?district={name}")
    assert "3 of 4" in seen.text
    hidden = signed_in(board_member).get(f"/scorecard/2024-10/?district={name}")
    assert "3 of 4" not in hidden.text
    assert "Too few to show" in hidden.text


def test_without_results_it_says_what_to_run(signed_in, board_member, small_plan):
    assert "goldenthread compute" in signed_in(board_member).get("/scorecard/").text


def test_a_month_without_results_leads_to_the_latest(october, signed_in, board_member):
    page = signed_in(board_member).get("/scorecard/2019-01/")
    assert page.click("October 2024").h1 == "Scorecard: October 2024"


@pytest.mark.parametrize("month", ["2024-13", "october", "2024-1", "20241"])
def test_what_is_no_month_is_not_found(october, signed_in, board_member, month):
    signed_in(board_member).get(f"/scorecard/{month}/", status=404)


def test_an_impossible_month_in_the_form_is_not_found(october, signed_in, board_member):
    signed_in(board_member).get("/scorecard/?month=%2F%2Fevil.example", status=404)


def test_without_a_plan_every_indicator_is_shown_and_it_says_so(work_out, no_plan, signed_in, board_member):
    factories.request()
    work_out()
    page = signed_in(board_member).get("/scorecard/")
    assert "No improvement plan has been imported" in page.text
    assert page.soup.select(".gt-card")


def test_a_changed_rating_is_named(october, signed_in, board_member):
    Result.objects.filter(code="APP17", grouped_by="", month_on=OCTOBER.first).update(value=85.0)
    stored = Result.objects.get(code="APP17", grouped_by="")
    stored.pk, stored.month_on, stored.value = None, date(2024, 9, 1), 40.0
    stored.save()
    page = signed_in(board_member).get("/scorecard/2024-10/")
    assert "1 indicator changed rating since September 2024: APP17 from red to green." in page.text
    assert "was red" in page.text


def test_a_parent_has_no_scorecard(october, signed_in, parent):
    signed_in(parent).get("/scorecard/", status=404)


def test_its_queries_do_not_grow_with_the_cards(october, signed_in, board_member, django_assert_num_queries):
    client = signed_in(board_member)
    with django_assert_num_queries(12):
        client.get("/scorecard/2024-10/?view=board")
    with django_assert_num_queries(12):
        client.get("/scorecard/2024-10/?view=all")


@pytest.mark.parametrize(("role", "status"), [(BoardMember, 200), (DataAnalyst, 200), (Parent, 404)])
def test_each_role_gets_what_it_may(october, signed_in, role, status):
    signed_in(factories.user(role.code)).get("/scorecard/2024-10/", status=status)


def test_a_code_typed_leads_to_its_own_page(october, signed_in, board_member):
    page = signed_in(board_member).get(
        "/scorecard/2024-10/?q=app17", redirects_to="/scorecard/2024-10/APP17/"
    )
    assert page.h1 == "EHC plans in 20 weeks: October 2024"


@pytest.mark.parametrize(
    ("query", "codes"),
    [
        ("q=plans+20+weeks", {"APP17"}),
        ("rating=red", {"APP17"}),
        ("only=changed", set()),
        ("dataset=cases&q=oldest+open", {"X-OLDEST-OPEN-WKS"}),
    ],
)
def test_it_is_narrowed_to_what_was_asked(october, signed_in, board_member, query, codes):
    page = signed_in(board_member).get(f"/scorecard/2024-10/?{query}")
    found = {code.get_text() for code in page.soup.select(".gt-card__code")}
    assert codes <= found
    assert len(found) < 12
    assert ("No indicator is like that." in page.text) == (not found)


def test_the_areas_can_be_jumped_to(october, signed_in, board_member):
    page = signed_in(board_member).get("/scorecard/2024-10/?view=all")
    jumps = page.soup.select(".gt-jump a")
    assert [jump["href"] for jump in jumps] == ["#area-6", "#others"]
    assert all(page.soup.select_one(jump["href"]) for jump in jumps)


def test_a_published_month_is_shown_as_it_was_published_and_as_it_is_known(october, signed_in, board_member):
    freezing.publish_month(month=OCTOBER, signed_off_name="Dr A Patel", signed_off_role="Director", by=None)
    Result.objects.filter(code="APP17", grouped_by="", month_on=OCTOBER.first).update(value=85.0)
    page = signed_in(board_member).get("/scorecard/2024-10/")
    assert "signed off by Dr A Patel, Director; 1 revision since." in page.text
    assert "Published as 60.0%" in page.text
    page = page.click("Show them as published")
    assert "These are the figures as published." in page.text
    assert page.soup.select_one(".gt-card__value").get_text().startswith("60.0%")
    assert (
        page.click("Show them as now known").soup.select_one(".gt-card__value").get_text().startswith("85.0%")
    )
