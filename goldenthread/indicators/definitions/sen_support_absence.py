from datetime import date

from goldenthread.indicators.language import returned

sen_support_absence = returned(
    code="APP61",
    title="Absence of pupils with SEN support",
    plain=("Of the sessions possible for pupils with SEN support in the term, the share that they missed."),
    unit="%",
    polarity="lower",
    dataset="attendance",
    authority=("Department for Education, pupil absence in schools: sessions missed over sessions possible"),
    owner="Head of attendance",
    population=(
        "Pupils with SEN support on the roll of state-funded primary, secondary and special schools. A "
        "session is half a day."
    ),
    doubts=(
        "It is 100 less the attendance figure (APP62): one measure under two codes. A term is not a "
        "school year, nor autumn and spring together."
    ),
    companions=(
        "APP63",
        "APP64",
    ),
    checked_on=date(2026, 11, 22),
    frequency="termly",
    example="""
        series      | from_on    | until_on   | value | numerator | denominator
        APP61       | 2024-09-01 | 2024-12-31 | 11.0  | 110200    | 1000000       # the autumn term's return
        APP61       | 2024-04-01 | 2024-08-31 | 11.3  |           |               # the summer term before it, without its counts
        APP61       | 2025-01-01 | 2025-03-31 | 11.0  | 111000    | 1005000       # the spring term after it
        APP61-OTHER | 2024-09-01 | 2024-12-31 | 50.0  | 1         | 2             # another measure's
        = 11.0 of 1000000 in 2024-12
    """,
)
