"""The end of a plan, the ages that bound it, and personal budgets."""

from datetime import date

from goldenthread.statute.ages import (
    Birthday,
    DayBeforeBirthday,
    EndOfYearOfBirthday,
    SchoolAgeBegins,
    SchoolAgeEnds,
)
from goldenthread.statute.appeals import APPEAL_LIMITS, RULE_12_SINCE
from goldenthread.statute.counting import Months, MonthsBeginningWith, OnTheDay
from goldenthread.statute.duty import Bound, Customary, Duty, Limit, Pick
from goldenthread.statute.tribunal_time import tribunal_rule
from goldenthread.statute.wording import Authority, both, regulation, section

SCHOOL_AGE_SINCE = date(1998, 8, 1)
BORN = "the birth"
EDUCATION_ACT = Authority("Education Act 1996, section 8", "Education Act 1996, s 8")
DIRECT_PAYMENTS = Authority(
    "Special Educational Needs (Personal Budgets) Regulations 2014 (SI 2014/1652), regulation 11",
    "Personal Budgets Regulations 2014, reg 11",
)
ACADEMIC_YEAR = both(section("46"), regulation("46"))
NOT_A_GROUND = "Turning 19 is no ground for ending a plan."
FIRST_PAID = "direct payments were first made"

CEASING = (
    Duty(
        code="ceasing_considered",
        reference="7",
        title="Tell the family that ending the plan is being considered",
        limits=(),
        met_by="a notice to the parent or young person",
        authority=both(section("45"), regulation("31(1)")),
        doubt="Under 18 a plan ends only when it is no longer necessary; one out of education or training is "
        "reviewed and amended (regulation 29). From 18, one who has left is first asked to return (regulation 30).",
    ),
    Duty(
        code="ceasing_consulted",
        reference="7",
        title="Consult the family and the head or principal on ending the plan",
        limits=(),
        met_by="a recorded consultation",
        authority=both(section("45"), regulation("31")),
    ),
    Duty(
        code="ceasing_notified",
        reference="7",
        title="Notify the decision to end the plan",
        limits=(),
        met_by="a notice to the family, the setting and the health body, with the right of appeal",
        authority=both(section("45"), regulation("31")),
    ),
    Duty(
        code="earliest_cease",
        reference="7",
        title="Keep the plan until the time for an appeal has run",
        limits=APPEAL_LIMITS,
        pick=Pick.LATEST,
        tribunal_time=True,
        bound=Bound.FIRST_DAY,
        order=(("sent_on", "certificate_on"),),
        met_by="the plan maintained until then; a certificate issued later gives another day",
        authority=both(section("45(4)"), tribunal_rule("20(1)(c)")),
        in_force_from=RULE_12_SINCE,
    ),
    Duty(
        code="earliest_cease_after_appeal",
        reference="7",
        title="Keep the plan until the appeal against ending it is finally determined",
        limits=(Limit("determined_on", "the appeal was finally determined", OnTheDay()),),
        bound=Bound.FIRST_DAY,
        met_by="the plan maintained until then",
        authority=section("45(4)"),
    ),
)

AGES = (
    Duty(
        code="school_age_begins",
        reference="7",
        title="Be in education: compulsory school age begins",
        limits=(Limit("born_on", BORN, SchoolAgeBegins()),),
        met_by="suitable education from this day",
        authority=EDUCATION_ACT,
        in_force_from=SCHOOL_AGE_SINCE,
    ),
    Duty(
        code="school_age_ends",
        reference="7",
        title="Pass the rights of the parent to the young person: compulsory school age ends",
        limits=(Limit("born_on", BORN, SchoolAgeEnds()),),
        met_by="the young person dealt with in their own right after this day",
        authority=EDUCATION_ACT,
        in_force_from=SCHOOL_AGE_SINCE,
    ),
    Duty(
        code="young_person_until",
        reference="7",
        title="Reach 25: the status of young person ends",
        limits=(Limit("born_on", BORN, Birthday(25)),),
        met_by="the plan ended, or kept on to the end of the academic year",
        authority=both(section("83"), section("46")),
        doubt=NOT_A_GROUND,
    ),
    Duty(
        code="plan_kept_in_further_education_until",
        reference="7",
        title="Keep a plan past 25 in further education, at most to the end of the academic year",
        limits=(Limit("born_on", BORN, EndOfYearOfBirthday(25, 7, 31)),),
        met_by="the plan ended by then",
        authority=ACADEMIC_YEAR,
    ),
    Duty(
        code="plan_kept_in_apprenticeship_until",
        reference="7",
        title="Keep a plan past 25 in an apprenticeship, at most to the end of the training",
        limits=(
            Limit("born_on", BORN, DayBeforeBirthday(26)),
            Limit("training_ends_on", "the training ends", OnTheDay(), optional=True),
        ),
        order=(("born_on", "training_ends_on"),),
        met_by="the plan ended by then",
        authority=ACADEMIC_YEAR,
    ),
    Duty(
        code="plan_kept_elsewhere_until",
        reference="7",
        title="Keep a plan past 25 in any other education, at most to the end of the course",
        limits=(
            Limit("born_on", BORN, DayBeforeBirthday(26)),
            Limit("course_ends_on", "the course ends", OnTheDay(), optional=True),
        ),
        order=(("born_on", "course_ends_on"),),
        met_by="the plan ended by then",
        authority=ACADEMIC_YEAR,
        verified=False,
        doubt="How regulation 46 ends the year outside colleges and apprenticeships was not read.",
    ),
)

BUDGETS = (
    Duty(
        code="personal_budget_requested",
        reference="7",
        title="Consider a request for a personal budget",
        limits=(),
        met_by="a decision; there is no appeal about the budget itself",
        authority=section("49"),
        verified=False,
        doubt="When a request may be made (with a draft, a review or a reassessment) was not read.",
    ),
    Duty(
        code="direct_payments_reviewed",
        reference="7",
        title="Review direct payments for the first time",
        limits=(Limit("first_paid_on", FIRST_PAID, MonthsBeginningWith(3)),),
        met_by="a recorded review",
        authority=DIRECT_PAYMENTS,
        customary=Customary(
            Limit("first_paid_on", FIRST_PAID, Months(3)), "Read as 3 months after the day, a day later."
        ),
        doubt='The text says "within the first 3 months"; whether the first day counts is not settled.',
    ),
    Duty(
        code="direct_payments_reviewed_again",
        reference="7",
        title="Review direct payments with every review or reassessment of the plan",
        limits=(),
        met_by="a recorded review",
        authority=DIRECT_PAYMENTS,
    ),
    Duty(
        code="direct_payments_stopped",
        reference="7",
        title="Give notice before reducing or stopping direct payments",
        limits=(),
        met_by="reasonable notice in writing with reasons, and one reconsideration if asked",
        authority=DIRECT_PAYMENTS,
    ),
)

DUTIES = CEASING + AGES + BUDGETS
