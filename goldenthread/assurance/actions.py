"""Writes of the improvement plan: importing it, and rating its actions."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db import transaction

from goldenthread.accounts.errors import Conflict, Refused
from goldenthread.accounts.recording import recorded, recording
from goldenthread.assurance import challenging, importing, ratings, stating
from goldenthread.assurance.evidence import shown_beside
from goldenthread.assurance.models import Action, Brag, Rating
from goldenthread.assurance.planfile import PlanDocument
from goldenthread.assurance.rounds import who
from goldenthread.people.today import today


@dataclass(frozen=True)
class ImportOutcome:
    """What an import did, counted by noun ("action", "rating", "target" ...).

    changes: a sentence for each thing that was there and changed. kept: what is held here and the document does not
    name; it was left as it was.
    """

    plan_title: str
    created: Mapping[str, int]
    changed: Mapping[str, int]
    unchanged: Mapping[str, int]
    removed: Mapping[str, int]
    changes: tuple[str, ...]
    kept: tuple[str, ...]

    @property
    def changed_anything(self) -> bool:
        return bool(self.created or self.changed or self.removed)

    def to_dict(self) -> dict[str, Any]:
        """The outcome as JSON values."""
        counts = {name: dict(getattr(self, name)) for name in ("created", "changed", "unchanged", "removed")}
        lists = {"changes": list(self.changes), "kept": list(self.kept)}
        return {"plan": self.plan_title, "changed_anything": self.changed_anything, **counts, **lists}


def import_document(
    *,
    document: PlanDocument,
    by: Any,
    source_name: str,
    source_digest: str,
    replace: bool = False,
    dry_run: bool = False,
    beside: importing.Beside | None = None,
) -> ImportOutcome:
    """Bring the improvement plan held here into line with a document: all of it or nothing.

    The same document again changes nothing. What the document no longer names is kept and reported; with `replace` its
    actions are retired and the rest is removed. beside: the document is a plan of its own, which follows the one in
    force. `by` may be None: an operator at the command line. With `dry_run` everything is tried and undone.

    Raises Refused for a document that holds no action, is another plan's, or holds what cannot be kept; for one to be put
    beside the plan in force without a title, kind or later day of its own. Nothing is then written.
    """
    with recording(by):
        plan, changes = importing.bring_into_line(
            document,
            by=by,
            source_name=source_name,
            source_digest=source_digest,
            replace=replace,
            beside=beside,
        )
        if dry_run:
            transaction.set_rollback(True)
    return ImportOutcome(
        plan_title=plan.title,
        created=+changes.created,
        changed=+changes.changed,
        unchanged=+changes.unchanged,
        removed=+changes.removed,
        changes=tuple(changes.sentences),
        kept=tuple(changes.kept),
    )


@recorded
def rate(
    *,
    action: Action,
    scale: str,
    brag: str,
    words: str,
    said_on: dt.date,
    by: Any,
    expected_revision: int,
    reason_it_stands: str = "",
) -> Rating:
    """State how an action stands on one scale ("progress" or "impact"), on a day and with the reason. None is deleted.

    reason_it_stands: given where the facts speak against the rating.

    Raises Refused for somebody else's action, no reason given, an unknown colour or scale, a day that is still to come
    or lies before the last statement; Conflict when somebody rated the action since `expected_revision`.
    """
    held = Action.objects.for_statement().select_for_update(of=("self",)).get(pk=action.pk)
    if not who.may_rate(by, held):
        raise Refused(f"Action {held.code} is for its owner, the lead of its area and the programme office.")
    said = list(held.ratings.select_related("said_by"))
    if held.revision != expected_revision:
        raise _conflict(held, said)
    given = {"words": words, "said_on": said_on, "by": by, "reason": reason_it_stands}
    return stating.state(held, said, {scale: brag}, **given)[0]


@recorded
def rate_against_the_facts(
    *,
    action: Action,
    scale: str,
    brag: str,
    words: str,
    said_on: dt.date,
    reason: str,
    by: Any,
    expected_revision: int,
) -> Rating:
    """As `rate`, and what the facts speak against stands only with a reason, which goes with it wherever it is read.

    Raises Refused also where something speaks against the rating on its day and no reason is given (field "reason").
    """
    held = Action.objects.for_page().get(pk=action.pk)
    evidence = shown_beside.newest_by(today())  # also what was put to it since the day that is rated
    found = (
        challenging.against_one(held, said_on, scale, brag, evidence=evidence) if brag in Brag.values else []
    )
    rating = rate(
        action=action,
        scale=scale,
        brag=brag,
        words=words,
        said_on=said_on,
        by=by,
        expected_revision=expected_revision,
        reason_it_stands=reason if found else "",
    )
    if found and not reason.strip():
        facts = " ".join(each.words for each in found)
        raise Refused(f"{facts} Say why the rating stands; the board will read it.", field="reason")
    return rating


def _conflict(action: Action, said: list[Rating]) -> Conflict:
    last = max(said, key=lambda rating: rating.pk, default=None)
    changes = [(scale.label, "", getattr(action, scale) or ratings.UNRATED) for scale in Rating.Scale]
    return Conflict(
        record=action,
        changed_by=last.said_by.display_name if last and last.said_by else "",
        changed_at=last.said_on if last else None,
        changes=changes,
    )
