from datetime import date

from goldenthread.indicators.language import returned

appeals_growth = returned(
    code="X-APPEAL-GROWTH-PCT",
    title="Growth in appeals",
    plain="By how much the number of appeals registered grew on the school year before, in per cent.",
    unit="% growth",
    polarity="lower",
    dataset="appeals",
    authority="Local: no national definition",
    owner="Head of SEND tribunals",
    population="Appeals registered by the First-tier Tribunal, by school year.",
    doubts=("Appeals grew across England too; the national figure it was set beside has since been revised."),
    companions=("X-PT-APPEAL-RATE",),
    checked_on=date(2026, 11, 22),
    frequency="annual",
    example="""
        series                    | from_on    | until_on   | value | numerator | denominator
        X-APPEAL-GROWTH-PCT       | 2023-09-01 | 2024-08-31 | 59.0  | 59        | 100           # the school year's return
        X-APPEAL-GROWTH-PCT       | 2022-09-01 | 2023-08-31 | 31.0  |           |               # the school year before, without its counts
        X-APPEAL-GROWTH-PCT       | 2024-09-01 | 2025-08-31 | 20.0  | 20        | 100           # the school year after
        X-APPEAL-GROWTH-PCT-OTHER | 2023-09-01 | 2024-08-31 | 50.0  | 1         | 2             # another measure's
        = 59.0 of 100 in 2024-08
    """,
)
