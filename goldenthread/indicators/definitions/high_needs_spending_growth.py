from datetime import date

from goldenthread.indicators.language import returned

high_needs_spending_growth = returned(
    code="X-SPEND-GROWTH-YOY",
    title="Growth in high needs spending",
    plain="By how much high needs spending grew on the year before, in per cent.",
    unit="% growth",
    polarity="lower",
    dataset="finance",
    authority="Local: no national definition",
    owner="Head of finance, children's services",
    population="Spending charged to the high needs block.",
    doubts="Grant and pupils grow too.",
    companions=("X-DEFICIT-PLANNED",),
    checked_on=date(2026, 11, 22),
    frequency="annual",
    example="""
        series                   | from_on    | until_on   | value
        X-SPEND-GROWTH-YOY       | 2023-04-01 | 2024-03-31 | 8.4     # the financial year's return
        X-SPEND-GROWTH-YOY       | 2022-04-01 | 2023-03-31 | 12.6    # the year before
        X-SPEND-GROWTH-YOY       | 2024-04-01 | 2025-03-31 | 7.0     # the year after
        X-SPEND-GROWTH-YOY-OTHER | 2023-04-01 | 2024-03-31 | 13.4    # another measure's
        = 8.4 in 2024-03
    """,
)
