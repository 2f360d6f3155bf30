from datetime import date

from goldenthread.indicators.language import returned

peer_review_secondary = returned(
    code="X-TRAIN-ILP-SECONDARY-PCT",
    title="Eligible secondary schools in the peer review programme",
    plain="Of secondary schools that could join, the share that had joined the peer review programme.",
    unit="%",
    polarity="higher",
    dataset="training",
    authority="Local: no national definition",
    owner="Head of inclusion",
    population="Eligible secondary schools.",
    doubts="Who is eligible is not published. It adds up over the programme and cannot fall.",
    companions=("X-TRAIN-ILP",),
    checked_on=date(2026, 11, 22),
    frequency="annual",
    is_stock=True,
    example="""
        series                          | from_on    | until_on   | value | numerator | denominator
        X-TRAIN-ILP-SECONDARY-PCT       | 2023-09-01 | 2024-08-31 | 26.0  | 26        | 100           # the school year's return
        X-TRAIN-ILP-SECONDARY-PCT       | 2022-09-01 | 2023-08-31 | 9.0   |           |               # the school year before, without its counts
        X-TRAIN-ILP-SECONDARY-PCT       | 2024-09-01 | 2025-08-31 | 31.0  | 31        | 100           # the school year after
        X-TRAIN-ILP-SECONDARY-PCT-OTHER | 2023-09-01 | 2024-08-31 | 50.0  | 1         | 2             # another measure's
        = 26.0 of 100 in 2024-08
    """,
)
