from datetime import date

import pytest

from goldenthread.assurance.actions import rate
from goldenthread.assurance.models import Action
from goldenthread.publications.assurance_report.meanings import IMPACT

URL = "/plan/actions/1A2/rate/?scale=impact"
STATED = {"brag": "green", "words": "30 families understood the letter", "said_on": date(2024, 11, 1)}


def test_it_records_a_dated_statement_with_its_reason(signed_in, responsible_officer, imported):
    page = signed_in(responsible_officer).get(URL)
    assert page.h1 == "Rate the impact of action 1A2"
    assert all(words[1:] in page.text for words in IMPACT.values())
    page = page.submit("Record this rating", **STATED, redirects_to="/plan/actions/1A2/")
    assert "The rating of impact of action 1A2 is recorded." in page.text
    assert "Said on 1 November 2024, 11 days ago, by Rowan Ash." in page.text
    assert Action.objects.get(code="1A2").impact == "green"
    assert "In “A small plan”" not in page.text
    assert "Earlier ratings" in page.text


@pytest.mark.parametrize(
    ("over", "error"),
    [
        ({"brag": None}, "Choose blue, green, amber or red"),
        ({"words": ""}, "Say what the rating rests on"),
        (
            {"said_on": date(2024, 11, 13)},
            "the day on which the rating holds must be 12 November 2024 or earlier",
        ),
        (
            {"said_on": date(2023, 9, 1)},
            "A rating of 20 September 2023 is on file: give that day or a later one.",
        ),
    ],
)
def test_it_says_what_is_wrong_and_keeps_what_was_typed(signed_in, area_lead, imported, over, error):
    given = {name: value for name, value in (STATED | over).items() if value is not None}
    page = signed_in(area_lead).get(URL).submit("Record this rating", **given)
    assert [said.lower() for said in page.errors()] == [error.lower()]
    if "words" not in over:
        assert STATED["words"] in page.text
    assert Action.objects.get(code="1A2").impact == "amber"


def test_it_says_who_was_faster(signed_in, responsible_officer, area_lead, imported):
    page = signed_in(responsible_officer).get(URL)
    held = Action.objects.get(code="1A2")
    rate(
        action=held,
        scale="impact",
        brag="red",
        words="None asked",
        said_on=date(2024, 11, 2),
        by=area_lead,
        expected_revision=0,
    )
    page = page.submit("Record this rating", **STATED)
    assert page.errors()[0].startswith("Lee Sol changed")
    assert Action.objects.get(code="1A2").impact == "red"


def test_it_rates_progress_when_the_address_names_no_scale(signed_in, area_lead, imported):
    client = signed_in(area_lead)
    for query in ("", "?scale=progress", "?scale=mood"):
        assert client.get(f"/plan/actions/1A2/rate/{query}").h1 == "Rate the progress of action 1A2"


def test_it_is_for_those_who_may_rate(signed_in, board_member, stranger, imported):
    for person in (board_member, stranger):
        signed_in(person).get(URL, status=404)
        signed_in(person).post(URL, {"brag": "blue"}, status=404)


def test_it_asks_the_database_a_fixed_number_of_times(
    signed_in, area_lead, imported, django_assert_num_queries
):
    client = signed_in(area_lead)
    with django_assert_num_queries(9):
        client.get(URL)
