from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import factories
import pytest
from auditlog.models import LogEntry
from django.core import mail
from django.db import IntegrityError, connection

from goldenthread.accounts import actions
from goldenthread.accounts.errors import Conflict, Refused
from goldenthread.accounts.models import RoleGrant, User
from goldenthread.accounts.roles import Administrator, BoardMember, Caseworker


def codes(person) -> set[str]:
    return set(RoleGrant.objects.filter(user=person).values_list("role", flat=True))


def make(by, **over):
    return actions.create_person(
        by=by,
        **({"email": "New.Person@Example.org", "display_name": "New Person", "roles": ["caseworker"]} | over),
    )


def test_it_makes_an_account_and_sends_a_link_after_the_commit(
    administrator, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        person = make(administrator, link_to="https://send.example{}".format)
    assert person.email == "new.person@example.org"
    assert not person.has_usable_password()
    assert codes(person) == {"caseworker"}
    assert RoleGrant.objects.get(user=person).granted_by == administrator
    assert "https://send.example/accounts/password/reset/key/" in mail.outbox[0].body
    assert "{" not in mail.outbox[0].body


def test_it_writes_down_who_made_an_account_and_never_the_password(administrator):
    person = make(administrator)
    person.set_password("teapot lantern gravel")
    person.save()
    logged = LogEntry.objects.get_for_object(person)
    assert logged.earliest("timestamp").actor == administrator
    assert not [entry for entry in logged if "password" in entry.changes or "last_login" in entry.changes]


def test_it_refuses_a_second_account_for_an_address_however_it_is_written(administrator):
    make(administrator)
    with pytest.raises(Refused, match="already has an account"):
        make(administrator, email="NEW.PERSON@EXAMPLE.ORG")


def test_it_makes_nothing_when_a_role_is_unknown(administrator):
    with pytest.raises(Refused, match="no role called 'king'"):
        make(administrator, roles=["caseworker", "king"])
    assert not User.objects.filter(display_name="New Person").exists()
    assert not LogEntry.objects.filter(object_repr="New Person").exists()


def test_it_gives_and_takes_a_role_once(administrator, officer):
    for _ in range(2):
        actions.grant_role(by=administrator, person=officer, role=BoardMember.code)
    assert codes(officer) == {"caseworker", "board_member"}
    for _ in range(2):
        actions.revoke_role(by=administrator, person=officer, role=BoardMember.code)
    assert codes(officer) == {"caseworker"}
    assert [entry.actor for entry in LogEntry.objects.get_for_model(RoleGrant)].count(administrator) == 2


def test_it_does_not_overwrite_what_another_administrator_did(administrator, officer):
    actions.grant_role(by=administrator, person=officer, role=BoardMember.code)
    with pytest.raises(Conflict) as conflict:
        actions.set_roles(by=administrator, person=officer, roles=["parent"], seen=["caseworker"])
    assert codes(officer) == {"caseworker", "board_member"}
    assert (conflict.value.record, conflict.value.changed_by) == (officer, administrator.display_name)
    assert [change[1:] for change in conflict.value.changes] == [("Caseworker", "Board member, Caseworker")]


def test_it_names_who_took_a_role_away_meanwhile(administrator, officer):
    second = factories.user(Administrator.code)
    actions.grant_role(by=administrator, person=officer, role=BoardMember.code)
    actions.revoke_role(by=second, person=officer, role=BoardMember.code)
    with pytest.raises(Conflict, match=f"^{second.display_name} changed the roles of {officer.display_name}"):
        actions.set_roles(
            by=administrator, person=officer, roles=["parent"], seen=["caseworker", "board_member"]
        )


@pytest.mark.parametrize("seen", [set(), {Administrator.code}])
def test_it_lets_nobody_change_their_own_administrator_role(administrator, officer, seen):
    who = administrator if seen else officer
    wanted = {Administrator.code} if not seen else set()
    held = {grant.role for grant in who.grants.all()}
    with pytest.raises(Refused, match="your own administrator role"):
        actions.set_roles(by=who, person=who, roles=(held - seen) | wanted, seen=held)


def test_it_keeps_the_last_administrator(administrator):
    second = factories.user(Administrator.code)
    actions.revoke_role(by=second, person=administrator, role=Administrator.code)
    with pytest.raises(Refused, match="last administrator"):
        actions.revoke_role(by=administrator, person=second, role=Administrator.code)
    with pytest.raises(Refused, match="last administrator"):
        actions.deactivate(by=administrator, person=second)


def test_it_does_not_count_a_closed_account_as_an_administrator(administrator):
    closed = factories.user(Administrator.code, is_active=False)
    with pytest.raises(Refused, match="last administrator"):
        actions.revoke_role(by=closed, person=administrator, role=Administrator.code)


def test_it_signs_a_person_out_when_their_account_is_closed(administrator, officer, signed_in):
    client = signed_in(officer)
    client.get("/roles/")
    actions.deactivate(by=administrator, person=officer)
    client.get("/roles/", redirects_to="/accounts/login/", follow=False)
    actions.reactivate(by=administrator, person=User.objects.get(pk=officer.pk))
    assert User.objects.get(pk=officer.pk).is_active


def test_it_lets_nobody_close_their_own_account(administrator):
    factories.user(Administrator.code)
    with pytest.raises(Refused, match="your own account"):
        actions.deactivate(by=administrator, person=administrator)


@pytest.mark.django_db(transaction=True)
@pytest.mark.postgres  # SQLite lets one writer in at a time, so none can race
@pytest.mark.parametrize("closing", [True, False])
def test_it_keeps_one_administrator_when_two_remove_each_other_at_once(closing):
    pair = [factories.user(Administrator.code) for _ in range(2)]
    together, refused = Barrier(2), []

    def remove(by, person):
        try:
            together.wait()
            if closing:
                actions.deactivate(by=by, person=person)
            else:
                actions.revoke_role(by=by, person=person, role=Administrator.code)
        except Refused as error:
            refused.append(error.words)
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as threads:
        list(threads.map(remove, pair, reversed(pair)))
    assert len(refused) == 1
    assert RoleGrant.objects.filter(role=Administrator.code, user__is_active=True).count() == 1


def test_it_holds_a_role_once_in_the_database(officer):
    with pytest.raises(IntegrityError):
        RoleGrant.objects.create(user=officer, role=Caseworker.code)
