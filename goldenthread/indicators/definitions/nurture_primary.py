from datetime import date

from goldenthread.indicators.language import returned

nurture_primary = returned(
    code="X-TRAIN-NURTURE-PRIMARY-PCT",
    title="Eligible primary schools in the nurture programme",
    plain="Of primary schools that could join, the share that had joined the nurture programme.",
    unit="%",
    polarity="higher",
    dataset="training",
    authority="Local: no national definition",
    owner="Head of inclusion",
    population="Eligible primary schools.",
    doubts="Who is eligible is not published. It adds up over the programme and cannot fall.",
    companions=("X-TRAIN-NURTURE",),
    checked_on=date(2026, 11, 22),
    frequency="annual",
    is_stock=True,
    example="""
        series                            | from_on    | until_on   | value | numerator | denominator
        X-TRAIN-NURTURE-PRIMARY-PCT       | 2023-09-01 | 2024-08-31 | 44.0  | 202       | 459           # the school year's return
        X-TRAIN-NURTURE-PRIMARY-PCT       | 2022-09-01 | 2023-08-31 | 38.0  |           |               # the school year before, without its counts
        X-TRAIN-NURTURE-PRIMARY-PCT       | 2024-09-01 | 2025-08-31 | 45.8  | 210       | 459           # the school year after
        X-TRAIN-NURTURE-PRIMARY-PCT-OTHER | 2023-09-01 | 2024-08-31 | 50.0  | 1         | 2             # another measure's
        = 44.0 of 459 in 2024-08
    """,
)
