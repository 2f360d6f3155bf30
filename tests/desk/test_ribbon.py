"""Pulling the thread from a case: the indicators it counts in and what they serve."""

import pytest

from goldenthread.casework.models import Request
from goldenthread.desk import ribbon
from goldenthread.indicators import Month
from goldenthread.scorecard import cards, thread

pytestmark = pytest.mark.django_db
OCTOBER = Month(2024, 10)


def in_october(child):
    request = Request.objects.with_story().get(child=child)
    return {found.code: found for found in ribbon.counted_in(request.story_refs)}


def test_a_case_counts_in_the_shares_it_is_in_time_for(october):
    in_time, late = in_october(october[0]), in_october(october[3])
    assert in_time["APP17"].counted is True
    assert late["APP17"].counted is False
    assert late["APP17"].url == "/scorecard/2024-10/APP17/"
    assert late["APP17"].title == "EHC plans in 20 weeks"
    assert late["X-EHCP-ISSUED-M"].counted is None
    assert "X-OPEN-ASSESS" not in in_time


def test_it_agrees_with_the_figures_that_open_to_the_case(october):
    for child in october:
        refs = set(Request.objects.with_story().get(child=child).story_refs)
        for code, found in in_october(child).items():
            rows = [row for row in cards.cases(code, OCTOBER).rows if row.ref in refs]
            assert rows, code
            assert found.counted is None or found.counted == any(row.counted for row in rows), code


def test_from_a_case_the_ribbon_runs_up_to_the_area(october):
    found = list(in_october(october[0]).values())
    assert ribbon.of_case(found) == [
        ("This case", ""),
        ("APP17 EHC plans in 20 weeks", "/scorecard/2024-10/APP17/"),
        ("Action 6G1", "/plan/actions/6G1/"),
        ("6g Timeliness", "/plan/areas/6/"),
        ("Area 6 · Slow and uneven assessments", "/plan/areas/6/"),
    ]


def test_a_case_that_counts_in_nothing_has_no_ribbon(october):
    assert ribbon.counted_in(["R-0000000"]) == []
    assert ribbon.of_case([]) == []


def test_without_facts_or_figures_a_case_counts_in_nothing(db, small_plan):
    assert ribbon.counted_in(["R-0000000"]) == []
    assert ribbon.counted_in(["R-0000000"], OCTOBER) == []


def test_an_indicator_of_no_action_has_only_itself(october):
    card = cards.kpi("X-EHCP-STOCK", OCTOBER).card
    assert ribbon.of_indicator(card, [], thread.areas()) == [(f"{card.code} {card.title}", "")]


def test_a_list_of_cases_stands_under_its_figure(october):
    card = cards.kpi("APP17", OCTOBER).card
    *_, kpi, here = ribbon.of_cases(card, thread.actions_serving("APP17"), thread.areas(), "3 cases")
    assert kpi == ("APP17 EHC plans in 20 weeks", "/scorecard/2024-10/APP17/")
    assert here == ("3 cases", "")


def test_opening_a_case_takes_few_queries(october, django_assert_num_queries):
    refs = Request.objects.with_story().get(child=october[0]).story_refs
    with django_assert_num_queries(2):  # the latest month, and the facts it was worked out from
        ribbon.counted_in(refs)
