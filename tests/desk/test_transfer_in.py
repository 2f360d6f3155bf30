"""A plan that came with a child from another authority."""

from datetime import date

import pytest
import stories

from goldenthread.casework.models import Plan
from goldenthread.clocks.models import Clock

D = date
TYPED = {
    "transferred_from_authority": "887",
    "transferred_in_on": D(2024, 10, 7),
    "first_issued_on": D(2023, 3, 6),
    "reviewed_on": D(2024, 2, 20),
    "review_decision": "maintain",
}


@pytest.fixture
def child(officer):
    return stories.child_of(officer)


def form_of(signed_in, officer, child):
    return (
        signed_in(officer)
        .get(f"/children/{child.ref}/")
        .click("Record a plan that came from another authority")
    )


def test_the_plan_is_recorded_and_its_times_run(signed_in, officer, child):
    page = form_of(signed_in, officer, child).submit("Record the plan", **TYPED, redirects_to="anywhere")
    plan = Plan.objects.get()
    assert page.url == f"/cases/{plan.request.ref}/"
    assert "Next: tell the family that the plan came here by Mon 18 November 2024" in page.text
    assert "Plan made by another authority" in page.text
    assert set(Clock.objects.running().values_list("duty", "due_on")) == {
        ("transfer_notified", D(2024, 11, 18)),  # six weeks
        ("transferred_plan_reviewed", D(2025, 2, 19)),  # twelve months from the last review there
    }
    told = page.click("Record: family told that the plan came here")
    page = told.submit("Record", transfer_notified_on=D(2024, 11, 1), confirmed=True, redirects_to="anywhere")
    assert "Next: hold the annual review meeting by Wed 19 February 2025" in page.text


@pytest.mark.parametrize(
    ("over", "said"),
    [
        ({"transferred_from_authority": "88"}, "The code of an authority is three figures, for example 887"),
        ({"transferred_in_on": D(2024, 11, 13)}, "13 November 2024 is in the future"),
        ({"first_issued_on": D(2017, 1, 1)}, "The child was born on 4 May 2017"),
        ({"review_decision": None}, "Give both the day of the last review and what was decided, or neither"),
        (
            {"reviewed_on": D(2024, 10, 8)},
            "The last review there lies between the making of the plan and its transfer",
        ),
    ],
)
def test_it_refuses_in_words_and_writes_nothing(signed_in, officer, child, over, said):
    page = form_of(signed_in, officer, child).submit("Record the plan", **(TYPED | over))
    assert page.errors() == [said]
    assert not Plan.objects.exists()
    assert not child.requests.exists()


def test_it_refuses_a_second_plan_and_one_beside_a_request(signed_in, officer, child):
    plan = stories.issued(child).plan
    page = form_of(signed_in, officer, child).submit("Record the plan", **TYPED)
    assert page.errors() == [f"The child has an EHC plan in force already, {plan.ref}"]
    other = stories.child_of(officer, surname="Cole")
    case = stories.assessing(other)
    page = form_of(signed_in, officer, other).submit("Record the plan", **TYPED)
    assert f"A request of this child is under way here, {case.ref}" in page.errors()[0]


def test_a_stranger_finds_nothing(signed_in, stranger, child):
    signed_in(stranger).get(f"/children/{child.ref}/transfer/", status=404)
    signed_in(stranger).post(f"/children/{child.ref}/transfer/", TYPED, status=404)
    assert not Plan.objects.exists()


def test_it_asks_the_database_little(signed_in, officer, child, django_assert_num_queries):
    client = signed_in(officer)
    client.get(f"/children/{child.ref}/transfer/")
    with django_assert_num_queries(6):
        client.get(f"/children/{child.ref}/transfer/")
