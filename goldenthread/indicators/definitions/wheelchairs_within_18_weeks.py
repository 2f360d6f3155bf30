from datetime import date

from goldenthread.indicators.language import returned

wheelchairs_within_18_weeks = returned(
    code="APP44-3",
    title="Wheelchairs within 18 weeks",
    plain=(
        "Of children's wheelchair episodes closed in the month, the share closed within 18 weeks of the "
        "referral."
    ),
    unit="%",
    polarity="higher",
    dataset="waits",
    authority=(
        "NHS England, National Wheelchair Data Collection: episodes of children closed within 18 weeks, "
        "92% expected"
    ),
    owner="Children's community services, NHS",
    population=(
        "Episodes of people aged 18 or under that were closed in the month with equipment delivered."
    ),
    doubts=(
        "A child who still waits is not in it, so a growing list does not show. The published plan "
        "reports it and does not list it. The NHS counts the children of its whole area, which may be "
        "wider than the council's."
    ),
    companions=("APP44",),
    checked_on=date(2026, 11, 22),
    example="""
        series        | from_on    | until_on   | value | numerator | denominator
        APP44-3       | 2024-10-01 | 2024-10-31 | 85.0  | 51        | 60            # the month's own return
        APP44-3       | 2024-09-01 | 2024-09-30 | 82.5  |           |               # the month before, without its counts
        APP44-3       | 2024-11-01 | 2024-11-30 | 84.5  | 49        | 58            # the month after
        APP44-3-OTHER | 2024-10-01 | 2024-10-31 | 50.0  | 1         | 2             # another measure's
        = 85.0 of 60 in 2024-10
    """,
)
