"""The plan as it reads: the child's own words first, and every section under its letter."""

import pytest
import stories
import written_plans

from goldenthread.accounts.models import ReadRecord
from goldenthread.casework.plan_writing import actions


@pytest.fixture
def case(officer):
    return written_plans.agreed(stories.child_of(officer), officer)


def url(case):
    return f"/cases/{case.ref}/plan/"


def test_an_empty_plan_says_how_to_begin(signed_in, officer, case):
    page = signed_in(officer).get(url(case))
    assert "Nothing is written yet. Begin with any section" in page.text
    assert len(page.soup.select(".gt-plan-section")) == 13


def test_it_reads_the_childs_own_words_first(signed_in, officer, case):
    written_plans.written(case, officer)
    page = signed_in(officer).get(url(case))
    first = page.soup.select_one(".gt-plan-section")
    assert (
        first.select_one(".gt-plan-own").get_text(strip=True) == "I like drawing. I want to read on my own."
    )
    assert "Voiced by: Said to her teacher" in first.get_text()
    assert "Leads to outcome E1; is met by F1" in page.text
    assert "0 hard findings, 0 soft findings" in page.text


def test_it_is_one_click_from_the_plan_tab_of_the_case(signed_in, officer, case):
    tab = signed_in(officer).get(f"/cases/{case.ref}/?tab=plan")
    assert tab.click("Read and write the plan: sections A to K").h1 == f"Plan: {case.child.name}"


def test_a_version_is_read_as_it_was_sent_and_nobody_writes_in_it(signed_in, officer, case):
    written_plans.written(case, officer)
    written_plans.sent(case, officer)
    actions.write_section(by=officer, request=case, code="a-child", text="Other words", expected_revision=1)
    page = signed_in(officer).get(f"{url(case)}?version=1")
    assert "I like drawing" in page.text
    assert "Other words" not in page.text
    assert "Write" not in page.links()
    signed_in(officer).get(f"{url(case)}?version=9", status=404)


def test_every_reading_is_logged(signed_in, officer, case):
    signed_in(officer).get(url(case))
    assert ReadRecord.objects.filter(page="written_plan", child_ref=case.child.ref, refused=False).exists()


def test_it_takes_a_fixed_number_of_queries(signed_in, officer, case, django_assert_max_num_queries):
    written_plans.written(case, officer)
    for number in range(6):
        actions.add_row(by=officer, request=case, section="b", text=f"Need {number}")
    client = signed_in(officer)
    with django_assert_max_num_queries(32):
        client.get(url(case))


def test_there_is_nothing_for_a_stranger(signed_in, stranger, case):
    signed_in(stranger).get(url(case), status=404)
