"""A request for a needs assessment is recorded for a child who is known, and its time runs."""

from datetime import date

import pytest
import stories

from goldenthread.casework.models import Request

D = date


@pytest.fixture
def child(officer):
    return stories.child_of(officer)


def test_it_records_a_request_and_opens_its_case(signed_in, officer, child):
    page = signed_in(officer).get(f"/children/{child.ref}/").click("Record a request for a needs assessment")
    page = page.submit(
        "Record the request", received_on=D(2024, 11, 4), source="setting", redirects_to="anywhere"
    )
    made = Request.objects.get(child=child)
    assert (made.received_on, made.source, made.officer) == (D(2024, 11, 4), "setting", officer)
    assert page.url == f"/cases/{made.ref}/"
    assert "Next: decide whether to assess by Mon 16 December 2024 (in 34 days)" in page.text


def test_a_manager_without_a_team_leaves_it_to_be_allocated(signed_in, manager, child):
    form = signed_in(manager).get(f"/children/{child.ref}/request/")
    form.submit("Record the request", received_on=D(2024, 11, 4), source="health", redirects_to="anywhere")
    assert Request.objects.get(child=child).officer is None


@pytest.mark.parametrize(
    ("received_on", "said"),
    [
        (D(2024, 11, 13), "13 November 2024 is in the future"),
        (D(2017, 5, 3), "The child was born on 4 May 2017"),
    ],
)
def test_it_refuses_a_day_that_cannot_be_and_keeps_what_was_typed(
    signed_in, officer, child, received_on, said
):
    form = signed_in(officer).get(f"/children/{child.ref}/request/")
    page = form.submit("Record the request", received_on=received_on, source="setting")
    assert page.errors() == [said]
    assert page.soup.find(id="id_received_on-year")["value"] == str(received_on.year)
    assert not Request.objects.exists()


def test_it_refuses_a_second_while_the_first_is_undecided(signed_in, officer, child):
    stories.requested(child)
    form = signed_in(officer).get(f"/children/{child.ref}/request/")
    page = form.submit("Record the request", received_on=D(2024, 11, 4), source="setting")
    assert page.errors() == ["A request for this child is already waiting for its decision"]
    assert Request.objects.count() == 1


@pytest.mark.parametrize(
    ("ended_on", "said"),
    [
        (D(2024, 6, 24), "A request that comes until 23 December 2024 is so soon after it"),
        (D(2024, 5, 12), "that ended with 11 November 2024"),
    ],
)
def test_it_tells_of_the_last_assessment_and_takes_the_request(signed_in, officer, child, ended_on, said):
    earlier = stories.assessing(child, received_on=D(2024, 3, 4), decided_on=D(2024, 4, 8))
    earlier.assessment.not_issued_on = ended_on
    earlier.assessment.save()
    form = signed_in(officer).get(f"/children/{child.ref}/request/")
    assert said in form.text
    form.submit("Record the request", received_on=D(2024, 11, 4), source="setting", redirects_to="anywhere")
    assert Request.objects.count() == 2


def test_it_refuses_a_request_beside_a_plan_in_force(signed_in, officer, child):
    plan = stories.issued(child).plan
    form = signed_in(officer).get(f"/children/{child.ref}/request/")
    page = form.submit("Record the request", received_on=D(2024, 11, 4), source="setting")
    assert page.errors() == [
        f"The child has an EHC plan in force already, {plan.ref}. What is asked for now is a reassessment, or an "
        "early review: record it as a contact on the plan's case"
    ]


def test_it_says_where_a_request_was_under_way_before(signed_in, officer, child):
    form = signed_in(officer).get(f"/children/{child.ref}/request/")
    page = form.submit(
        "Record the request",
        received_on=D(2024, 11, 4),
        source="other",
        moved_in_from_authority="887",
        redirects_to="anywhere",
    )
    assert "Next: decide afresh whether to assess, with what the other authority has done" in page.text
    assert "Under way before in authority 887" in page.text


def test_a_stranger_finds_nothing(signed_in, stranger, board_member, child):
    for somebody in (stranger, board_member):
        signed_in(somebody).get(f"/children/{child.ref}/request/", status=404)
        sent = {"received_on": "2024-11-04", "source": "setting"}
        signed_in(somebody).post(f"/children/{child.ref}/request/", sent, status=404)
    assert not Request.objects.exists()


def test_it_asks_the_database_little(signed_in, officer, child, django_assert_num_queries):
    client = signed_in(officer)
    client.get(f"/children/{child.ref}/request/")
    with django_assert_num_queries(7):
        client.get(f"/children/{child.ref}/request/")
