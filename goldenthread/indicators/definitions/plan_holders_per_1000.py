from datetime import date

from goldenthread.indicators.language import returned

plan_holders_per_1000 = returned(
    code="APP32",
    title="Children with an EHC plan per 1,000",
    plain="Of every 1,000 residents aged up to 18, how many had an EHC plan at the end of the month.",
    unit="per 1,000",
    polarity="neutral",
    dataset="plans",
    authority="Local. The Department's SEN2 counts plans of people aged 0 to 25",
    owner="SEND data lead",
    population=(
        "Plans that the council maintains for people aged 0 to 18, over the Office for National "
        "Statistics' latest estimate of residents of those ages."
    ),
    doubts=(
        "It is called a number in the published plan and is a rate. Young people of 19 to 25 are left out "
        "of both sides, so it cannot be laid beside the national stock of plans."
    ),
    companions=("X-EHCP-STOCK",),
    checked_on=date(2026, 11, 22),
    is_stock=True,
    example="""
        series      | from_on    | until_on   | value
        APP32       | 2024-10-01 | 2024-10-31 | 57.4    # the month's own return
        APP32       | 2024-09-01 | 2024-09-30 | 57.1    # the month before
        APP32       | 2024-11-01 | 2024-11-30 | 57.8    # the month after
        APP32-OTHER | 2024-10-01 | 2024-10-31 | 62.4    # another measure's
        = 57.4 in 2024-10
    """,
)
