"""Every write about the people who use the system: making an account, giving and taking roles, closing an account.

`by` is the person who does it; for the first account None, the operator at the server's command line. Each action is
one transaction, with its entries in the log of changes beside it.
"""

from collections.abc import Callable, Collection

from django.db import transaction

from goldenthread.accounts import history, invitations
from goldenthread.accounts.errors import Conflict, Refused
from goldenthread.accounts.models import RoleGrant, User
from goldenthread.accounts.recording import recorded, recording
from goldenthread.accounts.roles import ROLES, Administrator

TITLES = {role.code: role.title for role in ROLES}


def create_person(
    *,
    by,
    email: str,
    display_name: str,
    roles: Collection[str],
    link_to: Callable[[str], str] | None = None,
    **details,
) -> User:
    """A new account without a password. With `link_to`, which turns a path into an address, a link to set one is
    emailed after the commit. `details` are further fields of `User`."""
    with recording(by):
        if User.objects.with_email(email).exists():
            raise Refused("Somebody with this email address already has an account", field="email")
        person = User.objects.create_user(email, display_name=display_name, **details)
        for role in roles:
            _give(by=by, person=person, role=role)
        if link_to:
            transaction.on_commit(lambda: invitations.send(person.pk, link_to))
    return person


@recorded
def change_details(*, by, person: User, **details) -> User:
    """`details` are fields of `User`: name, job, organisation, team. The last two decide which children are seen."""
    for field, value in details.items():
        setattr(person, field, value)
    person.save(update_fields=list(details))
    return person


@recorded
def set_digest(*, by, wants: bool) -> User:
    """Whether a person gets the daily e-mail of what is late and what falls due; each decides for themselves."""
    by.wants_digest = wants
    by.save(update_fields=["wants_digest"])
    return by


@recorded
def grant_role(*, by, person: User, role: str) -> User:
    return _changed(by=by, person=person, give={role}, take=set())


@recorded
def revoke_role(*, by, person: User, role: str) -> User:
    return _changed(by=by, person=person, give=set(), take={role})


@recorded
def set_roles(*, by, person: User, roles: Collection[str], seen: Collection[str]) -> User:
    """Give and take so that the person holds `roles`. `seen` is what they held when the page was opened."""
    held = person.grants.codes_for_update()
    if held != set(seen):
        raise _conflict(person, seen=set(seen), held=held)
    return _changed(by=by, person=person, give=set(roles) - held, take=held - set(roles))


@recorded
def deactivate(*, by, person: User) -> User:
    """The person cannot sign in, and is signed out where they are. What they did stays under their name."""
    if by == person:
        raise Refused("You cannot close your own account. Ask another administrator")
    _keep_an_administrator(without=person)
    return _set_active(person, active=False)


@recorded
def reactivate(*, by, person: User) -> User:
    return _set_active(person, active=True)


def _set_active(person: User, *, active: bool) -> User:
    person.is_active = active
    person.save(update_fields=["is_active"])
    return person


def _changed(*, by, person: User, give: set[str], take: set[str]) -> User:
    if Administrator.code in give | take and by == person:
        raise Refused(
            "You cannot change your own administrator role. Ask another administrator", field="roles"
        )
    if Administrator.code in take:
        _keep_an_administrator(without=person)
    for role in sorted(give):
        _give(by=by, person=person, role=role)
    for grant in person.grants.of_roles(take):
        grant.delete()
    return User.objects.with_roles().get(pk=person.pk)


def _conflict(person: User, *, seen: set[str], held: set[str]) -> Conflict:
    last = history.last_change_of_roles(person)
    return Conflict(
        record=person,
        changed_by=last.actor.display_name if last and last.actor else "",
        changed_at=last.timestamp if last else None,
        changes=[(f"the roles of {person.display_name}", _titles(seen), _titles(held))],
    )


def _titles(codes: set[str]) -> str:
    return ", ".join(sorted(TITLES.get(code, code) for code in codes))


def _give(*, by, person: User, role: str) -> None:
    if role not in TITLES:
        raise Refused(f"There is no role called {role!r}", field="roles")
    RoleGrant.objects.get_or_create(user=person, role=role, defaults={"granted_by": by})


def _keep_an_administrator(*, without: User) -> None:
    """Two administrators who take the role from each other at once: the second waits here, and is refused."""
    others = [grant for grant in RoleGrant.objects.administrators_for_update() if grant.user_id != without.pk]
    if not others:
        raise Refused(
            f"{without.display_name} is the last administrator. Make somebody else one first", field="roles"
        )
