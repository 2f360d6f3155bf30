from datetime import date

from goldenthread.indicators.facts import plan_year
from goldenthread.indicators.language import PERIOD_END, Indicator, Share, open_at_end

reviews_in_timescale = Indicator(
    code="X-AR-IN-TIME-PCT",
    title="Plans with a review meeting in twelve months",
    plain=(
        "Of the EHC plans live at the end of the month, the share with a review meeting in the last "
        "twelve months."
    ),
    fact=plan_year,
    measure=Share(
        of=open_at_end(plan_year.from_on, plan_year.until_on),
        that=(plan_year.opened_by == "meeting") & (plan_year.current_until_on >= PERIOD_END),
    ),
    unit="%",
    polarity="higher",
    dataset="reviews",
    authority="Children and Families Act 2014, section 44(1); SEND Regulations 2014, regulations 20 and 21",
    owner="Head of annual reviews",
    population=(
        "All live plans, as published (13,433 of 20,408 in October 2024). A plan made less than twelve "
        "months ago and not yet reviewed is live and has no meeting, so it counts against the figure "
        "although nothing is late."
    ),
    doubts=(
        "The papers call it reviews completed in timescale. The law asks for the decision, not only the meeting, within the twelve months; see the decisions"
        " told in four weeks. New plans hold it below 100. It is 100 less APP20."
    ),
    companions=("APP20", "X-AR-OVER-12M-PCT", "X-AR-DECISION-4WK", "X-EHCP-STOCK"),
    checked_on=date(2026, 11, 21),
    is_stock=True,
    kind="statutory",
    example="""
        from_on    | until_on   | current_until_on | opened_by
        2023-11-01 |            | 2024-10-31       | meeting      # the last day within twelve months
        2023-10-31 |            | 2024-10-30       | meeting      # the first day too old
        2024-10-31 |            | 2025-10-30       | meeting      # met on the last day of the month
        2024-06-03 |            | 2025-06-02       | plan_made    # a new plan: no review yet
        2023-11-20 | 2024-11-01 | 2024-11-19       | meeting      # the next meeting came a day later
        2023-11-20 | 2024-10-31 | 2024-11-19       | meeting      # closed on the last day, by the meeting above or the plan's end
        2024-11-01 |            | 2025-10-31       | plan_made    # made after the month ended
        = 60.0 of 5 in 2024-10
    """,
)
