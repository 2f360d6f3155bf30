from datetime import date

from goldenthread.indicators.facts import complaint
from goldenthread.indicators.language import Count, Indicator, during

stage_1_complaints_received = Indicator(
    code="X-COMPLAINT-S1-RECEIVED",
    title="Stage 1 complaints received",
    plain="How many complaints reached stage 1 in the month.",
    fact=complaint,
    measure=Count(of=(complaint.stage == 1) & during(complaint.received_on)),
    unit="complaints",
    polarity="lower",
    dataset="complaints",
    authority="The council's complaints policy. The count is a local measure",
    owner="Head of complaints",
    population="Complaints about the SEND service, by the day on which they came.",
    doubts=(
        "Which direction is better is disputed: more complaints can be more trouble or an easier way to "
        "complain. It was published for a stretch of four and a half months, not by month."
    ),
    companions=("X-COMPLAINT-S1-COMPLETED", "X-COMPLAINT-S1-OVERDUE", "X-COMPLAINTS-OPEN"),
    checked_on=date(2026, 11, 22),
    kind="local",
    example="""
        stage | received_on
        1     | 2024-10-31     # on the last day of the month
        1     | 2024-10-01     # on the first
        1     | 2024-10-15
        2     | 2024-10-15     # stage 2
        1     | 2024-09-30     # the day before
        1     | 2024-11-01     # the day after
        1     |                # no date
        = 3.0 in 2024-10
    """,
)
