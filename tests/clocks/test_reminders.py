"""The daily digest: what it says and to whom, once a day, by mail or by Notify, nothing lost and no child named."""

import json
import sys
from datetime import date, timedelta

import factories
import jwt
import notify_server
import pytest
import requests
import stories
from django.core import mail
from django.core.exceptions import ImproperlyConfigured
from django.core.mail.backends.locmem import EmailBackend
from django.core.management import CommandError, call_command
from django.utils import timezone

from goldenthread.accounts.roles import Caseworker, SendManager
from goldenthread.clocks import actions as clocks
from goldenthread.clocks import reminders
from goldenthread.clocks.models import ReminderSent
from goldenthread.people.models import ProclaimedHoliday

D = date
TODAY = D(2024, 11, 12)  # a Tuesday
DECISION = timedelta(weeks=6)


def deciding(officer, due_on, **child):
    """A case of this officer whose decision falls due on a day."""
    return factories.request(
        child=stories.child_of(officer, **child), received_on=due_on - DECISION, officer=officer
    )


@pytest.fixture
def cases(officer):
    """Due long ago, on Friday, yesterday, today, in five working days, and in six."""
    days = [D(2024, 10, 1), D(2024, 11, 8), D(2024, 11, 11), TODAY, D(2024, 11, 19), D(2024, 11, 20)]
    made = [
        deciding(officer, day, forename=f"Child{n}", surname="Hussain-Cole") for n, day in enumerate(days)
    ]
    clocks.rebuild()
    return made


def digest_of(user, on=TODAY):
    return next(digest for digest in reminders.digests(on) if digest.user == user)


def send(**options):
    call_command("send_reminders", **options)


def test_an_officer_is_told_what_is_late_newly_late_and_due(officer, cases):
    digest = digest_of(officer)
    assert (digest.late, digest.newly, digest.soon) == (3, 1, 2)
    found = {section.title: [line.ref for line in section.lines] for section in digest.sections}
    assert found == {
        "Newly late": [cases[2].ref],
        "Due by Tue 19 November 2024": [cases[3].ref, cases[4].ref],
        "Late for longer": [cases[0].ref, cases[1].ref],
    }
    assert digest.subject == ("Golden Thread: Your cases: 3 late (1 newly), 2 due by Tue 19 November 2024")


def test_on_a_monday_the_weekend_and_friday_are_new(officer, cases):
    monday = digest_of(officer, D(2024, 11, 11))
    assert [line.ref for line in monday.sections[0].lines] == [cases[1].ref]


def test_a_bank_holiday_is_no_working_day(officer, cases):
    ProclaimedHoliday.objects.create(day_on=D(2024, 11, 19), name="A jubilee", authority="x")
    assert digest_of(officer).soon_on == D(2024, 11, 20)
    assert digest_of(officer).soon == 3


def test_a_child_is_never_named_and_links_lead_to_the_case(settings, officer, cases):
    settings.PUBLIC_URL = "https://thread.example.org"
    factories.complaint(child=cases[0].child, received_on=D(2024, 9, 2))
    clocks.rebuild()
    for message in (digest.message() for digest in reminders.digests(TODAY)):
        for written in (message.subject, message.text, message.html):
            assert not any(word in written for word in ("Child0", "Child1", "Hussain"))
    text, html = digest_of(officer).message().text, digest_of(officer).message().html
    for written in (text, html):
        assert f"https://thread.example.org/cases/{cases[2].ref}/" in written
        assert "https://thread.example.org/security/" in written
    assert "# Newly late: 1" in text
    assert "2 fall due by Tue 19 November 2024" in text


def test_a_long_list_is_cut_and_says_so(officer):
    for _ in range(reminders.MOST + 3):
        deciding(officer, D(2024, 10, 1))
    clocks.rebuild()
    (section,) = digest_of(officer).sections
    assert (len(section.lines), section.more) == (reminders.MOST, 3)
    assert f"And 3 more: {section.url}" in digest_of(officer).message().text
    assert f"officer={officer.pk}" in section.url


