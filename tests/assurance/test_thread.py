from goldenthread.people.local_area import read_once
from goldenthread.scorecard import thread


def test_it_is_empty_before_a_plan_is_imported(db):
    assert (thread.areas(), thread.actions_serving("APP17"), thread.titles()) == ([], [], {})


def test_it_gives_each_area_its_indicators_the_headline_ones_first(imported, django_assert_num_queries):
    with read_once(), django_assert_num_queries(4):  # the fourth asks what day it is here
        (area,) = thread.areas()
    assert (area.number, area.url) == ("1", "/plan/areas/1/")
    assert (area.high_impact_codes, area.codes) == (("APP17",), ("APP17", "APP01"))


def test_it_gives_the_actions_that_cite_an_indicator_in_the_plans_order(imported, django_assert_num_queries):
    with read_once(), django_assert_num_queries(3):
        serving = thread.actions_by_code(["APP01", "APP17", "APP99"])
    assert {code: [action.code for action in actions] for code, actions in serving.items()} == {
        "APP01": ["1A1", "1A2"],
        "APP17": ["1A1"],
    }
    action = serving["APP17"][0]
    assert (action.url, action.sub_theme_code, action.progress) == ("/plan/actions/1A1/", "1a", "green")


def test_it_titles_every_indicator_of_the_published_plan(whole_plan):
    titles = thread.titles()
    assert len(titles) == 65
    assert all(titles.values())


def test_it_knows_which_actions_of_the_published_plan_cite_timeliness(whole_plan, published):
    cited = [action.code for action in published.actions if "APP17" in action.kpi_codes]
    assert [action.code for action in thread.actions_serving("APP17")] == cited
