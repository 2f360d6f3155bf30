from datetime import date

from goldenthread.indicators.language import returned

plan_holders_persistent_absence = returned(
    code="APP59",
    title="Persistent absence of pupils with an EHC plan",
    plain=(
        "Of pupils with an EHC plan, the share who missed a tenth or more of their possible sessions in "
        "the term."
    ),
    unit="%",
    polarity="lower",
    dataset="attendance",
    authority="Department for Education, pupil absence in schools: persistent absentees",
    owner="Head of attendance",
    population=(
        "Pupils with an EHC plan on the roll of state-funded primary, secondary and special schools, each "
        "counted once."
    ),
    doubts="Part of a year is not a whole one: the share falls as the year goes on.",
    companions=(
        "APP57",
        "APP60",
    ),
    checked_on=date(2026, 11, 22),
    frequency="termly",
    example="""
        series      | from_on    | until_on   | value | numerator | denominator
        APP59       | 2024-09-01 | 2024-12-31 | 35.7  | 1320      | 3700          # the autumn term's return
        APP59       | 2024-04-01 | 2024-08-31 | 36.4  |           |               # the summer term before it, without its counts
        APP59       | 2025-01-01 | 2025-03-31 | 37.6  | 1400      | 3720          # the spring term after it
        APP59-OTHER | 2024-09-01 | 2024-12-31 | 50.0  | 1         | 2             # another measure's
        = 35.7 of 3700 in 2024-12
    """,
)
