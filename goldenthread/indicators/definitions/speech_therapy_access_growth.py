from datetime import date

from goldenthread.indicators.language import returned

speech_therapy_access_growth = returned(
    code="X-SLT-ACCESS-GROWTH",
    title="Growth in families using speech and language therapy",
    plain=(
        "By how much more families used speech and language therapy in the year than in the year before, "
        "in per cent."
    ),
    unit="% growth",
    polarity="higher",
    dataset="waits",
    authority="Local: no national definition",
    owner="Children's community services, NHS",
    population="Families seen at least once in the year.",
    doubts="Growth says nothing about need that was not met.",
    companions=("X-SLT-REFERRALS",),
    checked_on=date(2026, 11, 22),
    frequency="annual",
    example="""
        series                    | from_on    | until_on   | value | numerator | denominator
        X-SLT-ACCESS-GROWTH       | 2023-09-01 | 2024-08-31 | 12.0  | 12        | 100           # the school year's return
        X-SLT-ACCESS-GROWTH       | 2022-09-01 | 2023-08-31 | 9.0   |           |               # the school year before, without its counts
        X-SLT-ACCESS-GROWTH       | 2024-09-01 | 2025-08-31 | 10.0  | 10        | 100           # the school year after
        X-SLT-ACCESS-GROWTH-OTHER | 2023-09-01 | 2024-08-31 | 50.0  | 1         | 2             # another measure's
        = 12.0 of 100 in 2024-08
    """,
)
