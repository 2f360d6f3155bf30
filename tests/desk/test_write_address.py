"""Where somebody is written to is kept with who said it; the newest holds."""

import letters
import stories

from goldenthread.casework.notices.models import AddressOnFile
from goldenthread.casework.notices.recipients import recipients


def test_the_newest_holds_and_the_old_stays(signed_in, officer, stranger):
    child = stories.child_of(officer)
    carer = letters.carer_of(child, officer)
    case = stories.requested(child)
    address = f"/cases/{case.ref}/addresses/carer-{carer.pk}/"
    page = signed_in(officer).get(address)
    assert "2 Low Road" in page.soup.find("textarea").text
    page.submit("Keep the address", address="7 New Way", redirects_to=f"/cases/{case.ref}/letters/")
    assert recipients(case, "family", letters.TODAY)[0].address == "7 New Way"
    assert AddressOnFile.objects.count() == 2
    page = signed_in(officer).get(address).submit("Keep the address", address="", email="")
    assert page.errors() == ["Give a postal address or an e-mail address"]
    signed_in(stranger).get(address, status=404)
    other = letters.carer_of(stories.child_of(officer), officer)
    signed_in(officer).get(f"/cases/{case.ref}/addresses/carer-{other.pk}/", status=404)
