from datetime import date

from goldenthread.indicators.facts import review
from goldenthread.indicators.language import Count, Indicator, during

amended_plans_issued = Indicator(
    code="X-AR-FINAL-ISSUED-M",
    title="Amended plans issued after a review",
    plain="How many amended plans were issued after an annual review in the month.",
    fact=review,
    measure=Count(of=during(review.final_on)),
    unit="plans",
    polarity="neutral",
    dataset="reviews",
    authority="SEND Regulations 2014, regulation 22(3). The count is a local measure",
    owner="Head of annual reviews",
    population=(
        "Amended plans that follow a review, in time or late. New plans, and amendments made without a "
        "review, are not in it."
    ),
    doubts=(
        "It has not been published. More of them is output, not timeliness: read it with the share issued in "
        "time and with those still owed."
    ),
    companions=("X-AR-PLAN-UPDATED-PCT", "X-AR-FINAL-OVERDUE", "X-AR-COMPLETED-AMEND"),
    checked_on=date(2026, 11, 22),
    kind="local",
    example="""
        final_on   | final_due_on
        2024-10-31 | 2024-10-31      # on the last day of the month
        2024-10-01 | 2024-05-20      # on the first, long late
        2024-10-14 |                 # its due date is not known
        2024-09-30 | 2024-10-02      # the day before
        2024-11-01 | 2024-10-31      # the day after
                   | 2024-10-15      # not issued
        = 3.0 in 2024-10
    """,
)
