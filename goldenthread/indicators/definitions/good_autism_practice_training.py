from datetime import date

from goldenthread.indicators.language import returned

good_autism_practice_training = returned(
    code="X-TRAIN-AET-GAP",
    title="Settings trained in good autism practice",
    plain="Of settings of a phase, the share that had taken the good autism practice training.",
    unit="%",
    polarity="higher",
    dataset="training",
    authority="Local: no national definition",
    owner="Head of inclusion",
    population="Early years settings, schools and post-16 providers, returned apart.",
    doubts="How many settings there are is not published.",
    companions=("X-TRAIN-AET-MSA",),
    checked_on=date(2026, 11, 22),
    frequency="annual",
    is_stock=True,
    example="""
        series                | from_on    | until_on   | value | numerator | denominator
        X-TRAIN-AET-GAP       | 2023-09-01 | 2024-08-31 | 3.9   | 22        | 560           # the school year's return
        X-TRAIN-AET-GAP       | 2022-09-01 | 2023-08-31 | 3.0   |           |               # the school year before, without its counts
        X-TRAIN-AET-GAP       | 2024-09-01 | 2025-08-31 | 4.5   | 25        | 560           # the school year after
        X-TRAIN-AET-GAP-OTHER | 2023-09-01 | 2024-08-31 | 50.0  | 1         | 2             # another measure's
        = 3.9 of 560 in 2024-08
    """,
)
