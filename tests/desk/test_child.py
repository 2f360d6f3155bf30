"""A child's overview: cases, what runs, what has ended, complaints."""

from datetime import date

import factories
import pytest
import stories

D = date


@pytest.fixture
def child(officer):
    return stories.child_of(officer)


def test_it_gives_each_case_its_next_step_and_a_way_in(signed_in, officer, child):
    case = stories.assessing(child)
    page = signed_in(officer).get(f"/children/{child.ref}/")
    assert page.h1 == "Amira Hussain-Cole"
    assert "Born 4 May 2017 · age 7 · Year 3" in page.text
    assert "Next: Get in the advice asked for, by Mon 18 November 2024 (due in 6 days)" in page.text
    assert page.links()["Needs assessment · week 11 of 20"] == f"/cases/{case.ref}/"


def test_it_lists_what_runs_soonest_first(signed_in, officer, child):
    stories.assessing(child)
    rows = signed_in(officer).get(f"/children/{child.ref}/").rows("Deadlines that run")
    assert [(row["Duty"], row["Days"]) for row in rows] == [
        ("Return the advice asked for: educational psychologist", "in 6 days"),
        ("Decide whether to issue a plan", "in 41 days"),
        ("Send the final plan", "in 69 days"),
    ]


def test_it_lists_what_was_done_and_whether_in_time(signed_in, officer, child):
    stories.assessing(child, decided_on=D(2024, 10, 16))
    rows = signed_in(officer).get(f"/children/{child.ref}/").rows("Deadlines that have ended")
    assert [(row["Duty"], row["Outcome"]) for row in rows] == [
        ("Decide whether to assess", "16 October 2024, 2 days late")
    ]


def test_it_shows_complaints(signed_in, officer, child):
    factories.complaint(child=child, received_on=D(2024, 9, 2), answered_on=D(2024, 10, 1), upheld="partly")
    (row,) = signed_in(officer).get(f"/children/{child.ref}/").rows("Complaints")
    assert (row["Stage"], row["Answered"], row["Outcome"]) == ("Stage 1", "1 Oct 2024", "Upheld in part")


def test_a_child_without_a_case_says_so(signed_in, officer, child):
    text = signed_in(officer).get(f"/children/{child.ref}/").text
    assert "No request has been recorded." in text
    assert "Nothing is owed by a day at present." in text


def test_only_who_may_know_is_led_to_who_has_opened_it(signed_in, officer, manager, child):
    link = "Who has opened this record"
    assert link not in signed_in(officer).get(f"/children/{child.ref}/").links()
    assert signed_in(manager).get(f"/children/{child.ref}/").links()[link] == f"/access/{child.ref}/"


def test_a_stranger_finds_nothing(signed_in, stranger, parent, child):
    signed_in(stranger).get(f"/children/{child.ref}/", status=404)
    signed_in(parent).get(f"/children/{child.ref}/", status=404)


@pytest.mark.parametrize(("cases", "queries"), [(1, 11), (3, 11)])
def test_it_asks_the_database_as_much_for_many_cases(
    signed_in, officer, child, cases, queries, django_assert_num_queries
):
    for year in range(cases):
        stories.assessing(child, received_on=D(2021 + year, 5, 4), decided_on=D(2021 + year, 6, 4))
    client = signed_in(officer)
    client.get(f"/children/{child.ref}/")
    with django_assert_num_queries(queries):
        client.get(f"/children/{child.ref}/")
