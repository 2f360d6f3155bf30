"""Phase transfer: the amended plan that names the next setting, before a fixed date.

A transfer review is an annual review too: once its meeting and its notice of amendments are known, their own
limits bind the plan as well, and the earliest counts.
"""

from goldenthread.statute.annual_review import DEVON, MEETING_HELD, NOTICE_SENT
from goldenthread.statute.counting import BeforeDate, MonthsBefore, Rule, Weeks, WeeksBeforeEndOf
from goldenthread.statute.duty import Customary, Duty, Kind, Limit
from goldenthread.statute.wording import Authority, both, regulation

TRANSFER = "the transfer takes place"
MET_BY = "the amended plan issued with the setting or type of setting named; a review meeting is not enough"
BY_NOT_BEFORE = 'The code of practice (9.179) and common practice say "by"; the Regulations say "before".'
BY_MARCH = "The code of practice asks that moves in September be settled by 31 March, whatever 5 months give."
BEFORE_15_FEBRUARY, BEFORE_31_MARCH, FIVE_MONTHS = BeforeDate(2, 15), BeforeDate(3, 31), MonthsBefore(5)
SEPTEMBER = 9
REVIEW_LIMITS = (
    Limit("meeting_on", MEETING_HELD, Weeks(12), optional=True),
    Limit("notice_on", NOTICE_SENT, Weeks(8), optional=True),
)
IN_ORDER = (("meeting_on", "notice_on"), ("meeting_on", "transfer_on"))
BY_15_FEBRUARY = Customary(Limit("transfer_on", TRANSFER, BeforeDate(2, 15, inclusive=True)), BY_NOT_BEFORE)
BY_31_MARCH = Customary(Limit("transfer_on", TRANSFER, BeforeDate(3, 31, inclusive=True)), BY_NOT_BEFORE)
BY_31_MARCH_IF_SEPTEMBER = Customary(
    Limit("transfer_on", TRANSFER, BeforeDate(3, 31, inclusive=True)), BY_MARCH, in_month=SEPTEMBER
)


def _completed(
    code: str, reference: str, move: str, rule: Rule, paragraph: str, customary: Customary, doubt: str = ""
) -> Duty:
    return Duty(
        code=code,
        reference=reference,
        title=f"Review and amend the plan before a move {move}",
        limits=(Limit("transfer_on", TRANSFER, rule), *REVIEW_LIMITS),
        met_by=MET_BY,
        authority=regulation(paragraph),
        customary=customary,
        order=IN_ORDER,
        doubt=doubt,
    )


def _latest_meeting(code: str, reference: str, move: str, rule: Rule, paragraph: str) -> Duty:
    return Duty(
        code=code,
        reference=reference,
        title=f"Hold the transfer review in time for a move {move}",
        limits=(Limit("transfer_on", TRANSFER, WeeksBeforeEndOf(12, rule)),),
        met_by="the review meeting held, with 12 weeks left for the amended plan",
        authority=_worked_back(paragraph),
        kind=Kind.GUIDANCE,
        doubt="Worked out from two duties; no text names the day.",
    )


def _worked_back(paragraph: str) -> Authority:
    return both(regulation(paragraph), DEVON, "worked back by")


PHASE, POST_16, FURTHER = (
    "between phases of schooling",
    "from secondary school to a post-16 institution",
    "between post-16 institutions",
)

DUTIES = (
    _completed("phase_transfer_completed", "P1", PHASE, BEFORE_15_FEBRUARY, "18(1)(b)", BY_15_FEBRUARY),
    _latest_meeting("latest_phase_transfer_meeting", "P1", PHASE, BEFORE_15_FEBRUARY, "18(1)(b)"),
    _completed("post_16_transfer_completed", "P2", POST_16, BEFORE_31_MARCH, "18(1)(a)", BY_31_MARCH),
    _latest_meeting("latest_post_16_transfer_meeting", "P2", POST_16, BEFORE_31_MARCH, "18(1)(a)"),
    _completed(
        "further_transfer_completed",
        "P3",
        FURTHER,
        FIVE_MONTHS,
        "18(2)",
        BY_31_MARCH_IF_SEPTEMBER,
        "The code of practice's 31 March for September moves was not read in it.",
    ),
    _latest_meeting("latest_further_transfer_meeting", "P3", FURTHER, FIVE_MONTHS, "18(2)"),
    Duty(
        code="setting_named_after_transfer_date",
        reference="P4",
        title="Name the setting in a plan first made after the transfer date",
        limits=(),
        met_by="the plan itself; regulation 18 binds only a plan within 12 months of a transfer, so none is late",
        authority=regulation("18"),
        verified=False,
        doubt="How the date binds a plan made after it was not read in a primary source.",
    ),
)
