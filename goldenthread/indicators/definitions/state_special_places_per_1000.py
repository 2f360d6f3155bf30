from datetime import date

from goldenthread.indicators.language import returned

state_special_places_per_1000 = returned(
    code="X-SPECIAL-STATE-PER-1000",
    title="Children in state-funded special schools per 1,000",
    plain=(
        "How many children were placed in state-funded special schools for every 1,000 residents aged 2 "
        "to 18."
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
        series                         | from_on    | until_on   | value
        X-SPECIAL-STATE-PER-1000       | 2023-09-01 | 2024-08-31 | 17.7    # the school year's return
        X-SPECIAL-STATE-PER-1000       | 2022-09-01 | 2023-08-31 | 17.4    # the school year before
        X-SPECIAL-STATE-PER-1000       | 2024-09-01 | 2025-08-31 | 17.9    # the school year after
        X-SPECIAL-STATE-PER-1000-OTHER | 2023-09-01 | 2024-08-31 | 22.7    # another measure's
        = 17.7 in 2024-08
    """,
)
