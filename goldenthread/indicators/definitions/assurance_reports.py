from datetime import date

from goldenthread.indicators.language import returned

assurance_reports = returned(
    code="X-ASSURANCE-REPORTS",
    title="Assurance reports",
    plain="How many monthly assurance reports were produced in the month.",
    unit="reports",
    polarity="higher",
    dataset="governance",
    authority="Local: no national definition",
    owner="Programme office",
    population="Reports presented to the delivery group.",
    doubts="Activity, not outcome.",
    companions=("X-EXCEPTION-REPORTS",),
    checked_on=date(2026, 11, 22),
    example="""
        series                    | from_on    | until_on   | value
        X-ASSURANCE-REPORTS       | 2024-10-01 | 2024-10-31 | 1.0     # the month's own return
        X-ASSURANCE-REPORTS       | 2024-09-01 | 2024-09-30 | 2.0     # the month before
        X-ASSURANCE-REPORTS       | 2024-11-01 | 2024-11-30 | 3.0     # the month after
        X-ASSURANCE-REPORTS-OTHER | 2024-10-01 | 2024-10-31 | 6.0     # another measure's
        = 1.0 in 2024-10
    """,
)
