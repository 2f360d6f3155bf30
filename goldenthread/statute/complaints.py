"""Complaints: two regimes side by side, the council's own policy and the Ombudsman's code."""

from dataclasses import dataclass
from datetime import date

from goldenthread.statute.counting import MonthsBeginningWith, WorkingDays
from goldenthread.statute.duty import PART_3_IN_FORCE, Duty, Kind, Limit
from goldenthread.statute.exceptions import ExceptionKind
from goldenthread.statute.wording import Authority

EXTENDED = (ExceptionKind.COMPLAINT_EXTENDED,)
CHILDREN_ACT_COMPLAINTS = Authority(
    "Children Act 1989, section 26, and the complaints procedure made under it",
    "Children Act 1989, s 26",
)
RECEIVED = "the complaint was received"
STAGE_2_RECEIVED = "the request for stage 2 was received"


@dataclass(frozen=True, kw_only=True)
class ComplaintPolicy:
    """A council's times for complaints, in working days.

    With `from_acknowledgement` each stage's answer is counted from its own acknowledgement; until that is
    known it is counted from the receipt, with the time for acknowledging added.
    """

    name: str
    acknowledged: int
    stage_1: int
    stage_2: int
    authority: Authority
    from_acknowledgement: bool = False
    stage_2_acknowledged: int | None = None
    stage_1_extension: int = 0
    in_force_from: date = PART_3_IN_FORCE
    in_force_to: date | None = None
    doubt: str = ""

    def duties(self) -> tuple[Duty, ...]:
        """The policy's duties, under the same codes as any other policy's."""
        first = (
            self._duty("complaint_acknowledged", "K1", "Acknowledge the complaint", (self._first(RECEIVED),)),
            self._duty(
                "complaint_stage_1_answered",
                "K2",
                "Answer the complaint at stage 1",
                self._answer(RECEIVED, self.stage_1),
                EXTENDED,
            ),
            self._duty(
                "complaint_stage_2_answered",
                "K3",
                "Answer the complaint at stage 2",
                self._answer(STAGE_2_RECEIVED, self.stage_2),
                EXTENDED,
            ),
        )
        return first + self._second_acknowledgement() + self._extended()

    def _extended(self) -> tuple[Duty, ...]:
        if not self.stage_1_extension:
            return ()
        limits = self._answer(RECEIVED, self.stage_1 + self.stage_1_extension)
        title = "Answer the complaint at stage 1, when the time has been extended"
        return (self._duty("complaint_stage_1_extended", "K8", title, limits),)

    def _second_acknowledgement(self) -> tuple[Duty, ...]:
        if self.stage_2_acknowledged is None:
            return ()
        limit = Limit("received_on", STAGE_2_RECEIVED, WorkingDays(self.stage_2_acknowledged))
        title = "Acknowledge the request for stage 2"
        return (self._duty("complaint_stage_2_acknowledged", "K8", title, (limit,)),)

    def _first(self, event: str) -> Limit:
        return Limit("received_on", event, WorkingDays(self.acknowledged))

    def _answer(self, event: str, days: int) -> tuple[Limit, ...]:
        if not self.from_acknowledgement:
            return (Limit("received_on", event, WorkingDays(days)),)
        return (
            Limit("received_on", event, WorkingDays(self.acknowledged + days)),
            Limit("acknowledged_on", "it was acknowledged", WorkingDays(days), replaces="received_on"),
        )

    def _duty(
        self,
        code: str,
        reference: str,
        title: str,
        limits: tuple[Limit, ...],
        exceptions: tuple[ExceptionKind, ...] = (),
    ) -> Duty:
        return Duty(
            code=code,
            reference="K8" if self.from_acknowledgement else reference,
            title=title,
            limits=limits,
            met_by="a written reply sent",
            authority=self.authority,
            kind=Kind.POLICY,
            in_force_from=self.in_force_from,
            in_force_to=self.in_force_to,
            order=tuple(("received_on", limit.fact) for limit in limits if limit.replaces == "received_on"),
            doubt=self.doubt,
            exceptions=exceptions,
            policy=self.name,
        )


