from datetime import date

import factories
import pytest
from django.urls import reverse

from goldenthread.accounts.models import ReadRecord
from goldenthread.accounts.roles import (
    ROLES,
    Administrator,
    AdviceWriter,
    Caseworker,
    DataAnalyst,
    Parent,
    ResponsibleOfficer,
    SendManager,
    SettingStaff,
)
from goldenthread.clocks import actions as clocks

pytestmark = pytest.mark.django_db
WAITING = date(2024, 10, 28)


def headings(page):
    return [heading.get_text(strip=True) for heading in page.soup.select(".gt-home__panel h2")]


@pytest.mark.parametrize("role", [role for role in ROLES if role is not Parent], ids=lambda role: role.code)
def test_every_role_has_a_first_page_of_three_things_at_most(october, signed_in, role):
    page = signed_in(factories.user(role.code)).get("/")
    assert page.h1 == "Home"
    assert 1 <= len(headings(page)) <= 3


def test_a_caseworker_sees_their_own_late_duties_and_those_that_fall_due(area, signed_in, officer):
    district = officer.team.districts.get()
    late = factories.request(
        child=factories.child(district=district), officer=officer, received_on=date(2024, 9, 9)
    )
    soon = factories.request(
        child=factories.child(district=district), officer=officer, received_on=date(2024, 10, 8)
    )
    factories.request(child=factories.child(district=district), received_on=date(2024, 9, 9))  # nobody's yet
    clocks.rebuild()
    page = signed_in(officer).get("/")
    assert headings(page) == ["Late", "Coming up", "Waiting for others"]
    assert "1 duty is late." in page.text
    assert late.child.name in page.links()
    assert "22 days late" in page.text
    assert soon.child.name in page.links()
    assert ReadRecord.objects.filter(page="home", by=officer).count() == 2


def test_a_caseworker_waits_for_advice_that_others_owe(area, signed_in, officer):
    child = factories.child(district=officer.team.districts.get())
    asked = factories.request(
        child=child, officer=officer, received_on=date(2024, 9, 2), decided_on=WAITING, decision="assess"
    )
    factories.advice(assessment=factories.assessment(request=asked), requested_on=WAITING)
    clocks.rebuild()
    page = signed_in(officer).get("/")
    assert "You wait for 1 piece of advice." in page.text
    assert page.links()["See all your cases"] == "/cases/"


def test_with_nothing_to_do_it_says_so(area, signed_in, officer):
    text = signed_in(officer).get("/").text
    assert "Nothing of yours is late." in text
    assert "Nothing falls due by Tue 26 November 2024." in text
    assert not ReadRecord.objects.exists()


def test_a_manager_sees_the_radar_and_the_month(october, signed_in, manager):
    factories.request(child=factories.child(), received_on=date(2024, 9, 9))
    clocks.rebuild()
    page = signed_in(manager).get("/")
    assert headings(page) == ["Breach radar", "Caseloads and backlog", "Scorecard"]
    assert "1 request needs an officer; none is past its final day." in page.text
    assert "1 duty is late" in page.text
    assert "October 2024: 0 green, 0 amber, 1 red, 0 not rated." in page.text
    assert "60.0%, target 80%" in page.text


def test_an_analyst_sees_how_old_the_facts_are_and_what_is_missing_in_them(october, signed_in):
    page = signed_in(factories.user(DataAnalyst.code)).get("/")
    assert "Case records as they stood on 12 November 2024" in page.text
    assert "no place named" in page.text


def test_an_analyst_without_facts_is_told_what_to_run(area, small_plan, signed_in):
    assert "goldenthread rebuild_facts" in signed_in(factories.user(DataAnalyst.code)).get("/").text


def test_a_responsible_officer_comes_to_their_actions_first(october, signed_in):
    assert headings(signed_in(factories.user(ResponsibleOfficer.code)).get("/"))[0] == "Your actions"


def test_a_parent_goes_to_their_family(area, signed_in, parent):
    response = signed_in(parent).get("/", redirects_to=reverse("desk:family"))
    assert response.status == 200


def test_a_parent_who_also_works_here_has_both(area, small_plan, signed_in):
    user = factories.user(Parent.code, Caseworker.code, team=factories.team())
    assert headings(signed_in(user).get("/"))[0] == "Late"


def test_an_advice_writer_sees_what_their_organisation_owes_and_nothing_else(area, signed_in):
    ours, theirs = factories.organisation(), factories.organisation()
    asked = factories.request(received_on=date(2024, 9, 2), decided_on=WAITING, decision="assess")
    assessment = factories.assessment(request=asked)
    factories.advice(assessment=assessment, kind="psychology", asked_of=ours, requested_on=WAITING)
    factories.advice(assessment=assessment, kind="health", asked_of=theirs, requested_on=WAITING)
    clocks.rebuild()
    page = signed_in(factories.user(AdviceWriter.code, organisation=ours)).get("/")
    assert "1 piece of advice is still to be given." in page.text
    assert asked.child.name in page.links()
    nobody = signed_in(factories.user(AdviceWriter.code, organisation=factories.organisation())).get("/")
    assert asked.child.name not in nobody.text


def test_a_school_sees_its_own_children(area, signed_in):
    school = factories.organisation(kind="setting")
    own = factories.child(current_setting=factories.setting(organisation=school))
    other = factories.child()
    page = signed_in(factories.user(SettingStaff.code, organisation=school)).get("/")
    assert own.name in page.text
    assert other.name not in page.text


def test_an_administrator_sees_no_child(october, signed_in):
    page = signed_in(factories.user(Administrator.code)).get("/")
    assert headings(page) == ["People and roles", "Official statistics"]
    assert "Amira" not in page.text


def test_a_stranger_sees_nobodys_cases(october, signed_in, stranger):
    page = signed_in(stranger).get("/")
    assert "Amira" not in page.text


def test_without_a_role_it_says_whom_to_ask(area, signed_in):
    assert "Your account has no role yet" in signed_in(factories.user()).get("/").text


def test_its_queries_are_few(october, signed_in, officer, manager, django_assert_num_queries):
    assert SendManager in manager.roles
    client = signed_in(officer)
    with django_assert_num_queries(17):
        client.get("/")
    client = signed_in(manager)
    with django_assert_num_queries(19):
        client.get("/")
