"""The page of a child's chronology: faults first, each with its reason, then the story; one filter."""

from datetime import date

import factories
import ombudsman_case
import pytest
import stories
import time_machine

from goldenthread.accounts.models import ReadRecord
from goldenthread.accounts.roles import AdviceWriter
from goldenthread.casework import actions
from goldenthread.casework.chronology import chronology

READ_ON = ombudsman_case.READ_ON


@pytest.fixture
def child(manager, officer):
    with time_machine.travel(READ_ON, tick=False):
        yield ombudsman_case.build(by=manager, district=officer.team.districts.get())


def address(child, **query):
    return f"/children/{child.ref}/chronology/" + ("?only=late" if query else "")


def test_it_says_first_what_was_late(signed_in, officer, child):
    page = signed_in(officer).get(address(child))
    assert page.h1 == "Chronology: Yusuf Farrow"
    assert "6 duties were late, the longest by 264 days; 2 still are." in page.text
    rows = page.rows("What was late")
    assert [row["Last lawful day"] for row in rows] == [
        "10 July 2021",
        "13 July 2021",
        "13 July 2021",
        "7 September 2021",
        "Missing from 1 December 2021",
        "11 April 2022",
        "17 August 2022",
    ]
    assert [row["Done"] for row in rows][-4:] == ["18 January 2022", "Still missing", "Not done", "Not done"]
    assert rows[2]["Done"] == "Never; owed no longer from 18 January 2022"
    assert rows[3]["How late"].startswith("133 days late")


def test_each_fault_answers_why(signed_in, officer, child):
    decision = signed_in(officer).get(address(child)).rows("What was late")[1]["Duty"]
    for part in (
        "Why this date?",
        "Within 4 weeks after the review meeting is held.",
        "4 weeks after the review meeting is held (15 June 2021, not counted)",
        "It was done on 18 August 2021, 2 months and 3 days after the time began to run",
        "Decision after the review (Amend the plan), 18 August 2021",
        "Special Educational Needs and Disability Regulations 2014 (SI 2014/1530), regulation 20(10)",
    ):
        assert part in decision


def test_it_tells_the_story_from_the_oldest_day(signed_in, officer, child):
    page = signed_in(officer).get(address(child))
    days = [day.get_text() for day in page.soup.select(".gt-timeline__on")]
    assert (days[0], days[-1]) == ("Tue 26 April 2016", "Sat 31 December 2022")
    told = page.soup.select_one(".gt-timeline").get_text()
    assert "Provision missing from this day: Speech and language therapy" in " ".join(told.split())


def test_only_what_was_late_can_be_shown(signed_in, officer, child):
    whole = signed_in(officer).get(address(child))
    page = whole.click("Only what was late")
    lines = page.soup.select(".gt-chronology__line")
    assert 0 < len(lines) < len(whole.soup.select(".gt-chronology__line"))
    assert "Final plan issued" not in page.soup.select_one(".gt-timeline").get_text()
    assert page.rows("What was late") == whole.rows("What was late")


def test_it_is_for_the_service_and_not_for_those_asked_for_advice(signed_in, officer, manager, child):
    key = chronology(child, READ_ON).faults[0].key
    actions.write_note(by=manager, child=child, entry_key=key, text="The school <was> closed.")
    assert "The school <was> closed." in signed_in(officer).get(address(child)).text
    partner = factories.organisation()
    factories.advice(
        assessment=child.requests.get().assessment, asked_of=partner, requested_on=date(2022, 1, 4)
    )
    writer = factories.user(AdviceWriter.code, organisation=partner)
    client = signed_in(writer)
    client.get(f"/children/{child.ref}/", status=404)  # their access ended with the assessment
    client.get(address(child), status=404)


def test_it_leads_there_from_the_child_and_from_the_case(signed_in, officer, child):
    link = "Chronology: the whole story, and what was late"
    client, case = signed_in(officer), child.requests.get()
    for page in (f"/children/{child.ref}/", f"/cases/{case.ref}/"):
        assert client.get(page).links()[link] == address(child)


def test_the_reading_is_written_down(signed_in, officer, child):
    signed_in(officer).get(address(child))
    read = ReadRecord.objects.get(by=officer)
    assert (read.child_ref, read.page, read.refused) == (child.ref, "chronology", False)


def test_nothing_late_and_nothing_recorded_have_their_own_words(signed_in, officer):
    child = stories.child_of(officer)
    client = signed_in(officer)
    page = client.get(address(child))
    assert "No duty was late." in page.text
    assert "Nothing has been recorded for this child yet." in page.text
    assert "Nothing was late. Choose the whole story" in client.get(address(child, only="late")).text


def test_a_stranger_finds_nothing(signed_in, stranger, parent, child):
    signed_in(stranger).get(address(child), status=404)
    signed_in(parent).get(address(child), status=404)


def test_it_asks_the_database_little(signed_in, officer, child, django_assert_max_num_queries):
    client = signed_in(officer)
    client.get(address(child))
    with django_assert_max_num_queries(
        28
    ):  # a complaint's day is explained by the policy it was received under
        client.get(address(child))
