"""A caseworker's own cases: one next step each, narrowed, searched, paged by key, and those of whom they cover for."""

from datetime import date, timedelta

import factories
import pytest
import stories

from goldenthread.accounts.models import ReadRecord
from goldenthread.accounts.roles import Caseworker
from goldenthread.casework.caseload.actions import record_absence
from goldenthread.casework.models import Request
from goldenthread.clocks import actions as clocks
from goldenthread.clocks.models import Clock
from goldenthread.govuk import keyset

D = date
TODAY = D(2024, 11, 12)


def held(officer, make=stories.requested, *, child=None, **over):
    """A case of the officer's own."""
    case = make(child or stories.child_of(officer), **over)
    case.officer = officer
    case.save()
    return case


def rows(page):
    return page.rows("Cases")


@pytest.fixture
def three(officer):
    """One late, one due within ten working days, one later."""
    found = [
        held(officer, child=stories.child_of(officer, forename=name, surname=surname))
        for name, surname in (("Late", "Young"), ("Soon", "Moss"), ("Later", "Adams"))
    ]
    received = (D(2024, 9, 2), D(2024, 10, 8), D(2024, 11, 5))
    for case, on in zip(found, received, strict=True):
        case.received_on = on
        case.save()
    clocks.rebuild()
    return found


def names(page):
    return [row["Child"].split()[0] for row in rows(page)]


def test_it_says_one_next_step_of_each_case_with_its_day(signed_in, officer, three):
    page = signed_in(officer).get("/cases/")
    assert page.h1 == "My cases"
    assert "3 requests under way: 1 late, 1 due in the next 10 working days." in page.text
    assert names(page) == ["Late", "Soon", "Later"]
    first = rows(page)[0]
    assert first["Stage"] == "Request · week 11 of 6"
    assert first["Next step"] == "Decide whether to assess"
    assert first["Soonest day"] == "14 Oct 2024, 29 days late Decide whether to assess"
    assert page.links()["Late Young"] == f"/cases/{three[0].ref}/"


def test_it_says_what_arrived_and_what_is_waited_for(signed_in, officer):
    case = held(officer, stories.assessing, advice=("psychology", "health"))
    came = case.assessment.advice.get(kind="health")
    came.returned_on = D(2024, 11, 6)
    came.save()
    case.consultations.create(
        setting=factories.setting(name="Oak School"), sent_on=D(2024, 11, 8), sent_by=officer
    )
    clocks.rebuild()
    (row,) = rows(signed_in(officer).get("/cases/"))
    assert row["Arrived"].endswith("advice, 6 November 2024")
    assert row["Waits for"] == "educational psychologist; the answer of Oak School"


def test_what_arrived_over_a_week_ago_is_no_news(signed_in, officer):
    case = held(officer, stories.assessing)
    case.assessment.advice.update(returned_on=D(2024, 11, 4))
    (row,) = rows(signed_in(officer).get("/cases/"))
    assert row["Arrived"] == "–"


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("due=late", ["Late"]),
        ("due=soon", ["Soon"]),
        ("stage=request", ["Late", "Soon", "Later"]),
        ("stage=draft", []),
        ("due=never", ["Late", "Soon", "Later"]),
        ("sort=child", ["Later", "Soon", "Late"]),
        ("sort=-due", ["Later", "Soon", "Late"]),
        ("sort=received", ["Late", "Soon", "Later"]),
        ("after=R-NOWHERE", ["Late", "Soon", "Later"]),
    ],
)
def test_it_narrows_and_sorts(signed_in, officer, three, asked, found):
    page = signed_in(officer).get(f"/cases/?{asked}")
    assert (names(page) if found else page.text.count("No case of yours is like this.")) == (found or 1)


def test_late_is_what_the_radar_counts(signed_in, officer, three):
    late = Clock.objects.of_officer(officer.pk).overdue_on(TODAY).values("subject_ref").distinct().count()
    assert len(rows(signed_in(officer).get("/cases/?due=late"))) == late == 1


