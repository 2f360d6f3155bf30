"""The command that tries letters again says how many left and how many did not, and names nobody."""

import letters
import pytest
import stories
from django.core.management import CommandError, call_command


def test_it_tries_again_and_says_how_many(officer, monkeypatch, capsys):
    letters.name_contacts(officer)
    child = stories.child_of(officer)
    letters.carer_of(child, officer)
    letters.sent(stories.requested(child), officer, "request_acknowledged", channel="email")
    with monkeypatch.context() as broken:
        broken.setattr("django.core.mail.EmailMessage.send", _refuse)
        with pytest.raises(CommandError, match="1 letter not sent"):
            call_command("send_letters")
    call_command("send_letters")
    call_command("send_letters")
    said = capsys.readouterr().out
    assert said.splitlines() == ["0 letters sent.", "1 letter sent.", "0 letters sent."]
    assert child.forename not in said


def _refuse(self, **_):
    raise ConnectionRefusedError
