from datetime import date

from goldenthread.indicators.language import returned

bought_tuition_attendance = returned(
    code="X-TUITION-EXTERNAL-ATTEND",
    title="Attendance at bought-in tuition",
    plain="Of the sessions of bought-in tuition offered in the month, the share attended.",
    unit="%",
    polarity="higher",
    dataset="attendance",
    authority="Local: no national definition",
    owner="Head of alternative provision",
    population="Children taught through bought-in tuition.",
    doubts="Hours offered are not hours needed.",
    companions=("X-TUITION-INTERNAL-ATTEND",),
    checked_on=date(2026, 11, 22),
    example="""
        series                          | from_on    | until_on   | value | numerator | denominator
        X-TUITION-EXTERNAL-ATTEND       | 2024-10-01 | 2024-10-31 | 72.5  | 1450      | 2000          # the month's own return
        X-TUITION-EXTERNAL-ATTEND       | 2024-09-01 | 2024-09-30 | 71.0  |           |               # the month before, without its counts
        X-TUITION-EXTERNAL-ATTEND       | 2024-11-01 | 2024-11-30 | 74.0  | 1480      | 2000          # the month after
        X-TUITION-EXTERNAL-ATTEND-OTHER | 2024-10-01 | 2024-10-31 | 50.0  | 1         | 2             # another measure's
        = 72.5 of 2000 in 2024-10
    """,
)
