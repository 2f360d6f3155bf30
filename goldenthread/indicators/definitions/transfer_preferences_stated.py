from datetime import date

from goldenthread.indicators.language import returned

transfer_preferences_stated = returned(
    code="X-PT-PREF-ENGAGED-PCT",
    title="Families who stated a preference",
    plain=(
        "Of children with a plan in the Year 6 to 7 transfer, the share whose family had stated a "
        "preference by the day."
    ),
    unit="%",
    polarity="higher",
    dataset="phase_transfer",
    authority="Local: no national definition",
    owner="Head of SEND placements",
    population=(
        "Children in the round's transfer group. The last day of the period is the day of the count."
    ),
    doubts=(
        "The days compared differ: the deadline, the end of the round, 1 October. Compare like days only."
    ),
    companions=(
        "X-PT-COHORT",
        "X-PT-Y6-DEADLINE-PCT",
    ),
    checked_on=date(2026, 11, 22),
    is_stock=True,
    example="""
        series                      | from_on    | until_on   | value | numerator | denominator
        X-PT-PREF-ENGAGED-PCT       | 2024-10-01 | 2024-10-31 | 93.0  | 1149      | 1236          # the month's own return
        X-PT-PREF-ENGAGED-PCT       | 2024-09-01 | 2024-09-30 | 85.0  |           |               # the month before, without its counts
        X-PT-PREF-ENGAGED-PCT       | 2024-11-01 | 2024-11-30 | 93.2  | 1160      | 1244          # the month after
        X-PT-PREF-ENGAGED-PCT-OTHER | 2024-10-01 | 2024-10-31 | 50.0  | 1         | 2             # another measure's
        = 93.0 of 1236 in 2024-10
    """,
)
