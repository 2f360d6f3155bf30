from datetime import date

from goldenthread.indicators.language import returned

spot_bought_tuition = returned(
    code="X-TUITION-SPOT",
    title="Tuition bought outside contracts",
    plain="How many hours of tuition were bought outside the contracts in the month.",
    unit="hours",
    polarity="lower",
    dataset="finance",
    authority="Local: no national definition",
    owner="Head of alternative provision",
    population="Hours invoiced by tutors without a contract.",
    doubts=(
        "The published plan does not say whether it counts hours or pounds; this definition asks for hours."
    ),
    companions=("X-TUITION-EXTERNAL-ATTEND",),
    checked_on=date(2026, 11, 22),
    example="""
        series               | from_on    | until_on   | value
        X-TUITION-SPOT       | 2024-10-01 | 2024-10-31 | 1240.0   # the month's own return
        X-TUITION-SPOT       | 2024-09-01 | 2024-09-30 | 1310.0   # the month before
        X-TUITION-SPOT       | 2024-11-01 | 2024-11-30 | 1190.0   # the month after
        X-TUITION-SPOT-OTHER | 2024-10-01 | 2024-10-31 | 1245.0   # another measure's
        = 1240.0 in 2024-10
    """,
)
