from datetime import date

from goldenthread.indicators.language import returned

sen_support_severe_absence = returned(
    code="APP64",
    title="Severe absence of pupils with SEN support",
    plain=(
        "Of pupils with SEN support, the share who missed half or more of their possible sessions in the "
        "term."
    ),
    unit="%",
    polarity="lower",
    dataset="attendance",
    authority="Department for Education, pupil absence in schools: severe absentees",
    owner="Head of attendance",
    population=(
        "Pupils with SEN support on the roll of state-funded primary, secondary and special schools, each "
        "counted once."
    ),
    doubts="Those severely absent are also persistently absent, so it is never above APP63.",
    companions=(
        "APP61",
        "APP63",
    ),
    checked_on=date(2026, 11, 22),
    frequency="termly",
    example="""
        series      | from_on    | until_on   | value | numerator | denominator
        APP64       | 2024-09-01 | 2024-12-31 | 7.3   | 270       | 3700          # the autumn term's return
        APP64       | 2024-04-01 | 2024-08-31 | 7.9   |           |               # the summer term before it, without its counts
        APP64       | 2025-01-01 | 2025-03-31 | 7.8   | 290       | 3720          # the spring term after it
        APP64-OTHER | 2024-09-01 | 2024-12-31 | 50.0  | 1         | 2             # another measure's
        = 7.3 of 3700 in 2024-12
    """,
)
