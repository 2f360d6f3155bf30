from datetime import date

import factories
import pytest
from django.test import Client

from goldenthread.people.models import LocalArea


@pytest.fixture
def demonstration(settings, db):
    settings.DEMONSTRATION = True
    LocalArea.objects.create(name="Anyshire", authority_code="999", stands_still_on=date(2024, 11, 12))
    factories.user("board_member", display_name="Not Offered")
    return factories.user("caseworker", display_name="Cass Worker", demonstration_order=1)


def test_it_offers_the_invented_people_with_what_they_see(client, demonstration):
    page = client.get("/accounts/login/")
    assert "Cass Worker" in page.text
    assert "for the children of their team's districts" in page.text
    assert "Not Offered" not in page.text
    page.submit("Sign in as Cass Worker", redirects_to="/", follow=False)
    assert "Cass Worker" in client.get("/security/").text


def test_it_says_how_to_get_people_when_there_are_none(client, settings, db):
    settings.DEMONSTRATION = True
    assert "There is nobody here yet" in client.get("/accounts/login/").text


@pytest.mark.parametrize("number", ["", "x", "99999", "9" * 30, "-1", "²"])
def test_it_signs_in_nobody_else(client, demonstration, number):
    client.post("/demonstration/sign-in/", {"person": number}, status=404)


def test_it_does_not_sign_in_a_person_who_is_not_offered(client, demonstration):
    other = factories.user("send_manager")
    client.post("/demonstration/sign-in/", {"person": other.pk}, status=404)


def test_it_is_not_there_outside_the_demonstration(client, db):
    person = factories.user("caseworker", demonstration_order=1)
    assert person.display_name not in client.get("/accounts/login/").text
    client.post("/demonstration/sign-in/", {"person": person.pk}, status=404)


@pytest.mark.parametrize("area", ["Real", ""])
def test_it_offers_nobody_where_the_area_is_real_or_not_yet_there(client, demonstration, area):
    LocalArea.objects.all().delete()
    if area:
        LocalArea.objects.create(name=area, authority_code="301")
    page = client.get("/accounts/login/")
    assert "Cass Worker" not in page.text
    assert ("Nobody here is real" in page.text) == (not area)
    client.post("/demonstration/sign-in/", {"person": demonstration.pk}, status=404)


def test_it_needs_the_token_of_the_page(demonstration):
    strict = Client(enforce_csrf_checks=True)
    assert strict.post("/demonstration/sign-in/", {"person": demonstration.pk}).status_code == 403


def test_it_takes_a_post_alone(demonstration):
    assert Client().get("/demonstration/sign-in/").status_code == 405
