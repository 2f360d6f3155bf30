from datetime import date

from goldenthread.indicators.language import returned

early_years_inclusion_training = returned(
    code="X-TRAIN-DINGLEY",
    title="Early years settings in inclusion training",
    plain="Of early years settings, the share that had taken up the early years inclusion training.",
    unit="%",
    polarity="higher",
    dataset="training",
    authority="Local: no national definition",
    owner="Head of inclusion",
    population="Registered early years settings of the area.",
    doubts="Taking up is not completing.",
    companions=("X-TRAIN-PINS-REQUESTED",),
    checked_on=date(2026, 11, 22),
    frequency="annual",
    is_stock=True,
    example="""
        series                | from_on    | until_on   | value | numerator | denominator
        X-TRAIN-DINGLEY       | 2023-09-01 | 2024-08-31 | 10.0  | 70        | 700           # the school year's return
        X-TRAIN-DINGLEY       | 2022-09-01 | 2023-08-31 | 6.0   |           |               # the school year before, without its counts
        X-TRAIN-DINGLEY       | 2024-09-01 | 2025-08-31 | 12.0  | 84        | 700           # the school year after
        X-TRAIN-DINGLEY-OTHER | 2023-09-01 | 2024-08-31 | 50.0  | 1         | 2             # another measure's
        = 10.0 of 700 in 2024-08
    """,
)
