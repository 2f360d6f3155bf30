"""What was to be followed up is marked as done, once, with who and when."""

from datetime import date

import letters
import stories

from goldenthread.casework.notices import contact_actions


def test_it_is_done_once(signed_in, officer, stranger):
    case = stories.requested(stories.child_of(officer))
    day = date(2024, 11, 8)
    told = {"kind": "call", "happened_on": day, "with_whom": "Sam Cole", "words": "Ring back."}
    one = contact_actions.record_contact(
        by=officer, today=letters.TODAY, request=case, follow_up_on=day, **told
    )
    address = f"/cases/{case.ref}/contacts/{one.pk}/done/"
    signed_in(stranger).get(address, status=404)
    form = signed_in(officer).get(address)
    page = form.submit("It has been done", redirects_to=f"/cases/{case.ref}/contacts/")
    assert f"Followed up on 12 November 2024 by {officer.display_name}" in page.text
    again = form.submit("It has been done")
    assert again.errors() == ["It was followed up on 12 November 2024"]
