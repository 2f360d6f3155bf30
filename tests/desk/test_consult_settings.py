"""Settings are looked for, chosen, and asked at once."""

from datetime import date

import factories
import pytest
import stories

from goldenthread.casework.consulting.models import Consultation


@pytest.fixture
def case(officer):
    return stories.drafted(stories.child_of(officer))


@pytest.fixture
def schools():
    return [factories.setting(name=f"Oak {kind}") for kind in ("Primary", "Academy")]


def test_it_finds_settings_and_asks_several(signed_in, officer, case, schools):
    client = signed_in(officer)
    page = client.get(f"/cases/{case.ref}/consultations/").click("Consult settings")
    page = page.submit("Find settings", q="oak")
    chosen = [str(school.pk) for school in schools]
    page = page.submit(
        "Record the consultations",
        settings=chosen,
        familys_wish=chosen[:1],
        sent_on=date(2024, 11, 11),
        redirects_to=f"/cases/{case.ref}/consultations/",
    )
    assert "2 consulted: 2 still in time to answer." in page.text
    assert list(Consultation.objects.filter(is_familys_wish=True).values_list("setting", flat=True)) == [
        schools[0].pk
    ]
    page = client.get(f"/cases/{case.ref}/consultations/new/?q=oak")
    assert "No setting matches “oak” that could be asked now." in page.text


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({}, "Choose the settings to consult"),
        ({"settings": "both", "sent_on": date(2024, 10, 1)}, "The draft was sent on 6 November 2024"),
        ({"settings": "first", "familys_wish": "both"}, "Choose among the settings that are consulted"),
    ],
)
def test_it_says_what_is_wrong(signed_in, officer, case, schools, given, said):
    both = [str(school.pk) for school in schools]
    named = {"both": both, "first": both[:1]}
    sent = {
        name: named.get(value, value) if isinstance(value, str) else value for name, value in given.items()
    }
    page = signed_in(officer).get(f"/cases/{case.ref}/consultations/new/?q=oak")
    assert page.submit("Record the consultations", **sent).errors() == [said]
    assert not Consultation.objects.exists()


def test_before_a_draft_it_says_what_comes_first(signed_in, officer, schools):
    case = stories.assessing(stories.child_of(officer))
    page = signed_in(officer).get(f"/cases/{case.ref}/consultations/new/?q=oak")
    page = page.submit("Record the consultations", settings=[str(schools[0].pk)])
    assert page.errors() == ["Send the draft plan first: a setting is consulted with a copy of it"]
