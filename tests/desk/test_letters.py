"""The letters of a case: what is offered, what was not sent, what was."""

import letters
import pytest
import stories

from goldenthread.casework.notices import actions


@pytest.fixture
def case(officer):
    letters.name_contacts(officer)
    child = stories.child_of(officer)
    letters.carer_of(child, officer)
    return stories.drafted(child)


def test_it_offers_the_letter_of_the_newest_fact_and_lists_the_rest(signed_in, officer, case):
    page = signed_in(officer).get(f"/cases/{case.ref}/letters/")
    assert "Write the letter: draft plan" in page.text
    assert {"Request acknowledged", "Decision to assess", "Consultation of a setting"} <= set(page.links())
    assert "No letter has been written here" in page.text


def test_it_says_how_each_stands(signed_in, officer, case):
    letters.sent(case, officer, "request_acknowledged")
    gone = letters.sent(case, officer, "assessment_agreed")
    actions.withdraw_notice(by=officer, today=letters.TODAY, notice=gone, reason="Wrong date")
    letters.prepared(case, officer, "draft_sent")
    page = signed_in(officer).get(f"/cases/{case.ref}/letters/")
    assert sorted(row["How it stands"] for row in page.rows("Letters written")) == [
        "Prepared, not sent",
        "Sent on 12 November 2024",
        "Withdrawn on 12 November 2024: Wrong date",
    ]
    assert "Not yet sent: draft plan to Sam Cole" in signed_in(officer).get(f"/cases/{case.ref}/").text


def test_the_case_page_offers_it_and_leads_to_it(signed_in, officer, case):
    page = signed_in(officer).get(f"/cases/{case.ref}/")
    assert "Write the letter: draft plan" in page.text
    assert page.click("Letters").h1 == "Letters: Amira Hussain-Cole"


def test_a_stranger_finds_nothing(signed_in, stranger, case):
    signed_in(stranger).get(f"/cases/{case.ref}/letters/", status=404)


def test_it_asks_the_database_little(signed_in, officer, case, django_assert_num_queries):
    for kind in ("request_acknowledged", "assessment_agreed", "draft_sent"):
        letters.sent(case, officer, kind)
    client = signed_in(officer)
    client.get(f"/cases/{case.ref}/letters/")
    with django_assert_num_queries(20):
        client.get(f"/cases/{case.ref}/letters/")
