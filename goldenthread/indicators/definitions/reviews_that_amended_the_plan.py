from datetime import date

from goldenthread.indicators.facts import review
from goldenthread.indicators.language import Count, Indicator, during

reviews_that_amended_the_plan = Indicator(
    code="X-AR-COMPLETED-AMEND",
    title="Reviews that decided to amend the plan",
    plain="How many annual reviews completed in the month decided to amend the plan.",
    fact=review,
    measure=Count(of=during(review.decided_on) & (review.decision == "amend")),
    unit="reviews",
    polarity="neutral",
    dataset="reviews",
    authority=(
        "SEND Regulations 2014, regulations 20(10), 21 and 22(2): the decision within 4 weeks of the meeting."
        " SEN2 asks for the outcome of each review"
    ),
    owner="Head of annual reviews",
    population=(
        "Reviews whose decision was told in the month. One whose outcome is not on record is in the total and"
        " in none of the three."
    ),
    doubts=(
        "The published chart by outcome has lost its numbers. The decision is counted, not the amended plan, "
        "which may come late or never: read it with the plans amended in time."
    ),
    companions=(
        "X-AR-COMPLETED-M",
        "X-AR-COMPLETED-MAINTAIN",
        "X-AR-COMPLETED-CEASE",
        "X-AR-PLAN-UPDATED-PCT",
    ),
    checked_on=date(2026, 11, 22),
    kind="local",
    example="""
        decided_on | decision
        2024-10-31 | amend       # on the last day of the month
        2024-10-01 | amend       # on the first
        2024-10-14 | maintain
        2024-10-15 | cease
        2024-10-16 |             # what was decided is not known
        2024-09-30 | amend       # the day before
        2024-11-01 | amend       # the day after
                   | amend       # no date
        = 2.0 in 2024-10
    """,
)
