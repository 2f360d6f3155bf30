from datetime import date

from goldenthread.indicators.language import returned

transfers_unplaced = returned(
    code="X-PT-UNPLACED",
    title="Transfers without a place",
    plain=("How many children with a plan who are due to move between phases had no named place on the day."),
    unit="children",
    polarity="lower",
    dataset="phase_transfer",
    authority=(
        "Special Educational Needs and Disability Regulations 2014, regulation 18: the plan reviewed and "
        "amended by 15 February, or 31 March for a move to post-16"
    ),
    owner="Head of SEND placements",
    population=(
        "Children of the year's transfer groups; Year 6 to 7 and post-16 are returned apart. The last day "
        "of the period is the day of the count."
    ),
    doubts=("Counts of different days are not to be compared: fewer are always unplaced later in the round."),
    companions=(
        "X-PT-COHORT",
        "X-PT-START-OF-YEAR-PCT",
    ),
    checked_on=date(2026, 11, 22),
    is_stock=True,
    example="""
        series              | from_on    | until_on   | value
        X-PT-UNPLACED       | 2024-10-01 | 2024-10-31 | 22.0    # the month's own return
        X-PT-UNPLACED       | 2024-09-01 | 2024-09-30 | 37.0    # the month before
        X-PT-UNPLACED       | 2024-11-01 | 2024-11-30 | 50.0    # the month after
        X-PT-UNPLACED-OTHER | 2024-10-01 | 2024-10-31 | 27.0    # another measure's
        = 22.0 in 2024-10
    """,
)
