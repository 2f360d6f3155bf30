from datetime import date

from goldenthread.indicators.language import returned

high_needs_top_up_independent_per_head = returned(
    code="X-HN-BUDGET-TOPUP-INDEP",
    title="High needs budget: top-up funding, independent schools, per head",
    plain=(
        "How many pounds of the high needs budget were planned for top-up funding, independent schools "
        "for each resident aged 2 to 18."
    ),
    unit="GBP per head",
    polarity="neutral",
    dataset="finance",
    authority="Department for Education, high needs benchmarking tool: section 251 budgets",
    owner="Head of finance, children's services",
    population="Planned spending, over residents aged 2 to 18.",
    doubts="Planned, not spent. Councils book the same thing under different headings.",
    companions=("X-HN-BUDGET-TOPUP-STATE",),
    checked_on=date(2026, 11, 22),
    frequency="annual",
    example="""
        series                        | from_on    | until_on   | value
        X-HN-BUDGET-TOPUP-INDEP       | 2023-04-01 | 2024-03-31 | 242.0   # the financial year's return
        X-HN-BUDGET-TOPUP-INDEP       | 2022-04-01 | 2023-03-31 | 160.0   # the year before
        X-HN-BUDGET-TOPUP-INDEP       | 2024-04-01 | 2025-03-31 | 246.0   # the year after
        X-HN-BUDGET-TOPUP-INDEP-OTHER | 2023-04-01 | 2024-03-31 | 247.0   # another measure's
        = 242.0 in 2024-03
    """,
)
