import pytest
from returned_files import row

from goldenthread.govuk.testing import ANYWHERE
from goldenthread.scorecard.models import Reading

pytestmark = pytest.mark.django_db
ADDRESS = "/scorecard/returns/datasets/waits/type/"


def test_typed_figures_are_checked_and_confirmed_as_a_file_is(signed_in, analyst):
    page = signed_in(analyst).get(ADDRESS)
    answers = {"APP40-value": "7,399", "APP45-numerator": "5", "APP45-denominator": "10"}
    page = page.submit(
        "Check the figures", on_behalf_of="NHS community services", **answers, redirects_to=ANYWHERE
    )
    assert page.h1 == "Check the figures"
    page.submit("Take these figures in", redirects_to=ANYWHERE)
    assert dict(Reading.objects.values_list("code", "value")) == {"APP40": 7399.0, "APP45": 50.0}
    assert str(Reading.objects.get(code="APP40").until_on) == "2024-10-31"


def test_each_fault_stands_at_its_box_and_what_was_typed_is_kept(signed_in, analyst):
    page = signed_in(analyst).get(ADDRESS)
    answers = {"APP40-value": "1O", "APP45-numerator": "12", "APP45-denominator": "10", "APP41-value": "6"}
    page = page.submit("Check the figures", on_behalf_of="NHS", **answers)
    assert page.errors() == ["“1O” is not a number", "12 is more than the 10 that it is counted of"]
    assert page.soup.select_one("#id_APP40-value")["value"] == "1O"
    assert page.soup.select_one("#id_APP41-value")["value"] == "6"
    assert "“1O” is not a number" in page.soup.select_one("#id_APP40-value").parent.text
    assert not Reading.objects.exists()


def test_what_stands_is_filled_in_and_left_alone_when_it_stays(signed_in, analyst, taken_in):
    taken_in(
        row("APP40", "2024-10", 7399), row("APP45", "2024-10", "", 5, 10), row("APP46", "2024-10", "62.5")
    )
    page = signed_in(analyst).get(ADDRESS)
    boxes = {box["id"]: box.get("value", "") for box in page.soup.select("main input[type=text]")}
    assert boxes["id_APP40-value"] == "7399"
    assert (boxes["id_APP45-numerator"], boxes["id_APP45-denominator"], boxes["id_APP45-value"]) == (
        "5",
        "10",
        "",
    )
    assert boxes["id_APP46-value"] == "62.5"
    page = page.submit("Check the figures", on_behalf_of="NHS", redirects_to=ANYWHERE)
    assert "There is nothing to take in." in page.text


def test_another_month_can_be_chosen(signed_in, analyst):
    page = signed_in(analyst).get(ADDRESS).submit("Show this month", month="2024-03")
    assert "March 2024" in page.soup.select_one("legend").text


def test_nothing_typed_says_so(signed_in, analyst):
    page = signed_in(analyst).get(ADDRESS).submit("Check the figures", on_behalf_of="NHS")
    assert page.errors() == ["No row has a figure in it"]


def test_a_month_to_come_or_a_dataset_that_is_none_is_not_found(signed_in, analyst, board_member):
    client = signed_in(analyst)
    client.get(f"{ADDRESS}?month=2024-12", status=404)
    client.get("/scorecard/returns/datasets/weather/type/", status=404)
    signed_in(board_member).get(ADDRESS, status=404)
