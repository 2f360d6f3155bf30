import factories
import pytest
from returned_files import row

from goldenthread.accounts.roles import FigureReturner
from goldenthread.scorecard.returned import actions

pytestmark = pytest.mark.django_db
ADDRESS = "/scorecard/returns/measures/APP40/"


def test_it_lists_every_figure_that_was_returned_those_replaced_struck_through(signed_in, analyst, taken_in):
    taken_in(row("APP40", "2024-09", 3))
    taken_in(row("APP40", "2024-10", 4))
    sent = taken_in(row("APP40", "2024-10", 5))
    page = signed_in(analyst).get(ADDRESS)
    found = page.rows("Every figure that was returned")
    assert [(line["Period"], line["Figure"], line["Now"]) for line in found] == [
        ("October 2024", "5", "Stands"),
        ("October 2024", "4", "Replaced"),
        ("September 2024", "3", "Stands"),
    ]
    assert [struck.get_text(strip=True) for struck in page.soup.select("s")] == [
        "4",
        "4",
    ]  # as replaced, and in its place
    assert f"By NHS community services on 12 Nov 2024, {sent.ref}" in found[0]["Returned"]


def test_one_that_was_taken_back_says_so(signed_in, analyst, taken_in):
    actions.take_back(by=analyst, sent=taken_in(row("APP40", "2024-10", 4)), reason="wrong")
    [line] = signed_in(analyst).get(ADDRESS).rows("Every figure that was returned")
    assert line["Now"] == "Taken back"


def test_with_none_it_says_so(signed_in, analyst):
    assert "No figure of this measure has been returned yet." in signed_in(analyst).get(ADDRESS).text


def test_it_leads_to_the_indicator(signed_in, analyst, october):
    assert signed_in(analyst).get(ADDRESS).links()["See the indicator"] == "/scorecard/2024-10/APP40/"


def test_a_measure_that_is_none_or_not_ones_own_is_not_there(signed_in, analyst):
    signed_in(analyst).get("/scorecard/returns/measures/APP99/", status=404)
    signed_in(factories.user(FigureReturner.code)).get(ADDRESS, status=404)
