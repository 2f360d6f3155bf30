"""Every statement of the family is answered once: what was changed, or why not."""

import stories
import written_plans

from goldenthread.casework.plan_writing import actions
from goldenthread.people.today import today


def test_it_is_answered_once_and_says_by_whom(signed_in, officer):
    case = written_plans.written(written_plans.agreed(stories.child_of(officer), officer), officer)
    written_plans.sent(case, officer)
    said = {"voice": "Her mother", "received_on": today(), "text": "Thirty minutes, please"}
    told = actions.record_representation(by=officer, today=today(), request=case, **said)
    here = f"/cases/{case.ref}/plan/said/"
    form = signed_in(officer).get(f"{here}{told.pk}/")
    assert "Thirty minutes, please" in form.text
    page = form.submit("Record the answer", answer="F1 says 30 minutes now", redirects_to=here)
    assert f"F1 says 30 minutes now {officer.display_name}" in page.text
    again = signed_in(officer).get(f"{here}{told.pk}/").submit("Record the answer", answer="Other")
    assert again.errors() == ["This was answered already"]
    signed_in(officer).get(f"{here}999/", status=404)
