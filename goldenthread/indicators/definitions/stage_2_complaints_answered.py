from datetime import date

from goldenthread.indicators.facts import complaint
from goldenthread.indicators.language import Count, Indicator, during

stage_2_complaints_answered = Indicator(
    code="X-COMPLAINT-S2-COMPLETED",
    title="Stage 2 complaints answered",
    plain="How many stage 2 complaints were answered in the month.",
    fact=complaint,
    measure=Count(of=(complaint.stage == 2) & during(complaint.answered_on)),
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
    companions=("X-COMPLAINT-S2-RECEIVED", "X-COMPLAINT-S2-OVERDUE", "X-COMPLAINT-S2-AVGDAYS"),
    checked_on=date(2026, 11, 22),
    kind="local",
    example="""
        stage | answered_on
        2     | 2024-10-31     # on the last day of the month
        2     | 2024-10-01     # on the first
        2     | 2024-10-15
        1     | 2024-10-15     # stage 1
        2     | 2024-09-30     # the day before
        2     | 2024-11-01     # the day after
        2     |                # unanswered
        = 3.0 in 2024-10
    """,
)
