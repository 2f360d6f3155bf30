from datetime import date

from goldenthread.indicators.language import returned

core_training_offer_schools = returned(
    code="X-TRAIN-CORE-OFFER",
    title="Schools that used the core training offer",
    plain="Of schools, the share that used any part of the core training offer.",
    unit="%",
    polarity="higher",
    dataset="training",
    authority="Local: no national definition",
    owner="Head of inclusion",
    population="State-funded schools of the area.",
    doubts="Using is not completing.",
    companions=("X-TRAIN-MCS",),
    checked_on=date(2026, 11, 22),
    frequency="termly",
    example="""
        series                   | from_on    | until_on   | value | numerator | denominator
        X-TRAIN-CORE-OFFER       | 2024-09-01 | 2024-12-31 | 51.7  | 310       | 600           # the autumn term's return
        X-TRAIN-CORE-OFFER       | 2024-04-01 | 2024-08-31 | 45.0  |           |               # the summer term before it, without its counts
        X-TRAIN-CORE-OFFER       | 2025-01-01 | 2025-03-31 | 53.7  | 322       | 600           # the spring term after it
        X-TRAIN-CORE-OFFER-OTHER | 2024-09-01 | 2024-12-31 | 50.0  | 1         | 2             # another measure's
        = 51.7 of 600 in 2024-12
    """,
)
