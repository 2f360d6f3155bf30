"""The golden thread inside the plan: each need with its outcomes and provision, and what is not on it."""

import stories
import written_plans

from goldenthread.casework.plan_writing import actions


def test_it_shows_each_need_with_what_serves_it(signed_in, officer):
    case = written_plans.written(written_plans.agreed(stories.child_of(officer), officer), officer)
    page = signed_in(officer).get(f"/cases/{case.ref}/plan/thread/")
    thread = page.soup.select_one(".gt-plan-thread").get_text(" ", strip=True)
    assert thread.index("B1") < thread.index("E1") < thread.index("F1")
    assert "Every line is linked from need to provision." in page.text


def test_it_lists_what_has_no_link(signed_in, officer):
    case = written_plans.written(written_plans.agreed(stories.child_of(officer), officer), officer)
    actions.add_row(by=officer, request=case, section="b", text="Cannot hold a pencil.")
    actions.add_row(by=officer, request=case, section="g", what="A check by the nurse")
    page = signed_in(officer).get(f"/cases/{case.ref}/plan/thread/")
    loose = (
        page.soup.find("h2", string="What the thread does not reach")
        .find_next("ul")
        .get_text(" ", strip=True)
    )
    assert loose == "B2 Cannot hold a pencil. G1 A check by the nurse"


def test_an_empty_plan_says_where_to_begin(signed_in, officer):
    case = written_plans.agreed(stories.child_of(officer), officer)
    assert "No need is written yet" in signed_in(officer).get(f"/cases/{case.ref}/plan/thread/").text
