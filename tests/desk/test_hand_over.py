"""Handing cases over: chosen, shown before it is done, done, to one or dealt out to several."""

from datetime import date

import factories
import pytest
import stories

from goldenthread.accounts.roles import Caseworker
from goldenthread.casework import actions as casework
from goldenthread.casework.caseload.models import Handover
from goldenthread.casework.models import Request
from goldenthread.clocks import actions as clocks
from goldenthread.clocks.models import Clock

TODAY = date(2024, 11, 12)


@pytest.fixture
def others(officer):
    return [factories.user(Caseworker.code, team=officer.team, display_name=name) for name in ("Ann", "Bob")]


@pytest.fixture
def cases(officer):
    """Five, the first the most pressing."""
    made = [
        factories.request(
            child=stories.child_of(officer, forename=f"C{number}"),
            officer=officer,
            received_on=date(2024, 9, 2 + number),
        )
        for number in range(5)
    ]
    clocks.rebuild()
    return made


def holders(cases):
    return [Request.objects.get(pk=case.pk).officer.display_name for case in cases]


def test_the_cases_ticked_go_to_one_officer(signed_in, manager, officer, others, cases):
    page = signed_in(manager).get(f"/caseloads/officers/{officer.pk}/")
    page = page.submit("Hand over the cases chosen", case=[cases[0].ref, cases[3].ref])
    assert page.h1 == "Hand over 2 cases"
    page = page.submit("Show what will happen", officers=[str(others[0].pk)], note="Long leave")
    assert page.rows("Who gets how many") == [
        {"Officer": "Ann", "Requests now": "0", "Gets": "2", "Cannot open": "0"}
    ]
    assert not Handover.objects.exists()
    page = page.submit("Hand them over", redirects_to="/caseloads/")
    assert "Ann has 2 more cases. It can be undone below" in page.soup.get_text()
    me = officer.display_name
    assert holders(cases) == ["Ann", me, me, "Ann", me]
    assert Handover.objects.get().note == "Long leave"
    assert Clock.objects.of_officer(others[0].pk).count() == 4


def test_all_of_an_officers_are_dealt_out_evenly_the_most_pressing_in_turn(
    signed_in, manager, officer, others, cases
):
    page = signed_in(manager).get(f"/caseloads/officers/{officer.pk}/").click("Hand over all 5")
    page = page.submit("Show what will happen", officers=[str(one.pk) for one in others])
    assert [row["Gets"] for row in page.rows("Who gets how many")] == ["3", "2"]
    assert [row["Goes to"] for row in page.rows("Cases to hand over")] == ["Ann", "Bob", "Ann", "Bob", "Ann"]
    page.submit("Hand them over", redirects_to="/caseloads/")
    assert holders(cases) == ["Ann", "Bob", "Ann", "Bob", "Ann"]


def test_what_nobody_holds_is_handed_over_too(signed_in, manager, officer, others):
    case = factories.request(child=stories.child_of(officer), received_on=date(2024, 9, 2))
    page = signed_in(manager).get("/caseloads/unallocated/").click("Hand over all 1")
    page = page.submit("Show what will happen", officers=[str(others[0].pk)])
    page.submit("Hand them over", redirects_to="/caseloads/")
    assert holders([case]) == ["Ann"]


def test_plans_are_handed_over_as_requests_are(signed_in, manager, officer, others):
    case = stories.issued(stories.child_of(officer))
    case.officer = officer
    case.save()
    page = signed_in(manager).get(f"/caseloads/officers/{officer.pk}/?what=plans").click("Hand over all 1")
    page = page.submit("Show what will happen", officers=[str(others[1].pk)])
    page.submit("Hand them over", redirects_to="/caseloads/")
    assert holders([case]) == ["Bob"]
    assert Clock.objects.of_officer(officer.pk).count() == 0


def test_of_plans_that_are_ticked_it_says_how_many_plans_each_has(signed_in, manager, officer, others, cases):
    for to in (officer, others[0]):
        case = stories.issued(stories.child_of(officer))
        case.officer = to
        case.save()
    page = signed_in(manager).get(f"/caseloads/officers/{officer.pk}/?what=plans")
    mine = page.soup.select_one("input[name=case]")["value"]
    page = page.submit("Hand over the cases chosen", case=[mine])
    assert page.links()["Back to the list"] == f"/caseloads/officers/{officer.pk}/?what=plans"
    page = page.submit("Show what will happen", officers=[str(others[0].pk)])
    assert page.rows("Who gets how many") == [
        {"Officer": "Ann", "Plans now": "1", "Gets": "1", "Cannot open": "0"}
    ]


def test_it_asks_to_whom_and_keeps_what_was_typed(signed_in, manager, officer, cases):
    page = signed_in(manager).get(f"/caseloads/hand-over/?case={cases[0].ref}")
    page = page.submit("Show what will happen", note="As agreed")
    assert page.errors() == ["Choose at least one officer"]
    assert page.soup.select_one("textarea[name=note]").get_text(strip=True) == "As agreed"


def test_a_case_written_on_since_the_preview_is_not_handed_over_unseen(
    signed_in, manager, officer, others, cases
):
    page = signed_in(manager).get(f"/caseloads/hand-over/?all={officer.pk}")
    page = page.submit("Show what will happen", officers=[str(others[0].pk)])
    casework.record_exception(by=officer, request=cases[2], kind="absent_from_area", reason="-")
    page = page.submit("Hand them over")
    assert "since you opened this page. Nothing was saved." in page.errors()[0]
    assert set(holders(cases)) == {officer.display_name}
    page.submit("Hand them over", redirects_to="/caseloads/")  # shown again as it stands now
    assert set(holders(cases)) == {"Ann"}


def test_it_warns_of_an_officer_who_could_not_open_the_records(signed_in, manager, officer, cases):
    far = factories.user(Caseworker.code, team=factories.team(), display_name="Far")
    page = signed_in(manager).get(f"/caseloads/hand-over/?case={cases[0].ref}&case={cases[1].ref}")
    page = page.submit("Show what will happen", officers=[str(far.pk)])
    assert "Far could not open 2 of these children's records" in page.text


def test_with_nothing_ticked_it_says_what_to_do(signed_in, manager, officer):
    page = signed_in(manager).get(
        f"/caseloads/hand-over/?from={officer.pk}", redirects_to=f"/caseloads/officers/{officer.pk}/"
    )
    assert "Tick the cases to hand over" in page.soup.get_text()


@pytest.mark.parametrize("whose", ["x", "-1", "99999999999999999999", "²"])
def test_nonsense_in_the_address_finds_no_case(signed_in, manager, whose):
    page = signed_in(manager).get(f"/caseloads/hand-over/?all={whose}", redirects_to="/caseloads/")
    assert "Tick the cases" in page.soup.get_text()


def test_who_may_not_allocate_finds_nothing(signed_in, officer, cases):
    client = signed_in(officer)
    client.get(f"/caseloads/hand-over/?case={cases[0].ref}", status=404)
    client.post("/caseloads/hand-over/", {"case": cases[0].ref, "officers": officer.pk}, status=404)
