"""A reprint is the letter that was sent; before that, the preview says what it would be."""

import hashlib

import letters
import stories


def test_it_is_the_same_bytes_each_time(signed_in, officer):
    letters.name_contacts(officer)
    child = stories.child_of(officer)
    letters.carer_of(child, officer)
    notice = letters.prepared(stories.requested(child), officer, "request_acknowledged")
    copy = notice.copies.get()
    address = f"/letters/{notice.ref}/pdf/{copy.pk}/"
    preview = signed_in(officer).get(address)
    assert preview.content.startswith(b"%PDF-")
    assert "preview-" in preview["Content-Disposition"]
    letters.send(notice, officer)
    letters.name_contacts(officer, service_name="Renamed")
    first, second = (signed_in(officer).get(address).content for _ in range(2))
    copy.refresh_from_db()
    assert first == second
    assert hashlib.sha256(first).hexdigest() == copy.digest
    assert child.forename not in signed_in(officer).get(address)["Content-Disposition"]


def test_another_letters_copy_is_not_there(signed_in, officer, stranger):
    letters.name_contacts(officer)
    child = stories.child_of(officer)
    letters.carer_of(child, officer)
    case = stories.requested(child)
    one, other = (letters.prepared(case, officer, "request_acknowledged") for _ in range(2))
    signed_in(officer).get(f"/letters/{one.ref}/pdf/{other.copies.get().pk}/", status=404)
    signed_in(stranger).get(f"/letters/{one.ref}/pdf/{one.copies.get().pk}/", status=404)
