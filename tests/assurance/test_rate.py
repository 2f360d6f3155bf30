from datetime import date

import factories
import pytest

from goldenthread.assurance.actions import rate
from goldenthread.assurance.models import Action, Rating
from goldenthread.publications.assurance_report.meanings import IMPACT

URL = "/plan/actions/1A2/rate/?scale=impact"
STATED = {
    "brag": "green",
    "words": "30 families understood the letter",
    "said_on": date(2024, 11, 1),
    "reason": "The printed letters are out; the work goes on",
}


def test_it_records_a_dated_statement_with_its_reason(signed_in, owner):
    page = signed_in(owner).get(URL)
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
def test_it_says_what_is_wrong_and_keeps_what_was_typed(signed_in, lead, over, error):
    given = {name: value for name, value in (STATED | over).items() if value is not None}
    page = signed_in(lead).get(URL).submit("Record this rating", **given)
    assert [said.lower() for said in page.errors()] == [error.lower()]
    if "words" not in over:
        assert STATED["words"] in page.text
    assert Action.objects.get(code="1A2").impact == "amber"


def test_it_says_who_was_faster(signed_in, owner, lead):
    page = signed_in(owner).get(URL)
    held = Action.objects.get(code="1A2")
    rate(
        action=held,
        scale="impact",
        brag="red",
        words="None asked",
        said_on=date(2024, 11, 2),
        by=lead,
        expected_revision=0,
    )
    page = page.submit("Record this rating", **STATED)
    assert page.errors()[0].startswith("Lee Sol changed")
    assert Action.objects.get(code="1A2").impact == "red"


def test_it_rates_progress_when_the_address_names_no_scale(signed_in, lead):
    client = signed_in(lead)
    for query in ("", "?scale=progress", "?scale=mood"):
        assert client.get(f"/plan/actions/1A2/rate/{query}").h1 == "Rate the progress of action 1A2"


def test_it_is_for_its_owner_the_areas_lead_and_the_programme_office(
    signed_in, owner, lead, office, board_member, stranger
):
    others = factories.user("responsible_officer"), factories.user("area_lead")
    for person in (board_member, stranger, *others):
        signed_in(person).get(URL, status=404)
        signed_in(person).post(URL, {"brag": "blue"}, status=404)
    for person in (board_member, *others):
        assert "Rate impact" not in signed_in(person).get("/plan/actions/1A2/").text
    for person in (owner, lead, office):
        signed_in(person).get("/plan/actions/1A2/").click("Rate impact")
    signed_in(owner).get("/plan/actions/1B1/rate/", status=404)


def test_it_asks_the_database_a_fixed_number_of_times(signed_in, lead, django_assert_num_queries):
    client = signed_in(lead)
    with django_assert_num_queries(14):
        client.get(URL)


def test_what_the_facts_speak_against_stands_only_with_a_reason_which_is_read_beside_it(signed_in, owner):
    given = {**STATED, "reason": ""}
    page = signed_in(owner).get(URL).submit("Record this rating", **given)
    assert page.errors() == [
        "Impact is rated green (early evidence of change) while progress is amber (on track for its date). "
        "Impact is rated green (early evidence of change) and nothing in the evidence bank is put to this action. "
        "Say why the rating stands; the board will read it."
    ]
    assert not Rating.objects.filter(said_by=owner).exists()
    page = page.submit("Record this rating", **STATED, redirects_to="/plan/actions/1A2/")
    assert "Why it stands: The printed letters are out; the work goes on" in page.text


def test_a_rating_that_nothing_speaks_against_asks_for_no_reason_and_keeps_none(
    signed_in, owner, piece, put_to
):
    put_to(piece(), action="1A1")
    page = signed_in(owner).get("/plan/actions/1A1/rate/?scale=impact")
    assert "What speaks against the rating as it stands" in page.text  # green progress with red impact
    page.submit("Record this rating", **STATED, redirects_to="/plan/actions/1A1/")
    assert Rating.objects.get(said_by=owner).reason_it_stands == ""


def test_it_is_asked_of_one_scale_what_the_other_is_known_for_anyway(signed_in, lead):
    """1B1's impact is not rated, which is no reason against rating its progress."""
    page = signed_in(lead).get("/plan/actions/1B1/rate/?scale=progress")
    assert "What speaks against" not in page.text
    given = {**STATED, "reason": ""}
    page.submit("Record this rating", **given, redirects_to="/plan/actions/1B1/")


def test_it_shows_the_evidence_that_a_claim_of_impact_is_held_against(signed_in, owner, piece, put_to):
    url = "/plan/actions/1A1/rate/?scale=impact"
    page = signed_in(owner).get(url)
    assert "No evidence is put to this action." in page.text
    assert page.links()["Add evidence for 1A1"] == "/plan/evidence/add/?action=1A1"
    given = {**STATED, "reason": ""}
    refused = page.submit("Record this rating", **given)
    assert refused.errors() == [
        "Impact is rated green (early evidence of change) and nothing in the evidence bank is put to this action. "
        "Say why the rating stands; the board will read it."
    ]
    put_to(piece(), action="1A1")
    page = signed_in(owner).get(url)
    assert "Survey of parents" in page.links()
    page.submit("Record this rating", **given, redirects_to="/plan/actions/1A1/")
    assert Rating.objects.get(said_by=owner).reason_it_stands == ""
