from datetime import date

from goldenthread.indicators.facts import plan_year
from goldenthread.indicators.language import PERIOD_END, Indicator, Share, open_at_end

reviews_over_12_months = Indicator(
    code="APP20",
    title="Plans without a review in the last twelve months",
    plain=(
        "Of the EHC plans live at the end of the month, the share with no review meeting in the last "
        "twelve months."
    ),
    fact=plan_year,
    measure=Share(
        of=open_at_end(plan_year.from_on, plan_year.until_on),
        that=(plan_year.opened_by == "plan_made") | (plan_year.current_until_on < PERIOD_END),
    ),
    unit="%",
    polarity="lower",
    dataset="reviews",
    authority=(
        "Children and Families Act 2014, section 44(1): within twelve months of the plan, then of each review"
    ),
    owner="Head of annual reviews",
    population=(
        "All live plans, by the published definition: active plans without an annual review recorded in "
        "the last twelve months. A new plan has no review and so counts, although nothing is late yet."
    ),
    doubts=(
        "The name in the papers, reviews waiting, suggests a count of reviews; their evidence column defines "
        "a share of plans. It goes by the meeting, while the law goes by the decision. Plans past their "
        "twelve months, new plans aside, are counted beside it."
    ),
    companions=("X-AR-OVER-12M-PCT", "X-AR-IN-TIME-PCT", "X-AR-DECISION-4WK", "X-EHCP-STOCK"),
    checked_on=date(2026, 11, 21),
    is_stock=True,
    kind="statutory",
    example="""
        from_on    | until_on   | current_until_on | opened_by
        2023-11-01 |            | 2024-10-31       | meeting      # the last day within twelve months
        2023-10-31 |            | 2024-10-30       | meeting      # the first day too old
        2023-10-16 |            | 2024-10-15       | plan_made    # made over a year ago and never reviewed
        2024-10-31 |            | 2025-10-30       | plan_made    # made on the last day of the month: no review yet
        2024-05-20 |            | 2025-05-19       | meeting      # reviewed in the year
        2023-05-15 | 2024-11-01 | 2024-05-14       | meeting      # the next meeting came a day after the month
        2023-05-15 | 2024-10-31 | 2024-05-14       | meeting      # the next meeting, or the plan's end, on the last day
        2024-11-01 |            | 2025-10-31       | meeting      # opened after the month ended
        = 66.7 of 6 in 2024-10
    """,
)
