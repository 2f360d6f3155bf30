"""Complaints become duties, under the policy that was in force when each was received."""

from collections.abc import Iterator, Sequence
from datetime import date

from goldenthread import statute
from goldenthread.clocks.policy import complaint_policies
from goldenthread.clocks.sources import RunningDuty, Source, due_on, ending
from goldenthread.people import bank_holidays
from goldenthread.voice.models import Complaint

FACTS = ("ref", "child_id", "received_on", "acknowledged_on", "answered_on", "stage")
ACKNOWLEDGED = {1: "complaint_acknowledged", 2: "complaint_stage_2_acknowledged"}


class Reckoning:
    """The policies and the bank holidays, read once for many complaints."""

    def __init__(self):
        self._policies, self._calendar = complaint_policies(), bank_holidays.calendar()

    def acknowledged_by(self, stage: int, received_on: date) -> date | None:
        """None for a stage that the policy does not have acknowledged."""
        policy = self._policies.on(received_on)
        if stage != 1 and policy.stage_2_acknowledged is None:
            return None
        return due_on(ACKNOWLEDGED[stage], policy=policy, calendar=self._calendar, received_on=received_on)

    def answered_by(self, stage: int, received_on: date, acknowledged_on: date | None) -> date | None:
        policy = self._policies.on(received_on)
        facts = _facts_of_answer(policy, received_on, acknowledged_on)
        return due_on(f"complaint_stage_{stage}_answered", policy=policy, calendar=self._calendar, **facts)


def _facts_of_answer(policy, received_on: date, acknowledged_on: date | None) -> dict[str, date]:
    """Some policies count an answer from its acknowledgement, once there is one."""
    counted_from_it = policy.from_acknowledgement and acknowledged_on
    return {"received_on": received_on} | ({"acknowledged_on": acknowledged_on} if counted_from_it else {})


def of_complaints(refs: Sequence[str] | None = None) -> Iterator[RunningDuty]:
    """Complaints that name a child: a clock belongs to one. An answer also ends the wait for an acknowledgement."""
    reckoning = Reckoning()
    found = Complaint.objects.with_clocks().of_refs(refs)
    columns = (*FACTS, "district_id", "child__district_id")
    for ref, child_id, received_on, acknowledged_on, answered_on, stage, own, childs in found.values_list(
        *columns
    ).iterator():
        where = {"child_id": child_id, "subject_ref": ref, "district_id": own or childs}
        acknowledged = ending(acknowledged_on, answered_on)
        due = reckoning.acknowledged_by(stage, received_on)
        yield from _owed(ACKNOWLEDGED[stage], received_on, due, acknowledged, where)
        due = reckoning.answered_by(stage, received_on, acknowledged_on)
        yield from _owed(f"complaint_stage_{stage}_answered", received_on, due, ending(answered_on), where)


def _owed(code: str, received_on: date, due: date | None, end: dict, where: dict) -> Iterator[RunningDuty]:
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


def policy_of_complaint(clock) -> statute.ComplaintPolicy:
    return complaint_policies().on(clock.started_on)


def facts_of_complaint(clock) -> dict[str, date]:
    if clock.duty in ACKNOWLEDGED.values():
        return {"received_on": clock.started_on}
    acknowledged_on = Complaint.objects.acknowledged_on(clock.subject_ref)
    return _facts_of_answer(policy_of_complaint(clock), clock.started_on, acknowledged_on)


SOURCES = [Source("complaint", of_complaints, facts_of_complaint, policy_of_complaint, is_local=True)]
