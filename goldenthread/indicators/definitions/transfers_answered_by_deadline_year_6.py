from datetime import date

from goldenthread.indicators.language import returned

transfers_answered_by_deadline_year_6 = returned(
    code="X-PT-Y6-DEADLINE-PCT",
    title="Year 6 to 7: families answered by the deadline",
    plain=(
        "Of children with a plan who move from Year 6 to Year 7, the share whose family was answered by "
        "15 February."
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
        "Children in Year 6 with a plan the council maintains, by the round's deadline. The figure is of "
        "the school year in which the answer falls due."
    ),
    doubts=(
        "An answer can be an offer or a letter that no place can be named yet; say in the note how many "
        "were the second. The law wants an amended plan, not only an answer."
    ),
    companions=(
        "X-PT-COHORT",
        "X-PT-UNPLACED",
        "X-PT-APPEALS",
    ),
    checked_on=date(2026, 11, 22),
    frequency="annual",
    example="""
        series                     | from_on    | until_on   | value | numerator | denominator
        X-PT-Y6-DEADLINE-PCT       | 2023-09-01 | 2024-08-31 | 92.0  | 1137      | 1236          # the school year's return
        X-PT-Y6-DEADLINE-PCT       | 2022-09-01 | 2023-08-31 | 70.0  |           |               # the school year before, without its counts
        X-PT-Y6-DEADLINE-PCT       | 2024-09-01 | 2025-08-31 | 92.4  | 1150      | 1244          # the school year after
        X-PT-Y6-DEADLINE-PCT-OTHER | 2023-09-01 | 2024-08-31 | 50.0  | 1         | 2             # another measure's
        = 92.0 of 1236 in 2024-08
    """,
)
