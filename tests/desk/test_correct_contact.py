"""A correction stands in the place of the entry, which stays readable."""

from datetime import date

import letters
import stories

from goldenthread.casework.notices import contact_actions
from goldenthread.casework.notices.models import Contact


def test_it_leaves_its_trace_and_happens_once(signed_in, officer, stranger):
    case = stories.requested(stories.child_of(officer))
    told = {"kind": "call", "happened_on": date(2024, 11, 5), "with_whom": "Sam Cole", "words": "Said yes."}
    first = contact_actions.record_contact(by=officer, today=letters.TODAY, request=case, **told)
    address = f"/cases/{case.ref}/contacts/{first.pk}/correct/"
    page = signed_in(officer).get(address)
    page = page.submit(
        "Correct the entry", words="Said no.", reason="Misheard", redirects_to=f"/cases/{case.ref}/contacts/"
    )
    assert "Corrected. Misheard" in page.text
    assert "Said yes." in page.text
    assert "Said no." in page.text
    assert Contact.objects.count() == 2
    signed_in(officer).get(address, status=404)
    newest = Contact.objects.latest("pk")
    signed_in(stranger).get(f"/cases/{case.ref}/contacts/{newest.pk}/correct/", status=404)
    other = stories.requested(stories.child_of(officer))
    signed_in(officer).get(f"/cases/{other.ref}/contacts/{newest.pk}/correct/", status=404)
