from datetime import date, timedelta
from io import StringIO

import pytest
from django.core import mail
from django.core.management import call_command

from goldenthread.assurance.rounds import reminders

OPENED, DUE = date(2024, 11, 1), date(2024, 11, 8)


@pytest.mark.parametrize(
    ("last", "on", "due"),
    [
        (None, OPENED, True),
        (OPENED, OPENED + timedelta(days=1), False),
        (OPENED, DUE - timedelta(days=2), True),
        (DUE - timedelta(days=2), DUE, False),
        (DUE - timedelta(days=2), DUE + timedelta(days=1), True),
        (DUE + timedelta(days=1), DUE + timedelta(days=3), False),
        (DUE + timedelta(days=1), DUE + timedelta(days=4), True),
        (OPENED - timedelta(days=20), OPENED + timedelta(days=2), True),
    ],
)
def test_an_owner_is_asked_at_the_opening_shortly_before_and_while_late(open_round, last, on, due):
    assert reminders.is_due(open_round, last, on) is due


def test_the_command_asks_each_owner_once(open_round, owner, say):
    say("1A2")
    for _ in range(2):
        call_command("remind_owners", stdout=StringIO())
    assert [message.to for message in mail.outbox] == [[owner.email]]
    assert mail.outbox[0].subject == "Golden Thread: 1 action to report on for October 2024, 4 days late"
    assert "/rounds/mine/" in mail.outbox[0].body


def test_a_dry_run_sends_nothing(open_round, owner):
    out = StringIO()
    call_command("remind_owners", "--dry-run", stdout=out)
    assert "Rowan Ash" in out.getvalue()
    assert not mail.outbox
