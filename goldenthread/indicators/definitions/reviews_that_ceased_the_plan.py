from datetime import date

from goldenthread.indicators.facts import review
from goldenthread.indicators.language import Count, Indicator, during

reviews_that_ceased_the_plan = Indicator(
    code="X-AR-COMPLETED-CEASE",
    title="Reviews that decided to cease the plan",
    plain="How many annual reviews completed in the month decided to cease the plan.",
    fact=review,
    measure=Count(of=during(review.decided_on) & (review.decision == "cease")),
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
        "The published chart by outcome has lost its numbers. Plans also end without a review, when a young "
        "person leaves the area or education. Small numbers of a district are hidden in publications."
    ),
    companions=("X-AR-COMPLETED-M", "X-AR-COMPLETED-MAINTAIN", "X-AR-COMPLETED-AMEND"),
    checked_on=date(2026, 11, 22),
    kind="local",
    example="""
        decided_on | decision
        2024-10-31 | cease       # on the last day of the month
        2024-10-01 | cease       # on the first
        2024-10-14 | maintain
        2024-10-15 | amend
        2024-10-16 |             # what was decided is not known
        2024-09-30 | cease       # the day before
        2024-11-01 | cease       # the day after
                   | cease       # no date
        = 2.0 in 2024-10
    """,
)
