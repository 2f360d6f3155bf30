"""Who holds how much: a line for each officer, what nobody holds first, who is away."""

from datetime import date, timedelta

import factories
import pytest
import stories

from goldenthread.accounts.roles import Caseworker
from goldenthread.casework.caseload.actions import hand_over, record_absence
from goldenthread.casework.models import Request
from goldenthread.clocks import actions as clocks
from goldenthread.clocks.models import Clock

TODAY = date(2024, 11, 12)


@pytest.fixture
def colleague(officer):
    return factories.user(Caseworker.code, team=officer.team, display_name="Zoe Adams")


def given(officer, to, make=stories.requested, number=1):
    for _ in range(number):
        case = make(stories.child_of(officer))
        case.officer = to
        case.save()
    clocks.rebuild()


def lines(page):
    return {row["Officer"].split(officer_team(row))[0].strip(): row for row in page.rows("Who holds what")}


def officer_team(row):
    return " Team " if " Team " in row["Officer"] else "\0"


def test_it_counts_what_each_officer_holds(signed_in, manager, officer, colleague):
    given(officer, officer, number=2)
    given(officer, officer, make=stories.issued)
    given(officer, None)
    page = signed_in(manager).get("/caseloads/")
    assert "1 request under way and 0 plans need an officer; nobody is away today." in page.text
    found = lines(page)
    assert next(iter(found)) == "Nobody yet"
    mine = found[officer.display_name]
    told = ("Requests under way", "Plans", "Duties late", "Due soon", "Oldest request")
    assert [mine[name] for name in told] == ["2", "1", "2", "0", "10 weeks"]
    assert found["Zoe Adams"]["Requests under way"] == "0"
    assert page.links()[officer.display_name] == f"/caseloads/officers/{officer.pk}/"


def test_its_sums_are_those_of_the_clocks(signed_in, manager, officer, colleague):
    given(officer, officer, number=2)
    given(officer, colleague, make=stories.assessing)
    given(officer, None, make=stories.drafted)
    rows = signed_in(manager).get("/caseloads/").rows("Who holds what")
    final = Clock.objects.of_duty("plan_issued").running()
    assert sum(int(row["Requests under way"]) for row in rows) == final.count() == 4
    assert sum(int(row["Duties late"]) for row in rows) == Clock.objects.overdue_on(TODAY).count()


def test_the_cases_of_a_closed_account_need_somebody_and_stand_near_the_top(
    signed_in, manager, officer, colleague
):
    given(officer, officer)
    given(officer, colleague)
    colleague.is_active = False
    colleague.save()
    page = signed_in(manager).get("/caseloads/")
    assert "1 request under way and 0 plans need an officer" in page.text
    assert page.rows("Who holds what")[0]["Note"] == "Account closed: hand these over"
    assert "This account is closed" in page.click("Zoe Adams").text
    assert not page.links().get("Nobody yet")


def reopened(child):
    """A refusal of last year that the Tribunal overturned: under way, and no clock of the final plan runs."""
    refused = {"received_on": date(2023, 9, 4), "decided_on": date(2023, 10, 9), "decision": "refuse"}
    case = factories.request(child=child, **refused)
    made = {
        "made_on": date(2024, 11, 4),
        "received_on": date(2024, 11, 5),
        "recorded_at": "2024-11-05T09:00Z",
    }
    case.orders.create(origin="order", requires="assess", recorded_by=factories.user(), **made)
    return case


def test_each_number_is_that_of_the_list_it_leads_to(signed_in, manager, officer, colleague):
    for to in (officer, colleague, None):
        given(officer, to, make=reopened)
        given(officer, to, make=stories.drafted)
        given(officer, to, make=stories.issued)
    given(officer, None, number=2)
    colleague.is_active = False
    colleague.save()
    client = signed_in(manager)
    page = client.get("/caseloads/")
    found, links = lines(page), page.links()
    assert {name: (row["Requests under way"], row["Plans"]) for name, row in found.items()} == {
        "Nobody yet": ("4", "1"),
        "Zoe Adams": ("2", "1"),
        officer.display_name: ("2", "1"),
    }
    assert "6 requests under way and 2 plans need an officer" in page.text
    for name, row in found.items():
        assert len(client.get(links[name]).rows("Cases")) == int(row["Requests under way"])
        assert len(client.get(f"{links[name]}?what=plans").rows("Cases")) == int(row["Plans"])
    assert found[officer.display_name]["Oldest request"] == "62 weeks"


def test_it_says_who_is_away_and_who_covers(signed_in, manager, officer, colleague):
    days = {"from_on": TODAY, "until_on": TODAY + timedelta(days=3)}
    record_absence(by=manager, today=TODAY, officer=officer, covered_by=colleague, **days)
    page = signed_in(manager).get("/caseloads/")
    assert "1 officer is away today." in page.text
    assert lines(page)[officer.display_name]["Note"] == "Away until 15 November 2024, covered by Zoe Adams"
    assert page.rows("Absences, now and ahead")[0]["Days"] == "12–15 November 2024"


def test_the_last_handovers_stand_below(signed_in, manager, officer, colleague):
    given(officer, officer)
    hand_over(by=manager, moves=[(Request.objects.get(), colleague)])
    page = signed_in(manager).get("/caseloads/")
    assert "1 case, 12 November 2024 at 10:30am" in page.links()


def test_without_cases_or_officers_it_says_so(signed_in, manager):
    assert "Nobody holds a case yet." in signed_in(manager).get("/caseloads/").text


def test_it_asks_the_database_as_much_for_many_as_for_few(
    signed_in, manager, officer, colleague, django_assert_num_queries
):
    for _ in range(4):
        given(officer, factories.user(Caseworker.code, team=officer.team), number=2)
    client = signed_in(manager)
    client.get("/caseloads/")
    with django_assert_num_queries(12):
        client.get("/caseloads/")


def test_a_caseworker_has_none(signed_in, officer):
    signed_in(officer).get("/caseloads/", status=404)
