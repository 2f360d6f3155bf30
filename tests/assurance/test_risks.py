from dataclasses import replace
from datetime import date

import factories
import pytest

from goldenthread.accounts.roles import Caseworker
from goldenthread.assurance.importing import Beside

URL = "/risks/"


def numbers(page):
    return [row["Number"] for row in page.rows("Risks")]


def test_a_published_grade_stays_a_grade_and_asks_why_nothing_moves(signed_in, board_member, imported):
    page = signed_in(board_member).get(URL)
    assert "1 risk. None is scored yet and 1 only graded as published." in page.text
    assert "What is done changes nothing for 1, and nobody has said why." in page.text
    [row] = page.rows("Risks")
    assert row["Now"] == "Published: High; not yet scored Nothing moves: why?"
    assert (row["With nothing done"], row["Who"]) == ("Published: High", "Nobody is named")


def test_it_shows_the_published_register(signed_in, board_member, whole_plan, django_assert_num_queries):
    client = signed_in(board_member)
    with django_assert_num_queries(12):
        page = client.get(URL)
    assert numbers(page) == [f"Risk {number}" for number in range(1, 13)]
    assert sum(int(row["Done about it"].split()[0]) for row in page.rows("Risks")) == 57


def test_it_takes_the_same_queries_however_much_is_said(
    signed_in, board_member, register, django_assert_num_queries
):
    client = signed_in(board_member)
    with django_assert_num_queries(14):
        client.get(URL)


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", ["Risk 3", "Risk 2", "Risk 1"]),
        ("sort=number", ["Risk 1", "Risk 2", "Risk 3"]),
        ("sort=-inherent", ["Risk 2", "Risk 3", "Risk 1"]),
        ("sort=review", ["Risk 3", "Risk 2", "Risk 1"]),
        ("sort=nonsense", ["Risk 3", "Risk 2", "Risk 1"]),
        ("q=letters", ["Risk 2"]),
        ("q=1a2", ["Risk 3"]),
        ("q=rowan", ["Risk 2"]),
        ("band=high", ["Risk 3"]),
        ("band=medium", ["Risk 2"]),
        ("category=money", ["Risk 3"]),
        ("state=accepted", ["Risk 3"]),
        ("area=1", ["Risk 2"]),
        ("when=review", ["Risk 3"]),
        ("when=mitigation", ["Risk 2"]),
        ("when=unmoved", ["Risk 1"]),
        ("when=unscored", ["Risk 1"]),
        ("when=unowned", ["Risk 1"]),
        ("when=target", ["Risk 2"]),
        ("when=nonsense&area=99", ["Risk 3", "Risk 2", "Risk 1"]),
    ],
)
def test_it_finds_filters_and_sorts(signed_in, board_member, register, query, found):
    assert numbers(signed_in(board_member).get(f"{URL}?{query}")) == found


def test_it_says_when_nothing_fits(signed_in, board_member, register):
    assert "No risk fits" in signed_in(board_member).get(f"{URL}?q=zebra").text


def test_it_shows_the_register_as_it_stood(signed_in, board_member, register):
    page = signed_in(board_member).get(f"{URL}?on=2024-02-28")
    assert numbers(page) == ["Risk 1", "Risk 2"]
    assert page.rows("Risks")[1]["Now"] == "Not scored yet target 4"
    assert "The register is empty on that day" in signed_in(board_member).get(f"{URL}?on=2023-05-16").text


def test_it_says_when_the_register_is_empty(signed_in, board_member):
    assert "The register is empty" in signed_in(board_member).get(URL).text


def test_only_the_programme_office_is_offered_to_add_to_it(signed_in, board_member, office, imported):
    assert "Put a risk on the register" in signed_in(office).get(URL).links()
    assert "Put a risk on the register" not in signed_in(board_member).get(URL).links()


def test_it_is_for_those_who_may_see_risks(signed_in, imported):
    signed_in(factories.user(Caseworker.code)).get(URL, status=404)


def test_a_day_of_the_past_is_kept_in_the_links_of_the_register(signed_in, board_member, register):
    page = signed_in(board_member).get(f"{URL}?on=2024-02-28")
    assert page.links()["Risk 2"] == "/risks/2/?on=2024-02-28"
    assert date(2024, 2, 28).isoformat() in page.links()["CSV"]


def test_the_register_of_an_earlier_plan_is_seen_on_its_days(
    signed_in, board_member, register, bring_in, small
):
    later = replace(small, title="A later plan", published_on=date(2024, 11, 1), risks=())
    bring_in(later, beside=Beside("accelerated", date(2024, 11, 1)))
    client = signed_in(board_member)
    client.get("/risks/3/", status=404)
    assert client.get("/risks/3/?on=2024-10-31").h1 == "Risk 3"
    assert sorted(numbers(client.get("/risks/?on=2024-10-31"))) == ["Risk 1", "Risk 2", "Risk 3"]
    links = client.get("/plan/actions/1A2/?on=2024-10-31").links()
    assert links["Risk 3"] == "/risks/3/?on=2024-10-31"
