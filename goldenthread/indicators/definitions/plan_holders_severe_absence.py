from datetime import date

from goldenthread.indicators.language import returned

plan_holders_severe_absence = returned(
    code="APP60",
    title="Severe absence of pupils with an EHC plan",
    plain=(
        "Of pupils with an EHC plan, the share who missed half or more of their possible sessions in the "
        "term."
    ),
    unit="%",
    polarity="lower",
    dataset="attendance",
    authority="Department for Education, pupil absence in schools: severe absentees",
    owner="Head of attendance",
    population=(
        "Pupils with an EHC plan on the roll of state-funded primary, secondary and special schools, each "
        "counted once."
    ),
    doubts="Those severely absent are also persistently absent, so it is never above APP59.",
    companions=(
        "APP57",
        "APP59",
    ),
    checked_on=date(2026, 11, 22),
    frequency="termly",
    example="""
        series      | from_on    | until_on   | value | numerator | denominator
        APP60       | 2024-09-01 | 2024-12-31 | 7.3   | 270       | 3700          # the autumn term's return
        APP60       | 2024-04-01 | 2024-08-31 | 7.9   |           |               # the summer term before it, without its counts
        APP60       | 2025-01-01 | 2025-03-31 | 7.8   | 290       | 3720          # the spring term after it
        APP60-OTHER | 2024-09-01 | 2024-12-31 | 50.0  | 1         | 2             # another measure's
        = 7.3 of 3700 in 2024-12
    """,
)
