"""A child new to the service: looked for first, then recorded, then the request."""

from datetime import date

import factories
import pytest
import stories

from goldenthread.accounts.models import ReadRecord
from goldenthread.accounts.roles import Caseworker
from goldenthread.people.models import Child

BORN = date(2018, 3, 9)


@pytest.fixture
def told(officer):
    return {
        "forename": "Noor",
        "surname": "Haddad",
        "born_on": BORN,
        "sex": "F",
        "postcode": "zz1 1aa",
        "upn": "",
        "uln": "",
        "number_unknown_because": "UN8",
        "district": officer.team.districts.get().pk,
        "current_setting": "",
    }


@pytest.fixture
def elsewhere():
    """An officer of another team."""
    team = factories.team()
    factories.district(team=team)
    return factories.user(Caseworker.code, team=team)


def new(client, told, **over):
    return client.get("/children/new/").submit("Make the record", **(told | over))


def test_it_makes_the_record_and_goes_on_to_the_request(signed_in, officer, told):
    school = factories.setting(name="Oak Primary")
    page = new(
        signed_in(officer),
        told,
        current_setting=school.pk,
        carer_name="Lina Haddad",
        relationship="mother",
        email="lina@example.org",
        redirects_to="anywhere",
    )
    child = Child.objects.get()
    assert page.url == f"/children/{child.ref}/request/"
    assert (child.name, child.postcode, child.current_setting) == ("Noor Haddad", "ZZ1 1AA", school)
    tie = child.guardianships.get()
    assert (tie.carer.name, tie.relationship, tie.has_parental_responsibility) == (
        "Lina Haddad",
        "mother",
        False,
    )


def test_it_shows_the_records_alike_and_makes_none_until_they_were_looked_at(signed_in, officer, told):
    held = stories.child_of(officer, forename="Nour", surname="Hadad", born_on=BORN)
    page = new(signed_in(officer), told)
    assert page.errors() == ["Open the records shown, or tick to say that none of them is this child"]
    assert "Is it one of these?" in page.text
    assert page.links()["Nour Hadad"] == f"/children/{held.ref}/"
    assert "a forename almost the same, a surname almost the same, born on the same day" in page.text
    assert page.soup.find(id="id_forename")["value"] == "Noor"
    assert Child.objects.get() == held
    page.submit("Make the record", none_is_the_same=True, redirects_to="anywhere")
    assert Child.objects.count() == 2


def test_of_another_teams_record_it_tells_the_team_and_no_more(signed_in, officer, elsewhere, told):
    other = stories.child_of(elsewhere, forename="Noor", surname="Haddad", born_on=BORN)
    page = new(signed_in(officer), told)
    assert f"{other.ref}, kept by {elsewhere.team.name}" in page.text
    assert f"/children/{other.ref}/" not in page.links().values()
    assert ReadRecord.objects.filter(by=officer, kind="records like a child told of").count() == 1


def test_a_child_of_another_teams_district_is_theirs_to_open(signed_in, officer, elsewhere, told):
    page = new(
        signed_in(officer), told, district=elsewhere.team.districts.get().pk, redirects_to="/children/"
    )
    assert f"{Child.objects.get().ref}, with the {elsewhere.team.name} team" in page.text


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"forename": ""}, "Enter forename"),
        ({"born_on": date(2031, 1, 1)}, "1 January 2031 is in the future"),
        (
            {"upn": "A801200001001"},
            "A real UPN begins with H where the rest is 801200001001. Check it with the school",
        ),
        ({"uln": "12"}, "A real ULN has ten figures and does not begin with 0. Check it with the school"),
        ({"email": "lina@example.org"}, "Enter the name of the parent or carer"),
        ({"carer_name": "Lina"}, "Enter how they are related to the child, for example mother"),
        ({"district": ""}, "Select the district: its team takes the case"),
    ],
)
def test_it_says_what_is_wrong_and_keeps_what_was_typed(signed_in, officer, told, wrong, said):
    page = new(signed_in(officer), told, **wrong)
    assert page.errors() == [said]
    assert page.soup.find(id="id_surname")["value"] == "Haddad"
    assert not Child.objects.exists()


def test_it_refuses_a_number_that_another_child_has(signed_in, officer, told):
    factories.child(upn="H801200001001", forename="Quite", surname="Another", born_on=date(2005, 1, 1))
    page = new(signed_in(officer), told, upn="h801200001001", none_is_the_same=True)
    assert page.errors() == ["Another child already has the UPN H801200001001"]


def test_it_is_for_those_who_record(signed_in, board_member, parent):
    for somebody in (board_member, parent):
        signed_in(somebody).get("/children/new/", status=404)


def test_it_asks_the_database_little(signed_in, officer, django_assert_num_queries):
    client = signed_in(officer)
    with django_assert_num_queries(6):
        client.get("/children/new/")
