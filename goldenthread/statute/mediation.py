"""Mediation: the adviser, the certificate, the meeting, and what follows an agreement."""

from goldenthread.statute.counting import DaysAfter, Months, Then, Weeks, WorkingDays
from goldenthread.statute.duty import Duty, Limit
from goldenthread.statute.wording import both, regulation, section

MEDIATION_WANTED = "the local authority was told that mediation is wanted"
AGREED = "the agreement was reached at mediation"
OR_AS_AGREED = "; the parties may agree another time in writing (regulation 42(5))"
REGULATION_IN_RANGE = "Which of regulations 35 to 38 gives the 30 days was not read in a primary source."

DUTIES = (
    Duty(
        code="mediation_adviser_contacted",
        reference="M1",
        title="Contact the mediation adviser",
        limits=(Limit("sent_on", "the written notice of the decision was sent", Months(2)),),
        met_by="the parent or young person in touch with the adviser",
        authority=regulation("33"),
        doubt="Nothing in the Regulations moves this day off a weekend; the Tribunal's rules do not reach it.",
    ),
    Duty(
        code="no_mediation_certified",
        reference="M2",
        title="Issue the certificate to one who does not want mediation",
        limits=(Limit("told_on", "the adviser was told that mediation is not wanted", WorkingDays(3)),),
        met_by="the certificate issued by the adviser",
        authority=both(section("55(4)"), regulation("34")),
    ),
    Duty(
        code="mediation_arranged",
        reference="M3",
        title="Arrange mediation, and take part",
        limits=(Limit("informed_on", MEDIATION_WANTED, DaysAfter(30)),),
        met_by="the mediation meeting arranged",
        authority=regulation("35 to 38"),
        doubt=REGULATION_IN_RANGE,
    ),
    Duty(
        code="health_mediation_arranged",
        reference="M3",
        title="Arrange mediation on health care only",
        limits=(Limit("informed_on", "the health body was told that mediation is wanted", DaysAfter(30)),),
        met_by="the mediation meeting arranged by the health body",
        authority=regulation("35 to 38"),
        verified=False,
        doubt="That the health body has the same 30 days was not read in a primary source.",
    ),
    Duty(
        code="mediation_certified",
        reference="M4",
        title="Issue the certificate after mediation",
        limits=(Limit("completed_on", "mediation was completed", WorkingDays(3)),),
        met_by="the certificate issued by the adviser",
        authority=section("55(5)"),
    ),
    Duty(
        code="mediation_not_arranged_certified",
        reference="M5",
        title="Issue the certificate when mediation has not been arranged in time",
        limits=(Limit("informed_on", MEDIATION_WANTED, Then(DaysAfter(30), WorkingDays(3))),),
        met_by="the certificate issued by the adviser; the family may still mediate",
        authority=both(section("55"), regulation("35 to 38")),
        doubt=REGULATION_IN_RANGE,
    ),
    Duty(
        code="certificate_not_needed",
        reference="M6",
        title="Appeal without a certificate when only the setting is in dispute",
        limits=(),
        met_by="the appeal itself: about the setting or type of setting named, or none named. A claim of "
        "disability discrimination never needs one",
        authority=section("55"),
    ),
    Duty(
        code="leave_asked_without_certificate",
        reference="M7",
        title="Ask the Tribunal's leave when there is no certificate by the end of the 2 months",
        limits=(),
        met_by="the application for leave",
        authority=section("55"),
    ),
    Duty(
        code="mediation_agreement_carried_out",
        reference="M9",
        title="Do what was agreed at mediation on matters without a right of appeal",
        limits=(Limit("agreed_on", AGREED, Weeks(2)),),
        met_by=f"what was agreed done{OR_AS_AGREED}",
        authority=regulation("42(3)"),
    ),
    Duty(
        code="mediation_agreement_passed_on",
        reference="M10",
        title="Tell the local authority what was agreed at a mediation that it was not part of",
        limits=(Limit("agreed_on", AGREED, Weeks(1)),),
        met_by="a notice by the health body to the local authority",
        authority=regulation("42(4)"),
    ),
)
