from datetime import date

from goldenthread.indicators.facts import review
from goldenthread.indicators.language import PERIOD_END, Count, Indicator, open_at_end

review_decisions_overdue = Indicator(
    code="X-AR-DECISION-OVERDUE",
    title="Review decisions overdue",
    plain="How many review meetings were past their four weeks without a decision at the end of the month.",
    fact=review,
    measure=Count(
        of=open_at_end(review.meeting_on, review.decision_closed_on) & (review.decision_due_on < PERIOD_END)
    ),
    unit="reviews",
    polarity="lower",
    dataset="reviews",
    authority=(
        "SEND Regulations 2014, regulations 20(10), 21 and 22(2): the decision within 4 weeks of the meeting"
    ),
    owner="Head of annual reviews",
    population=(
        "Meetings whose decision was due before the last day of the month and had not been told by then; one "
        "due on that very day is not late yet. When a plan ends its decision is no longer awaited."
    ),
    doubts=(
        "It has not been published. The share of decisions told in time looks at one month's only; this is "
        "what has piled up behind it."
    ),
    companions=("X-AR-DECISION-4WK", "X-AR-COMPLETED-M", "X-AR-IN-TIME-PCT"),
    checked_on=date(2026, 11, 22),
    is_stock=True,
    kind="statutory",
    example="""
        meeting_on | decision_due_on | decision_closed_on
        2024-10-02 | 2024-10-30      |                       # due the day before the last: late
        2024-10-03 | 2024-10-31      |                       # due on the last day: not late yet
        2024-05-07 | 2024-06-04      | 2024-11-01            # told the day after the month: awaited on its last day
        2024-02-05 | 2024-03-04      |                       # long late
        2024-05-07 | 2024-06-04      | 2024-10-31            # told, or the plan ended, on the last day
        2024-11-01 | 2024-10-01      |                       # met after the month ended
        2024-05-07 |                 |                       # the plan ended in time: none was owed
        = 3.0 in 2024-10
    """,
)