def test_a_manager_is_told_the_totals_by_team(manager, officer, cases):
    other = factories.user(Caseworker.code, team=factories.team(name="Zeal"))
    factories.district(team=other.team)
    deciding(other, D(2024, 11, 11))
    factories.request(child=factories.child(district=None), received_on=D(2024, 8, 1))
    clocks.rebuild()
    digest = digest_of(manager)
    assert [(team.name, team.late, team.newly, team.soon) for team in digest.teams] == [
        (officer.team.name, 3, 1, 2),
        ("Zeal", 1, 1, 0),
        ("No team", 1, 0, 0),
    ]
    assert (digest.late, digest.newly, digest.soon) == (5, 2, 2)
    assert "Zeal: 1 late, 1 of them newly; 0 due" in digest.message().text


def test_who_has_nothing_to_be_told_wants_none_or_has_left_gets_none(officer, manager, cases):
    factories.user(Caseworker.code, team=officer.team)
    manager.wants_digest = False
    manager.save()
    factories.user(SendManager.code, is_active=False)
    assert [digest.user for digest in reminders.digests(TODAY)] == [officer]


def test_an_officer_who_may_not_see_a_case_any_more_is_not_told_of_it(officer, cases):
    officer.team = factories.team()
    officer.save()
    assert list(reminders.digests(TODAY)) == []


# Sending


def test_each_is_sent_once_a_day(officer, manager, cases, capsys):
    send()
    assert capsys.readouterr().out == "2 digests sent.\n"
    assert sorted(message.to[0] for message in mail.outbox) == sorted([officer.email, manager.email])
    (html,) = mail.outbox[0].alternatives
    assert html.mimetype == "text/html"
    send()
    assert capsys.readouterr().out == "0 digests sent; 2 digests sent before.\n"
    assert len(mail.outbox) == 2
    send(day=D(2024, 11, 13))
    assert len(mail.outbox) == 4


def test_a_dry_run_sends_and_writes_nothing(officer, cases, capsys):
    send(dry_run=True)
    assert "3 late (1 newly)" in capsys.readouterr().out
    assert not mail.outbox
    assert not ReminderSent.objects.exists()


class Refuses(EmailBackend):
    """A mail server that does not take what is for one address."""

    address = ""

    def send_messages(self, messages):
        if messages[0].to == [self.address]:
            raise ConnectionRefusedError("no")
        return super().send_messages(messages)


def test_one_that_fails_keeps_nobody_elses_back_and_is_tried_again(
    officer, manager, cases, settings, monkeypatch, capsys
):
    monkeypatch.setitem(sys.modules, "refusing_mail", sys.modules[__name__])
    settings.EMAIL_BACKEND = "refusing_mail.Refuses"
    monkeypatch.setattr(Refuses, "address", officer.email)
    with pytest.raises(CommandError, match="1 digest not sent"):
        send()
    said = capsys.readouterr()
    assert f"{officer.display_name}: not sent: the mail server did not take it" in said.err
    assert officer.email not in said.err
    assert [message.to for message in mail.outbox] == [[manager.email]]
    assert ReminderSent.objects.get(user=officer).failed_because
    monkeypatch.setattr(Refuses, "address", "")
    send()
    assert [message.to for message in mail.outbox] == [[manager.email], [officer.email]]
    kept = ReminderSent.objects.get(user=officer)
    assert (kept.failed_because, kept.sent_at) == ("", timezone.now())


def test_what_a_lost_digest_would_have_called_new_is_new_in_the_next(officer, cases):
    ReminderSent.objects.create(user=officer, day_on=D(2024, 11, 7), kind="officer", sent_at=timezone.now())
    ReminderSent.objects.create(user=officer, day_on=D(2024, 11, 11), kind="officer", failed_because="x")
    assert digest_of(officer).newly == 2


