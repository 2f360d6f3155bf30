import pytest

from goldenthread.assurance.models import CarryOver


@pytest.fixture
def url(two_plans):
    return f"/plan/plans/{two_plans[0].pk}/carry-over/1A1/"


def test_it_keeps_what_was_said_before(signed_in, office, url):
    client = signed_in(office)
    page = client.get(url).submit(
        "Record it", outcome="carried", redirects_to="anywhere"
    )  # the namesake is proposed
    page = client.get(url).submit(
        "Record it", outcome="merged", into="1A2 2B1", why="Both took a part", redirects_to="anywhere"
    )
    assert "Became part of another action: 1A2, 2B1" in page.text
    assert "Said before, on 12 November 2024: carried over as it is" in page.text
    assert CarryOver.objects.count() == 2


@pytest.mark.parametrize(
    ("given", "error"),
    [
        ({}, "Say how it went on"),
        ({"outcome": "carried", "into": "9Z9"}, "“A later plan” has no action 9Z9."),
        ({"outcome": "none", "into": ""}, "Say why."),
    ],
)
def test_it_says_what_is_wrong(signed_in, office, url, given, error):
    assert signed_in(office).get(url).submit("Record it", **given).errors() == [error]


def test_nothing_goes_on_from_a_plan_that_none_follows(signed_in, office, two_plans):
    signed_in(office).get(f"/plan/plans/{two_plans[1].pk}/carry-over/1A1/", status=404)


def test_it_is_for_those_who_keep_the_plan(signed_in, board_member, url):
    signed_in(board_member).get(url, status=404)