def test_plans_stand_on_a_page_of_their_own(signed_in, officer, three):
    held(officer, stories.issued, child=stories.child_of(officer, forename="Planned"))
    clocks.rebuild()
    page = signed_in(officer).get("/cases/").click("Plans")
    assert names(page) == ["Planned"]
    assert rows(page)[0]["Next step"] == "Hold the annual review meeting"
    assert "1 plan:" in page.text
    assert "Stage" not in [label.get_text() for label in page.soup.select(".gt-filters label")]


def test_a_search_finds_by_name_and_reference_and_puts_neither_in_the_address(signed_in, officer, three):
    client = signed_in(officer)
    page = client.get("/cases/").submit("Find", q="adams", redirects_to="/cases/")
    assert names(page) == ["Later"]
    assert "adams" not in str(page.links()).lower().replace("later adams", "")
    page = page.submit("Show all again", redirects_to="/cases/")
    assert len(rows(page)) == 3
    page = page.submit("Find", q=three[1].ref.lower(), redirects_to="/cases/")
    assert names(page) == ["Soon"]


def test_it_holds_nobody_elses_cases_and_none_of_another_teams(signed_in, officer, stranger, three):
    held(factories.user(Caseworker.code, team=officer.team), child=stories.child_of(officer))
    held(officer, child=factories.child())  # moved into another team's district since
    clocks.rebuild()
    assert len(rows(signed_in(officer).get("/cases/"))) == 3
    assert "You hold nothing here." in signed_in(stranger).get("/cases/").text


def test_who_covers_sees_the_cases_too_and_whose_they_are(signed_in, officer, manager, three):
    colleague = factories.user(Caseworker.code, team=officer.team)
    days = {"from_on": TODAY, "until_on": TODAY + timedelta(days=3)}
    record_absence(by=manager, today=TODAY, officer=officer, covered_by=colleague, **days)
    page = signed_in(colleague).get("/cases/")
    assert f"You cover for {officer.display_name}" in page.text
    assert rows(page)[0]["Child"] == f"Late Young covering for {officer.display_name}"
    home = signed_in(colleague).get("/")
    assert "1 duty is late." in home.text
    assert f"(covering for {officer.display_name})" in home.text
    assert len(rows(signed_in(officer).get("/cases/"))) == 3


def test_it_is_paged_by_key_forth_and_back(signed_in, officer, monkeypatch):
    made = [
        held(officer, child=stories.child_of(officer, forename=f"C{number}", surname="Same"))
        for number in range(7)
    ]
    monkeypatch.setattr(keyset.page, "__kwdefaults__", {**keyset.page.__kwdefaults__, "size": 3})
    client, seen = signed_in(officer), []
    page = client.get("/cases/?sort=child")
    while True:
        seen += names(page)
        if "Next page" not in page.links():
            break
        page = page.click("Next page")
        assert "Same" not in page.url
    assert seen == [f"C{number}" for number in range(7)]
    assert names(page.click("Previous page")) == ["C3", "C4", "C5"]
    assert names(page.click("First page")) == ["C0", "C1", "C2"]
    assert len(made) == 7


def test_the_page_goes_on_from_a_row_that_has_left_the_list(signed_in, officer, three):
    gone = three[0]
    gone.withdrawn_on = TODAY
    gone.save()
    page = signed_in(officer).get(f"/cases/?after={gone.ref}&sort=received")
    assert names(page) == ["Soon", "Later"]


def test_reading_names_is_written_down(signed_in, officer, three):
    signed_in(officer).get("/cases/")
    assert ReadRecord.objects.get(by=officer, page="my_cases").ref == "3 rows"


def test_it_asks_the_database_as_much_for_many_as_for_few(signed_in, officer, django_assert_num_queries):
    for number in range(12):
        held(officer, stories.assessing, child=stories.child_of(officer, forename=f"C{number}"))
    client = signed_in(officer)
    client.get("/cases/")
    with django_assert_num_queries(14):
        client.get("/cases/")
    assert Request.objects.count() == 12


def test_a_board_member_has_no_cases(signed_in, board_member):
    signed_in(board_member).get("/cases/", status=404)
