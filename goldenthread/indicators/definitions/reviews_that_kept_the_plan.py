from datetime import date

from goldenthread.indicators.facts import review
from goldenthread.indicators.language import Count, Indicator, during

reviews_that_kept_the_plan = Indicator(
    code="X-AR-COMPLETED-MAINTAIN",
    title="Reviews that kept the plan as it is",
    plain="How many annual reviews completed in the month decided to keep the plan as it is.",
    fact=review,
    measure=Count(of=during(review.decided_on) & (review.decision == "maintain")),
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
        "The published chart by outcome has lost its numbers. Keeping a plan is quickest, so a rise may be "
        "haste as well as good plans."
    ),
    companions=("X-AR-COMPLETED-M", "X-AR-COMPLETED-AMEND", "X-AR-COMPLETED-CEASE"),
    checked_on=date(2026, 11, 22),
    kind="local",
    example="""
        decided_on | decision
        2024-10-31 | maintain    # on the last day of the month
        2024-10-01 | maintain    # on the first
        2024-10-14 | amend
        2024-10-15 | cease
        2024-10-16 |             # what was decided is not known
        2024-09-30 | maintain    # the day before
        2024-11-01 | maintain    # the day after
                   | maintain    # no date
        = 2.0 in 2024-10
    """,
)
