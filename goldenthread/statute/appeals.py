"""The time for an appeal, and the acts around one. Orders and what follows them are in `orders`."""

from datetime import date

from goldenthread.statute.counting import Months, MonthsBeginningWith, Weeks, WorkingDays
from goldenthread.statute.duty import Customary, Duty, Kind, Limit, Pick
from goldenthread.statute.tribunal_time import TribunalDays, TribunalWorkingDays, tribunal_rule
from goldenthread.statute.wording import Authority, both, section

RULE_12_SINCE = date(2020, 7, 21)
EXTENDED_APPEALS_SINCE = date(2018, 4, 3)
DECISION_SENT = "the written notice of the decision was sent"
CERTIFIED = "the mediation certificate was issued"
APPEAL_LIMITS = (
    Limit("sent_on", DECISION_SENT, Months(2)),
    Limit("certificate_on", CERTIFIED, Months(1), optional=True),
)
EXTENDED_APPEALS = Authority(
    "Special Educational Needs and Disability (First-tier Tribunal Recommendations Power) Regulations 2017 "
    "(SI 2017/1306)",
    "SI 2017/1306",
)

DUTIES = (
    Duty(
        code="appeal_made",
        reference="5b",
        title="Appeal to the Tribunal",
        limits=APPEAL_LIMITS,
        pick=Pick.LATEST,
        tribunal_time=True,
        order=(("sent_on", "certificate_on"),),
        met_by="the appeal received by the Tribunal, which may extend the time for a late one",
        authority=both(tribunal_rule("20(1)(c)"), tribunal_rule("12"), "with"),
        in_force_from=RULE_12_SINCE,
    ),
    Duty(
        code="appeal_answered",
        reference="5b",
        title="Send the local authority's response to an appeal",
        limits=(Limit("sent_on", "the appeal was sent to the local authority", TribunalWorkingDays(30)),),
        met_by="the response received by the Tribunal; a date that it directs comes before this one",
        authority=both(tribunal_rule("21"), tribunal_rule("12(3)(b)"), "with"),
        in_force_from=RULE_12_SINCE,
        doubt="The 30 working days were read in guidance; the number of the rule was not read.",
    ),
    Duty(
        code="appeal_decision_given",
        reference="5b",
        title="Give the Tribunal's written decision after the hearing",
        limits=(Limit("heard_on", "the hearing ended", WorkingDays(10)),),
        met_by="the decision sent to the parties",
        authority=Authority("the Tribunal's usual practice", "Tribunal practice"),
        kind=Kind.GUIDANCE,
        doubt="What the Tribunal usually does; no rule gives the days.",
    ),
    Duty(
        code="further_appeal_permission_asked",
        reference="5b",
        title="Ask permission to appeal to the Upper Tribunal",
        limits=(Limit("sent_on", "the Tribunal's decision was sent", TribunalDays(28)),),
        met_by="the application received by the First-tier Tribunal",
        authority=both(tribunal_rule("46"), tribunal_rule("12(3)(b)"), "with"),
        in_force_from=RULE_12_SINCE,
        verified=False,
        doubt="Neither the 28 days nor the number of the rule was read in a primary source.",
    ),
    Duty(
        code="disability_claim_made",
        reference="5b",
        title="Claim disability discrimination by a school",
        limits=(Limit("happened_on", "the discrimination happened", MonthsBeginningWith(6)),),
        met_by="the claim received by the Tribunal; its August and Christmas days do not help here",
        authority=Authority("Equality Act 2010, Schedule 17", "Equality Act 2010, Sch 17"),
        verified=False,
        doubt="The 6 months were not read in a primary source, nor whether the day itself counts.",
        customary=Customary(
            Limit("happened_on", "the discrimination happened", Months(6)),
            "Read as 6 months after the day, which ends a day later.",
        ),
    ),
    Duty(
        code="recommendations_answered",
        reference="5e",
        title="Answer the Tribunal's recommendations on health or social care",
        limits=(Limit("recommended_on", "the recommendations were made", Weeks(5)),),
        met_by="a written response to the family and the local authority, with the steps to be taken or why not; "
        "the recommendations do not bind",
        authority=EXTENDED_APPEALS,
        in_force_from=EXTENDED_APPEALS_SINCE,
    ),
    Duty(
        code="recommendations_copied",
        reference="5e",
        title="Send the Secretary of State the responses to the Tribunal's recommendations",
        limits=(Limit("answered_on", "the response was received", Weeks(1)),),
        met_by="copies sent by the local authority",
        authority=EXTENDED_APPEALS,
        in_force_from=EXTENDED_APPEALS_SINCE,
        verified=False,
        doubt="The week was not read in a primary source.",
    ),
    Duty(
        code="appealable_decision_explained",
        reference="5b",
        title="Tell the family of the right of appeal with every decision that has one",
        limits=(),
        met_by="a notice of appeal, mediation and advice with: a refusal to assess, to issue a plan or to "
        "reassess; a plan issued or amended; a decision not to amend; a decision to end the plan",
        authority=section("51(2)"),
    ),
)
