"""How a change of an action is written: the column that repeats it, and the row that keeps it."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.utils import timezone

from goldenthread.assurance.models import Action, ActionChange
from goldenthread.people.today import today

KINDS = {
    Action.Monitoring.ACTIVE: ActionChange.Kind.RESTORED,
    Action.Monitoring.RELEASED: ActionChange.Kind.RELEASED,
    Action.Monitoring.MERGED: ActionChange.Kind.MERGED,
    Action.Monitoring.MOVED: ActionChange.Kind.MOVED,
}


def change_monitoring(action: Action, monitoring: str, *, on: dt.date, reason: str, by: Any) -> None:
    """Within somebody's write: say whether an action is still followed, and keep the day and the reason."""
    action.monitoring = monitoring
    action.revision += 1
    action.save()
    keep_change(action, KINDS[Action.Monitoring(monitoring)], on=on, reason=reason, by=by)


def keep_change(action: Action, kind: str, *, on: dt.date, reason: str, by: Any) -> ActionChange:
    return ActionChange.objects.create(
        action=action,
        kind=kind,
        changed_on=on,
        changed_at=_now(),
        changed_by=by,
        reason=reason,
        state=state(action),
    )


def state(action: Action) -> dict[str, Any]:
    """The whole action as JSON values, enough to show it again as it stood."""
    return {
        "code": action.code,
        "title": action.title,
        "area": action.sub_theme.area.number,
        "sub_theme": action.sub_theme.code,
        "due_on": action.due_on.isoformat() if action.due_on else None,
        "due_text": action.due_text,
        "is_open_ended": action.is_open_ended,
        "monitoring": str(action.monitoring),
        "kpi_codes": action.kpi_codes,
        "owners": [
            {"role": owner.role, "organisation": owner.organisation, "is_accountable": owner.is_accountable}
            for owner in action.owners.all()
        ],
    }


def _now() -> dt.datetime:
    """This moment, on the day on which a demonstration stands still where it is one."""
    return dt.datetime.combine(today(), timezone.localtime().timetz())
