from datetime import date

from goldenthread.indicators.language import returned

plan_holders_excluded_special_schools = returned(
    code="X-PEX-EHCP-SPECIAL",
    title="Plan-holders permanently excluded from special schools",
    plain=(
        "How many pupils with an EHC plan were permanently excluded from special schools in the school year."
    ),
    unit="exclusions",
    polarity="lower",
    dataset="exclusions",
    authority="Department for Education, suspensions and permanent exclusions",
    owner="Head of inclusion",
    population="State-funded and independent special schools.",
    doubts="The numbers are small enough to point at a child.",
    companions=("X-PEX-EHCP",),
    checked_on=date(2026, 11, 22),
    frequency="annual",
    example="""
        series                   | from_on    | until_on   | value
        X-PEX-EHCP-SPECIAL       | 2023-09-01 | 2024-08-31 | 3.0     # the school year's return
        X-PEX-EHCP-SPECIAL       | 2022-09-01 | 2023-08-31 | 2.0     # the school year before
        X-PEX-EHCP-SPECIAL       | 2024-09-01 | 2025-08-31 | 4.0     # the school year after
        X-PEX-EHCP-SPECIAL-OTHER | 2023-09-01 | 2024-08-31 | 8.0     # another measure's
        = 3.0 in 2024-08
    """,
)
