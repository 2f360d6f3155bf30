from datetime import date

from goldenthread.indicators.language import returned

core_standards_training_secondary = returned(
    code="X-TRAIN-MCS-SECONDARY-PCT",
    title="Secondary schools trained in the core standards",
    plain=(
        "Of secondary schools, the share that had taken part in training on the mainstream core standards."
    ),
    unit="%",
    polarity="higher",
    dataset="training",
    authority="Local: no national definition",
    owner="Head of inclusion",
    population="Secondary schools of the area.",
    doubts=(
        "It adds up over the programme and cannot fall. The number of schools it is a share of is not "
        "published."
    ),
    companions=("X-TRAIN-MCS",),
    checked_on=date(2026, 11, 22),
    frequency="annual",
    is_stock=True,
    example="""
        series                          | from_on    | until_on   | value | numerator | denominator
        X-TRAIN-MCS-SECONDARY-PCT       | 2023-09-01 | 2024-08-31 | 26.0  | 56        | 215           # the school year's return
        X-TRAIN-MCS-SECONDARY-PCT       | 2022-09-01 | 2023-08-31 | 20.0  |           |               # the school year before, without its counts
        X-TRAIN-MCS-SECONDARY-PCT       | 2024-09-01 | 2025-08-31 | 27.9  | 60        | 215           # the school year after
        X-TRAIN-MCS-SECONDARY-PCT-OTHER | 2023-09-01 | 2024-08-31 | 50.0  | 1         | 2             # another measure's
        = 26.0 of 215 in 2024-08
    """,
)