LOCAL_POLICY = ComplaintPolicy(
    name="local",
    acknowledged=3,
    stage_1=20,
    stage_2=20,
    authority=Authority(
        "the council's complaints policy, as the Local Government and Social Care Ombudsman has quoted it",
        "local complaints policy",
    ),
    doubt="Whether the council has since moved to the Ombudsman's code is to be confirmed with the council.",
)
OMBUDSMAN_CODE = ComplaintPolicy(
    name="ombudsman_code",
    acknowledged=5,
    stage_1=10,
    stage_2=20,
    stage_2_acknowledged=5,
    stage_1_extension=10,
    from_acknowledgement=True,
    in_force_from=date(2026, 4, 1),
    authority=Authority(
        "Local Government and Social Care Ombudsman, Complaint Handling Code, used in investigations from "
        "1 April 2026",
        "Ombudsman's Complaint Handling Code",
    ),
)
POLICIES = {policy.name: policy for policy in (LOCAL_POLICY, OMBUDSMAN_CODE)}

DUTIES = (
    *LOCAL_POLICY.duties(),
    *OMBUDSMAN_CODE.duties(),
    Duty(
        code="enquiry_resolved",
        reference="K5",
        title="Resolve an enquiry to the SEND enquiries service",
        limits=(Limit("received_on", "the enquiry was received", WorkingDays(5)),),
        met_by="the enquiry closed with an answer",
        authority=Authority("the council's standard for SEND enquiries", "local standard"),
        kind=Kind.POLICY,
        policy="local",
    ),
    Duty(
        code="ombudsman_complaint_made",
        reference="K6",
        title="Complain to the Ombudsman",
        limits=(Limit("aware_on", "the person first had notice of the matter", MonthsBeginningWith(12)),),
        met_by="the complaint received by the Ombudsman, who may accept a later one for a good reason",
        authority=Authority("Local Government Act 1974, section 26B(2)", "LGA 1974, s 26B(2)"),
    ),
    Duty(
        code="ombudsman_report_considered",
        reference="K7",
        title="Consider the Ombudsman's public report and confirm what has been done",
        limits=(Limit("reported_on", "the report was received", MonthsBeginningWith(3)),),
        met_by="the council's confirmation sent to the Ombudsman, who may agree a longer time in writing",
        authority=Authority("Local Government Act 1974, section 31(2)", "LGA 1974, s 31(2)"),
    ),
    Duty(
        code="ombudsman_approached",
        reference="K4, K9",
        title="Take a complaint to the Ombudsman after stage 2",
        limits=(),
        met_by="the complaint made; what has a right of appeal that was used, or could reasonably be used, is "
        "outside the Ombudsman's reach",
        authority=Authority("Local Government Act 1974, Part 3", "LGA 1974, Part 3"),
    ),
    Duty(
        code="social_care_complaint_investigated",
        reference="K10",
        title="Answer the investigation of a children's social care complaint",
        limits=(Limit("received_on", "the request for an investigation was received", WorkingDays(25)),),
        met_by="the council's answer sent; these complaints follow the Children Act, not the council's policy",
        authority=CHILDREN_ACT_COMPLAINTS,
        exceptions=EXTENDED,
        doubt="Read in a council's own pages, not in the Regulations.",
    ),
    Duty(
        code="social_care_complaint_investigated_at_most",
        reference="K10",
        title="Answer the investigation of a children's social care complaint, at the very latest",
        limits=(Limit("received_on", "the request for an investigation was received", WorkingDays(65)),),
        met_by="the council's answer sent",
        authority=CHILDREN_ACT_COMPLAINTS,
        doubt="Read in a council's own pages, not in the Regulations.",
    ),
)
