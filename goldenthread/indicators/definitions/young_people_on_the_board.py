from datetime import date

from goldenthread.indicators.language import returned

young_people_on_the_board = returned(
    code="X-CYP-ON-BOARD",
    title="Young people on the strategic board",
    plain="How many young people sat on the strategic board at the end of the month.",
    unit="people",
    polarity="higher",
    dataset="engagement",
    authority="Local: no national definition",
    owner="Head of participation",
    population="Members under 26 with SEND.",
    doubts="A seat is not attendance.",
    companions=("X-CYP-VOICE-REPRESENTATION",),
    checked_on=date(2026, 11, 22),
    is_stock=True,
    example="""
        series               | from_on    | until_on   | value
        X-CYP-ON-BOARD       | 2024-10-01 | 2024-10-31 | 2.0     # the month's own return
        X-CYP-ON-BOARD       | 2024-09-01 | 2024-09-30 | 1.0     # the month before
        X-CYP-ON-BOARD       | 2024-11-01 | 2024-11-30 | 3.0     # the month after
        X-CYP-ON-BOARD-OTHER | 2024-10-01 | 2024-10-31 | 7.0     # another measure's
        = 2.0 in 2024-10
    """,
)
