"""What has no evidence: asks, ratings for impact, and what the plan promised."""

from goldenthread.assurance.models import Action, Ask, Rating
from goldenthread.assurance.reviews.actions import judge

URL = "/plan/evidence/missing/"


def asks(page):
    return [row["Evidence asked for"] for row in page.rows("Asks without evidence")]


def test_it_lists_what_was_asked_and_not_shown(
    reviewed, signed_in, office, piece, put_to, django_assert_max_num_queries
):
    client = signed_in(office)
    page = client.get(URL)
    before = asks(page)
    ask = Ask.objects.filter(review__order=2, area__number="1").earliest("pk")
    assert ask.words in before
    assert len(before) == 64 - 3, "what the second review asked again stands there once"
    put_to(piece(), ask=ask)
    other = Ask.objects.filter(review__order=2, area__number="6").earliest("pk")
    judge(
        ask=other,
        verdict="accepted",
        response="-",
        judged_on=other.review.letter_on,
        by=office,
        expected_revision=0,
    )
    with django_assert_max_num_queries(25):
        after = asks(client.get(URL))
    assert set(before) - set(after) == {ask.words, other.words}


def test_a_rating_for_impact_asks_for_evidence(imported, signed_in, office, piece, put_to):
    action = Action.objects.get(code="1A2")
    Rating.objects.create(action=action, scale="impact", brag="green", said_on="2024-05-01")
    Action.objects.filter(pk=action.pk).update(impact="green")
    page = signed_in(office).get(URL)
    assert [row["Action"] for row in page.rows("Rated for impact without evidence")] == ["1A2"]
    assert [row["Action"] for row in page.rows("Actions that promise evidence")] == ["1A1"]
    put_to(piece(), action="1A2")
    put_to(piece(), action="1A1")
    page = signed_in(office).get(URL)
    assert "Every action rated green or blue for impact has evidence." in page.text
    assert "Every action for which the plan names evidence has some." in page.text


def test_it_is_narrowed_to_an_area_and_shown_as_it_stood(reviewed, signed_in, board_member):
    client = signed_in(board_member)
    every, narrowed = client.get(URL), client.get(f"{URL}?area=9")
    assert set(asks(narrowed)) < set(asks(every))
    assert {row["Area"] for row in narrowed.rows("Asks without evidence")} == {"9"}
    then = client.get(f"{URL}?on=2024-02-01")
    assert {row["Review"] for row in then.rows("Asks without evidence")} == {"Review 1"}


def test_before_a_plan_there_is_nothing_to_show(signed_in, board_member):
    assert "0 asks" in signed_in(board_member).get(URL).text
