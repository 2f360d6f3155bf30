from datetime import date

from goldenthread.indicators.language import returned

autism_awareness_training = returned(
    code="X-TRAIN-AET-MSA",
    title="Settings trained in autism awareness",
    plain="Of settings of a phase, the share that had taken the autism awareness training.",
    unit="%",
    polarity="higher",
    dataset="training",
    authority="Local: no national definition",
    owner="Head of inclusion",
    population="Early years settings, schools and post-16 providers, returned apart.",
    doubts="39.80% has been printed for post-16 where 31 of 104 give 29.8%.",
    companions=("X-TRAIN-AET-GAP",),
    checked_on=date(2026, 11, 22),
    frequency="annual",
    is_stock=True,
    example="""
        series                | from_on    | until_on   | value | numerator | denominator
        X-TRAIN-AET-MSA       | 2023-09-01 | 2024-08-31 | 51.4  | 288       | 560           # the school year's return
        X-TRAIN-AET-MSA       | 2022-09-01 | 2023-08-31 | 48.0  |           |               # the school year before, without its counts
        X-TRAIN-AET-MSA       | 2024-09-01 | 2025-08-31 | 53.6  | 300       | 560           # the school year after
        X-TRAIN-AET-MSA-OTHER | 2023-09-01 | 2024-08-31 | 50.0  | 1         | 2             # another measure's
        = 51.4 of 560 in 2024-08
    """,
)
