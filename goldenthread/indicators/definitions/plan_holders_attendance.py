from datetime import date

from goldenthread.indicators.language import returned

plan_holders_attendance = returned(
    code="APP58",
    title="Attendance of pupils with an EHC plan",
    plain=("Of the sessions possible for pupils with an EHC plan in the term, the share that they attended."),
    unit="%",
    polarity="higher",
    dataset="attendance",
    authority=("Department for Education, pupil absence in schools: sessions missed over sessions possible"),
    owner="Head of attendance",
    population=(
        "Pupils with an EHC plan on the roll of state-funded primary, secondary and special schools. A "
        "session is half a day."
    ),
    doubts="It is 100 less the absence figure (APP57): one measure under two codes.",
    companions=(
        "APP57",
        "APP59",
    ),
    checked_on=date(2026, 11, 22),
    frequency="termly",
    example="""
        series      | from_on    | until_on   | value | numerator | denominator
        APP58       | 2024-09-01 | 2024-12-31 | 86.7  | 867100    | 1000000       # the autumn term's return
        APP58       | 2024-04-01 | 2024-08-31 | 86.6  |           |               # the summer term before it, without its counts
        APP58       | 2025-01-01 | 2025-03-31 | 86.2  | 871000    | 1010000       # the spring term after it
        APP58-OTHER | 2024-09-01 | 2024-12-31 | 50.0  | 1         | 2             # another measure's
        = 86.7 of 1000000 in 2024-12
    """,
)
