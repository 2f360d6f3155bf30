from datetime import date

from goldenthread.indicators.language import returned

penalty_notices_for_holidays = returned(
    code="X-PENALTY-HOLIDAY-PCT",
    title="Penalty notices for holidays",
    plain="Of penalty notices for absence, the share given for holidays in term time.",
    unit="%",
    polarity="neutral",
    dataset="attendance",
    authority="Local: no national definition",
    owner="Head of attendance",
    population="Notices of all pupils, with and without SEN.",
    doubts="It says nothing about children who cannot attend.",
    companions=("X-PENALTY-NOTICES",),
    checked_on=date(2026, 11, 22),
    frequency="annual",
    example="""
        series                      | from_on    | until_on   | value | numerator | denominator
        X-PENALTY-HOLIDAY-PCT       | 2023-09-01 | 2024-08-31 | 90.0  | 10800     | 12000         # the school year's return
        X-PENALTY-HOLIDAY-PCT       | 2022-09-01 | 2023-08-31 | 88.0  |           |               # the school year before, without its counts
        X-PENALTY-HOLIDAY-PCT       | 2024-09-01 | 2025-08-31 | 88.7  | 11000     | 12400         # the school year after
        X-PENALTY-HOLIDAY-PCT-OTHER | 2023-09-01 | 2024-08-31 | 50.0  | 1         | 2             # another measure's
        = 90.0 of 12000 in 2024-08
    """,
)
