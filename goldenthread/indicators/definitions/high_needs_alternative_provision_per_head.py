from datetime import date

from goldenthread.indicators.language import returned

high_needs_alternative_provision_per_head = returned(
    code="X-HN-BUDGET-AP",
    title="High needs budget: alternative provision services, per head",
    plain=(
        "How many pounds of the high needs budget were planned for alternative provision services for "
        "each resident aged 2 to 18."
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
        series               | from_on    | until_on   | value
        X-HN-BUDGET-AP       | 2023-04-01 | 2024-03-31 | 33.0    # the financial year's return
        X-HN-BUDGET-AP       | 2022-04-01 | 2023-03-31 | 18.0    # the year before
        X-HN-BUDGET-AP       | 2024-04-01 | 2025-03-31 | 37.0    # the year after
        X-HN-BUDGET-AP-OTHER | 2023-04-01 | 2024-03-31 | 38.0    # another measure's
        = 33.0 in 2024-03
    """,
)
