from datetime import date

from goldenthread.indicators.language import returned

transfers_answered_by_deadline_post_16 = returned(
    code="X-PT-P16-DEADLINE-PCT",
    title="Post-16: families answered by the deadline",
    plain=(
        "Of young people with a plan who move from Year 11, the share whose family was answered by 31 March."
    ),
    unit="%",
    polarity="higher",
    dataset="phase_transfer",
    authority=(
        "Special Educational Needs and Disability Regulations 2014, regulation 18: the plan reviewed and "
        "amended by 15 February, or 31 March for a move to post-16"
    ),
    owner="Head of SEND placements",
    population=(
        "Young people in Year 11 with a plan the council maintains, by the round's deadline. The figure "
        "is of the school year in which the answer falls due."
    ),
    doubts=(
        "An answer can be an offer or a letter that no place can be named yet. The law wants an amended "
        "plan, not only an answer."
    ),
    companions=("X-PT-UNPLACED",),
    checked_on=date(2026, 11, 22),
    frequency="annual",
    example="""
        series                      | from_on    | until_on   | value | numerator | denominator
        X-PT-P16-DEADLINE-PCT       | 2023-09-01 | 2024-08-31 | 70.0  | 896       | 1280          # the school year's return
        X-PT-P16-DEADLINE-PCT       | 2022-09-01 | 2023-08-31 | 25.0  |           |               # the school year before, without its counts
        X-PT-P16-DEADLINE-PCT       | 2024-09-01 | 2025-08-31 | 72.1  | 930       | 1290          # the school year after
        X-PT-P16-DEADLINE-PCT-OTHER | 2023-09-01 | 2024-08-31 | 50.0  | 1         | 2             # another measure's
        = 70.0 of 1280 in 2024-08
    """,
)
