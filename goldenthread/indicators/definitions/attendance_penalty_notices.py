from datetime import date

from goldenthread.indicators.language import returned

attendance_penalty_notices = returned(
    code="X-PENALTY-NOTICES",
    title="Attendance penalty notices",
    plain="How many penalty notices for absence were issued in the year.",
    unit="notices",
    polarity="neutral",
    dataset="attendance",
    authority="Local: no national definition",
    owner="Head of attendance",
    population="Notices of all pupils, with and without SEN.",
    doubts="Neither more nor fewer is good in itself.",
    companions=(
        "X-PENALTY-HOLIDAY-PCT",
        "X-ABS-TOTAL",
    ),
    checked_on=date(2026, 11, 22),
    frequency="annual",
    example="""
        series                  | from_on    | until_on   | value
        X-PENALTY-NOTICES       | 2023-09-01 | 2024-08-31 | 12000.0   # the school year's return
        X-PENALTY-NOTICES       | 2022-09-01 | 2023-08-31 | 11000.0   # the school year before
        X-PENALTY-NOTICES       | 2024-09-01 | 2025-08-31 | 12400.0   # the school year after
        X-PENALTY-NOTICES-OTHER | 2023-09-01 | 2024-08-31 | 12005.0   # another measure's
        = 12000.0 in 2024-08
    """,
)
