from datetime import date

from goldenthread.indicators.language import returned

transfers_placed_by_start_of_year = returned(
    code="X-PT-START-OF-YEAR-PCT",
    title="Transfers placed by the start of the school year",
    plain=(
        "Of children with a plan who move between phases, the share with a named place on the first day "
        "of the school year."
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
        "Every child of the year's transfer groups whose plan the council maintains; Year 6 to 7 and "
        "post-16 are returned apart."
    ),
    doubts="A child whose family has appealed counts as placed when a school is named.",
    companions=(
        "X-PT-UNPLACED",
        "X-PT-Y6-DEADLINE-PCT",
    ),
    checked_on=date(2026, 11, 22),
    frequency="annual",
    example="""
        series                       | from_on    | until_on   | value | numerator | denominator
        X-PT-START-OF-YEAR-PCT       | 2023-01-01 | 2023-12-31 | 98.2  | 1214      | 1236          # the year's return
        X-PT-START-OF-YEAR-PCT       | 2022-01-01 | 2022-12-31 | 95.0  |           |               # the year before, without its counts
        X-PT-START-OF-YEAR-PCT       | 2024-01-01 | 2024-12-31 | 98.9  | 1230      | 1244          # the year after
        X-PT-START-OF-YEAR-PCT-OTHER | 2023-01-01 | 2023-12-31 | 50.0  | 1         | 2             # another measure's
        = 98.2 of 1236 in 2023-12
    """,
)
