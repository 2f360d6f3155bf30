"""Settings are looked for, chosen, and asked at once."""

from datetime import date

import factories
import letters
import pytest
import stories
import written_plans

from goldenthread.casework.consulting.models import Consultation
from goldenthread.casework.notices import actions as notices
from goldenthread.casework.notices.models import Notice


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
        "Continue",
        channel="already",
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
    assert page.submit("Continue", **({"channel": "already"} | sent)).errors() == [said]
    assert not Consultation.objects.exists()


def test_before_a_draft_it_says_what_comes_first(signed_in, officer, schools):
    case = stories.assessing(stories.child_of(officer))
    page = signed_in(officer).get(f"/cases/{case.ref}/consultations/new/?q=oak")
    page = page.submit("Continue", channel="already", settings=[str(schools[0].pk)])
    assert page.errors() == ["Send the draft plan first: a setting is consulted with a copy of it"]


# With their letters


@pytest.fixture
def written(officer):
    """A draft that was written here and sent; both schools have addresses."""
    letters.name_contacts(officer)
    case = written_plans.written(written_plans.agreed(stories.child_of(officer), officer), officer)
    written_plans.sent(case, officer)
    return written_plans.again(case)


SENT_ON = {"sent_on_0": "12", "sent_on_1": "11", "sent_on_2": "2024"}


def chosen(schools):
    return {"settings": [str(school.pk) for school in schools], "channel": "email"}


def test_letters_are_looked_at_and_go_with_what_records_them(signed_in, officer, written, schools):
    for school in schools:
        notices.keep_address(by=officer, setting=school, email=f"s{school.pk}@example.org")
    page = signed_in(officer).get(f"/cases/{written.ref}/consultations/new/?q=oak")
    looked = page.submit("Continue", **chosen(schools))
    assert not Notice.objects.exists()
    assert "Consultation about naming your setting in an EHC plan" in looked.text
    assert "Comes with this letter: The draft plan" in looked.text
    again = looked.submit("Send the letters and record it")
    assert "Tick to confirm" in again.errors()[-1]
    ticked = [box["value"] for box in looked.soup.select("input[name=confirmed]")]
    page = looked.submit(
        "Send the letters and record it",
        confirmed=ticked,
        seen=True,
        redirects_to=f"/cases/{written.ref}/consultations/",
    )
    assert "2 consulted" in page.text
    assert [one.notice.enclosures.get().label for one in Consultation.objects.all()] == ["The draft plan"] * 2
    assert {one.notice.copies.get().setting for one in Consultation.objects.all()} == set(schools)
    assert page.click("The letter to Oak Primary").soup


def test_one_that_cannot_go_keeps_all_back(signed_in, officer, written, schools):
    notices.keep_address(by=officer, setting=schools[0], email="one@example.org")
    page = signed_in(officer).get(f"/cases/{written.ref}/consultations/new/?q=oak")
    looked = page.submit("Continue", **chosen(schools))
    assert "Oak Academy: no e-mail address is on file" in looked.text
    assert not looked.soup.find("button", string="Send the letters and record it")
    link = looked.links()["Write it down: the address of Oak Academy"]
    assert link == f"/settings/{schools[1].pk}/address/"
    ticked = [box["value"] for box in looked.soup.select("input[name=confirmed]")]
    sent = chosen(schools) | {"go": "1", "confirmed": ticked, "seen": "on"}
    page = signed_in(officer).post(f"/cases/{written.ref}/consultations/new/?q=oak", sent | SENT_ON)
    assert not Consultation.objects.exists()
    assert not Notice.objects.exists()
