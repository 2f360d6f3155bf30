from datetime import date

from goldenthread.indicators.language import returned

transfer_cohort = returned(
    code="X-PT-COHORT",
    title="Children in the Year 6 to 7 transfer",
    plain="How many children with a plan were due to move from Year 6 to Year 7 in the round.",
    unit="children",
    polarity="neutral",
    dataset="phase_transfer",
    authority="Local: no national definition",
    owner="Head of SEND placements",
    population="Children in Year 6 with a plan the council maintains on the round's deadline.",
    doubts=(
        "Rounds of about 1,600 and 1,236 have been published a year apart; the later one may leave late "
        "joiners out."
    ),
    companions=("X-PT-Y6-DEADLINE-PCT",),
    checked_on=date(2026, 11, 22),
    frequency="annual",
    example="""
        series            | from_on    | until_on   | value
        X-PT-COHORT       | 2023-09-01 | 2024-08-31 | 1236.0   # the school year's return
        X-PT-COHORT       | 2022-09-01 | 2023-08-31 | 1600.0   # the school year before
        X-PT-COHORT       | 2024-09-01 | 2025-08-31 | 1244.0   # the school year after
        X-PT-COHORT-OTHER | 2023-09-01 | 2024-08-31 | 1241.0   # another measure's
        = 1236.0 in 2024-08
    """,
)
