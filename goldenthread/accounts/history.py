"""Who has read a child's record and what was changed on it: one list, newest first.

Which records are about a child is read off the models: those that are written to the log of changes and that lead to
the child by foreign keys. A new model that does so is in the list without being named here.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache

from auditlog.models import LogEntry
from auditlog.registry import auditlog
from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.db.models import Q

from goldenthread.accounts.models import ReadRecord, RoleGrant, User

CHILD = "people.Child"  # by its label, as Django refers to a model of a layer above
NOTHING = "–"
COUNTER = "revision"  # of a record, so that nobody overwrites another: it says nothing to a reader
DEEPEST = 4  # foreign keys between a record and its child
DID = {
    LogEntry.Action.CREATE: "Added",
    LogEntry.Action.UPDATE: "Changed",
    LogEntry.Action.DELETE: "Removed",
}


@dataclass(frozen=True)
class Change:
    """One column. `was` and `now` are both empty where the column points to another record."""

    field: str
    was: str
    now: str

    @property
    def in_words(self) -> str:
        if self.was == self.now:
            return self.field
        if self.was == NOTHING:
            return f"{self.field}: {self.now}"
        return f"{self.field}: {self.was} → {self.now}"


@dataclass(frozen=True)
class Entry:
    at: datetime
    by: str
    did: str
    kind: str
    ref: str
    refused: bool = False
    changes: list[Change] = field(default_factory=list)


def is_child(ref: str) -> bool:
    return apps.get_model(CHILD).objects.filter(ref=ref).exists()


def entries_of_child(ref: str) -> list[Entry]:
    return sorted([*_reads(ref), *_changes(ref)], key=lambda entry: entry.at, reverse=True)


def last_change_of_roles(person: User) -> LogEntry | None:
    """The newest entry of a role given to this person or taken away: its actor, if one, and when."""
    theirs = Q(changes__user__0=str(person.pk)) | Q(changes__user__1=str(person.pk))
    return (
        LogEntry.objects.get_for_model(RoleGrant).filter(theirs).select_related("actor").order_by("pk").last()
    )


def last_change(record) -> LogEntry | None:
    """The newest entry of this record: its actor, if one, and when."""
    return LogEntry.objects.get_for_object(record).select_related("actor").order_by("pk").last()


def changes_to(record) -> list[Entry]:
    """Every change to one record, newest first."""
    found = LogEntry.objects.get_for_object(record).select_related("actor", "content_type")
    return [_entry(logged) for logged in found.order_by("-pk")]


def changes_of(*models, **about) -> list[Entry]:
    """Every change to the records of these models, newest first. about: what the models keep beside their entries by
    `get_additional_data`, such as code="APP17"."""
    found = LogEntry.objects.filter(
        content_type__in=ContentType.objects.get_for_models(*models).values(),
        **{f"additional_data__{name}": value for name, value in about.items()},
    )
    return [_entry(logged) for logged in found.select_related("actor", "content_type").order_by("-pk")]


def _reads(ref: str) -> Iterator[Entry]:
    for read in ReadRecord.objects.of_child(ref):
        did = "Was refused" if read.refused else "Opened"
        yield Entry(read.at, read.by.display_name, did, read.kind, read.ref, refused=read.refused)


def _changes(ref: str) -> Iterator[Entry]:
    for logged in LogEntry.objects.filter(_about(ref)).select_related("actor", "content_type"):
        yield _entry(logged)


def _entry(logged: LogEntry) -> Entry:
    model = logged.content_type.model_class()
    return Entry(
        logged.timestamp,
        logged.actor.display_name if logged.actor else "The system",
        DID.get(logged.action, "Opened"),
        model._meta.verbose_name,
        "",
        changes=list(_fields(model, logged.changes or {})),
    )


def _fields(model, changes: dict) -> Iterator[Change]:
    """Of the model's own columns that hold something: the log also names the tables that point here, which have
    entries of their own, and says where a key points in numbers that mean nothing on a page."""
    for column in model._meta.concrete_fields:
        was, now = (_shown(value) for value in changes.get(column.name, (None, None)))
        if was == now or column.primary_key or column.name == COUNTER:
            continue
        yield Change(column.verbose_name, *("", "") if column.is_relation else (was, now))


def _shown(value) -> str:
    return NOTHING if value in (None, "", "None") else str(value)


def _about(ref: str) -> Q:
    about = Q(pk__in=[])
    for model, path in _paths_to_child().items():
        found = model._base_manager.filter(**{f"{path}ref": ref}).values("pk")
        about |= Q(content_type=ContentType.objects.get_for_model(model), object_id__in=found)
    return about


@cache
def _paths_to_child() -> dict:
    """Each logged model that leads to a child, with the foreign keys that lead there ("request__child__")."""
    child = apps.get_model(CHILD)
    paths = {model: _path(model, child, DEEPEST) for model in auditlog.get_models()}
    return {model: path for model, path in paths.items() if path is not None}


def _path(model, child, deepest: int) -> str | None:
    if model is child:
        return ""
    if deepest == 0:
        return None
    further = (
        (key.name, _path(key.related_model, child, deepest - 1))
        for key in model._meta.concrete_fields
        if key.is_relation and key.related_model is not model
    )
    return min((f"{name}__{path}" for name, path in further if path is not None), key=len, default=None)
