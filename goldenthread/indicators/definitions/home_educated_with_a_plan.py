from datetime import date

from goldenthread.indicators.language import returned

home_educated_with_a_plan = returned(
    code="APP33",
    title="Home-educated children who have an EHC plan",
    plain="Of children registered as electively home educated, the share who have an EHC plan.",
    unit="%",
    polarity="neutral",
    dataset="plans",
    authority="Department for Education, elective home education: definition of the register",
    owner="Head of elective home education",
    population=(
        "Children of Reception to Year 11 on the council's register of elective home education on the "
        "month's last day. Education otherwise than at school that the council arranges is not home "
        "education."
    ),
    doubts=(
        "It can be misread the other way round, as the share of plan-holders who are home educated; they "
        "are different figures."
    ),
    companions=("X-EHCP-STOCK",),
    checked_on=date(2026, 11, 22),
    is_stock=True,
    example="""
        series      | from_on    | until_on   | value | numerator | denominator
        APP33       | 2024-10-01 | 2024-10-31 | 7.9   | 310       | 3900          # the month's own return
        APP33       | 2024-09-01 | 2024-09-30 | 7.8   |           |               # the month before, without its counts
        APP33       | 2024-11-01 | 2024-11-30 | 8.1   | 318       | 3950          # the month after
        APP33-OTHER | 2024-10-01 | 2024-10-31 | 50.0  | 1         | 2             # another measure's
        = 7.9 of 3900 in 2024-10
    """,
)
