from datetime import date

from goldenthread.indicators.language import returned

counselling_within_12_weeks_primary = returned(
    code="APP45",
    title="Counselling assessed within 12 weeks, primary",
    plain=(
        "Of primary counselling referrals first assessed in the month, the share assessed within 12 weeks."
    ),
    unit="%",
    polarity="higher",
    dataset="waits",
    authority="Local: the commissioner's standard. No national rule of 12 weeks was found",
    owner="Children's community services, NHS",
    population=(
        "Referrals to the school-age counselling service whose first assessment was in the month. It is "
        "not the specialist mental health service."
    ),
    doubts=(
        "Those still waiting are not in it. The NHS counts the children of its whole area, which may be "
        "wider than the council's."
    ),
    companions=("APP46",),
    checked_on=date(2026, 11, 22),
    example="""
        series      | from_on    | until_on   | value | numerator | denominator
        APP45       | 2024-10-01 | 2024-10-31 | 80.0  | 64        | 80            # the month's own return
        APP45       | 2024-09-01 | 2024-09-30 | 77.5  |           |               # the month before, without its counts
        APP45       | 2024-11-01 | 2024-11-30 | 82.4  | 70        | 85            # the month after
        APP45-OTHER | 2024-10-01 | 2024-10-31 | 50.0  | 1         | 2             # another measure's
        = 80.0 of 80 in 2024-10
    """,
)
