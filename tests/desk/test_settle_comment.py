"""A comment is settled by somebody, on a day."""

import stories
import written_plans

from goldenthread.casework.plan_writing import actions


def test_a_comment_is_settled(signed_in, officer, manager):
    case = written_plans.agreed(stories.child_of(officer), officer)
    actions.comment_on(by=manager, request=case, code="f", text="How many hours?")
    here = f"/cases/{case.ref}/plan/sections/f/"
    page = signed_in(officer).get(here).submit("Settle", redirects_to=here)
    assert f"Settled by {officer.display_name}" in page.text


def test_a_comment_of_another_child_is_not_there(signed_in, officer):
    case = written_plans.agreed(stories.child_of(officer), officer)
    other = written_plans.agreed(stories.child_of(officer), officer)
    said = actions.comment_on(by=officer, request=other, code="f", text="Theirs")
    signed_in(officer).post(f"/cases/{case.ref}/plan/comments/{said.pk}/", status=404)
    said.refresh_from_db()
    assert said.settled_at is None
