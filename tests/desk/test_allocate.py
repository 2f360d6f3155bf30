"""Giving cases to an officer, several at once, from the radar."""

from datetime import date

import factories
import pytest
import stories

from goldenthread.casework.models import Request
from goldenthread.clocks import actions as clocks
from goldenthread.clocks.models import Clock


@pytest.fixture
def cases(officer):
    made = [
        factories.request(child=stories.child_of(officer, forename=f"Child{n}"), received_on=date(2024, 9, 2))
        for n in range(3)
    ]
    clocks.rebuild()
    return made


def test_it_gives_the_cases_ticked_to_one_officer_and_returns_to_the_list(signed_in, manager, officer, cases):
    chosen = [cases[0].ref, cases[2].ref]
    page = (
        signed_in(manager)
        .get("/radar/?when=late&sort=child")
        .submit("Allocate the cases chosen", case=chosen)
    )
    assert page.h1 == "Allocate 2 cases"
    assert [row["With now"] for row in page.rows("Cases to allocate")] == ["Nobody yet", "Nobody yet"]
    page = page.submit("Give them these cases", officer=officer, redirects_to="/radar/?when=late&sort=child")
    assert f"2 cases went to {officer.display_name}" in page.soup.get_text()
    assert [row["Owner"] for row in page.rows("Duties")] == [
        officer.display_name,
        "Nobody yet",
        officer.display_name,
    ]
    assert Clock.objects.of_officer(officer.pk).count() == 4


def test_it_asks_for_an_officer(signed_in, manager, officer, cases):
    page = signed_in(manager).get(f"/radar/allocate/?case={cases[0].ref}").submit("Give them these cases")
    assert page.errors() == ["Select who takes them"]
    assert page.h1 == "Allocate 1 case"


def test_it_says_what_to_do_when_nothing_is_ticked(signed_in, manager, cases):
    page = signed_in(manager).get("/radar/allocate/", redirects_to="/radar/")
    assert "Tick the cases to allocate" in page.soup.get_text()


def test_a_plan_under_review_is_allocated_through_its_case(signed_in, manager, officer):
    case = stories.issued(stories.child_of(officer), reviews=[{"meeting_on": date(2024, 9, 2)}])
    page = signed_in(manager).get("/radar/?when=late&duty=review_decided")
    page = page.submit("Allocate the cases chosen", case=[case.ref])
    page.submit("Give them these cases", officer=officer, redirects_to="/radar/")
    assert Request.objects.get(pk=case.pk).officer == officer
    assert set(
        Clock.objects.of_subjects("review", [case.plan.reviews.get().ref]).values_list("officer", flat=True)
    ) == {officer.pk}


def test_it_never_leads_off_to_another_site(signed_in, manager):
    page = signed_in(manager).get("/radar/allocate/?back=//evil.example/&case=", redirects_to="/radar/")
    assert page.url == "/radar/"


def test_who_may_not_allocate_finds_nothing(signed_in, officer, cases):
    client = signed_in(officer)
    client.get(f"/radar/allocate/?case={cases[0].ref}", status=404)
    client.post("/radar/allocate/", {"case": cases[0].ref, "officer": officer.pk}, status=404)
    cases[0].refresh_from_db()
    assert cases[0].officer is None
