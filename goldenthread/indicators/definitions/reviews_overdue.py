from datetime import date

from goldenthread.indicators.facts import plan_year
from goldenthread.indicators.language import PERIOD_END, Indicator, Share, open_at_end

reviews_overdue = Indicator(
    code="X-AR-OVER-12M-PCT",
    title="Plans whose review is past twelve months",
    plain=(
        "Of the EHC plans live at the end of the month, the share whose last review meeting, or whose "
        "making if there has been none, is more than twelve months ago."
    ),
    fact=plan_year,
    measure=Share(
        of=open_at_end(plan_year.from_on, plan_year.until_on), that=plan_year.current_until_on < PERIOD_END
    ),
    unit="%",
    polarity="lower",
    dataset="reviews",
    authority=(
        "Children and Families Act 2014, section 44(1): within twelve months of the plan, then of each review"
    ),
    owner="Head of annual reviews",
    population=(
        "All live plans. A plan made less than twelve months ago has no review due yet and does not count"
        " as over."
    ),
    doubts=(
        "It goes by the meeting, while the law goes by the decision. It is lower than APP20, which counts "
        "new plans as well."
    ),
    companions=("APP20", "X-AR-IN-TIME-PCT", "X-AR-DECISION-4WK", "X-EHCP-STOCK"),
    checked_on=date(2026, 11, 21),
    is_stock=True,
    kind="statutory",
    example="""
        from_on    | until_on   | current_until_on | opened_by
        2023-11-01 |            | 2024-10-31       | meeting      # the last day within twelve months
        2023-10-31 |            | 2024-10-30       | meeting      # the first day too old
        2023-10-16 |            | 2024-10-15       | plan_made    # made over a year ago and never reviewed: over
        2024-10-31 |            | 2025-10-30       | plan_made    # made on the last day of the month: nothing due
        2023-05-15 | 2024-11-01 | 2024-05-14       | meeting      # the next meeting came a day after the month
        2023-05-15 | 2024-10-31 | 2024-05-14       | meeting      # the next meeting, or the plan's end, on the last day
        2024-11-01 |            | 2025-10-31       | meeting      # opened after the month ended
        = 60.0 of 5 in 2024-10
    """,
)
