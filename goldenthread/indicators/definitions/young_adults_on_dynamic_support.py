from datetime import date

from goldenthread.indicators.language import returned

young_adults_on_dynamic_support = returned(
    code="X-DSD-18-25",
    title="Young adults on the dynamic support register",
    plain="How many people aged 18 to 25 were on the dynamic support register at the end of the month.",
    unit="people",
    polarity="neutral",
    dataset="waits",
    authority="NHS England, dynamic support register",
    owner="Learning disability programme, NHS",
    population="People with a learning disability or autism who are at risk of admission to hospital.",
    doubts="A longer register can be better finding.",
    companions=("X-DKW-18-25",),
    checked_on=date(2026, 11, 22),
    is_stock=True,
    example="""
        series            | from_on    | until_on   | value
        X-DSD-18-25       | 2024-10-01 | 2024-10-31 | 61.0    # the month's own return
        X-DSD-18-25       | 2024-09-01 | 2024-09-30 | 58.0    # the month before
        X-DSD-18-25       | 2024-11-01 | 2024-11-30 | 63.0    # the month after
        X-DSD-18-25-OTHER | 2024-10-01 | 2024-10-31 | 66.0    # another measure's
        = 61.0 in 2024-10
    """,
)
