"""The list of government reviews, latest first, each in a sentence."""


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
