"""The oldest requests, and what keeps each back."""

from datetime import date, timedelta

import factories
import pytest
import stories

from goldenthread.accounts.models import ReadRecord
from goldenthread.casework.panels.models import Panel
from goldenthread.clocks import actions as clocks

TODAY = date(2024, 11, 12)
LONG_AGO = {"received_on": date(2024, 5, 1), "decided_on": date(2024, 6, 3)}


def rows(page):
    return page.rows("Requests")


def test_it_says_what_keeps_each_back_with_names_and_days(signed_in, manager, officer):
    waits = stories.assessing(stories.child_of(officer), advice=("psychology", "health"), **LONG_AGO)
    panel = Panel.objects.create(question="issue", held_on=date(2024, 11, 20), chair=manager)
    before = stories.assessing(stories.child_of(officer, forename="Before"), advice=(), **LONG_AGO)
    panel.items.create(request=before, order=1, summary="-", put_by=manager)
    page = signed_in(manager).get("/backlog/oldest/")
    assert [row["Kept back by"] for row in rows(page)] == [
        "Advice missing from educational psychologist and health, asked for on 7 October 2024",
        "Waits for the panel of 20 November 2024",
    ]
    assert rows(page)[0]["Waiting"] == "27 weeks"
    assert page.links()["Before Hussain-Cole"] == f"/cases/{before.ref}/"
    assert ReadRecord.objects.get(by=manager, page="oldest_cases").ref == "2 rows"
    assert waits.ref != before.ref


def test_a_silent_setting_is_named(signed_in, manager, officer):
    case = stories.drafted(stories.child_of(officer), draft_sent_on=date(2024, 10, 1))
    case.received_on = date(2024, 5, 1)
    case.save()
    case.consultations.create(
        setting=factories.setting(name="Oak School"), sent_on=date(2024, 10, 2), sent_by=officer
    )
    clocks.rebuild()
    (row,) = rows(signed_in(manager).get("/backlog/oldest/"))
    assert row["Kept back by"] == "A setting has not answered in time: Oak School, asked on 2 October 2024"


def test_a_setting_that_has_time_left_is_not_called_silent(signed_in, manager, officer):
    case = stories.drafted(stories.child_of(officer), draft_sent_on=date(2024, 10, 1))
    case.received_on = date(2024, 5, 1)
    case.save()
    for name, sent_on in (("Oak School", date(2024, 10, 27)), ("Elm School", date(2024, 10, 28))):
        case.consultations.create(setting=factories.setting(name=name), sent_on=sent_on, sent_by=officer)
    clocks.rebuild()
    (row,) = rows(signed_in(manager).get("/backlog/oldest/"))
    assert row["Kept back by"] == "A setting has not answered in time: Oak School, asked on 27 October 2024"


@pytest.fixture
def aged(officer):
    """Ten, twenty-five, thirty-one and a hundred and one weeks old; the last is the officer's."""
    made = [
        factories.request(
            child=stories.child_of(officer, forename=f"W{weeks}"),
            received_on=TODAY - timedelta(weeks=weeks),
            officer=officer if weeks == 101 else None,
        )
        for weeks in (10, 25, 31, 101)
    ]
    clocks.rebuild()
    return made


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("", ["W101", "W31", "W25"]),
        ("band=all", ["W101", "W31", "W25", "W10"]),
        ("band=within", ["W10"]),
        ("band=limit", ["W25"]),
        ("band=over-30", ["W31"]),
        ("band=over-100", ["W101"]),
        ("officer=none", ["W31", "W25"]),
        ("blocker=undecided", ["W101", "W31", "W25"]),
        ("blocker=family", []),
        ("band=over-20%27", ["W101", "W31", "W25"]),
        ("district=none", []),
    ],
)
def test_it_narrows_to_what_the_address_asks(signed_in, manager, aged, asked, found):
    page = signed_in(manager).get(f"/backlog/oldest/?{asked}")
    if not found:
        assert "No request is like this." in page.text
        return
    assert [row["Child"].split()[0] for row in rows(page)] == found


def test_it_narrows_by_officer_and_district(signed_in, manager, officer, aged):
    client, district = signed_in(manager), officer.team.districts.get()
    assert len(rows(client.get(f"/backlog/oldest/?officer={officer.pk}"))) == 1
    assert len(rows(client.get(f"/backlog/oldest/?district={district.name.replace(' ', '+')}"))) == 3


def test_its_reasons_add_up_to_its_rows(signed_in, manager, officer, aged):
    stories.assessing(stories.child_of(officer), **LONG_AGO)
    page = signed_in(manager).get("/backlog/oldest/")
    reasons = page.rows("What keeps them back")
    assert sum(int(row["Requests"].partition(":")[0]) for row in reasons) == len(rows(page)) == 4


def test_it_asks_the_database_as_much_for_many_as_for_few(
    signed_in, manager, officer, aged, django_assert_num_queries
):
    for number in range(8):
        stories.assessing(stories.child_of(officer, forename=f"C{number}"), **LONG_AGO)
    client = signed_in(manager)
    client.get("/backlog/oldest/")
    with django_assert_num_queries(13):
        client.get("/backlog/oldest/")


def test_a_caseworker_has_none(signed_in, officer):
    signed_in(officer).get("/backlog/oldest/", status=404)
