from datetime import date

from goldenthread.indicators.language import returned

nurture_award = returned(
    code="X-TRAIN-NURTURE-AWARD",
    title="Schools with the nurture award",
    plain="How many schools held the national nurture award.",
    unit="schools",
    polarity="higher",
    dataset="training",
    authority="Local: no national definition",
    owner="Head of inclusion",
    population="Schools in the programme.",
    doubts="It adds up over the programme and cannot fall.",
    companions=("X-TRAIN-NURTURE",),
    checked_on=date(2026, 11, 22),
    frequency="annual",
    is_stock=True,
    example="""
        series                      | from_on    | until_on   | value
        X-TRAIN-NURTURE-AWARD       | 2023-09-01 | 2024-08-31 | 41.0    # the school year's return
        X-TRAIN-NURTURE-AWARD       | 2022-09-01 | 2023-08-31 | 28.0    # the school year before
        X-TRAIN-NURTURE-AWARD       | 2024-09-01 | 2025-08-31 | 44.0    # the school year after
        X-TRAIN-NURTURE-AWARD-OTHER | 2023-09-01 | 2024-08-31 | 46.0    # another measure's
        = 41.0 in 2024-08
    """,
)
