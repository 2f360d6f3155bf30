"""What could not be sent is tried again by hand."""

import letters
import stories
from django.core import mail

from goldenthread.casework.notices import delivery


def test_it_leaves_when_the_server_is_there_again(signed_in, officer, stranger, monkeypatch):
    letters.name_contacts(officer)
    child = stories.child_of(officer)
    letters.carer_of(child, officer)
    notice = letters.sent(stories.requested(child), officer, "request_acknowledged", channel="email")
    with monkeypatch.context() as broken:
        broken.setattr("django.core.mail.EmailMessage.send", _refuse)
        assert not delivery.deliver(notice.copies.get().pk, by=officer)
        page = signed_in(officer).get("/letters/")
        assert len(page.rows("Could not be sent")) == 1
        page = signed_in(officer).get(f"/letters/{notice.ref}/").click("Try to send it again")
        page = page.submit("Try again", redirects_to=f"/letters/{notice.ref}/")
        assert "It failed again" in page.soup.text
    page = page.click("Try to send it again").submit("Try again", redirects_to=f"/letters/{notice.ref}/")
    assert page.rows("Copies")[0]["How it stands"] == "Taken by the mail service"
    assert len(mail.outbox) == 1
    signed_in(stranger).get(f"/letters/{notice.ref}/again/", status=404)


def _refuse(self, **_):
    raise ConnectionRefusedError
