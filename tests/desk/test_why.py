"""Why a date is what it is, in the words of the command, and what the clock said before."""

from datetime import date

import pytest
import stories

from goldenthread import statute
from goldenthread.casework import actions
from goldenthread.clocks.models import Clock

RECEIVED_ON = date(2024, 8, 13)


@pytest.fixture
def child(officer):
    return stories.child_of(officer)


@pytest.fixture
def clock(officer, child):
    request = actions.record_request(
        by=officer, today=date(2024, 11, 12), child=child, received_on=RECEIVED_ON, source="setting"
    )
    return Clock.objects.get(duty="plan_issued", subject_ref=request.ref)


def address(child, clock):
    return f"/children/{child.ref}/why/{clock.pk}/"


def test_it_explains_in_the_words_of_the_command(signed_in, officer, child, clock):
    page = signed_in(officer).get(address(child, clock))
    due = statute.due("plan_issued", received_on=RECEIVED_ON)
    for words in (*due.steps, due.authority.full, due.customary_why):
        assert words in page.text
    assert "Nothing has been corrected" in page.text


def test_it_says_what_the_clock_said_before_and_who_changed_it(signed_in, officer, child, clock):
    request = child.requests.get()
    actions.correct_date(
        by=officer,
        today=date(2024, 11, 12),
        record=request,
        field="received_on",
        to=date(2024, 8, 14),
        reason="The letter was stamped a day later.",
    )
    rows = signed_in(officer).get(address(child, clock)).rows("Changes to this clock")
    found = {row["What"]: (row["Was"], row["Became"], row["By"]) for row in rows}
    assert found["Last lawful day"] == ("31 Dec 2024", "1 Jan 2025", officer.display_name)


def test_it_opens_only_from_the_child_it_belongs_to(signed_in, officer, stranger, child, clock):
    other = stories.child_of(officer, forename="Otto")
    signed_in(officer).get(address(other, clock), status=404)
    signed_in(stranger).get(address(child, clock), status=404)


def test_each_list_of_dates_leads_to_it(signed_in, officer, child, clock):
    client = signed_in(officer)
    for page in ("/radar/?when=all", f"/children/{child.ref}/"):
        assert address(child, clock) in client.get(page).links().values()


def test_it_asks_the_database_little(signed_in, officer, child, clock, django_assert_num_queries):
    client = signed_in(officer)
    client.get(address(child, clock))
    with django_assert_num_queries(9):
        client.get(address(child, clock))
