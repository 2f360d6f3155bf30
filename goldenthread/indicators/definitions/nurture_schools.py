from datetime import date

from goldenthread.indicators.language import returned

nurture_schools = returned(
    code="X-TRAIN-NURTURE",
    title="Schools in the nurture programme",
    plain="How many schools had joined the nurture programme.",
    unit="schools",
    polarity="higher",
    dataset="training",
    authority="Local: no national definition",
    owner="Head of inclusion",
    population="Schools that joined any cohort.",
    doubts="It adds up over the programme and cannot fall. Joining is not finishing.",
    companions=(
        "X-TRAIN-NURTURE-COMPLETED",
        "X-TRAIN-NURTURE-AWARD",
    ),
    checked_on=date(2026, 11, 22),
    frequency="annual",
    is_stock=True,
    example="""
        series                | from_on    | until_on   | value
        X-TRAIN-NURTURE       | 2023-09-01 | 2024-08-31 | 298.0   # the school year's return
        X-TRAIN-NURTURE       | 2022-09-01 | 2023-08-31 | 253.0   # the school year before
        X-TRAIN-NURTURE       | 2024-09-01 | 2025-08-31 | 301.0   # the school year after
        X-TRAIN-NURTURE-OTHER | 2023-09-01 | 2024-08-31 | 303.0   # another measure's
        = 298.0 in 2024-08
    """,
)
