from datetime import date

from goldenthread.indicators.language import returned

school_health_questionnaires = returned(
    code="X-SCHOOL-HEALTH-ASSESS",
    title="School health questionnaires",
    plain="How many online school health questionnaires were completed in the year.",
    unit="questionnaires",
    polarity="higher",
    dataset="waits",
    authority="Local: no national definition",
    owner="Children's community services, NHS",
    population="Children of the year groups that are asked.",
    doubts="How many were offered is not published.",
    companions=("X-HEALTH-PACKAGES",),
    checked_on=date(2026, 11, 22),
    frequency="annual",
    example="""
        series                       | from_on    | until_on   | value
        X-SCHOOL-HEALTH-ASSESS       | 2023-09-01 | 2024-08-31 | 31000.0   # the school year's return
        X-SCHOOL-HEALTH-ASSESS       | 2022-09-01 | 2023-08-31 | 28000.0   # the school year before
        X-SCHOOL-HEALTH-ASSESS       | 2024-09-01 | 2025-08-31 | 32500.0   # the school year after
        X-SCHOOL-HEALTH-ASSESS-OTHER | 2023-09-01 | 2024-08-31 | 31005.0   # another measure's
        = 31000.0 in 2024-08
    """,
)
