"""Complaints become duties, under the council's own policy."""

from collections.abc import Iterator, Sequence
from datetime import date

from goldenthread.clocks.sources import RunningDuty, Source, due_on, ending
from goldenthread.voice.models import Complaint

FACTS = ("ref", "child_id", "received_on", "acknowledged_on", "answered_on", "stage")


def of_complaints(refs: Sequence[str] | None = None) -> Iterator[RunningDuty]:
    """Complaints that name a child: a clock belongs to one. An answer also ends the wait for an acknowledgement."""
    found = Complaint.objects.with_clocks().of_refs(refs)
    columns = (*FACTS, "district_id", "child__district_id")
    for ref, child_id, received_on, acknowledged_on, answered_on, stage, own, childs in found.values_list(
        *columns
    ).iterator():
        where = {"child_id": child_id, "subject_ref": ref, "district_id": own or childs}
        if stage == 1:
            acknowledged = ending(acknowledged_on, answered_on)
            yield from _owed("complaint_acknowledged", received_on, acknowledged, where)
        yield from _owed(f"complaint_stage_{stage}_answered", received_on, ending(answered_on), where)


def _owed(code: str, received_on: date, end: dict, where: dict) -> Iterator[RunningDuty]:
    due = due_on(code, received_on=received_on)
    if due is not None:
        yield RunningDuty(
            duty=code,
            subject_kind="complaint",
            detail="",
            started_on=received_on,
            due_on=due,
            **where,
            **end,
        )


SOURCES = [Source("complaint", of_complaints)]
