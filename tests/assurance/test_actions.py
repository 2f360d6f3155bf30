from datetime import date

import factories
import pytest

from goldenthread.accounts.roles import Parent

URL = "/plan/actions/"


def codes(page):
    return [row["Action"] for row in page.rows("Actions")]


@pytest.fixture
def client_of_board(signed_in, board_member):
    return signed_in(board_member)


def test_it_lists_every_action_a_page_at_a_time(client_of_board, whole_plan):
    first = client_of_board.get(URL)
    assert "116 actions" in first.text
    third = client_of_board.get(f"{URL}?page=3")
    assert (len(codes(first)), len(codes(third)), codes(third)[-1]) == (50, 16, "9B1")


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("q=1a2", ["1A2"]),
        ("q=letters", ["1A1", "1A2"]),
        ("q=letters+families", ["1A2"]),
        ("q=app17", ["1A1"]),
        ("q=designated", ["1A2", "1B1"]),
        ("progress=green", ["1A1"]),
        ("impact=unrated", ["1B1"]),
        ("when=overdue", ["1A2"]),
        ("area=1&organisation=NHS", ["1A2", "1B1"]),
        ("progress=purple&area=99", ["1A1", "1A2", "1B1"]),
        ("sort=-action", ["1B1", "1A2", "1A1"]),
        ("sort=progress", ["1A2", "1A1", "1B1"]),
        ("sort=impact", ["1A1", "1A2", "1B1"]),
        ("sort=nonsense", ["1A1", "1A2", "1B1"]),
    ],
)
def test_it_finds_filters_and_sorts(client_of_board, imported, query, found):
    assert codes(client_of_board.get(f"{URL}?{query}")) == found


def test_it_counts_the_published_plans_overdue_actions(client_of_board, whole_plan):
    page = client_of_board.get(f"{URL}?when=overdue&organisation=NHS&sort=due")
    assert all("overdue" in row["Due"] for row in page.rows("Actions"))
    assert "48 actions" in client_of_board.get(f"{URL}?when=overdue").text


def test_it_says_when_nothing_fits_and_when_there_is_no_plan(client_of_board, imported):
    assert "No action fits" in client_of_board.get(f"{URL}?q=zebra").text


def test_it_says_how_to_import_when_there_is_no_plan(client_of_board):
    assert "goldenthread import_plan FILE" in client_of_board.get(URL).text


def test_it_asks_the_database_a_fixed_number_of_times(client_of_board, whole_plan, django_assert_num_queries):
    with django_assert_num_queries(12):
        client_of_board.get(f"{URL}?q=plan")


def test_it_is_for_those_who_may_see_the_plan(signed_in, imported):
    signed_in(factories.user(Parent.code)).get(URL, status=404)


def test_it_is_found_filtered_and_sorted_as_it_stood_on_a_day(signed_in, office, imported):
    client = signed_in(office)
    given = {"title": "Ring families", "reason": "-", "on": date(2024, 6, 1), "due_on": date(2024, 12, 1)}
    given["redirects_to"] = "/plan/actions/1A1/"
    client.get("/plan/actions/1A1/change/").submit("Change it", **given)
    assert codes(client.get(f"{URL}?q=ring")) == ["1A1"]
    assert "No action fits" in client.get(f"{URL}?q=ring&on=2024-05-31").text
    assert codes(client.get(f"{URL}?q=letters&on=2024-05-31&sort=due")) == ["1A1", "1A2"]
    page = client.get(f"{URL}?on=2024-05-31")
    assert 'name="on"' in str(page.soup.select_one("form.gt-filters"))
    assert page.links()["CSV"] == "/plan/actions/download/?on=2024-05-31&format=csv"


def test_it_is_found_by_what_became_of_it(signed_in, office, imported):
    client = signed_in(office)
    given = {"reason": "-", "redirects_to": "/plan/actions/1A1/"}
    client.get("/plan/actions/1A1/retire/").submit("Retire it", **given)
    assert codes(client.get(f"{URL}?monitoring=retired")) == ["1A1"]
    assert codes(client.get(f"{URL}?monitoring=active")) == ["1A2", "1B1"]
