from datetime import date

from goldenthread.indicators.facts import review
from goldenthread.indicators.language import PERIOD_END, Count, Indicator, open_at_end

amended_plans_overdue = Indicator(
    code="X-AR-FINAL-OVERDUE",
    title="Amended plans overdue",
    plain=(
        "How many reviews that decided to amend were past the due date of the amended plan, without it, at "
        "the end of the month."
    ),
    fact=review,
    measure=Count(
        of=open_at_end(review.decided_on, review.final_closed_on) & (review.final_due_on < PERIOD_END)
    ),
    unit="plans",
    polarity="lower",
    dataset="reviews",
    authority=(
        "SEND Regulations 2014, regulation 22(3): within 8 weeks of the notice of the amendments; R (L, M and"
        " P) v Devon County Council [2022] EWHC 493 (Admin): within 12 weeks of the meeting"
    ),
    owner="Head of annual reviews",
    population=(
        "Amended plans due before the last day of the month and not issued by then; one due on that very day "
        "is not late yet. When a plan ends its amendment is no longer awaited."
    ),
    doubts=(
        "It has not been published. A notice sent late sets a later due date of its own, within the twelve "
        "weeks."
    ),
    companions=("X-AR-PLAN-UPDATED-PCT", "X-AR-FINAL-ISSUED-M"),
    checked_on=date(2026, 11, 22),
    is_stock=True,
    kind="statutory",
    example="""
        decided_on | final_due_on | final_closed_on
        2024-09-02 | 2024-10-30   |                    # due the day before the last: late
        2024-09-03 | 2024-10-31   |                    # due on the last day: not late yet
        2024-04-15 | 2024-06-10   | 2024-11-01         # issued the day after the month: awaited on its last day
        2024-01-15 | 2024-03-11   |                    # long late
        2024-04-15 | 2024-06-10   | 2024-10-31         # issued, or the plan ended, on the last day
        2024-11-01 | 2024-10-01   |                    # decided after the month ended
        2024-04-15 |              |                    # nothing due: the plan was kept as it is
        = 3.0 in 2024-10
    """,
)
