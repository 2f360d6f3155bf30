from datetime import date

from goldenthread.indicators.language import returned

young_adults_with_a_key_worker = returned(
    code="X-DKW-18-25",
    title="Young adults with a key worker",
    plain=(
        "Of people aged 18 to 25 on the dynamic support register, the share with a designated key worker."
    ),
    unit="%",
    polarity="higher",
    dataset="waits",
    authority="NHS Long Term Plan: a key worker for those with the most complex needs",
    owner="Learning disability programme, NHS",
    population="People on the register on the last day of the month.",
    doubts="A dozen people can move it by points.",
    companions=("X-DSD-18-25",),
    checked_on=date(2026, 11, 22),
    is_stock=True,
    example="""
        series            | from_on    | until_on   | value | numerator | denominator
        X-DKW-18-25       | 2024-10-01 | 2024-10-31 | 75.4  | 46        | 61            # the month's own return
        X-DKW-18-25       | 2024-09-01 | 2024-09-30 | 74.0  |           |               # the month before, without its counts
        X-DKW-18-25       | 2024-11-01 | 2024-11-30 | 76.2  | 48        | 63            # the month after
        X-DKW-18-25-OTHER | 2024-10-01 | 2024-10-31 | 50.0  | 1         | 2             # another measure's
        = 75.4 of 61 in 2024-10
    """,
)
