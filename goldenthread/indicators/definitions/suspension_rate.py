from datetime import date

from goldenthread.indicators.language import returned

suspension_rate = returned(
    code="X-SUSP-RATE-100",
    title="Suspensions for each 100 pupils",
    plain="How many suspensions there were for every 100 pupils in the school year.",
    unit="per 100",
    polarity="lower",
    dataset="exclusions",
    authority="Department for Education, suspensions and permanent exclusions",
    owner="Head of inclusion",
    population="All pupils of state-funded schools, with and without SEN.",
    doubts="One pupil may be suspended many times.",
    companions=("X-SUSP-EHCP-SHARE",),
    checked_on=date(2026, 11, 22),
    frequency="annual",
    example="""
        series                | from_on    | until_on   | value
        X-SUSP-RATE-100       | 2023-09-01 | 2024-08-31 | 9.3     # the school year's return
        X-SUSP-RATE-100       | 2022-09-01 | 2023-08-31 | 8.7     # the school year before
        X-SUSP-RATE-100       | 2024-09-01 | 2025-08-31 | 9.1     # the school year after
        X-SUSP-RATE-100-OTHER | 2023-09-01 | 2024-08-31 | 14.3    # another measure's
        = 9.3 in 2024-08
    """,
)
