from datetime import date

from goldenthread.indicators.facts import complaint
from goldenthread.indicators.language import PERIOD_END, Count, Indicator, open_at_end

stage_1_complaints_overdue = Indicator(
    code="X-COMPLAINT-S1-OVERDUE",
    title="Stage 1 complaints open and overdue",
    plain="How many stage 1 complaints had passed their due date unanswered at the end of the month.",
    fact=complaint,
    measure=Count(
        of=(complaint.stage == 1)
        & open_at_end(complaint.received_on, complaint.answered_on)
        & (complaint.due_on < PERIOD_END)
    ),
    unit="complaints",
    polarity="lower",
    dataset="complaints",
    authority="The council's complaints policy: stage 1 answered within 20 working days",
    owner="Head of complaints",
    population=(
        "Complaints due before the last day of the month and unanswered on it; one due on that very day "
        "is not late yet."
    ),
    doubts="A complaint that was withdrawn has to be closed with an answer, or it stays in.",
    companions=("APP01",),
    checked_on=date(2026, 11, 21),
    is_stock=True,
    kind="local",
    example="""
        stage | received_on | due_on     | answered_on
        1     | 2024-10-02  | 2024-10-30 |               # due the day before the last: late
        1     | 2024-10-03  | 2024-10-31 |               # due on the last day: not late yet
        1     | 2024-07-01  | 2024-07-29 | 2024-11-01    # answered the day after
        1     | 2024-07-01  | 2024-07-29 |               # long late
        1     | 2024-07-01  | 2024-07-29 | 2024-10-31    # answered on the last day
        2     | 2024-07-01  | 2024-07-29 |               # stage 2
        1     | 2024-11-01  | 2024-10-01 |               # received after the month ended
        1     | 2024-07-01  |            |               # no due date
        = 3.0 in 2024-10
    """,
)
