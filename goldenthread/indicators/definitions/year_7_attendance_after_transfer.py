from datetime import date

from goldenthread.indicators.language import returned

year_7_attendance_after_transfer = returned(
    code="X-Y7-TRANSFER-ATTEND",
    title="Attendance in Year 7 after transfer",
    plain=(
        "Of the sessions possible for pupils with an EHC plan who had just moved to Year 7, the share "
        "attended in their first term."
    ),
    unit="%",
    polarity="higher",
    dataset="attendance",
    authority="Local: no national definition",
    owner="Head of attendance",
    population="Pupils with a plan who moved from Year 6 to Year 7 in September.",
    doubts="A child without a place is on no roll and in no figure.",
    companions=("X-PT-UNPLACED",),
    checked_on=date(2026, 11, 22),
    frequency="termly",
    example="""
        series                     | from_on    | until_on   | value | numerator | denominator
        X-Y7-TRANSFER-ATTEND       | 2024-09-01 | 2024-12-31 | 88.6  | 88600     | 100000        # the autumn term's return
        X-Y7-TRANSFER-ATTEND       | 2024-04-01 | 2024-08-31 | 88.0  |           |               # the summer term before it, without its counts
        X-Y7-TRANSFER-ATTEND       | 2025-01-01 | 2025-03-31 | 88.1  | 88100     | 100000        # the spring term after it
        X-Y7-TRANSFER-ATTEND-OTHER | 2024-09-01 | 2024-12-31 | 50.0  | 1         | 2             # another measure's
        = 88.6 of 100000 in 2024-12
    """,
)
