from datetime import date

from goldenthread.indicators.facts import complaint
from goldenthread.indicators.language import Count, Indicator, during

stage_2_complaints_received = Indicator(
    code="X-COMPLAINT-S2-RECEIVED",
    title="Stage 2 complaints received",
    plain="How many complaints reached stage 2 in the month.",
    fact=complaint,
    measure=Count(of=(complaint.stage == 2) & during(complaint.received_on)),
    unit="complaints",
    polarity="lower",
    dataset="complaints",
    authority="The council's complaints policy. The count is a local measure",
    owner="Head of complaints",
    population="Complaints that the family took to the second stage, by the day on which they asked for it.",
    doubts=(
        "It follows stage 1 with a delay: when many first answers go out, more families can ask for a second."
        " It was published for a stretch of four and a half months, not by month."
    ),
    companions=("X-COMPLAINT-S2-COMPLETED", "X-COMPLAINT-S2-OVERDUE", "X-COMPLAINTS-OPEN"),
    checked_on=date(2026, 11, 22),
    kind="local",
    example="""
        stage | received_on
        2     | 2024-10-31     # on the last day of the month
        2     | 2024-10-01     # on the first
        2     | 2024-10-15
        1     | 2024-10-15     # stage 1
        2     | 2024-09-30     # the day before
        2     | 2024-11-01     # the day after
        2     |                # no date
        = 3.0 in 2024-10
    """,
)
