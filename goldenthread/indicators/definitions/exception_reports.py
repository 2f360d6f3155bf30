from datetime import date

from goldenthread.indicators.language import returned

exception_reports = returned(
    code="X-EXCEPTION-REPORTS",
    title="Exception reports",
    plain="How many exception reports were produced in the month.",
    unit="reports",
    polarity="neutral",
    dataset="governance",
    authority="Local: no national definition",
    owner="Programme office",
    population="Reports on actions that are off track.",
    doubts="More exceptions can mean worse delivery or better candour.",
    companions=("X-ASSURANCE-REPORTS",),
    checked_on=date(2026, 11, 22),
    example="""
        series                    | from_on    | until_on   | value
        X-EXCEPTION-REPORTS       | 2024-10-01 | 2024-10-31 | 4.0     # the month's own return
        X-EXCEPTION-REPORTS       | 2024-09-01 | 2024-09-30 | 2.0     # the month before
        X-EXCEPTION-REPORTS       | 2024-11-01 | 2024-11-30 | 5.0     # the month after
        X-EXCEPTION-REPORTS-OTHER | 2024-10-01 | 2024-10-31 | 9.0     # another measure's
        = 4.0 in 2024-10
    """,
)
