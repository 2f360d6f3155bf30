from datetime import date

from goldenthread.indicators.language import returned

peer_review_primary = returned(
    code="X-TRAIN-ILP-PRIMARY-PCT",
    title="Eligible primary schools in the peer review programme",
    plain="Of primary schools that could join, the share that had joined the peer review programme.",
    unit="%",
    polarity="higher",
    dataset="training",
    authority="Local: no national definition",
    owner="Head of inclusion",
    population="Eligible primary schools.",
    doubts="Who is eligible is not published. It adds up over the programme and cannot fall.",
    companions=("X-TRAIN-ILP",),
    checked_on=date(2026, 11, 22),
    frequency="annual",
    is_stock=True,
    example="""
        series                        | from_on    | until_on   | value | numerator | denominator
        X-TRAIN-ILP-PRIMARY-PCT       | 2023-09-01 | 2024-08-31 | 27.0  | 124       | 459           # the school year's return
        X-TRAIN-ILP-PRIMARY-PCT       | 2022-09-01 | 2023-08-31 | 10.0  |           |               # the school year before, without its counts
        X-TRAIN-ILP-PRIMARY-PCT       | 2024-09-01 | 2025-08-31 | 30.5  | 140       | 459           # the school year after
        X-TRAIN-ILP-PRIMARY-PCT-OTHER | 2023-09-01 | 2024-08-31 | 50.0  | 1         | 2             # another measure's
        = 27.0 of 459 in 2024-08
    """,
)
