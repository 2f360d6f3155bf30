"""A setting need not answer any more."""

from datetime import date

import factories
import stories

from goldenthread.casework.consulting.actions import consult_settings

TODAY = date(2024, 11, 12)


def test_it_is_taken_back_with_a_reason(signed_in, officer):
    case = stories.drafted(stories.child_of(officer))
    (held,) = consult_settings(
        by=officer, today=TODAY, request=case, settings=[factories.setting(name="Oak")], sent_on=TODAY
    )
    page = signed_in(officer).get(f"/cases/{case.ref}/consultations/").click("Take back: Oak")
    assert page.submit("Take the consultation back").errors() == ["Say why the setting need not answer"]
    page = page.submit("Take the consultation back", withdrawn_because="They moved", redirects_to="anywhere")
    assert "Taken back on 12 November 2024: They moved" in page.text
    held.refresh_from_db()
    assert held.withdrawn_on == TODAY
