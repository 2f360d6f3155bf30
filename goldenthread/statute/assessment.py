"""Needs assessment and first plan: from a request to the final plan."""

from datetime import date

from goldenthread.statute.counting import DaysAfter, DaysBeginningWith, Weeks, WeeksBeginningWith
from goldenthread.statute.duty import Bound, Customary, Duty, Kind, Limit
from goldenthread.statute.exceptions import ADVICE_IMPRACTICAL, IMPRACTICAL_TO_COMPLY
from goldenthread.statute.wording import Authority, both, code_of_practice, regulation, section

DETAINED = "Special Educational Needs and Disability (Detained Persons) Regulations 2015 (SI 2015/62)"
DETAINED_SHORT = "SEND (Detained Persons) Regulations 2015"
DETAINED_FROM = date(2015, 4, 1)
DETAINED_RECEIVED = "the request was received or the detained person came to attention"
PARALLEL = "These Regulations are taken to run parallel to those of 2014; this period was not read in them."
REQUEST_RECEIVED = "the request was received"
FROM_ADVICE_REQUEST = (
    "The code of practice (9.41) counts the 6 weeks from the date of the request, not its receipt."
)

DUTIES = (
    Duty(
        code="family_consulted",
        reference="A0",
        title="Consult the parent or young person on whether an assessment may be necessary",
        limits=(),
        met_by="a recorded consultation",
        authority=both(section("36(4)"), regulation("3")),
        as_soon_as_practicable=True,
        doubt="The wording of regulation 3 was not read in a primary source.",
    ),
    Duty(
        code="views_invited",
        reference="A0b",
        title="Tell the parent or young person of their right to give views and send evidence",
        limits=(),
        met_by="a notice of the right",
        authority=section("36(7)"),
        doubt="No least period is set at this stage; 15 days belongs to drafts and amendments only.",
    ),
    Duty(
        code="considering_notified",
        reference="A1",
        title="Tell health, social care and the setting that an assessment is being considered",
        limits=(),
        met_by="a notice to each of them",
        authority=regulation("4(2)"),
    ),
    Duty(
        code="provision_not_necessary_notified",
        reference="A2",
        title="Tell the family that it is not necessary for provision to be made under a plan",
        limits=(Limit("received_on", REQUEST_RECEIVED, Weeks(6)),),
        met_by="a notice with reasons",
        authority=regulation("4(1)"),
        as_soon_as_practicable=True,
    ),
    Duty(
        code="assessment_decided",
        reference="A3",
        title="Notify the decision whether or not to assess",
        limits=(Limit("received_on", REQUEST_RECEIVED, Weeks(6)),),
        met_by="a notice to the parent or young person, and to those told under regulation 4(2)",
        authority=regulation("5(1)"),
        as_soon_as_practicable=True,
        exceptions=IMPRACTICAL_TO_COMPLY,
    ),
    Duty(
        code="advice_sought",
        reference="A4",
        title="Ask for advice from everyone whom the Regulations list",
        limits=(),
        met_by="a request sent to each of them",
        authority=regulation("6(1)"),
    ),
    Duty(
        code="advice_returned",
        reference="A5",
        title="Return the advice asked for",
        limits=(Limit("requested_on", "the body received the request for advice", Weeks(6)),),
        met_by="written advice returned to the local authority",
        authority=regulation("8(1)"),
        as_soon_as_practicable=True,
        doubt="Regulation 8 was read in quotation. A closed school and a waiting list excuse nothing.",
        customary=Customary(
            Limit("sent_on", "the request for advice was sent", Weeks(6)), FROM_ADVICE_REQUEST
        ),
        order=(("sent_on", "requested_on"),),
        exceptions=ADVICE_IMPRACTICAL,
    ),
    Duty(
        code="not_issuing_notified",
        reference="A6",
        title="Notify the decision not to issue a plan",
        limits=(Limit("received_on", REQUEST_RECEIVED, Weeks(16)),),
        met_by="a notice to the family with the right of appeal, and to health and the setting",
        authority=both(regulation("10(1)"), section("36(9)")),
        as_soon_as_practicable=True,
        exceptions=IMPRACTICAL_TO_COMPLY,
        only_if="the local authority decides not to issue a plan",
    ),
    Duty(
        code="draft_sent",
        reference="A7",
        title="Send the draft plan",
        limits=(Limit("received_on", REQUEST_RECEIVED, Weeks(16)),),
        met_by="a draft that names no setting, with notice of the right to ask for one",
        authority=Authority(
            "practice; regulation 13(1) and section 38 set no date",
            "practice under SEND Regulations 2014, reg 13",
        ),
        kind=Kind.GUIDANCE,
        doubt="No date is set in law.",
        customary=Customary(
            Limit("received_on", REQUEST_RECEIVED, Weeks(14)),
            "Advisers to families ask for week 14, to leave room for the 15 days and the consultation.",
        ),
    ),
    Duty(
        code="draft_window",
        reference="A8",
        title="Give the family time to comment on the draft and ask for a setting",
        limits=(Limit("served_on", "the draft was served", DaysBeginningWith(15)),),
        met_by="the period having run; later views may be accepted",
        authority=regulation("13(1)(a)"),
        bound=Bound.WINDOW,
    ),
    Duty(
        code="draft_meeting",
        reference="A9",
        title="Meet the family about the draft, if they ask",
        limits=(),
        met_by="a meeting within the time for comment",
        authority=regulation("13(1)(a)(ii)"),
    ),
    Duty(
        code="setting_consultation",
        reference="A10",
        title="Answer a consultation on naming the setting",
        limits=(Limit("sent_on", "the consultation was sent", DaysAfter(15)),),
        met_by="a response; without one the local authority must still go on",
        authority=both(code_of_practice("9.83"), section("39(2)"), "under"),
        kind=Kind.GUIDANCE,
        doubt="The 15 days are what a setting should meet, not a duty.",
    ),
    Duty(
        code="plan_issued",
        reference="A11",
        title="Send the final plan",
        limits=(Limit("received_on", REQUEST_RECEIVED, Weeks(20)),),
        met_by="the final plan sent to the parent or young person, each named setting and the health body, "
        "with notice of appeal; naming only a type of setting is still final",
        authority=regulation("13(2)"),
        as_soon_as_practicable=True,
        customary=Customary(
            Limit("received_on", REQUEST_RECEIVED, WeeksBeginningWith(20)),
            "Prudent: some national guidance calls the day of receipt day 1, which ends a day sooner.",
        ),
        exceptions=IMPRACTICAL_TO_COMPLY,
    ),
    Duty(
        code="detained_assessment_decided",
        reference="1",
        title="Notify the decision whether or not to assess a detained child or young person",
        limits=(Limit("received_on", DETAINED_RECEIVED, Weeks(6)),),
        met_by="a notice to the family, the youth offending team, the place of custody and the health body",
        authority=Authority(f"{DETAINED}, regulations 3 and 4", f"{DETAINED_SHORT}, regs 3, 4"),
        as_soon_as_practicable=True,
        in_force_from=DETAINED_FROM,
    ),
    Duty(
        code="detained_not_issuing_notified",
        reference="1",
        title="Notify the decision not to issue a plan for a detained child or young person",
        limits=(Limit("received_on", DETAINED_RECEIVED, Weeks(16)),),
        met_by="a notice with the right of appeal",
        authority=Authority(DETAINED, DETAINED_SHORT),
        as_soon_as_practicable=True,
        in_force_from=DETAINED_FROM,
        verified=False,
        doubt=PARALLEL,
        only_if="the local authority decides not to issue a plan",
    ),
    Duty(
        code="detained_plan_issued",
        reference="1",
        title="Send the final plan of a detained child or young person",
        limits=(Limit("received_on", DETAINED_RECEIVED, Weeks(20)),),
        met_by="the final plan sent",
        authority=Authority(DETAINED, DETAINED_SHORT),
        as_soon_as_practicable=True,
        in_force_from=DETAINED_FROM,
        verified=False,
        doubt=PARALLEL,
    ),
)
