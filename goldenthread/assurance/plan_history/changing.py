"""How a change of an action is written: the column that repeats it, and the row that keeps it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from goldenthread.assurance.models import Action, ActionChange, Area
from goldenthread.people.today import this_moment

KINDS = {
    Action.Monitoring.ACTIVE: ActionChange.Kind.RESTORED,
    Action.Monitoring.RELEASED: ActionChange.Kind.RELEASED,
    Action.Monitoring.MERGED: ActionChange.Kind.MERGED,
    Action.Monitoring.MOVED: ActionChange.Kind.MOVED,
    Action.Monitoring.SPLIT: ActionChange.Kind.SPLIT,
    Action.Monitoring.RETIRED: ActionChange.Kind.RETIRED,
}


def change_monitoring(
    action: Action,
    monitoring: str,
    *,
    on: dt.date,
    reason: str,
    by: Any,
    agreed: str = "",
    other: Any = None,
    watched_in: Area | None = None,
) -> ActionChange:
    """Within somebody's write: say whether an action is still followed, and under which other area; keep the day and
    the reason."""
    action.monitoring, action.watched_in = monitoring, watched_in
    action.revision += 1
    action.save()
    kind = KINDS[Action.Monitoring(monitoring)]
    return keep_change(action, kind, on=on, reason=reason, by=by, agreed=agreed, other=other)


def keep_change(
    action: Action, kind: str, *, on: dt.date, reason: str, by: Any, agreed: str = "", other: Any = None
) -> ActionChange:
    """The action as it is written now, from a day on."""
    fresh = Action.objects.with_parts().get(pk=action.pk)
    return keep_fetched(fresh, kind, on=on, reason=reason, by=by, agreed=agreed, other=other)


def keep_fetched(
    action: Action, kind: str, *, on: dt.date, reason: str, by: Any, agreed: str = "", other: Any = None
) -> ActionChange:
    """The same of an action that was fetched `with_parts` since it was written.

    A letter that arrives after a later change counts from that change's day: each state holds all that was before it.
    """
    before = last_change(action)
    return ActionChange.objects.create(
        action=action,
        kind=kind,
        other=other,
        changed_on=max(on, before.changed_on) if before else on,
        changed_at=this_moment(),
        changed_by=by,
        reason=reason,
        agreed=agreed,
        state=state(action),
    )


def last_change(action: Action) -> ActionChange | None:
    """Of an action that was fetched `with_parts`."""
    return next(reversed(list(action.changes.all())), None)


def says_the_same(before: Mapping[str, Any], after: Mapping[str, Any]) -> bool:
    """Whether two states say the same of an action, whoever's accounts its owners had."""
    first, second = (
        each | {"owners": [{**owner, "user": None} for owner in each.get("owners", [])]}
        for each in (dict(before), dict(after))
    )
    return first == second


def state(action: Action) -> dict[str, Any]:
    """The whole action as JSON values, enough to show it again as it stood."""
    elsewhere = {"watched_in": action.watched_in.number} if action.watched_in else {}
    return elsewhere | {
        "code": action.code,
        "title": action.title,
        "area": action.sub_theme.area.number,
        "sub_theme": action.sub_theme.code,
        "due_on": _day(action.due_on),
        "due_text": action.due_text,
        "is_open_ended": action.is_open_ended,
        "open_ended_reason": action.open_ended_reason,
        "monitoring": str(action.monitoring),
        "kpi_codes": action.kpi_codes,
        "kpi_text": action.kpi_text,
        "evidence": [each.text for each in action.evidence.all()],
        "owners": [
            {
                "role": owner.role,
                "organisation": owner.organisation,
                "is_accountable": owner.is_accountable,
                "user": owner.user_id,
            }
            for owner in action.owners.all()
        ],
        "milestones": [
            {
                "number": each.number,
                "words": each.words,
                "due_on": _day(each.due_on),
                "reached_on": _day(each.reached_on),
                "is_dropped": each.is_dropped,
            }
            for each in action.milestones.all()
        ],
    }


def _day(day: dt.date | None) -> str | None:
    return day.isoformat() if day else None
