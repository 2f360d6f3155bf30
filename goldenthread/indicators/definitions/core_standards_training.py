from datetime import date

from goldenthread.indicators.language import returned

core_standards_training = returned(
    code="X-TRAIN-MCS",
    title="Schools trained in the mainstream core standards",
    plain="How many schools had taken part in training on the mainstream core standards.",
    unit="schools",
    polarity="higher",
    dataset="training",
    authority="Local: no national definition",
    owner="Head of inclusion",
    population="Schools that sent at least one delegate since the programme began.",
    doubts=(
        "It adds up over the programme and cannot fall. Delegates have been published too, which is "
        "another count."
    ),
    companions=(
        "X-TRAIN-MCS-PRIMARY-PCT",
        "X-TRAIN-MCS-SECONDARY-PCT",
    ),
    checked_on=date(2026, 11, 22),
    frequency="annual",
    is_stock=True,
    example="""
        series            | from_on    | until_on   | value
        X-TRAIN-MCS       | 2023-09-01 | 2024-08-31 | 351.0   # the school year's return
        X-TRAIN-MCS       | 2022-09-01 | 2023-08-31 | 280.0   # the school year before
        X-TRAIN-MCS       | 2024-09-01 | 2025-08-31 | 372.0   # the school year after
        X-TRAIN-MCS-OTHER | 2023-09-01 | 2024-08-31 | 356.0   # another measure's
        = 351.0 in 2024-08
    """,
)
