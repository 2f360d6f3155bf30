"""What the checks found, and the quality check without which nothing is sent."""

from datetime import date

import pytest
import stories
import written_plans

from goldenthread.casework.plan_writing import actions


@pytest.fixture
def case(officer):
    return written_plans.agreed(stories.child_of(officer), officer)


def url(case):
    return f"/cases/{case.ref}/plan/checks/"


def record_draft(client, case, **then):
    form = client.get(f"/cases/{case.ref}/record/draft-sent/")
    return form.submit("Record", draft_sent_on=date(2024, 11, 11), **then)


def test_a_sound_plan_is_checked_and_the_draft_can_go(signed_in, officer, case):
    written_plans.written(case, officer)
    client = signed_in(officer)
    assert "has not been through its quality check" in record_draft(client, case).errors()[0]
    page = client.get(url(case))
    assert "The checks found nothing" in page.text
    page = page.submit("Record the quality check", confirmed=True, redirects_to=url(case))
    assert "It may be sent" in page.text
    record_draft(client, case, redirects_to=f"/cases/{case.ref}/")


def test_a_caseworker_puts_hard_findings_right_first(signed_in, officer, case):
    actions.write_section(by=officer, request=case, code="f", text="Regular support")
    page = signed_in(officer).get(url(case))
    found = page.rows("What the checks found")
    assert any("“regular”" in row["What is found"] and row["Kind"] == "Hard" for row in found)
    assert "Only a manager may let the plan go" in page.text
    assert "Record the quality check" not in page.text


def test_a_manager_lets_it_go_and_says_why(signed_in, manager, officer, case):
    actions.write_section(by=officer, request=case, code="f", text="Regular support")
    page = signed_in(manager).get(url(case))
    assert "Say why the plan may go" in page.submit("Record the quality check", confirmed=True).errors()[0]
    page = page.submit(
        "Record the quality check", confirmed=True, reason="The family asked for it", redirects_to=url(case)
    )
    assert "The family asked for it It may be sent" in page.text


def test_what_was_changed_while_it_was_read_is_read_again(signed_in, officer, case):
    written_plans.written(case, officer)
    page = signed_in(officer).get(url(case))
    actions.write_section(by=officer, request=case, code="b", text="More")
    page = page.submit("Record the quality check", confirmed=True)
    assert "The plan was changed while you read it" in page.errors()[0]


def test_it_has_to_be_read(signed_in, officer, case):
    written_plans.written(case, officer)
    page = signed_in(officer).get(url(case)).submit("Record the quality check")
    assert page.errors() == ["Tick to confirm that you have read the whole plan"]


def test_of_a_plan_that_nobody_wrote_there_is_nothing_to_check(signed_in, officer, case):
    assert "Nothing is written yet" in signed_in(officer).get(url(case)).text
