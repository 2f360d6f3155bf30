from datetime import date

from goldenthread.indicators.facts import review
from goldenthread.indicators.language import Count, Indicator, during

reviews_completed = Indicator(
    code="X-AR-COMPLETED-M",
    title="Annual reviews completed",
    plain="How many annual reviews the authority completed in the month by telling the family its decision.",
    fact=review,
    measure=Count(of=during(review.decided_on)),
    unit="reviews",
    polarity="higher",
    dataset="reviews",
    authority=(
        "SEND Regulations 2014, regulations 20(10), 21 and 22(2): the decision within 4 weeks of the meeting."
        " The count is a local measure"
    ),
    owner="Head of annual reviews",
    population=(
        "Reviews whose decision was told in the month: to keep the plan, to amend it or to cease it, in time "
        "or late. The three are counted one by one beside it."
    ),
    doubts=(
        "It was published as a chart whose numbers are lost. A meeting without a decision is not a completed "
        "review; published papers have called the one or the other by this name."
    ),
    companions=(
        "X-AR-COMPLETED-MAINTAIN",
        "X-AR-COMPLETED-AMEND",
        "X-AR-COMPLETED-CEASE",
        "X-AR-DECISION-4WK",
    ),
    checked_on=date(2026, 11, 22),
    kind="local",
    example="""
        decided_on | decision
        2024-10-31 | maintain    # on the last day of the month
        2024-10-01 | amend       # on the first
        2024-10-14 | cease
        2024-10-15 |             # told, and what was decided is not known
        2024-09-30 | amend       # the day before
        2024-11-01 | amend       # the day after
                   |             # no decision
        = 4.0 in 2024-10
    """,
)
