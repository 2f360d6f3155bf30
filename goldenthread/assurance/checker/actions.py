"""Setting a finding of the checker aside, with a reason, and taking that back."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.utils import timezone

from goldenthread.accounts.errors import Refused
from goldenthread.accounts.recording import recorded
from goldenthread.assurance.checker.findings import Finding
from goldenthread.assurance.checker.models import SuppressedFinding
from goldenthread.people.today import today

LONGEST = 2000


def _now() -> dt.datetime:
    """This moment, on the day on which a demonstration stands still where it is one."""
    return dt.datetime.combine(today(), timezone.localtime().timetz())


@recorded
def suppress(*, kind: str, finding: Finding, reason: str, by: Any) -> SuppressedFinding:
    """Set a finding aside: it is listed apart and no longer fails a check, until one of its figures changes.

    Raises Refused for no reason, or for a finding that is set aside already.
    """
    if not reason.strip():
        raise Refused("Say why this finding does not matter.", field="reason")
    if len(reason) > LONGEST:
        raise Refused(f"Say it in {LONGEST:,} characters or fewer.", field="reason")
    held = SuppressedFinding.objects.of_kind(kind).standing().filter(identity=finding.identity).first()
    if held:
        raise Refused(f"{held.suppressed_by.display_name} has set it aside already: “{held.reason}”.")
    return SuppressedFinding.objects.create(
        kind=kind,
        rule=finding.rule,
        identity=finding.identity,
        place=finding.place[:300],
        words=finding.words,
        reason=reason.strip(),
        suppressed_at=_now(),
        suppressed_by=by,
    )


@recorded
def restore(*, suppressed: SuppressedFinding, by: Any) -> SuppressedFinding:
    """Take back that a finding was set aside. Who did it stays on record. Twice is once."""
    held = SuppressedFinding.objects.locked().get(pk=suppressed.pk)
    if held.restored_at is None:
        held.restored_at, held.restored_by = _now(), by
        held.save()
    return held
