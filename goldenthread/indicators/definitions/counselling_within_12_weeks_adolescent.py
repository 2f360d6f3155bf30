from datetime import date

from goldenthread.indicators.language import returned

counselling_within_12_weeks_adolescent = returned(
    code="APP46",
    title="Counselling assessed within 12 weeks, adolescent",
    plain=(
        "Of adolescent counselling referrals first assessed in the month, the share assessed within 12 weeks."
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
    companions=("APP45",),
    checked_on=date(2026, 11, 22),
    example="""
        series      | from_on    | until_on   | value | numerator | denominator
        APP46       | 2024-10-01 | 2024-10-31 | 71.4  | 150       | 210           # the month's own return
        APP46       | 2024-09-01 | 2024-09-30 | 69.0  |           |               # the month before, without its counts
        APP46       | 2024-11-01 | 2024-11-30 | 74.4  | 160       | 215           # the month after
        APP46-OTHER | 2024-10-01 | 2024-10-31 | 50.0  | 1         | 2             # another measure's
        = 71.4 of 210 in 2024-10
    """,
)
