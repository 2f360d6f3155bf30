from datetime import date

from goldenthread.indicators.facts import complaint
from goldenthread.indicators.language import Count, Indicator, during

stage_1_complaints_answered = Indicator(
    code="X-COMPLAINT-S1-COMPLETED",
    title="Stage 1 complaints answered",
    plain="How many stage 1 complaints were answered in the month.",
    fact=complaint,
    measure=Count(of=(complaint.stage == 1) & during(complaint.answered_on)),
    unit="complaints",
    polarity="higher",
    dataset="complaints",
    authority="The council's complaints policy. The count is a local measure",
    owner="Head of complaints",
    population="Complaints by the day on which the answer was sent, in time or late, whatever was found.",
    doubts=(
        "Answers sent say nothing of those still owed. In the published stretch fewer were answered than "
        "came, and the backlog grew during what was called recovery."
    ),
    companions=("X-COMPLAINT-S1-RECEIVED", "X-COMPLAINT-S1-OVERDUE", "X-COMPLAINT-S1-AVGDAYS"),
    checked_on=date(2026, 11, 22),
    kind="local",
    example="""
        stage | answered_on
        1     | 2024-10-31     # on the last day of the month
        1     | 2024-10-01     # on the first
        1     | 2024-10-15
        2     | 2024-10-15     # stage 2
        1     | 2024-09-30     # the day before
        1     | 2024-11-01     # the day after
        1     |                # unanswered
        = 3.0 in 2024-10
    """,
)
