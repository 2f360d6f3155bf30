from datetime import date

from goldenthread.indicators.language import returned

sen_support_persistent_absence = returned(
    code="APP63",
    title="Persistent absence of pupils with SEN support",
    plain=(
        "Of pupils with SEN support, the share who missed a tenth or more of their possible sessions in "
        "the term."
    ),
    unit="%",
    polarity="lower",
    dataset="attendance",
    authority="Department for Education, pupil absence in schools: persistent absentees",
    owner="Head of attendance",
    population=(
        "Pupils with SEN support on the roll of state-funded primary, secondary and special schools, each "
        "counted once."
    ),
    doubts="Part of a year is not a whole one: the share falls as the year goes on.",
    companions=(
        "APP61",
        "APP64",
    ),
    checked_on=date(2026, 11, 22),
    frequency="termly",
    example="""
        series      | from_on    | until_on   | value | numerator | denominator
        APP63       | 2024-09-01 | 2024-12-31 | 35.7  | 1320      | 3700          # the autumn term's return
        APP63       | 2024-04-01 | 2024-08-31 | 36.4  |           |               # the summer term before it, without its counts
        APP63       | 2025-01-01 | 2025-03-31 | 37.6  | 1400      | 3720          # the spring term after it
        APP63-OTHER | 2024-09-01 | 2024-12-31 | 50.0  | 1         | 2             # another measure's
        = 35.7 of 3700 in 2024-12
    """,
)
