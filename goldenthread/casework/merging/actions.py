"""Merging two records of one child, and taking it back. What hangs on a record goes with it, whichever part keeps it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import models

from goldenthread.accounts.errors import Refused
from goldenthread.accounts.recording import recorded
from goldenthread.casework.models import Plan, Request
from goldenthread.people.models import Child, ChildMerge
from goldenthread.people.seen import check_seen
from goldenthread.people.signals import district_changed
from goldenthread.people.today import this_moment

NUMBERS = {"upn": "UPN", "uln": "ULN"}
ACCOUNT = "account_id"  # a young person's own
ONE_RECORDS = {*NUMBERS, ACCOUNT}  # what no two records may have at once
FILLED = (
    "upn",
    "uln",
    "sex",
    "gender_recorded",
    "ethnicity",
    "postcode",
    "district_id",
    "current_setting_id",
    ACCOUNT,
)


@recorded
def merge_children(*, by, kept: Child, merged: Child, reason: str, expected_revisions=None) -> ChildMerge:
    """From now on `kept` is the child's one record: everything of `merged` belongs to it, and what it did not know it
    takes from there. `merged` stays on file and leads to it. expected_revisions: of the kept, of the merged.

    Raises Refused where the records cannot be one child's or both hold what a child has once; Conflict when either
    was changed since it was read.
    """
    kept, merged = _locked(kept, merged)
    for child, revision in zip((kept, merged), expected_revisions or (None, None), strict=True):
        check_seen(child, revision)
    _refuse_what_cannot_be(kept, merged, reason)
    filled, given = _fill(kept, merged)
    moved = list(_move(merged, kept))
    merged.merged_into = kept
    _write(merged)
    _write(kept)
    held = ChildMerge.objects.create(
        kept=kept,
        merged=merged,
        reason=reason,
        merged_by=by,
        merged_at=this_moment(),
        moved=moved,
        filled=filled,
        given=given,
    )
    district_changed.send(sender=Child, child=kept)
    return held


@recorded
def undo_merge(*, by, merge: ChildMerge) -> ChildMerge:
    """Two records again: what came with the merged one goes back to it, unless it has gone on elsewhere since."""
    merge = ChildMerge.objects.select_for_update().get(pk=merge.pk)
    if merge.undone_at:
        raise Refused("These records have been taken apart already")
    kept, merged = _locked(merge.kept, merge.merged)
    if kept.merged_into_id:
        raise Refused("The record that was kept has since been merged into another: take that apart first")
    for label, pk, field in merge.moved:
        _move_back(apps.get_model(label), pk, field, kept, merged)
    for name, value in merge.filled.items():
        if getattr(kept, name) == value:
            setattr(kept, name, _nothing(name))
    _write(kept)
    for name, value in merge.given.items():
        setattr(merged, name, value)
    merged.merged_into = None
    _write(merged)
    merge.undone_by, merge.undone_at = by, this_moment()
    merge.save()
    for child in (kept, merged):
        district_changed.send(sender=Child, child=child)
    return merge


def _locked(*children: Child) -> list[Child]:
    """In the order of their numbers, so that two people merging the same two never wait for each other."""
    held = {child.pk: child for child in Child.objects.locked().numbered(one.pk for one in children)}
    return [held[child.pk] for child in children]


def _refuse_what_cannot_be(kept: Child, merged: Child, reason: str) -> None:
    if kept == merged:
        raise Refused("A record cannot be merged into itself", field="other")
    for child in (kept, merged):
        if child.merged_into_id:
            raise Refused(f"Record {child.ref} has been merged into another already", field="other")
    for field, words in NUMBERS.items():
        ours, theirs = getattr(kept, field), getattr(merged, field)
        if ours and theirs and ours != theirs:
            raise Refused(
                f"The records have two {words}s, {ours} and {theirs}. Find out which is right and correct the other first",
                field="other",
            )
    both = [kept, merged]
    if all(child.account_id for child in both):
        raise Refused(
            "Each record has an account of the young person's own: take the one that is not used away first",
            field="other",
        )
    if all(Request.objects.of_child(child).undecided().exists() for child in both):
        raise Refused(
            "Both records have a request that waits for its decision: withdraw one first", field="other"
        )
    if all(Plan.objects.live().of_child(child).exists() for child in both):
        raise Refused("Both records have a plan in force: cease one first", field="other")
    if not reason.strip():
        raise Refused("Say how you know that this is one child", field="reason")


def _fill(kept: Child, merged: Child) -> tuple[dict[str, Any], dict[str, Any]]:
    """What the kept record took because it did not know it, and what the merged one therefore gave up."""
    filled = {
        name: getattr(merged, name) for name in FILLED if getattr(merged, name) and not getattr(kept, name)
    }
    given = {name: value for name, value in filled.items() if name in ONE_RECORDS}
    for name, value in filled.items():
        setattr(kept, name, value)
    for name in given:
        setattr(merged, name, _nothing(name))
    return filled, given


def _nothing(name: str):
    return Child._meta.get_field(name).get_default()


def _move(merged: Child, kept: Child) -> Iterable[tuple[str, int, str]]:
    """Each row that now belongs to the kept record: its model, its number and the field that says whose it is."""
    for relation in Child._meta.related_objects:
        if relation.many_to_many or relation.related_model in (Child, ChildMerge):
            continue
        name = relation.field.name
        for row in relation.related_model._default_manager.filter(**{name: merged}).order_by("pk"):
            if _moved(row, name, kept):
                yield relation.related_model._meta.label, row.pk, name


def _moved(row: models.Model, name: str, kept: Child) -> bool:
    """False where the kept record has the same already, such as the same parent: then the row stays where it is."""
    setattr(row, name, kept)
    try:
        row.validate_constraints()
    except ValidationError:
        return False
    row.save(update_fields=[name])
    return True


def _move_back(model: type[models.Model], pk: int, name: str, kept: Child, merged: Child) -> None:
    row = model._default_manager.filter(**{"pk": pk, name: kept}).first()
    if row is not None:
        setattr(row, name, merged)
        row.save(update_fields=[name])


def _write(child: Child) -> None:
    child.revision += 1
    child.save()
