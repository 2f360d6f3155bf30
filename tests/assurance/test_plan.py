import factories

from goldenthread.accounts.roles import BoardMember, Parent


def test_it_says_how_to_import_when_there_is_no_plan(signed_in, board_member):
    page = signed_in(board_member).get("/plan/")
    assert page.h1 == "Improvement plan"
    assert "goldenthread import_plan FILE" in page.text


def test_it_shows_each_area_with_its_sentence_its_bars_and_its_measures(
    signed_in, board_member, imported, results
):
    page = signed_in(board_member).get("/plan/")
    assert page.h1 == "A small plan"
    assert (
        "3 actions. 2 are green or blue for progress, none for impact. One is overdue: 1A2, by 195 days."
        in page.text
    )
    assert [image.get("aria-label") for image in page.soup.select(".gt-stacked-bar svg")][:2] == [
        "Progress: 1 blue, 1 green and 1 amber",
        "Impact: 1 amber, 1 red and 1 not rated",
    ]
    measure = page.soup.select_one(".gt-measures__one")
    assert "76.0%" in measure.text
    assert "Red" in measure.text
    assert page.links()["APP17 Plans issued in time"] == "/scorecard/2024-10/APP17/"
    assert page.links()["Area 1: Families are not heard"] == "/plan/areas/1/"


def test_it_shows_the_whole_published_plan(signed_in, board_member, whole_plan):
    page = signed_in(board_member).get("/plan/")
    assert len(page.soup.select("main section")) == 9
    assert page.text.count("; baseline") == 19


def test_it_asks_the_database_the_same_few_times_however_long_the_plan(
    signed_in, board_member, whole_plan, results, django_assert_num_queries
):
    client = signed_in(board_member)
    with django_assert_num_queries(16):
        client.get("/plan/")


def test_it_is_for_those_who_may_see_the_plan(signed_in, imported, client):
    assert signed_in(factories.user(BoardMember.code)).get("/plan/").status == 200
    assert signed_in(factories.user(Parent.code)).get("/plan/", status=404)


def test_it_is_shown_as_it_stood_on_a_day(signed_in, office, imported):
    client = signed_in(office)
    stated = {"brag": "red", "words": "Nobody is free", "reason": "-"}
    client.get("/plan/actions/1A1/rate/").submit(
        "Record this rating", **stated, redirects_to="/plan/actions/1A1/"
    )
    client.get("/plan/actions/1B1/retire/").submit(
        "Retire it", reason="No longer needed", redirects_to="/plan/actions/1B1/"
    )
    now, then = client.get("/plan/").text, client.get("/plan/?on=2024-05-31")
    assert "2 actions. None are green or blue" in now
    assert "as it stood at the end of 31 May 2024" in then.text
    assert (
        "3 actions. 2 are green or blue for progress, none for impact. One is overdue: 1A2, by 30 days."
        in (then.text)
    )
    assert then.links()["Area 1: Families are not heard"] == "/plan/areas/1/?on=2024-05-31"


def test_before_a_plan_was_in_force_there_was_none(signed_in, board_member, imported):
    page = signed_in(board_member).get("/plan/?on=2023-09-19")
    assert "No improvement plan was in force on 19 September 2023." in page.text
