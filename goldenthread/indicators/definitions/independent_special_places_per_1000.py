from datetime import date

from goldenthread.indicators.language import returned

independent_special_places_per_1000 = returned(
    code="X-SPECIAL-PRIVATE-PER-1000",
    title="Children in independent special schools per 1,000",
    plain=(
        "How many children were placed in independent special schools for every 1,000 residents aged 2 to 18."
    ),
    unit="per 1,000",
    polarity="lower",
    dataset="plans",
    authority="Department for Education, high needs benchmarking tool",
    owner="SEND data lead",
    population="Children whose place the council funds.",
    doubts="It shows what is provided, not what is needed.",
    companions=("X-HN-BUDGET-TOPUP-STATE",),
    checked_on=date(2026, 11, 22),
    frequency="annual",
    example="""
        series                           | from_on    | until_on   | value
        X-SPECIAL-PRIVATE-PER-1000       | 2023-09-01 | 2024-08-31 | 5.2     # the school year's return
        X-SPECIAL-PRIVATE-PER-1000       | 2022-09-01 | 2023-08-31 | 4.9     # the school year before
        X-SPECIAL-PRIVATE-PER-1000       | 2024-09-01 | 2025-08-31 | 5.4     # the school year after
        X-SPECIAL-PRIVATE-PER-1000-OTHER | 2023-09-01 | 2024-08-31 | 10.2    # another measure's
        = 5.2 in 2024-08
    """,
)
