"""Writes: publishing a month, and saying why a published figure has changed."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.db import IntegrityError
from django.utils import timezone

from goldenthread.accounts.errors import Conflict, Refused
from goldenthread.accounts.recording import recorded, recording
from goldenthread.indicators import Month
from goldenthread.people.today import today
from goldenthread.publications.wording import month_name
from goldenthread.scorecard import store
from goldenthread.scorecard.freezing import contents, figures, folders, freshness, revisions
from goldenthread.scorecard.freezing.freshness import Readiness
from goldenthread.scorecard.models import PublishedMonth, RevisionReason


def publish_month(
    *,
    month: Month,
    signed_off_name: str,
    signed_off_role: str,
    by: Any,
    note: str = "",
    reason: str = "",
    expected_edition: int | None = None,
    published_at: dt.datetime | None = None,
) -> PublishedMonth:
    """Keep a month's figures with all that they rest on, as they stand now. `by` is None for the operator.

    expected_edition: the edition that the page showed as the next. published_at: when it was published, for a story that
    is told later; now, where it is not given.

    Raises Refused when the figures are not those of now, the month has not ended, a headline figure published before
    was revised and nobody has said why, or a further edition is given no reason; Conflict when somebody else published
    the month meanwhile. Nothing is then kept.
    """
    when = published_at or timezone.now()
    ready = freshness.of_month(month, max(today(), when.date()) if published_at is None else when.date())
    _check_edition(ready, expected_edition, reason)
    if not ready.is_ready or ready.run is None:
        raise Refused(" ".join(ready.all_refusals))
    scope = figures.Scope.of_today(month)
    results = figures.work_out(store.read(ready.run.digest), scope)
    if refusal := freshness.stale(scope, ready.run, results):
        raise Refused(refusal)
    published = PublishedMonth(
        month_on=month.first,
        edition=ready.edition,
        published_by=by,
        published_at=when,
        signed_off_name=_given(
            signed_off_name, "signed_off_name", "Enter the name of who signed the figures off"
        ),
        signed_off_role=_given(signed_off_role, "signed_off_role", "Enter the role in which they did"),
        note=note.strip(),
        reason=reason.strip() if ready.newest else "",
        facts_as_of_on=ready.run.as_of_on,
        facts_digest=ready.run.digest,
    )
    files = contents.gather(
        scope, ready.run, results, ready.edition, contents.statement(published, ready.doubts)
    )
    return _keep(published, files, by)


def _given(text: str, field: str, otherwise: str) -> str:
    if not text.strip():
        raise Refused(otherwise, field=field)
    return text.strip()


def _check_edition(ready: Readiness, expected: int | None, reason: str) -> None:
    if ready.newest is None:
        return
    if expected is not None and expected != ready.edition:
        raise Conflict(
            record=ready.newest,
            changed_by=ready.newest.publisher,
            changed_at=ready.newest.published_at,
            changes=[(f"the publication of {month_name(ready.month.first)}", "", str(ready.newest.edition))],
        )
    if not reason.strip():
        raise Refused("Enter why the month is published again", field="reason")


def _keep(published: PublishedMonth, files: dict[str, bytes], by: Any) -> PublishedMonth:
    """The row and the folder, or neither: the folder is moved into its place as the last thing before the commit."""
    published.manifest_digest = folders.digest(files[folders.MANIFEST])
    try:
        with recording(by):
            published.save(force_insert=True)
            folders.write(published.folder_name, files)
    except IntegrityError:
        raise Refused(
            "Somebody else published this month at the same moment. Look at what they published."
        ) from None
    return published


@recorded
def explain_revision(
    *,
    by: Any,
    published: PublishedMonth,
    code: str,
    reason: str,
    expected_revision: int | None = None,
    written_at: dt.datetime | None = None,
) -> RevisionReason:
    """Say why a published figure has changed, or say it otherwise; what was said before stays in the log of changes.

    expected_revision: 0, or that of the reason that the page showed. written_at: for a story that is told later; now,
    where it is not given. Raises Refused for no words, or for a figure that
    has not changed, and Conflict when somebody else wrote meanwhile.
    """
    if not reason.strip():
        raise Refused("Enter why the figure changed", field="reason")
    pair = _revised(published, code)
    said = RevisionReason.objects.of_published([published]).filter(code=code).locked().first()
    _check_revision(said, expected_revision, reason)
    record = said or RevisionReason(published=published, code=code, revision=0)
    record.reason = reason.strip()
    record.numerator, record.denominator, record.value = pair.now.cell[:3]
    record.written_by, record.written_at = by, written_at or timezone.now()
    record.revision += 1
    record.save()
    return record


def _revised(published: PublishedMonth, code: str) -> revisions.Pair:
    pairs = revisions.pairs(published, whole_area=True)
    found = next((pair for pair in pairs if pair.code == code and pair.is_revised), None)
    if found is None:
        raise Refused(f"{code} has not been revised since {month_name(published.month_on)} was published")
    return found


def _check_revision(said: RevisionReason | None, expected: int | None, reason: str) -> None:
    if expected is None or expected == (said.revision if said else 0):
        return
    assert said is not None
    raise Conflict(
        record=said,
        changed_by=said.written_by.display_name,
        changed_at=said.written_at,
        changes=[("the reason", "", said.reason)],
    )
