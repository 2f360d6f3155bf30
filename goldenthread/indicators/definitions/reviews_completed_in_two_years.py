from datetime import date

from goldenthread.indicators.language import returned

reviews_completed_in_two_years = returned(
    code="X-AR-COMPLETED-TOTAL",
    title="Annual reviews completed over a stretch of years",
    plain="How many annual reviews were completed in the stretch of time returned.",
    unit="reviews",
    polarity="higher",
    dataset="reviews",
    authority="Local: no national definition",
    owner="Head of SEND reviews",
    population="Reviews whose decision was sent.",
    doubts=(
        "A round figure over two years has been published that does not fit the monthly shares: about as "
        "many reviews as live plans each year, while two in five were said to be in time."
    ),
    companions=("X-AR-IN-TIME-PCT",),
    checked_on=date(2026, 11, 22),
    frequency="annual",
    example="""
        series                     | from_on    | until_on   | value
        X-AR-COMPLETED-TOTAL       | 2023-09-01 | 2024-08-31 | 20000.0   # the school year's return
        X-AR-COMPLETED-TOTAL       | 2022-09-01 | 2023-08-31 | 19000.0   # the school year before
        X-AR-COMPLETED-TOTAL       | 2024-09-01 | 2025-08-31 | 20500.0   # the school year after
        X-AR-COMPLETED-TOTAL-OTHER | 2023-09-01 | 2024-08-31 | 20005.0   # another measure's
        = 20000.0 in 2024-08
    """,
)
