from datetime import date

from goldenthread.indicators.facts import plan_year
from goldenthread.indicators.language import Count, Indicator, during

overdue_reviews_held = Indicator(
    code="X-AR-BACKLOG-CLEARED",
    title="Overdue reviews held",
    plain=(
        "How many annual review meetings held in the month came later than twelve months after the one "
        "before, or after the plan was made."
    ),
    fact=plan_year,
    measure=Count(
        of=during(plan_year.until_on)
        & (plan_year.closed_by == "meeting")
        & (plan_year.current_until_on < plan_year.until_on)
    ),
    unit="reviews",
    polarity="higher",
    dataset="reviews",
    authority=(
        "Children and Families Act 2014, section 44(1): within twelve months of the plan, then of each "
        "review. The count is a local measure"
    ),
    owner="Head of annual reviews",
    population="Late meetings only. A plan that ended with its review overdue is not a review cleared.",
    doubts=(
        "A running total of more than 5,000 has been published, from a start that is not given; this is one "
        "month's, and the twelve months stand beside it. It rises when more reviews are late in the first "
        "place, so read it with what is still overdue."
    ),
    companions=("X-AR-OVER-12M-PCT", "APP20", "X-AR-IN-TIME-PCT"),
    checked_on=date(2026, 11, 22),
    kind="local",
    example="""
        opened_by | current_until_on | until_on   | closed_by
        meeting   | 2024-10-30       | 2024-10-31 | meeting       # a day late, on the last day of the month
        meeting   | 2024-10-31       | 2024-10-31 | meeting       # on the last day in time
        plan_made | 2023-02-28       | 2024-10-01 | meeting       # long late, on the first
        meeting   | 2025-01-20       | 2024-10-14 | meeting       # early
        meeting   | 2024-03-01       | 2024-10-15 | plan_ended    # the plan ended with its review overdue
        meeting   | 2024-03-01       | 2024-09-30 | meeting       # the day before the month
        meeting   | 2024-03-01       | 2024-11-01 | meeting       # the day after
        meeting   | 2024-03-01       |            |               # no meeting yet
        = 2.0 in 2024-10
    """,
)
