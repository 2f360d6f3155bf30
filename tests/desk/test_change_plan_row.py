"""Changing one numbered line, and never over somebody else's change."""

import pytest
import stories
import written_plans

from goldenthread.casework.plan_writing import actions


@pytest.fixture
def case(officer):
    return written_plans.written(written_plans.agreed(stories.child_of(officer), officer), officer)


def url(case, key="f", row=1):
    return f"/cases/{case.ref}/plan/sections/{key}/{row}/"


def test_a_line_is_changed_and_keeps_its_links(signed_in, officer, case):
    form = signed_in(officer).get(f"/cases/{case.ref}/plan/sections/f/").click("Change F1")
    form.submit("Save", how_long="30 minutes", redirects_to=f"/cases/{case.ref}/plan/sections/f/")
    row = case.written_plan.provision.get()
    assert (row.how_long, row.outcomes.count()) == ("30 minutes", 1)


def test_two_people_never_overwrite_each_other(signed_in, officer, manager, case):
    form = signed_in(officer).get(url(case))
    row = case.written_plan.provision.get()
    actions.change_row(by=manager, row=row, expected_revision=1, what="Theirs")
    page = form.submit("Save", what="Mine")
    assert f"{manager.display_name} changed F1" in page.errors()[0]
    assert "Theirs" in page.text
    page.submit("Save", redirects_to=f"/cases/{case.ref}/plan/sections/f/")
    row.refresh_from_db()
    assert row.what == "Mine"


def test_there_is_no_line_nine(signed_in, officer, case):
    signed_in(officer).get(url(case, row=9), status=404)


def test_a_line_that_was_taken_out_is_not_changed(signed_in, officer, case):
    form = signed_in(officer).get(url(case))
    row = case.written_plan.provision.get()
    actions.remove_row(by=officer, row=row, expected_revision=1)
    page = signed_in(officer).get(url(case)).submit("Save", what="Mine")
    assert "put it back first" in page.errors()[0]
    assert form.status == 200
