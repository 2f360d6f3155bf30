"""The one gate. A view fetches a record through `get`, or asks `require` where there is no record; nothing else.

What a person may not see does not exist for them: the answer is 404, and the attempt is recorded.
"""

from django.http import Http404

from goldenthread.accounts.models import ReadRecord
from goldenthread.accounts.roles import Permission


def require(user, permission: Permission) -> None:
    """Go on, or answer 404. The arguments are checked: a permission is a member of `Permission`, never a string."""
    if not _may(user, permission):
        raise Http404("There is nothing here for you.")


def _may(user, permission: Permission) -> bool:
    if not isinstance(permission, Permission):
        raise TypeError(f"expected a Permission, such as Permission.VIEW_SCORECARD, not {permission!r}")
    return user.is_authenticated and user.may(permission)


def get(model, user, ref: str, *, may: Permission, page: str = "", base=None):
    """The record with this reference, if this person may. Reading a record about a child is written down, and so is
    a try that is refused.

    `model` offers `objects.visible_to(user)`; `base` narrows or widens with related rows
    (`Child.objects.with_story()`), and is filtered by what the person may see in the roles that give the permission.
    """
    found = None
    if _may(user, may):
        records = base if base is not None else model.objects.all()
        found = records.visible_to(user.only_as(may)).filter(ref=ref).first()
    if hasattr(model, "child_ref") and user.is_authenticated:
        _write_down(model, user, ref, found, page)
    if found is None:
        raise Http404("There is nothing here for you.")
    return found


def _write_down(model, user, ref: str, found, page: str) -> None:
    read = found or model.objects.filter(ref=ref).first()
    if read is None:
        return  # no such record: a mistyped address says nothing about a child
    record_reading(
        user,
        kind=model._meta.verbose_name,
        ref=ref,
        child_ref=read.child_ref,
        refused=found is None,
        page=page,
    )


def record_reading(
    user, *, kind: str, ref: str, child_ref: str, refused: bool = False, page: str = ""
) -> None:
    """For pages about a child that are not a record fetched by `get`, such as who has seen it."""
    ReadRecord.objects.create(by=user, kind=kind, ref=ref, child_ref=child_ref, refused=refused, page=page)


def record_list(user, *, kind: str, count: int, page: str) -> None:
    """A list with children's names in it was opened: one line for the list, not one a child."""
    ReadRecord.objects.create(by=user, kind=kind, ref=f"{count} rows", page=page)
