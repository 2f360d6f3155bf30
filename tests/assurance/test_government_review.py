"""One review: what its letter said of each area, asked, and decided about actions."""

from dataclasses import replace
from datetime import date

from goldenthread.assurance.importing import Beside


def test_what_the_letter_decided_and_what_it_left_unsaid_are_both_shown(
    reviewed, signed_in, board_member, django_assert_max_num_queries
):
    client = signed_in(board_member)
    client.get("/plan/reviews/2/")
    with django_assert_max_num_queries(24):
        page = client.get("/plan/reviews/2/")
    assert page.h1 == "Government review: Review 2"
    assert "The letter says nothing of 4A2 and 4B1" in page.text
    assert "Merged into another area: now under area 7" in page.text
    assert "Asked before, in Review 1" in page.text
    assert page.text.count("Released from formal monitoring") == 37
    assert not page.soup.select("a[href*=asks]"), "a board member judges nothing"


def test_an_action_says_what_became_of_it(reviewed, signed_in, board_member):
    page = signed_in(board_member).get("/plan/actions/4C2/")
    assert "Watched under another area" in page.text
    assert "now under Area 7" in page.text


def test_there_is_no_third_review(reviewed, signed_in, board_member):
    signed_in(board_member).get("/plan/reviews/3/", status=404)


def test_it_stays_on_its_day_and_with_the_plan_that_the_day_shows(
    reviewed, signed_in, board_member, bring_in, small
):
    later = replace(small, title="A later plan", published_on=date(2024, 11, 1))
    bring_in(later, beside=Beside("accelerated", date(2024, 11, 1)))
    client = signed_in(board_member)
    client.get("/plan/reviews/2/", status=404)
    page = client.get("/plan/reviews/2/?on=2024-10-31")
    own = [each for each in page.links().values() if each.startswith(("/plan/areas/", "/plan/actions/"))]
    assert own
    assert all(each.endswith("?on=2024-10-31") for each in own)
    assert page.links()["Review 1"] == "/plan/reviews/1/?on=2024-10-31"
