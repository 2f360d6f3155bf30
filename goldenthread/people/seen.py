"""Whether a child's record is still what somebody read."""

from goldenthread.accounts import history
from goldenthread.accounts.errors import Conflict
from goldenthread.people.models import Child


def check_seen(child: Child, expected_revision: int | None) -> None:
    """Raises Conflict when somebody wrote on a child's record since this revision of it was read."""
    if expected_revision in (None, child.revision):
        return
    last = history.last_change(child)
    raise Conflict(
        record=child,
        changed_by=last.actor.display_name if last and last.actor else "",
        changed_at=last.timestamp if last else None,
        changes=[(f"the record {child.ref}", "", "")],
    )
