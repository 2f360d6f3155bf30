"""A wrong letter is withdrawn with a reason; it stays on file."""

import letters
import stories


def test_it_asks_why_and_keeps_the_letter(signed_in, officer, stranger):
    letters.name_contacts(officer)
    child = stories.child_of(officer)
    letters.carer_of(child, officer)
    notice = letters.sent(stories.requested(child), officer, "request_acknowledged")
    signed_in(stranger).get(f"/letters/{notice.ref}/withdraw/", status=404)
    page = signed_in(officer).get(f"/letters/{notice.ref}/withdraw/").submit("Withdraw the letter")
    assert page.errors()[0] == "Say why the letter is withdrawn"
    page = page.submit(
        "Withdraw the letter", reason="Wrong day", confirmed=True, redirects_to=f"/letters/{notice.ref}/"
    )
    assert "Withdrawn on 12 November 2024: Wrong day" in page.text
    assert signed_in(officer).get(f"/letters/{notice.ref}/pdf/{notice.copies.get().pk}/").content
