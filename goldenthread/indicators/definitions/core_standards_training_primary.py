from datetime import date

from goldenthread.indicators.language import returned

core_standards_training_primary = returned(
    code="X-TRAIN-MCS-PRIMARY-PCT",
    title="Primary schools trained in the core standards",
    plain=("Of primary schools, the share that had taken part in training on the mainstream core standards."),
    unit="%",
    polarity="higher",
    dataset="training",
    authority="Local: no national definition",
    owner="Head of inclusion",
    population="Primary schools of the area.",
    doubts=(
        "It adds up over the programme and cannot fall. The number of schools it is a share of is not "
        "published."
    ),
    companions=("X-TRAIN-MCS",),
    checked_on=date(2026, 11, 22),
    frequency="annual",
    is_stock=True,
    example="""
        series                        | from_on    | until_on   | value | numerator | denominator
        X-TRAIN-MCS-PRIMARY-PCT       | 2023-09-01 | 2024-08-31 | 54.0  | 295       | 546           # the school year's return
        X-TRAIN-MCS-PRIMARY-PCT       | 2022-09-01 | 2023-08-31 | 41.0  |           |               # the school year before, without its counts
        X-TRAIN-MCS-PRIMARY-PCT       | 2024-09-01 | 2025-08-31 | 55.1  | 301       | 546           # the school year after
        X-TRAIN-MCS-PRIMARY-PCT-OTHER | 2023-09-01 | 2024-08-31 | 50.0  | 1         | 2             # another measure's
        = 54.0 of 546 in 2024-08
    """,
)
