"""One review: what its letter said of each area, asked, and decided about actions."""


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
    assert "Merged into another" in page.text
    assert "now under Area 7" in page.text


def test_there_is_no_third_review(reviewed, signed_in, board_member):
    signed_in(board_member).get("/plan/reviews/3/", status=404)
