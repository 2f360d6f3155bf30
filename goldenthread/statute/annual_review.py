"""Annual review, amendment and reassessment."""

from goldenthread.statute.counting import (
    DaysAfter,
    DaysBeginningWith,
    Months,
    MonthsBeginningWith,
    NoticeBefore,
    Weeks,
    WeeksBeforeEndOf,
)
from goldenthread.statute.duty import Bound, Customary, Duty, Kind, Limit
from goldenthread.statute.exceptions import ADVICE_IMPRACTICAL, IMPRACTICAL_TO_COMPLY
from goldenthread.statute.wording import Authority, both, code_of_practice, regulation, section

DEVON = Authority(
    "R (L, M and P) v Devon County Council [2022] EWHC 493 (Admin), 8 March 2022",
    "R (L, M & P) v Devon [2022]",
)
MADE_OR_REVIEWED = "the plan was made or last reviewed"
MEETING_HELD = "the review meeting is held"
NOTICE_SENT = "the notice of amendments was sent"
REASSESSMENT_NOTIFIED = "the reassessment was notified"
REVIEW_PERIOD = MonthsBeginningWith(12)

REVIEWS = (
    Duty(
        code="review_completed",
        reference="B1, B2",
        title="Complete the annual review",
        limits=(Limit("reviewed_on", MADE_OR_REVIEWED, REVIEW_PERIOD),),
        met_by="the decision notified, not the meeting; an amendment without a review or by a tribunal's "
        "order does not start the 12 months again",
        authority=section("44(1)"),
    ),
    Duty(
        code="latest_safe_meeting",
        reference="B1g",
        title="Hold the review meeting in time for the decision",
        limits=(Limit("reviewed_on", MADE_OR_REVIEWED, WeeksBeforeEndOf(4, REVIEW_PERIOD)),),
        met_by="the review meeting held",
        authority=both(section("44(1)"), code_of_practice("9.169"), "worked back by"),
        kind=Kind.GUIDANCE,
        doubt="Worked out from two duties; no text names the day.",
    ),
    Duty(
        code="reviews_listed",
        reference="B3",
        title="Send settings, health and social care the list of next term's reviews",
        limits=(Limit("term_starts_on", "term starts", NoticeBefore(2)),),
        met_by="the list sent",
        authority=code_of_practice("9.172"),
        kind=Kind.GUIDANCE,
    ),
    Duty(
        code="review_papers",
        reference="B4",
        title="Invite everyone to the review meeting and send them the advice",
        limits=(Limit("meeting_on", MEETING_HELD, NoticeBefore(2)),),
        met_by="the invitation and the advice sent to parent or young person, setting, education, health and "
        "social care",
        authority=regulation("20(3) and (4)", "21(3) and (4)"),
        customary=Customary(
            Limit("meeting_on", MEETING_HELD, NoticeBefore(2, clear=True)),
            "Prudent: clear days, with neither the day of notice nor the day of the meeting counted.",
        ),
    ),
    Duty(
        code="review_report",
        reference="B5",
        title="Send the report of the review meeting",
        limits=(Limit("meeting_on", MEETING_HELD, Weeks(2)),),
        met_by="the report sent to everyone invited",
        authority=regulation("20(8)", "21(7)"),
        doubt="The number of the paragraph in regulation 20 was not read in a primary source.",
    ),
    Duty(
        code="review_decided",
        reference="B6",
        title="Notify the decision to keep, amend or end the plan",
        limits=(Limit("meeting_on", MEETING_HELD, Weeks(4)),),
        met_by="a notice to the parent or young person and the setting",
        authority=regulation("20(10)", "21(9)"),
        doubt="The number of the paragraph in regulation 21 was not read in a primary source.",
    ),
    Duty(
        code="preparation_for_adulthood_considered",
        reference="B13",
        title="Consider preparation for adulthood at reviews from Year 9",
        limits=(),
        met_by="the review's record",
        authority=regulation("20(6)", "21(6)"),
    ),
    Duty(
        code="under_five_review",
        reference="B12",
        title="Consider reviewing the plan of a child under 5",
        limits=(Limit("reviewed_on", MADE_OR_REVIEWED, Months(6)),),
        met_by="a lighter review with the parent, in addition to the annual review",
        authority=code_of_practice("9.178"),
        kind=Kind.GUIDANCE,
        customary=Customary(
            Limit("reviewed_on", MADE_OR_REVIEWED, Months(3)),
            "The code of practice asks for a review every 3 to 6 months; this is the 3.",
        ),
    ),
    Duty(
        code="review_on_release",
        reference="B15",
        title="Review the plan on release from custody",
        limits=(),
        met_by="a completed review",
        authority=section("47"),
        as_soon_as_practicable=True,
        doubt="The text was read in quotation.",
    ),
)

