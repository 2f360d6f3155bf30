from datetime import date

from goldenthread.indicators.language import returned

peer_review_schools = returned(
    code="X-TRAIN-ILP",
    title="Schools in the peer review programme",
    plain="How many schools had joined the leadership and peer review programme.",
    unit="schools",
    polarity="higher",
    dataset="training",
    authority="Local: no national definition",
    owner="Head of inclusion",
    population="Schools that joined any cohort.",
    doubts="It adds up over the programme and cannot fall. Joining is not finishing.",
    companions=(
        "X-TRAIN-ILP-PRIMARY-PCT",
        "X-TRAIN-ILP-SECONDARY-PCT",
    ),
    checked_on=date(2026, 11, 22),
    frequency="annual",
    is_stock=True,
    example="""
        series            | from_on    | until_on   | value
        X-TRAIN-ILP       | 2023-09-01 | 2024-08-31 | 150.0   # the school year's return
        X-TRAIN-ILP       | 2022-09-01 | 2023-08-31 | 52.0    # the school year before
        X-TRAIN-ILP       | 2024-09-01 | 2025-08-31 | 171.0   # the school year after
        X-TRAIN-ILP-OTHER | 2023-09-01 | 2024-08-31 | 155.0   # another measure's
        = 150.0 in 2024-08
    """,
)