def test_of_two_runs_at_once_one_sends(officer, cases):
    digest = digest_of(officer)
    assert reminders._take(digest) is not None
    assert reminders._take(digest) is None
    ReminderSent.objects.update(taken_at=timezone.now() - timedelta(minutes=11))  # the other run has died
    assert reminders._take(digest) is not None


# Notify


@pytest.fixture
def notify(settings):
    with notify_server.running() as (server, address):
        settings.NOTIFY_KEY, settings.NOTIFY_URL = notify_server.KEY, address
        settings.NOTIFY_TEMPLATES = notify_server.TEMPLATES
        yield server


def test_notify_takes_what_it_would_take(notify, officer, manager, cases):
    send()
    assert not mail.outbox
    by_address = {given["email_address"]: given for given in notify.taken}
    assert set(by_address) == {officer.email, manager.email}
    mine = by_address[officer.email]
    assert mine["template_id"] == notify_server.TEMPLATES["officer"]
    assert mine["reference"] == f"digest-officer-{officer.pk}-2024-11-12"
    assert mine["personalisation"]["body"].startswith(f"Hello {officer.display_name}")
    assert "Hussain" not in json.dumps(notify.taken)
    send()
    assert len(notify.taken) == 2


def test_what_notify_does_not_take_is_reported_and_tried_again(
    notify, officer, manager, cases, capsys, caplog
):
    notify.refuse = {officer.email}
    with pytest.raises(CommandError):
        send()
    assert "Notify did not take it: 500 Internal server error" in capsys.readouterr().err
    assert officer.email not in caplog.text
    notify.refuse = set()
    send()
    assert len(notify.taken) == 2


@pytest.mark.parametrize(
    ("over", "words"),
    [
        ({"NOTIFY_KEY": f"a_key-{notify_server.SERVICE}-{'0' * 36}"}, "403 Invalid token: signature"),
        ({"NOTIFY_KEY": f"a_key-{'0' * 36}-{notify_server.SECRET}"}, "403 Invalid token: service not found"),
        ({"NOTIFY_TEMPLATES": {"officer": "x", "manager": "x"}}, "400 Template not found"),
        ({"NOTIFY_URL": "http://127.0.0.1:9"}, "503 Request failed"),
    ],
)
def test_wrong_settings_are_told_in_notifys_words(notify, settings, officer, cases, capsys, over, words):
    for name, value in over.items():
        setattr(settings, name, value)
    with pytest.raises(CommandError):
        send()
    assert words in capsys.readouterr().err
    assert ReminderSent.objects.get().sent_at is None


def test_a_key_without_templates_sends_to_nobody(notify, settings, officer, cases):
    settings.NOTIFY_TEMPLATES = {"officer": "x", "manager": ""}
    with pytest.raises(ImproperlyConfigured, match="GOLDENTHREAD_NOTIFY_MANAGER_TEMPLATE is not"):
        send()
    assert not notify.taken


def test_the_stand_in_is_as_strict_as_notify(notify, settings):
    """Else the tests above would prove little."""
    address, good = f"{settings.NOTIFY_URL}/v2/notifications/email", {"iss": notify_server.SERVICE}
    now = int(timezone.now().timestamp())
    body = {
        "email_address": "a@example.org",
        "template_id": notify_server.TEMPLATES["officer"],
        "personalisation": {"subject": "s", "body": "b"},
    }

    def status(claims, payload=body, secret=notify_server.SECRET):
        token = jwt.encode(claims, secret, algorithm="HS256")
        answer = requests.post(address, json=payload, headers={"Authorization": f"Bearer {token}"}, timeout=5)
        return answer.status_code

    assert status(good | {"iat": now}) == 201
    assert status(good | {"iat": now - 31}) == 403
    assert status(good) == 403
    assert status({"iat": now}) == 403
    assert status(good | {"iat": now}, secret="another-secret-that-is-long-enough") == 403
    assert status(good | {"iat": now}, body | {"email_address": "nobody"}) == 400
    assert status(good | {"iat": now}, body | {"personalisation": {"subject": "s"}}) == 400
    assert requests.post(address, json=body, timeout=5).status_code == 403
