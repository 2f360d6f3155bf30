"""What the pages about accounts show: the people, and what each role may do."""

from dataclasses import dataclass

from django.apps import apps
from django.conf import settings
from django.http import Http404

from goldenthread.accounts.models import Organisation, Team, User
from goldenthread.accounts.roles import ROLES, Permission, Role

LOCAL_AREA = "people.LocalArea"  # by its label, as Django refers to a model of a layer above


def people(words: str = ""):
    return User.objects.with_roles().matching(words).order_by("display_name", "pk")


def person(pk: int) -> User:
    found = User.objects.with_roles().filter(pk=pk).first()
    if found is None:
        raise Http404("There is nobody here.")
    return found


def organisations():
    return Organisation.objects.order_by("name")


def teams():
    return Team.objects.order_by("name")


def is_demonstration() -> bool:
    """Whether the database holds a demonstration, whose day stands still, and no real area."""
    still = apps.get_model(LOCAL_AREA).objects.values_list("stands_still_on", flat=True)
    return bool(still) and None not in still


def demonstration_people():
    """The people of whom anybody may be one; nobody outside a demonstration, whatever the environment says of a
    database that holds a real area."""
    if not (settings.DEMONSTRATION and is_demonstration()):
        return User.objects.none()
    return User.objects.demonstration().with_roles()


@dataclass(frozen=True)
class RoleInWords:
    role: type[Role]
    may: list[str]
    may_not: list[str]


def roles_in_words() -> list[RoleInWords]:
    """Each role with what its holder may and may not do, in the order of `Permission`."""
    return [
        RoleInWords(
            role,
            [permission.value for permission in Permission if permission in role.permissions],
            [permission.value for permission in Permission if permission not in role.permissions],
        )
        for role in ROLES
    ]
