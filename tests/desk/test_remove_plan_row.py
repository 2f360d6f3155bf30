"""A line is taken out after a question, stays on file, and can be put back."""

import pytest
import stories
import written_plans


@pytest.fixture
def case(officer):
    return written_plans.written(written_plans.agreed(stories.child_of(officer), officer), officer)


def test_a_line_is_taken_out_and_put_back(signed_in, officer, case):
    here = f"/cases/{case.ref}/plan/sections/b/"
    ask = signed_in(officer).get(here).click("Take out B1")
    assert "It stays on file" in ask.text
    page = ask.submit("Take out B1", redirects_to=here)
    row = case.written_plan.needs.get()
    assert (row.is_standing, row.removed_by) == (False, officer)
    page.click("Put back B1").submit("Put back B1", redirects_to=here)
    row.refresh_from_db()
    assert (row.is_standing, row.removed_by) == (True, None)


def test_it_is_not_taken_out_from_under_somebody(signed_in, officer, manager, case):
    from goldenthread.casework.plan_writing import actions

    ask = signed_in(officer).get(f"/cases/{case.ref}/plan/sections/b/1/remove/")
    row = case.written_plan.needs.get()
    actions.change_row(by=manager, row=row, expected_revision=1, text="Longer now")
    page = ask.submit("Take out B1")
    assert f"{manager.display_name} changed B1" in page.errors()[0]
    row.refresh_from_db()
    assert row.is_standing
