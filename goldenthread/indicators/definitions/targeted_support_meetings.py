from datetime import date

from goldenthread.indicators.language import returned

targeted_support_meetings = returned(
    code="X-TSM",
    title="Targeted support meetings",
    plain="How many meetings about attendance the council held with schools in the year.",
    unit="meetings",
    polarity="higher",
    dataset="attendance",
    authority="Local: no national definition",
    owner="Head of attendance",
    population="Meetings under the national guidance on working together to improve attendance.",
    doubts="Activity, not outcome.",
    companions=("X-ABS-PA10",),
    checked_on=date(2026, 11, 22),
    frequency="annual",
    example="""
        series      | from_on    | until_on   | value
        X-TSM       | 2023-09-01 | 2024-08-31 | 1100.0   # the school year's return
        X-TSM       | 2022-09-01 | 2023-08-31 | 900.0    # the school year before
        X-TSM       | 2024-09-01 | 2025-08-31 | 1150.0   # the school year after
        X-TSM-OTHER | 2023-09-01 | 2024-08-31 | 1105.0   # another measure's
        = 1100.0 in 2024-08
    """,
)
