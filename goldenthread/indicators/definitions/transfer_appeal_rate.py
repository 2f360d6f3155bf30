from datetime import date

from goldenthread.indicators.language import returned

transfer_appeal_rate = returned(
    code="X-PT-APPEAL-RATE",
    title="Transfer appeals for each hundred children",
    plain="Of children with a plan in the Year 6 to 7 transfer, the share whose family appealed.",
    unit="%",
    polarity="lower",
    dataset="appeals",
    authority="Local: no national definition",
    owner="Head of SEND placements",
    population="Appeals about the school named in the round, over the children in it.",
    doubts="A family may appeal for up to two months after the decision, so early figures rise.",
    companions=(
        "X-PT-COHORT",
        "X-PT-APPEALS",
        "X-MAINSTREAM-APPEAL-RATE",
    ),
    checked_on=date(2026, 11, 22),
    frequency="annual",
    example="""
        series                 | from_on    | until_on   | value | numerator | denominator
        X-PT-APPEAL-RATE       | 2023-09-01 | 2024-08-31 | 9.7   | 120       | 1236          # the school year's return
        X-PT-APPEAL-RATE       | 2022-09-01 | 2023-08-31 | 8.8   |           |               # the school year before, without its counts
        X-PT-APPEAL-RATE       | 2024-09-01 | 2025-08-31 | 8.8   | 110       | 1244          # the school year after
        X-PT-APPEAL-RATE-OTHER | 2023-09-01 | 2024-08-31 | 50.0  | 1         | 2             # another measure's
        = 9.7 of 1236 in 2024-08
    """,
)
