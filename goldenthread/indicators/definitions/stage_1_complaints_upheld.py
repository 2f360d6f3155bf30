from datetime import date

from goldenthread.indicators.facts import complaint
from goldenthread.indicators.language import Indicator, Share, during

stage_1_complaints_upheld = Indicator(
    code="APP02",
    title="Stage 1 complaints upheld",
    plain="Of the stage 1 complaints answered in the month, the share found wholly or partly justified.",
    fact=complaint,
    measure=Share(
        of=(complaint.stage == 1) & during(complaint.answered_on) & (complaint.upheld != ""),
        that=complaint.upheld.is_in(("upheld", "partly")),
    ),
    unit="%",
    polarity="lower",
    dataset="complaints",
    authority="The council's complaints policy",
    owner="Head of complaints",
    population=(
        "Complaints answered in the month whose finding is recorded; one answered with no finding "
        "recorded is left out rather than called not upheld."
    ),
    doubts=(
        "Which direction is better is disputed: a rise may be candour. It says nothing of complaints not "
        "answered."
    ),
    companions=("APP01", "X-COMPLAINT-S1-OVERDUE"),
    checked_on=date(2026, 11, 21),
    kind="local",
    example="""
        stage | answered_on | upheld
        1     | 2024-10-01  | upheld    # the first day of the month
        1     | 2024-10-31  | partly    # the last
        1     | 2024-10-15  | not
        1     | 2024-10-16  |           # no finding recorded: left out
        2     | 2024-10-15  | not       # stage 2
        1     | 2024-09-30  | not       # the day before
        1     | 2024-11-01  | upheld    # the day after
        1     |             | upheld    # unanswered
        = 66.7 of 3 in 2024-10
    """,
)
