"""The list of government reviews, latest first, each in a sentence."""

import factories

from goldenthread.accounts.roles import GovernmentAdviser


def test_the_latest_comes_first_and_says_what_it_asked_and_released(
    reviewed, signed_in, board_member, django_assert_max_num_queries
):
    client = signed_in(board_member)
    client.get("/plan/reviews/")
    with django_assert_max_num_queries(20):
        page = client.get("/plan/reviews/")
    assert page.h1 == "Government reviews"
    assert [each.get_text(strip=True) for each in page.soup.select("section h2")] == ["Review 2", "Review 1"]
    assert "37 actions released from formal monitoring, 2 put under another area." in page.text
    assert "3 of them before" in page.text


def test_where_none_is_recorded_it_says_how_one_comes_in(plan_held, signed_in, board_member):
    page = signed_in(board_member).get("/plan/reviews/")
    assert "No review is recorded." in page.text


def test_an_adviser_finds_the_last_review_on_the_first_page_and_nobody_else_does(
    signed_in, reviewed, board_member
):
    adviser = factories.user(GovernmentAdviser.code)
    page = signed_in(adviser).get("/")
    assert "Review 2, Fri 12 July 2024: 31 pieces of evidence asked for" in page.text
    assert page.links()["Open the reviews"] == "/plan/reviews/"
    assert "Open the reviews" not in signed_in(board_member).get("/").links()
