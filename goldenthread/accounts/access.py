"""The one gate. A view fetches a record through `get`, or asks `require` where there is no record; nothing else.

What a person may not see does not exist for them: the answer is 404, and the attempt is recorded.
"""

from django.http import Http404

from goldenthread.accounts.models import ReadRecord
from goldenthread.accounts.roles import Permission


def require(user, permission: Permission) -> None:
    """Go on, or answer 404. The arguments are checked: a permission is a member of `Permission`, never a string."""
    if not isinstance(permission, Permission):
        raise TypeError(f"expected a Permission, such as Permission.VIEW_SCORECARD, not {permission!r}")
    if not (user.is_authenticated and user.may(permission)):
        raise Http404("There is nothing here for you.")


def get(model, user, ref: str, *, may: Permission, page: str = "", base=None):
    """The record with this reference, if this person may. Reading a record about a child is written down.

    `model` offers `objects.visible_to(user)`; `base` narrows or widens with related rows
    (`Child.objects.with_story()`), and is filtered by what the person may see.
    """
    require(user, may)
    found = (base if base is not None else model.objects.all()).visible_to(user).filter(ref=ref).first()
    _write_down(model, user, ref, found, page)
    if found is None:
        raise Http404("There is nothing here for you.")
    return found


def _write_down(model, user, ref: str, found, page: str) -> None:
    child_ref = getattr(found, "child_ref", "") if found is not None else ""
    if found is None and not model.objects.filter(ref=ref).exists():
        return  # no such record: a mistyped address says nothing about a child
    ReadRecord.objects.create(
        by=user, kind=model.__name__.lower(), ref=ref, child_ref=child_ref, refused=found is None, page=page
    )


def record_list(user, *, kind: str, count: int, page: str) -> None:
    """A list with children's names in it was opened: one line for the list, not one a child."""
    ReadRecord.objects.create(by=user, kind=kind, ref=f"{count} rows", page=page)
