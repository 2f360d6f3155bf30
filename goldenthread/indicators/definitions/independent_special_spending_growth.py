from datetime import date

from goldenthread.indicators.language import returned

independent_special_spending_growth = returned(
    code="X-SPEND-GROWTH-PRIVATE",
    title="Growth in spending on independent special schools",
    plain=(
        "By how much spending on places at independent special schools grew over the stretch of years "
        "returned, in per cent."
    ),
    unit="% growth",
    polarity="lower",
    dataset="finance",
    authority="Local: no national definition",
    owner="Head of finance, children's services",
    population="Spending charged to the high needs block.",
    doubts="Over five years in what was published, not one.",
    companions=("X-SPEND-GROWTH-YOY",),
    checked_on=date(2026, 11, 22),
    frequency="annual",
    example="""
        series                       | from_on    | until_on   | value
        X-SPEND-GROWTH-PRIVATE       | 2023-04-01 | 2024-03-31 | 75.0    # the financial year's return
        X-SPEND-GROWTH-PRIVATE       | 2022-04-01 | 2023-03-31 | 60.0    # the year before
        X-SPEND-GROWTH-PRIVATE       | 2024-04-01 | 2025-03-31 | 80.0    # the year after
        X-SPEND-GROWTH-PRIVATE-OTHER | 2023-04-01 | 2024-03-31 | 80.0    # another measure's
        = 75.0 in 2024-03
    """,
)
