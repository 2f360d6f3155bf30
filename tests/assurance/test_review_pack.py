"""The pack for the next government review, on a page."""

from datetime import UTC, date, datetime

import pytest

from goldenthread.assurance.evidence import actions, pack
from goldenthread.assurance.models import Ask
from goldenthread.indicators import Month
from goldenthread.scorecard.models import PublishedMonth

URL = "/plan/reviews/pack/"


def part(data, number):
    return next(area for area in data["areas"] if area["number"] == number)


@pytest.fixture
def offered(reviewed, piece, put_to):
    """A survey offered in July for the second review's first ask of area 1."""
    ask = Ask.objects.filter(review__order=2, area__number="1").order_by("number").first()
    item = piece()
    put_to(item, ask=ask, at=datetime(2024, 7, 20, 10, tzinfo=UTC))
    put_to(item, action="1C2")
    return item


def test_it_puts_verdicts_asks_offers_actions_and_what_is_missing_together(
    offered, signed_in, board_member, django_assert_max_num_queries
):
    client = signed_in(board_member)
    client.get(URL)
    with django_assert_max_num_queries(34):
        page = client.get(URL)
    assert page.h1 == "Pack for the next government review"
    assert (
        "The reviews still wait for 61 pieces of evidence. Something is offered for 1 of them; nothing for 60."
        in page.text
    )
    assert "Draft: no month of figures is published." in page.text
    data = pack.of_day(date(2024, 11, 12))
    area = part(data, "1")
    assert area["verdicts"] == [
        "Some progress: wider parents engaged, health training compliance up, early trust signs"
    ]
    assert [len(ask["offers"]) for ask in area["asks"] if ask["asked_in"] == "Review 2"] == [1, 0, 0]
    assert area["asks"][0]["offers"][0]["piece"]["title"] == "Survey of parents"
    released = {action["code"]: action for action in area["actions"]}["1A4"]
    assert released["became"] == "Released from formal monitoring (Review 2)"
    assert {action["code"]: action["evidence"] for action in area["actions"]}["1C2"] == [str(offered)]
    assert any("1F3" in sentence for sentence in area["missing"]), "green for impact with nothing to show it"
    assert part(data, "4")["no_longer_monitored"]


def test_it_is_shown_as_it_stood(offered, signed_in, board_member):
    june = pack.of_day(date(2024, 6, 30))
    assert june["review"]["name"] == "Review 1"
    assert all(not ask["offers"] for area in june["areas"] for ask in area["asks"])
    assert [piece["ref"] for piece in june["pieces"]] == [str(offered)]
    before = pack.of_day(date(2023, 10, 1))
    assert (before["review"], before["pieces"]) == (None, [])
    assert (
        "No government review has been held yet." in signed_in(board_member).get(f"{URL}?on=2023-10-01").text
    )


def test_every_figure_is_of_the_published_month(imported, published_october, office, signed_in):
    actions.take_figure(code="APP17", month=Month(2024, 9), shows="Half", strength="once", by=office)
    data = pack.of_day(date(2024, 11, 12))
    digest = published_october.manifest_digest[:12]
    assert data["figures"] == (
        f"Figures as published for October 2024, edition 1 of 12 November 2024 (digest {digest})."
    )
    (figure,) = part(data, "1")["figures"]
    assert (figure["now"], figure["of"], figure["rag"]) == ("57.1%", "8 of 14", "red")
    assert data["pieces"][0]["movement"] == "In October 2024: 57.1%. Up 7.1 points from 50.0%, better."
    yesterday = pack.of_day(date(2024, 11, 11))
    assert yesterday["figures"] == "Draft: no month of figures is published."


def test_damaged_figures_are_said_to_be_and_not_shown(
    published_october, imported, settings, signed_in, office
):
    place = settings.HOME / "published" / published_october.folder_name / "manifest.json"
    place.chmod(0o644)
    place.write_text("{}")
    page = signed_in(office).get(URL)
    assert "The figures published for October 2024 cannot be shown" in page.text
    assert "57.1%" not in page.text


def test_before_a_plan_it_says_how_one_comes_in(signed_in, board_member):
    assert "No improvement plan has been imported yet" in signed_in(board_member).get(URL).text


def test_an_edition_of_a_summer_night_is_of_the_day_that_it_was_here(published_october, imported):
    PublishedMonth.objects.update(published_at=datetime(2024, 7, 31, 23, 30, tzinfo=UTC))
    assert "edition 1 of 1 August 2024" in pack.of_day(date(2024, 8, 1))["figures"]
