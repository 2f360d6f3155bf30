import factories
import pytest

from goldenthread.accounts.roles import Parent

URL = "/plan/versions/compare/"


@pytest.fixture
def second(signed_in, office, imported):
    client = signed_in(office)
    client.get("/plan/actions/1A1/change/").submit(
        "Change it", title="Write letters", reason="Shorter", redirects_to="anywhere"
    )
    client.get("/plan/actions/1A2/rate/").submit(
        "Record this rating", brag="red", words="Nobody is free", reason="-", redirects_to="anywhere"
    )
    client.get("/plan/versions/agree/").submit(
        "Keep this version", agreed_where="Board", words="Shorter", redirects_to="anywhere"
    )
    client.get("/plan/actions/1B1/retire/").submit(
        "Retire it", reason="No longer needed", redirects_to="anywhere"
    )


@pytest.mark.parametrize("query", ["?from=1&to=2", "?from=2&to=1"])
def test_it_says_what_changed_between_two_versions(signed_in, board_member, second, query):
    page = signed_in(board_member).get(f"{URL}{query}")
    assert "From version 1, agreed on 20 September 2023, to version 2" in page.text
    assert "2 actions differ: 1 changed and 1 rated otherwise." in page.text
    assert "What is to be done: was Write plain letters; now Write letters" in page.text
    assert "Progress: was amber; now red" in page.text
    assert "1B1" not in page.text


def test_it_says_what_has_changed_since_the_last(signed_in, board_member, second):
    page = signed_in(board_member).get(URL)
    assert "to the plan as it stands: 1 action differs: 1 retired." in page.text
    assert "Monitoring: was Monitored; now Retired" in page.text


def test_nothing_differs_between_a_version_and_itself(signed_in, board_member, second):
    assert "No action differs between the two." in signed_in(board_member).get(f"{URL}?from=2&to=2").text


@pytest.mark.parametrize("query", ["?from=3", "?from=1&to=x", "?to=0"])
def test_it_knows_no_other_version(signed_in, board_member, imported, query):
    signed_in(board_member).get(f"{URL}{query}", status=404)


def test_it_is_for_those_who_may_see_the_plan(signed_in, imported):
    signed_in(factories.user(Parent.code)).get(URL, status=404)
