from datetime import date

from goldenthread.indicators.language import returned

permanent_exclusion_rate = returned(
    code="X-PEX-RATE-100",
    title="Permanent exclusions for each 100 pupils",
    plain="How many permanent exclusions there were for every 100 pupils in the school year.",
    unit="per 100",
    polarity="lower",
    dataset="exclusions",
    authority="Department for Education, suspensions and permanent exclusions",
    owner="Head of inclusion",
    population="All pupils of state-funded schools, with and without SEN.",
    doubts="Only an average of neighbours survives in what was published.",
    companions=("X-PEX-EHCP",),
    checked_on=date(2026, 11, 22),
    frequency="annual",
    example="""
        series               | from_on    | until_on   | value
        X-PEX-RATE-100       | 2023-09-01 | 2024-08-31 | 0.1     # the school year's return
        X-PEX-RATE-100       | 2022-09-01 | 2023-08-31 | 0.2     # the school year before
        X-PEX-RATE-100       | 2024-09-01 | 2025-08-31 | 0.3     # the school year after
        X-PEX-RATE-100-OTHER | 2023-09-01 | 2024-08-31 | 5.1     # another measure's
        = 0.1 in 2024-08
    """,
)
