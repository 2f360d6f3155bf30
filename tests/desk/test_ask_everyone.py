"""Everybody whose advice an assessment needs is asked on one page, with the usual places chosen beforehand."""

from datetime import date

import factories
import pytest
import stories

from goldenthread.accounts.models import Organisation
from goldenthread.casework import actions
from goldenthread.casework.models import Advice

SCHOOL, COUNCIL = Organisation.Kind.SETTING, Organisation.Kind.COUNCIL


@pytest.fixture
def child(officer):
    school = factories.organisation(name="Elm School", kind=SCHOOL)
    return stories.child_of(officer, current_setting=factories.setting(name="Elm", organisation=school))


def asked_of(case) -> dict:
    return {one.kind: one.asked_of and one.asked_of.name for one in Advice.objects.of_requests([case.ref])}


def ticked(page) -> set[str]:
    return {box["value"] for box in page.soup.select("input[name=kinds][checked]")}


def test_one_page_asks_all_whom_the_regulation_names_at_the_places_last_asked(signed_in, officer, child):
    service = factories.organisation(name="Psychology West", kind=COUNCIL)
    other = stories.assessing(stories.child_of(officer), advice=())
    before = stories.assessing(child, advice=())
    factories.advice(assessment=other.assessment, kind="psychology", asked_of=service)
    page = signed_in(officer).get(f"/cases/{before.ref}/")
    page = page.click("Ask everybody for advice")
    assert ticked(page) == {"parent", "education", "health", "psychology", "social_care"}
    page.submit("Record", requested_on=date(2024, 10, 8), redirects_to=f"/cases/{before.ref}/")
    assert asked_of(before) == {
        "parent": None,
        "education": "Elm School",
        "health": None,
        "psychology": "Psychology West",
        "social_care": None,
    }


def test_from_year_9_preparation_for_adulthood_is_ticked_too(signed_in, officer, child):
    child.born_on = date(2010, 12, 1)  # year 9 on 12 November 2024
    child.save()
    case = stories.assessing(child, advice=("health",))
    page = signed_in(officer).get(f"/cases/{case.ref}/ask-everyone/")
    assert ticked(page) == {"parent", "education", "psychology", "social_care", "adulthood"}
    assert not page.soup.select("input[name=kinds][value=health]")


def test_a_day_that_cannot_be_records_nothing_and_keeps_what_was_ticked(signed_in, officer, child):
    case = stories.assessing(child, advice=())
    page = signed_in(officer).get(f"/cases/{case.ref}/ask-everyone/")
    page = page.submit("Record", requested_on=date(2024, 10, 6), kinds=["health", "parent"])
    assert "cannot be before the day of the decision whether to assess" in page.errors()[0]
    assert ticked(page) == {"health", "parent"}
    assert asked_of(case) == {}


def test_nobody_left_to_ask_is_said(signed_in, officer, child):
    case = stories.requested(child)
    page = signed_in(officer).get(f"/cases/{case.ref}/ask-everyone/", redirects_to=f"/cases/{case.ref}/")
    assert "no assessment is open" in page.text


def test_who_wrote_first_is_respected(signed_in, officer, child):
    case = stories.assessing(child, advice=())
    page = signed_in(officer).get(f"/cases/{case.ref}/ask-everyone/")
    actions.seek_advice(
        by=officer, today=date(2024, 11, 12), request=case, kind="health", requested_on=date(2024, 10, 7)
    )
    page = page.submit("Record", requested_on=date(2024, 10, 8), kinds=["parent"])
    assert page.errors()
    assert asked_of(case) == {"health": None}


def test_its_queries_are_counted(signed_in, officer, child, django_assert_max_num_queries):
    case = stories.assessing(child, advice=())
    client = signed_in(officer)
    with django_assert_max_num_queries(26):
        client.get(f"/cases/{case.ref}/ask-everyone/")


def test_who_was_asked_is_not_offered_again(signed_in, officer, child):
    case = stories.assessing(child, advice=("parent", "education", "health", "psychology", "social_care"))
    assert "Ask everybody for advice" not in signed_in(officer).get(f"/cases/{case.ref}/").links()