AMENDMENTS = (
    Duty(
        code="amendments_proposed",
        reference="B7",
        title="Send the proposed amendments with the existing plan and the evidence",
        limits=(Limit("meeting_on", MEETING_HELD, Weeks(4)),),
        met_by="the notice of amendments sent; a letter that only says the plan will change is not enough",
        authority=both(regulation("22(2)(a)", "20(10)"), DEVON, "read in"),
    ),
    Duty(
        code="amendments_window",
        reference="B8",
        title="Give the family time to comment on the amendments",
        limits=(Limit("served_on", "the amendments were served", DaysBeginningWith(15)),),
        met_by="the period having run",
        authority=regulation("22(2)(c)"),
        bound=Bound.WINDOW,
    ),
    Duty(
        code="amended_plan_issued",
        reference="B9, B11",
        title="Send the amended plan",
        limits=(
            Limit("notice_on", NOTICE_SENT, Weeks(8)),
            Limit("meeting_on", MEETING_HELD, Weeks(12)),
        ),
        met_by="the amended plan sent to the parent or young person, the setting and the health body, with "
        "notice of appeal",
        authority=both(regulation("22(3)"), DEVON, "capped by"),
        order=(("meeting_on", "notice_on"),),
        as_soon_as_practicable=True,
    ),
    Duty(
        code="amended_plan_cap",
        reference="B11",
        title="Send the amended plan, before any notice of amendments has been sent",
        limits=(Limit("meeting_on", MEETING_HELD, Weeks(12)),),
        met_by="the amended plan sent",
        authority=DEVON,
    ),
    Duty(
        code="not_amending_notified",
        reference="B10",
        title="Notify that the plan will not be amended after all",
        limits=(Limit("notice_on", NOTICE_SENT, Weeks(8)),),
        met_by="a notice with reasons and the right of appeal",
        authority=regulation("22(4)"),
        verified=False,
        doubt="The stored text of regulation 22(4) breaks off before the period.",
        only_if="the local authority decides not to amend the plan",
    ),
    Duty(
        code="unreviewed_amendment_issued",
        reference="B14",
        title="Send a plan amended without a review or reassessment",
        limits=(Limit("notice_on", NOTICE_SENT, Weeks(8)),),
        met_by="the amended plan sent",
        authority=both(regulation("28"), regulation("22(3)"), "applying"),
        as_soon_as_practicable=True,
        verified=False,
        doubt="Regulation 28 was not read in a primary source.",
    ),
)

REASSESSMENTS = (
    Duty(
        code="reassessment_decided",
        reference="B16",
        title="Notify the decision whether or not to reassess",
        limits=(Limit("received_on", "the request to reassess was received", DaysAfter(15)),),
        met_by="a notice; a refusal carries the right of appeal",
        authority=regulation("25(1)"),
        doubt="The number of the regulation was not read in a primary source.",
    ),
    Duty(
        code="reassessment_advice_returned",
        reference="B19",
        title="Return the advice asked for in a reassessment",
        limits=(Limit("requested_on", "the body received the request for advice", Weeks(6)),),
        met_by="written advice returned to the local authority",
        authority=both(regulation("26"), regulation("8(1)"), "applying"),
        as_soon_as_practicable=True,
        exceptions=ADVICE_IMPRACTICAL,
    ),
    Duty(
        code="reassessment_not_amending_notified",
        reference="B18",
        title="Notify that the plan will not be amended after reassessment",
        limits=(Limit("notified_on", REASSESSMENT_NOTIFIED, Weeks(10)),),
        met_by="a notice with the right of appeal",
        authority=both(regulation("26"), code_of_practice("9.191")),
        as_soon_as_practicable=True,
        verified=False,
        doubt="The least certain period here: neither regulation nor period was read in a primary source.",
        exceptions=IMPRACTICAL_TO_COMPLY,
        only_if="the local authority decides not to amend the plan",
    ),
    Duty(
        code="reassessed_plan_issued",
        reference="B17",
        title="Send the plan after reassessment",
        limits=(Limit("notified_on", REASSESSMENT_NOTIFIED, Weeks(14)),),
        met_by="the final plan sent to the parent or young person, the setting and the health body",
        authority=regulation("27(2)"),
        as_soon_as_practicable=True,
        exceptions=IMPRACTICAL_TO_COMPLY,
    ),
)

DUTIES = REVIEWS + AMENDMENTS + REASSESSMENTS
