from datetime import date

from goldenthread.indicators.language import returned

high_needs_place_funding_per_head = returned(
    code="X-HN-BUDGET-PLACE",
    title="High needs budget: place funding, per head",
    plain=(
        "How many pounds of the high needs budget were planned for place funding for each resident aged 2 "
        "to 18."
    ),
    unit="GBP per head",
    polarity="neutral",
    dataset="finance",
    authority="Department for Education, high needs benchmarking tool: section 251 budgets",
    owner="Head of finance, children's services",
    population="Planned spending, over residents aged 2 to 18.",
    doubts="Planned, not spent. Councils book the same thing under different headings.",
    companions=("X-HN-BUDGET-TOPUP-INDEP",),
    checked_on=date(2026, 11, 22),
    frequency="annual",
    example="""
        series                  | from_on    | until_on   | value
        X-HN-BUDGET-PLACE       | 2023-04-01 | 2024-03-31 | 174.0   # the financial year's return
        X-HN-BUDGET-PLACE       | 2022-04-01 | 2023-03-31 | 149.0   # the year before
        X-HN-BUDGET-PLACE       | 2024-04-01 | 2025-03-31 | 178.0   # the year after
        X-HN-BUDGET-PLACE-OTHER | 2023-04-01 | 2024-03-31 | 179.0   # another measure's
        = 174.0 in 2024-03
    """,
)
