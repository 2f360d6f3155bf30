from datetime import date

from goldenthread.indicators.language import returned

plan_holders_absence = returned(
    code="APP57",
    title="Absence of pupils with an EHC plan",
    plain=("Of the sessions possible for pupils with an EHC plan in the term, the share that they missed."),
    unit="%",
    polarity="lower",
    dataset="attendance",
    authority=("Department for Education, pupil absence in schools: sessions missed over sessions possible"),
    owner="Head of attendance",
    population=(
        "Pupils with an EHC plan on the roll of state-funded primary, secondary and special schools. A "
        "session is half a day."
    ),
    doubts=(
        "It is 100 less the attendance figure (APP58): one measure under two codes. A term is not a "
        "school year, nor autumn and spring together."
    ),
    companions=(
        "APP59",
        "APP60",
    ),
    checked_on=date(2026, 11, 22),
    frequency="termly",
    example="""
        series      | from_on    | until_on   | value | numerator | denominator
        APP57       | 2024-09-01 | 2024-12-31 | 13.3  | 132900    | 1000000       # the autumn term's return
        APP57       | 2024-04-01 | 2024-08-31 | 13.4  |           |               # the summer term before it, without its counts
        APP57       | 2025-01-01 | 2025-03-31 | 13.8  | 139000    | 1010000       # the spring term after it
        APP57-OTHER | 2024-09-01 | 2024-12-31 | 50.0  | 1         | 2             # another measure's
        = 13.3 of 1000000 in 2024-12
    """,
)
