from datetime import date

from goldenthread.indicators.language import returned

nurture_completed = returned(
    code="X-TRAIN-NURTURE-COMPLETED",
    title="Schools that completed the nurture programme",
    plain="Of schools that joined the nurture programme, the share that completed it.",
    unit="%",
    polarity="higher",
    dataset="training",
    authority="Local: no national definition",
    owner="Head of inclusion",
    population="Schools that joined any cohort.",
    doubts="77% has been printed where 232 of 298 give 77.9%.",
    companions=(
        "X-TRAIN-NURTURE",
        "X-TRAIN-NURTURE-AWARD",
    ),
    checked_on=date(2026, 11, 22),
    frequency="annual",
    is_stock=True,
    example="""
        series                          | from_on    | until_on   | value | numerator | denominator
        X-TRAIN-NURTURE-COMPLETED       | 2023-09-01 | 2024-08-31 | 77.9  | 232       | 298           # the school year's return
        X-TRAIN-NURTURE-COMPLETED       | 2022-09-01 | 2023-08-31 | 60.0  |           |               # the school year before, without its counts
        X-TRAIN-NURTURE-COMPLETED       | 2024-09-01 | 2025-08-31 | 79.7  | 240       | 301           # the school year after
        X-TRAIN-NURTURE-COMPLETED-OTHER | 2023-09-01 | 2024-08-31 | 50.0  | 1         | 2             # another measure's
        = 77.9 of 298 in 2024-08
    """,
)
